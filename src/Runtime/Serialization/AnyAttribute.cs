using System.Collections.Generic;

namespace Bindery;

/// <summary>An attribute that a wildcard of the schema allows, or that the schema does not define.</summary>
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

    /// <summary>The prefix in the document, empty if there is none; it is used again in output if it is free.</summary>
    internal string Prefix { get; set; } = "";

    /// <summary>Whether this is the invalid value of an attribute that is left out on writing.</summary>
    internal bool IsOutputOnly { get; set; }

    /// <summary>Whether the schema requires the attribute and only its value is unknown. It is then written even if unknown content is left out.</summary>
    internal bool IsKnown { get; set; }

    /// <summary>The expanded name of a type that the value names: in output, its prefix may be bound to another namespace.</summary>
    internal QName? Name { get; init; }

    /// <summary>
    /// The namespaces of the prefixes in the value, if it may contain qualified names; otherwise null. The prefixes are declared in output if they are free
    /// there.
    /// </summary>
    internal IReadOnlyList<(string Prefix, string NamespaceUri)>? Prefixes { get; init; }

    /// <summary>Returns the attribute as "name=value", for debugging.</summary>
    public override string ToString() => $"{LocalName}=\"{Value}\"";
}
