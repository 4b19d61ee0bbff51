using System.Collections.Generic;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// An element of a partial document: what some code certainly writes, as far as it can be known. Each thing that is known is a fact of its own, so that a
/// conflict can name the facts that contradict each other and leave out the rest.
/// </summary>
/// <param name="namespaceUri">The namespace name; empty for none.</param>
/// <param name="localName">The local name.</param>
internal sealed class PartialElement(string namespaceUri, string localName)
{
    /// <summary>The namespace name; empty for none.</summary>
    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The local name.</summary>
    public string LocalName { get; } = localName;

    /// <summary>The attributes about which something is known (or known to be unknown), each name once.</summary>
    public List<PartialAttribute> Attributes { get; } = [];

    /// <summary>The children about which something is known, in the order in which they are written; several may have one name.</summary>
    public List<PartialChild> Children { get; } = [];

    /// <summary>What is known about the text; null where <see cref="IsClosed"/> decides.</summary>
    public PartialText? Text { get; set; }

    /// <summary>Names of children of which there may be more than <see cref="Children"/> has, at any place. The namespace name comes first.</summary>
    public HashSet<(string NamespaceUri, string LocalName)> OpenChildren { get; } = [];

    /// <summary>
    /// Whether all that is not mentioned above is certainly absent. Else it is unknown: any attributes, children and text may be there as well.
    /// </summary>
    public bool IsClosed { get; set; } = true;

    /// <summary>Where the element comes from, for messages: whatever the maker of the document likes.</summary>
    public object? Origin { get; set; }
}

/// <summary>Whether something is written.</summary>
internal enum Presence
{
    /// <summary>It certainly is.</summary>
    Certain,

    /// <summary>It certainly is not.</summary>
    Absent,

    /// <summary>It may be.</summary>
    Unknown,
}

/// <summary>An attribute of a partial document.</summary>
/// <param name="namespaceUri">The namespace name; empty for none.</param>
/// <param name="localName">The local name.</param>
/// <param name="presence">Whether it is there.</param>
/// <param name="values">The values of which it has one, if it is there; null where the value is not known.</param>
internal sealed class PartialAttribute(string namespaceUri, string localName, Presence presence, IReadOnlyList<string>? values = null)
{
    /// <summary>The namespace of xsi:type.</summary>
    public const string InstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    public Presence Presence { get; } = presence;

    public IReadOnlyList<string>? Values { get; } = values;

    /// <summary>Whether the attribute is part of what the element is, like its name: it is never blamed.</summary>
    public bool IsOfElement { get; private set; }

    /// <summary>The namespace of a value that is a name; null for others.</summary>
    public string? ValueNamespace { get; private set; }

    /// <summary>Where it comes from, for messages.</summary>
    public object? Origin { get; set; }

    /// <summary>xsi:type.</summary>
    /// <param name="type">The type; null where it is absent.</param>
    public static PartialAttribute TypeOfElement((string NamespaceUri, string LocalName)? type) =>
        type is not var (uri, local)
            ? new PartialAttribute(InstanceNamespace, "type", Presence.Absent) { IsOfElement = true }
            : new PartialAttribute(InstanceNamespace, "type", Presence.Certain, [uri.Length == 0 ? local : "p:" + local])
            {
                IsOfElement = true,
                ValueNamespace = uri,
            };
}

/// <summary>A child of a partial document.</summary>
/// <param name="namespaceUri">The namespace name; empty for none.</param>
/// <param name="localName">The local name.</param>
/// <param name="presence">Whether it is there.</param>
/// <param name="alternatives">The elements of which it is one, all of this name; empty where it is absent, or where nothing is known of its content.</param>
internal sealed class PartialChild(string namespaceUri, string localName, Presence presence, params PartialElement[] alternatives)
{
    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    public Presence Presence { get; } = presence;

    public IReadOnlyList<PartialElement> Alternatives { get; } = alternatives;

    /// <summary>Where it comes from, for messages.</summary>
    public object? Origin { get; set; }
}

/// <summary>The text of an element of a partial document.</summary>
/// <param name="presence">Whether there is any text: <see cref="Presence.Absent"/> is the same as the only value "".</param>
/// <param name="values">Where it is <see cref="Presence.Certain"/>: the texts of which it is one; null where the text is not known.</param>
internal sealed class PartialText(Presence presence, IReadOnlyList<string>? values = null)
{
    public Presence Presence { get; } = presence;

    public IReadOnlyList<string>? Values { get; } = values;

    /// <summary>Where it comes from, for messages.</summary>
    public object? Origin { get; set; }
}
