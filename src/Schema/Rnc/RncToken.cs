using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>The kinds of tokens of the compact syntax.</summary>
internal enum RncTokenKind
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>A name without a prefix, possibly a keyword.</summary>
    Name,

    /// <summary>A name with a backslash before it, which is never a keyword.</summary>
    EscapedName,

    /// <summary>A name with a prefix.</summary>
    PrefixedName,

    /// <summary>A prefix and an asterisk: all names of a namespace.</summary>
    AllOfPrefix,

    /// <summary>A quoted literal.</summary>
    Literal,

    /// <summary>Lines that begin with ##.</summary>
    Documentation,

    /// <summary>Punctuation.</summary>
    Symbol,
}

/// <summary>A token of the compact syntax.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">
/// The name without the backslash, the literal without the quotes, the lines without '##', or the punctuation; for names with a prefix the whole name.
/// </param>
/// <param name="Span">The place of the token.</param>
/// <param name="Comments">The comments before it.</param>
internal sealed record RncToken(RncTokenKind Kind, string Text, SourceSpan Span, IReadOnlyList<MarkupComment> Comments)
{
    /// <summary>Whether it is a certain keyword.</summary>
    public bool IsKeyword(string keyword) => Kind == RncTokenKind.Name && Text == keyword;

    /// <summary>Whether it is a certain punctuation.</summary>
    public bool IsSymbol(string symbol) => Kind == RncTokenKind.Symbol && Text == symbol;

    /// <summary>Whether it can be the name of a definition.</summary>
    public bool IsIdentifier => Kind == RncTokenKind.EscapedName || (Kind == RncTokenKind.Name && !RncKeywords.Contains(Text));

    /// <summary>Whether it is an identifier or a keyword: a name where keywords are not reserved.</summary>
    public bool IsUnprefixedName => Kind is RncTokenKind.Name or RncTokenKind.EscapedName;

    /// <summary>The prefix of a name that has one.</summary>
    public string Prefix => Text.Substring(0, Text.IndexOf(':'));

    /// <summary>The name without its prefix.</summary>
    public string LocalName => Text.Substring(Text.IndexOf(':') + 1);

    /// <summary>A description for messages.</summary>
    public string Describe() => Kind switch
    {
        RncTokenKind.End => "the end of the file",
        RncTokenKind.Literal => "a text in quotes",
        RncTokenKind.Documentation => "a documentation comment (##)",
        RncTokenKind.Name when RncKeywords.Contains(Text) => $"the keyword '{Text}'",
        RncTokenKind.Symbol => $"'{Text}'",
        _ => $"'{Text}'",
    };
}
