using System.Collections.Generic;
using Bindery.Names;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// An element of a partial document: the content that code certainly writes. Each piece of knowledge is a separate fact, so that a conflict can name only the
/// facts that contradict each other.
/// </summary>
/// <param name="namespaceUri">The namespace name; empty for none.</param>
/// <param name="localName">The local name.</param>
internal sealed class PartialElement(string namespaceUri, string localName)
{
    /// <summary>The namespace name; empty for none.</summary>
    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The local name.</summary>
    public string LocalName { get; } = localName;

    /// <summary>The attributes that are known, or known to be unknown; each name occurs once.</summary>
    public List<PartialAttribute> Attributes { get; } = [];

    /// <summary>The known children, in the order in which they are written; several may have the same name.</summary>
    public List<PartialChild> Children { get; } = [];

    /// <summary>The knowledge about the text; null if <see cref="IsClosed"/> determines it.</summary>
    public PartialText? Text { get; set; }

    /// <summary>Names with which there may be more children than in <see cref="Children"/>, in any place. The namespace name comes first.</summary>
    public HashSet<(string NamespaceUri, string LocalName)> OpenChildren { get; } = [];

    /// <summary>Whether all other content is certainly absent. Otherwise it is unknown: there may be any other attributes, children and text.</summary>
    public bool IsClosed { get; set; } = true;

    /// <summary>The origin of the element, for messages; its type is determined by the creator of the document.</summary>
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
/// <param name="presence">Whether it is present.</param>
/// <param name="values">The possible values, if it is present; null if the value is unknown.</param>
internal sealed class PartialAttribute(string namespaceUri, string localName, Presence presence, IReadOnlyList<string>? values = null)
{
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
            ? new PartialAttribute(InstanceNamespace.Uri, "type", Presence.Absent) { IsOfElement = true }
            : new PartialAttribute(InstanceNamespace.Uri, "type", Presence.Certain, [uri.Length == 0 ? local : "p:" + local])
            {
                IsOfElement = true,
                ValueNamespace = uri,
            };
}

/// <summary>A child of a partial document.</summary>
/// <param name="namespaceUri">The namespace name; empty for none.</param>
/// <param name="localName">The local name.</param>
/// <param name="presence">Whether it is present.</param>
/// <param name="alternatives">The possible elements, all with this name; empty if it is absent, or if its content is unknown.</param>
internal sealed class PartialChild(string namespaceUri, string localName, Presence presence, params PartialElement[] alternatives)
{
    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    public Presence Presence { get; } = presence;

    public IReadOnlyList<PartialElement> Alternatives { get; } = alternatives;

    /// <summary>Its origin, for messages.</summary>
    public object? Origin { get; set; }
}

/// <summary>The text of an element of a partial document.</summary>
/// <param name="presence">Whether there is any text: <see cref="Presence.Absent"/> is equivalent to the only value "".</param>
/// <param name="values">For <see cref="Presence.Certain"/>: the possible texts; null if the text is unknown.</param>
internal sealed class PartialText(Presence presence, IReadOnlyList<string>? values = null)
{
    public Presence Presence { get; } = presence;

    public IReadOnlyList<string>? Values { get; } = values;

    /// <summary>Its origin, for messages.</summary>
    public object? Origin { get; set; }
}
