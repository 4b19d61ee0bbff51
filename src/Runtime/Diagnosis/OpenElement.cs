using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>What the diagnosis keeps of an open element beyond its content: its start tag, and what was found wrong in it.</summary>
internal sealed class OpenElement(int name, string localName, string namespaceUri, int offset, int length)
{
    /// <summary>The most attributes of an element that is searched for what else would have to be different.</summary>
    public const int MostExplained = 64;

    /// <summary>The name's number in the grammar.</summary>
    public int Name { get; } = name;

    public string LocalName { get; } = localName;

    public string NamespaceUri { get; } = namespaceUri;

    /// <summary>The start tag up to the end of the name.</summary>
    public int Offset { get; } = offset;

    /// <summary>The length of '&lt;' and the name.</summary>
    public int Length { get; } = length;

    /// <summary>The attributes, in document order.</summary>
    public List<FoundAttribute> Attributes { get; } = [];

    /// <summary>Whether there are so many attributes that no reason is looked for among them.</summary>
    public bool HasManyAttributes => Attributes.Count > MostExplained;

    /// <summary>What each alternative was after the start tag.</summary>
    public List<Pattern> Contents { get; } = [];

    /// <summary>The names of the children met, wrong ones included.</summary>
    public HashSet<int> Children { get; } = [];

    /// <summary>Children that came before others that are required first.</summary>
    public List<EarlyChild> Early { get; } = [];

    /// <summary>Names that a message said must stand where something else stood.</summary>
    public HashSet<int> Told { get; } = [];

    /// <summary>The last child that was in place; null before the first.</summary>
    public string? LastChild { get; set; }

    /// <summary>Local names of children that were refused, which may be what is missing, misspelt.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Whether what is missing may follow from a mistake reported already.</summary>
    public bool HasConflict { get; set; }

    /// <summary>Blanks before the first child, and where they stand; null where there are none.</summary>
    public (string Text, int Offset, int Length)? Blank { get; set; }

    /// <summary>Whether text was reported.</summary>
    public bool HasWrongText { get; set; }
}

/// <summary>A child that came before others. Whether these are missing or only late is known at the end of the parent.</summary>
/// <param name="Shown">The name, as messages have it.</param>
/// <param name="Missing">The names that are required before it.</param>
/// <param name="Instead">The names that could have come instead.</param>
/// <param name="Path">The path of the child.</param>
/// <param name="Offset">The start tag.</param>
/// <param name="Length">The length of '&lt;' and the name.</param>
internal sealed record EarlyChild(string Shown, HashSet<int> Missing, HashSet<int> Instead, string Path, int Offset, int Length)
{
    /// <summary>Whether one of the missing came later.</summary>
    public bool IsOrder { get; set; }
}

/// <summary>An attribute of a start tag under diagnosis.</summary>
internal sealed class FoundAttribute(int index, int name, string localName, string namespaceUri, byte[] value, string text)
{
    /// <summary>The place in the start tag.</summary>
    public int Index { get; } = index;

    /// <summary>The name's number in the grammar.</summary>
    public int Name { get; } = name;

    public string LocalName { get; } = localName;

    public string NamespaceUri { get; } = namespaceUri;

    public byte[] Value { get; } = value;

    public string Text { get; } = text;

    /// <summary>How the attribute counts.</summary>
    public AttributeUse Use { get; set; }
}

/// <summary>How an attribute counts when alternatives are tried.</summary>
internal enum AttributeUse
{
    /// <summary>With its value.</summary>
    AsIs,

    /// <summary>With any value: its own is wrong.</summary>
    AnyValue,

    /// <summary>Not at all.</summary>
    Ignored,
}
