using System;
using System.Collections.Generic;

namespace Bindery.Xml;

/// <summary>What a document type declaration says by itself: XML 1.0, 2.8.</summary>
internal sealed class DocumentType
{
    /// <summary>The entities by name; the first declaration of a name counts. Null is an entity that stands in a file.</summary>
    public Dictionary<string, string?> Entities { get; } = new(StringComparer.Ordinal);

    /// <summary>The attributes of each element, in the order of their declarations.</summary>
    public Dictionary<string, List<DeclaredAttribute>> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there are declarations in files, which are not read.</summary>
    public bool HasUnread { get; set; }

    /// <summary>Whether the document says that nothing outside changes what it means: 2.9.</summary>
    public bool IsStandalone { get; set; }

    /// <summary>Whether declarations count no more, because they follow a reference to a file that is not read, which may have others: 5.1.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Where the declaration begins.</summary>
    public int Start { get; set; }

    /// <summary>Where what follows it begins.</summary>
    public int End { get; set; }
}

/// <summary>An attribute of a declared list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether its value is any text, rather than words between which white space is one blank.</param>
/// <param name="Default">The value that an element has without it, as it stands in the declaration; null where there is none.</param>
internal sealed record DeclaredAttribute(string Name, bool IsText, string? Default);
