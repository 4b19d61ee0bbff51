using System;
using System.Collections.Generic;
using System.Text;
using System.Xml;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>Divides the characters of a file into tokens (RELAX NG Compact Syntax, 3).</summary>
internal sealed class RncLexer(RncCharacters characters)
{
    private readonly string _text = characters.Text;
    private int _position;

    /// <summary>Reads the next token; at the end of the file, always the end token.</summary>
    /// <exception cref="RncSyntaxException">A character cannot begin a token, or a token is not terminated.</exception>
    public RncToken Read()
    {
        var comments = SkipBlanks();
        var start = _position;
        if (start == _text.Length)
            return Token(RncTokenKind.End, "", start);
        switch (_text[start])
        {
            case '#':
                return Token(RncTokenKind.Documentation, ReadLines(isDocumentation: true), start);
            case '"' or '\'':
                return Token(RncTokenKind.Literal, ReadLiteral(_text[start]), start);
            case '\\':
                _position++;
                var name = ReadName();
                if (name.Length == 0)
                    throw Fail(
                        "A name is expected after the backslash, which distinguishes it from a keyword; a character is escaped as \\x{…}",
                        start,
                        start + 1);
                return Token(RncTokenKind.EscapedName, name, start);
            case var first when XmlConvert.IsStartNCNameChar(first):
                return ReadNames(start);
            default:
                return Token(RncTokenKind.Symbol, ReadSymbol(), start);
        }

        RncToken Token(RncTokenKind kind, string text, int from) => new(kind, text, characters.Span(from, _position), comments);

        RncToken ReadNames(int from)
        {
            var name = ReadName();
            if (!Sees(":"))
                return Token(RncTokenKind.Name, name, from);
            _position++;
            if (Sees("*"))
            {
                _position++;
                return Token(RncTokenKind.AllOfPrefix, name + ":*", from);
            }

            var local = ReadName();
            return local.Length > 0
                ? Token(RncTokenKind.PrefixedName, name + ":" + local, from)
                : throw Fail($"A name or '*' is expected after '{name}:'", from, _position);
        }
    }

    /// <summary>Skips whitespace and plain comments. Comment lines without a blank line between them are one comment.</summary>
    private List<MarkupComment> SkipBlanks()
    {
        List<MarkupComment>? comments = null;
        while (_position < _text.Length)
        {
            var start = _position;
            if (_text[start] is ' ' or '\t' or '\n')
            {
                _position++;
                continue;
            }

            if (_text[start] != '#' || Sees("##"))
                break;
            var lines = ReadLines(isDocumentation: false);
            // In the XML syntax the indentation of the first of several lines is visible only if the line is not next to the delimiter.
            (comments ??= []).Add(new MarkupComment(characters.Span(start, _position), lines.IndexOf('\n') < 0 ? lines : "\n" + lines));
        }

        return comments ?? [];
    }

    /// <summary>Reads consecutive comment lines of one kind, without their marks.</summary>
    private string ReadLines(bool isDocumentation)
    {
        var lines = new StringBuilder();
        while (true)
        {
            while (_position < _text.Length && _text[_position] == '#')
                _position++;
            if (Sees(" "))
                _position++;
            var start = _position;
            while (_position < _text.Length && _text[_position] != '\n')
                _position++;
            lines.Append(_text, start, _position - start);
            var next = _position + 1;
            while (next < _text.Length && _text[next] is ' ' or '\t')
                next++;
            if (next >= _text.Length || _text[next] != '#' || isDocumentation != (next + 1 < _text.Length && _text[next + 1] == '#'))
                return lines.ToString();
            lines.Append('\n');
            _position = next;
        }
    }

    /// <summary>Reads a quoted literal: on one line in single or double quotes, on several lines in triple quotes.</summary>
    private string ReadLiteral(char quote)
    {
        var start = _position;
        var delimiter = new string(quote, 3);
        var isLong = Sees(delimiter);
        if (!isLong)
            delimiter = quote.ToString();
        var first = start + delimiter.Length;
        for (_position = first; _position < _text.Length; _position++)
        {
            if (Sees(delimiter))
            {
                var end = _position;
                _position += delimiter.Length;
                return _text.Substring(first, end - first);
            }

            if (!isLong && characters.IsLineEnd(_position))
                throw Fail(
                    $"The text is not closed by {delimiter} on its line; three quotes, {quote}{quote}{quote}, enclose text of several lines",
                    start,
                    _position);
        }

        throw Fail($"The text is not closed by {delimiter} before the end of the file", start, first);
    }

    private string ReadName()
    {
        var start = _position;
        if (start < _text.Length && XmlConvert.IsStartNCNameChar(_text[start]))
            while (_position < _text.Length && XmlConvert.IsNCNameChar(_text[_position]))
                _position++;
        return _text.Substring(start, _position - start);
    }

    private string ReadSymbol()
    {
        var start = _position;
        foreach (var symbol in (string[])["|=", "&=", ">>"])
        {
            if (!Sees(symbol))
                continue;
            _position += 2;
            return symbol;
        }

        if ("=|&,{}[]()?*+-~".IndexOf(_text[start]) < 0)
        {
            var length = char.IsSurrogate(_text[start]) ? 2 : 1;
            var found = _text[start] < ' ' ? FormattableString.Invariant($"U+{(int)_text[start]:X4}") : "'" + _text.Substring(start, length) + "'";
            throw Fail($"No token of the compact syntax begins with {found}{Hint(_text[start])}", start, start + length);
        }

        _position++;
        return _text.Substring(start, 1);
    }

    private string Hint(char found) => found switch
    {
        '<' when _position == 0 => "; this seems to be a schema in the XML syntax, whose files are named .rng",
        ';' => "; definitions and patterns have no terminator, and ',' separates the patterns of a group",
        ':' => "; a definition has the form name = pattern, and a prefix is directly followed by ':'",
        '/' => "; comments begin with '#'",
        _ => "",
    };

    private bool Sees(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private RncSyntaxException Fail(string message, int start, int end) => new(SchemaRules.NotWellFormed, message, characters.Span(start, end));
}
