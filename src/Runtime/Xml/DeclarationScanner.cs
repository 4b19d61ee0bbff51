using System;
using System.Globalization;

namespace Bindery.Xml;

/// <summary>Reads the tokens of declarations of a document type: names, literals, whitespace, references (XML 1.0, 2.3 and 4.1).</summary>
/// <param name="text">The text that contains the declarations.</param>
internal sealed class DeclarationScanner(string text)
{
    /// <summary>The index of the next character.</summary>
    public int At { get; set; }

    public bool IsAtEnd => At >= text.Length;

    /// <summary>The next character; U+0000 at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[At];

    /// <summary>Production [3], S.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n';

    public bool Starts(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    public bool Take(char expected)
    {
        if (Next != expected || IsAtEnd)
            return false;
        At++;
        return true;
    }

    public bool Take(string expected)
    {
        if (!Starts(expected))
            return false;
        At += expected.Length;
        return true;
    }

    /// <summary>Reads a whole word; the beginning of a longer word is not read.</summary>
    public bool TakeWord(string word)
    {
        var after = At + word.Length;
        if (!Starts(word) || (after < text.Length && XmlCharacters.IsName(text[after])))
            return false;
        At = after;
        return true;
    }

    public void Expect(char expected)
    {
        if (!Take(expected))
            throw Error($"'{expected}' is expected here", At);
    }

    /// <summary>Skips whitespace.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Blanks()
    {
        var start = At;
        while (!IsAtEnd && IsBlank(text[At]))
            At++;
        return At > start;
    }

    public void ExpectBlanks()
    {
        if (!Blanks())
            throw Error("White space is expected here", At);
    }

    /// <summary>Reads a name: production [5], Name.</summary>
    public string Name(string what) => Name(what, ':');

    /// <summary>Reads a name without a colon, as for entities, notations and targets (Namespaces in XML 1.0, section 7).</summary>
    public string NameWithoutColon(string what) => Name(what, '\0');

    /// <summary>Reads a name token: production [7], Nmtoken.</summary>
    public void Nmtoken(string what)
    {
        var start = At;
        PassNameCharacters(':');
        if (At == start)
            throw Error($"{what} needs a word here", start);
    }

    /// <summary>Reads a quoted text, without the quotes.</summary>
    public string Literal()
    {
        if (Next is not ('"' or '\''))
            throw Error("A quoted value is expected here", At);
        var end = text.IndexOf(text[At], At + 1);
        if (end < 0)
            throw Error("The value is not closed; a quote is missing", At);
        CheckCharacters(At + 1, end);
        var literal = text.Substring(At + 1, end - At - 1);
        At = end + 1;
        return literal;
    }

    /// <summary>Reads the rest of a section, without its delimiter.</summary>
    public string TakeTo(string end, int start)
    {
        var close = text.IndexOf(end, At, StringComparison.Ordinal);
        if (close < 0)
            throw Error($"'{end}' is missing", start);
        CheckCharacters(At, close);
        var inside = text.Substring(At, close - At);
        At = close + end.Length;
        return inside;
    }

    /// <summary>Reads a reference in a literal, which begins with '&amp;'.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="at">The index of '&amp;' in it.</param>
    /// <param name="start">The index of the literal in the text.</param>
    /// <returns>The character, or null for a reference to an entity; and the index of ';'.</returns>
    public (string? Character, string Name, int End) Reference(string literal, int at, int start)
    {
        var end = literal.IndexOf(';', at);
        var name = end < 0 ? "" : literal.Substring(at + 1, end - at - 1);
        if (name.StartsWith("#", StringComparison.Ordinal))
            return CharacterOf(name.Substring(1)) is { } character
                ? (character, name, end)
                : throw Error("This is not a valid character reference", start + at);
        return IsName(name) ? (null, name, end) : throw Error("This is not a valid reference; '&' itself is written as '&amp;'", start + at);
    }

    public XmlBindingException Error(string message, int at) => DocumentTypeExpander.Error(text, message, at);

    /// <summary>Whether a text is a name: production [5].</summary>
    public static bool IsName(string name)
    {
        var scanner = new DeclarationScanner(name);
        return name.Length > 0 && scanner.PassNameStart(':') && scanner.PassNameCharacters(':') && scanner.IsAtEnd;
    }

    private string Name(string what, char besides)
    {
        var start = At;
        if (!PassNameStart(besides))
            throw Error($"{what} needs a name here", start);
        PassNameCharacters(besides);
        return text.Substring(start, At - start);
    }

    private bool PassNameStart(char besides)
    {
        if (IsAtEnd || !(XmlCharacters.IsNameStart(Scalar(At, out var length)) || (text[At] == ':' && besides == ':')))
            return false;
        At += length;
        return true;
    }

    private bool PassNameCharacters(char besides)
    {
        while (!IsAtEnd && (XmlCharacters.IsName(Scalar(At, out var length)) || (text[At] == ':' && besides == ':')))
            At += length;
        return true;
    }

    private void CheckCharacters(int start, int end)
    {
        for (var i = start; i < end;)
        {
            var scalar = Scalar(i, out var length);
            if (!XmlCharacters.IsChar(scalar))
                throw Error(FormattableString.Invariant($"The character U+{scalar:X4} is not allowed in XML"), i);
            i += length;
        }
    }

    private int Scalar(int at, out int length)
    {
        var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        length = isPair ? 2 : 1;
        return isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
    }

    /// <summary>Returns the character of a reference, without "&amp;#" and ";"; null if there is none.</summary>
    private static string? CharacterOf(string digits)
    {
        var isHex = digits.StartsWith("x", StringComparison.Ordinal);
        return int.TryParse(
                isHex ? digits.Substring(1) : digits,
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var scalar)
            && XmlCharacters.IsChar(scalar)
            ? char.ConvertFromUtf32(scalar)
            : null;
    }
}
