namespace Bindery.Analyzers.Documents;

/// <summary>What a fact is about.</summary>
internal enum FactKind
{
    Attribute,
    Child,
    Text,
}
