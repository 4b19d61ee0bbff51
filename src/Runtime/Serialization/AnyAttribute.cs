namespace Bindery;

/// <summary>An attribute that the schema admits without saying what it is, or does not know.</summary>
/// <param name="localName">The local part of the name.</param>
/// <param name="namespaceUri">The namespace name, empty if none.</param>
/// <param name="value">The value.</param>
public sealed class AnyAttribute(string localName, string namespaceUri, string value)
{
    /// <summary>The local part of the attribute's name.</summary>
    public string LocalName { get; } = localName;

    /// <summary>The attribute's namespace name, empty if none.</summary>
    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The attribute's value.</summary>
    public string Value { get; set; } = value;

    /// <summary>The prefix that the document used, empty if none; written again where it is free.</summary>
    internal string Prefix { get; set; } = "";

    /// <summary>Whether this is the unreadable value of an attribute that is left out on writing.</summary>
    internal bool IsOutputOnly { get; set; }

    /// <summary>Whether the schema demands the attribute and only its word is unknown. It is written even where unknown content is left out.</summary>
    internal bool IsKnown { get; set; }

    /// <summary>What the value means where it is the name of a type: its prefix may mean another namespace where it is written.</summary>
    internal QName? Name { get; init; }

    /// <summary>The attribute as "name=value", for debugging.</summary>
    public override string ToString() => $"{LocalName}=\"{Value}\"";
}
