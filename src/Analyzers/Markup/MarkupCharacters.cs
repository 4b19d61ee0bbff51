using System;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>Finds the ends of names, of whitespace and of what may precede the root element in the text of a template.</summary>
internal static class MarkupCharacters
{
    /// <summary>Skips whitespace, the declaration, comments and processing instructions; returns a position after the end if one does not end.</summary>
    public static int Prolog(string text, int at)
    {
        while (at < text.Length)
            if (IsSpace(text[at]) || text[at] == '\uFEFF')
                at++;
            else if (string.CompareOrdinal(text, at, "<?", 0, 2) == 0)
                at = After(text, at, "?>");
            else if (string.CompareOrdinal(text, at, "<!--", 0, 4) == 0)
                at = After(text, at, "-->");
            else
                return at;
        return at;
    }

    private static int After(string text, int at, string end)
    {
        var found = text.IndexOf(end, at + 2, StringComparison.Ordinal);
        return found < 0 ? text.Length + 1 : found + end.Length;
    }

    /// <summary>Returns the position after a name.</summary>
    public static int NameEnd(string text, int at)
    {
        while (at < text.Length
            && !IsSpace(text[at])
            && text[at] is not ('/' or '>' or '=' or '<' or '"' or '\'' or '&' or Template.Hole or '{' or '$' or '%' or '@' or '!' or '?'))
            at++;
        return at;
    }

    /// <summary>Whether a character is whitespace of XML.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
