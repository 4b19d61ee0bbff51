using System;
using System.Collections.Generic;

namespace Bindery.Xml;

/// <summary>The declarations of a document type in the document itself: XML 1.0, 2.8.</summary>
internal sealed class DocumentType
{
    /// <summary>The entities by name; the first declaration of a name is used. Null for an external entity.</summary>
    public Dictionary<string, string?> Entities { get; } = new(StringComparer.Ordinal);

    /// <summary>The attributes of each element, in the order of their declarations.</summary>
    public Dictionary<string, List<DeclaredAttribute>> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there are external declarations, which are not read.</summary>
    public bool HasUnread { get; set; }

    /// <summary>Whether the document is declared to be standalone: 2.9.</summary>
    public bool IsStandalone { get; set; }

    /// <summary>
    /// Whether further declarations are ignored, because they follow a reference to an external entity that is not read and may contain others: 5.1.
    /// </summary>
    public bool IsClosed { get; set; }

    /// <summary>The offset of the declaration.</summary>
    public int Start { get; set; }

    /// <summary>The offset after the declaration.</summary>
    public int End { get; set; }
}

/// <summary>An attribute of a declared list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether its value is arbitrary text, not words separated by one space.</param>
/// <param name="Default">The default value, as written in the declaration; null if there is none.</param>
internal sealed record DeclaredAttribute(string Name, bool IsText, string? Default);
