using System.Collections.Generic;

namespace Bindery;

/// <summary>An attribute that a wildcard of the schema admits, or that the schema does not know.</summary>
/// <param name="localName">The local part of the name.</param>
/// <param name="namespaceUri">The namespace name; empty if there is none.</param>
/// <param name="value">The value.</param>
public sealed class AnyAttribute(string localName, string namespaceUri, string value)
{
    /// <summary>The local part of the attribute's name.</summary>
    public string LocalName { get; } = localName;

    /// <summary>The attribute's namespace name; empty if there is none.</summary>
    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The attribute's value.</summary>
    public string Value { get; set; } = value;

    /// <summary>The prefix that the document used, empty if there was none; used again in output if it is free.</summary>
    internal string Prefix { get; set; } = "";

    /// <summary>Whether this is the unreadable value of an attribute that is left out on writing.</summary>
    internal bool IsOutputOnly { get; set; }

    /// <summary>Whether the schema requires the attribute and only its word is unknown. It is then written even where unknown content is left out.</summary>
    internal bool IsKnown { get; set; }

    /// <summary>The expanded name of a type that the value names: in output, its prefix may have another meaning.</summary>
    internal QName? Name { get; init; }

    /// <summary>
    /// What prefixes in the value mean, where it may have names; null if it has none. They mean the same where it is written, as far as they are free there.
    /// </summary>
    internal IReadOnlyList<(string Prefix, string NamespaceUri)>? Prefixes { get; init; }

    /// <summary>The attribute as "name=value", for debugging.</summary>
    public override string ToString() => $"{LocalName}=\"{Value}\"";
}
