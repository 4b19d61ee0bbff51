using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>What the diagnosis keeps of an open element beyond its content: its start tag, and what was found wrong in it.</summary>
internal sealed class OpenElement(int name, NodeName node, int offset, int length)
{
    private const int LongestExcerpt = 200;

    /// <summary>The most attributes of an element that is searched for what else would have to be different.</summary>
    public const int MostExplained = 64;

    /// <summary>The name's number in the grammar.</summary>
    public int Name { get; } = name;

    /// <summary>The name, as messages show it.</summary>
    public NodeName Node { get; } = node;

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

    /// <summary>The element whose start tag a reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="name">The number of the name.</param>
    public static OpenElement Of(in Utf8XmlReader reader, int name)
    {
        var prefix = reader.Prefix.Length;
        var length = reader.LocalName.Length + prefix + (prefix > 0 ? 2 : 1);
        return new OpenElement(name, new NodeName(Excerpt(reader.NamespaceUri), Excerpt(reader.LocalName)), reader.Offset, length);
    }

    /// <summary>As much of a text as a message could need.</summary>
    public static string Excerpt(ReadOnlySpan<byte> utf8) => Utf8.Excerpt(utf8, LongestExcerpt);
}
