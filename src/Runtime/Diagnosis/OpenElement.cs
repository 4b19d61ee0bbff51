using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>The state that the diagnosis keeps for an open element in addition to its content: its start tag, and the errors found in it.</summary>
internal sealed class OpenElement(int name, NodeName node, int offset, int length)
{
    private const int LongestExcerpt = 200;

    /// <summary>The maximum number of attributes that are searched for the reason of a violation.</summary>
    public const int MostExplained = 64;

    /// <summary>The name's number in the grammar.</summary>
    public int Name { get; } = name;

    /// <summary>The name, as messages show it.</summary>
    public NodeName Node { get; } = node;

    /// <summary>The offset of the start tag.</summary>
    public int Offset { get; } = offset;

    /// <summary>The length of '&lt;' and the name.</summary>
    public int Length { get; } = length;

    /// <summary>The attributes, in document order.</summary>
    public List<FoundAttribute> Attributes { get; } = [];

    /// <summary>Whether there are too many attributes to search for a reason among them.</summary>
    public bool HasManyAttributes => Attributes.Count > MostExplained;

    /// <summary>The alternatives of the content after the start tag.</summary>
    public List<Pattern> Contents { get; } = [];

    /// <summary>The names of the children so far, including invalid ones.</summary>
    public HashSet<int> Children { get; } = [];

    /// <summary>Children that came before required siblings.</summary>
    public List<EarlyChild> Early { get; } = [];

    /// <summary>Names that were reported as required in place of another node.</summary>
    public HashSet<int> Told { get; } = [];

    /// <summary>The last child that was allowed; null before the first.</summary>
    public string? LastChild { get; set; }

    /// <summary>Local names of children that were refused. Each may be a misspelled required child.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Whether content may be missing as a consequence of a reported error.</summary>
    public bool HasConflict { get; set; }

    /// <summary>Whitespace before the first child, and its place; null if there is none.</summary>
    public (string Text, int Offset, int Length)? Blank { get; set; }

    /// <summary>Whether text was reported.</summary>
    public bool HasWrongText { get; set; }

    /// <summary>Creates the state for the element whose start tag a reader is on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="name">The number of the name.</param>
    public static OpenElement Of(in Utf8XmlReader reader, int name)
    {
        var prefix = reader.Prefix.Length;
        var length = reader.LocalName.Length + prefix + (prefix > 0 ? 2 : 1);
        return new OpenElement(name, new NodeName(Excerpt(reader.NamespaceUri), Excerpt(reader.LocalName)), reader.Offset, length);
    }

    /// <summary>Returns the part of a text that a message could need.</summary>
    public static string Excerpt(ReadOnlySpan<byte> utf8) => Utf8.Excerpt(utf8, LongestExcerpt);
}
