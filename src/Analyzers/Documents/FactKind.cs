namespace Bindery.Analyzers.Documents;

/// <summary>The subjects of facts.</summary>
internal enum FactKind
{
    Attribute,
    Child,
    Text,
}
