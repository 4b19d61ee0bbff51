using System.Collections.Generic;
using System.Text;
using Bindery.Schema.Rnc;

namespace Bindery.Schema.Writing;

/// <summary>Names and literals in the compact syntax.</summary>
internal static class RncText
{
    /// <summary>The name of a definition, with a backslash before it if it is a keyword.</summary>
    public static string Identifier(string name) => RncKeywords.Contains(name) ? "\\" + name : name;

    /// <summary>Returns a quoted literal, in the kind of quotes that it needs; several literals if no kind of quotes can contain it.</summary>
    public static string Literal(string text)
    {
        var isLong = text.IndexOf('\n') >= 0;
        if (!isLong && text.IndexOf('"') < 0)
            return "\"" + Escape(text) + "\"";
        if (!isLong && text.IndexOf('\'') < 0)
            return "'" + Escape(text) + "'";
        if (isLong && text.IndexOf('\n') == text.Length - 1 && text.IndexOf('"') < 0)
            return "\"" + EscapeLines(text) + "\"";
        foreach (var quotes in (string[])["\"\"\"", "'''"])
            if (!text.Contains(quotes) && text[0] != quotes[0] && text[text.Length - 1] != quotes[0])
                return quotes + Escape(text) + quotes;
        return Pieces(text);
    }

    /// <summary>A line of a comment.</summary>
    public static string Comment(string line) => Escape(line);

    /// <summary>Splits the text into runs that each lack one kind of quotes.</summary>
    private static string Pieces(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var quote = text[start] == '"' ? '\'' : '"';
            var end = text.IndexOf(quote, start);
            if (end < 0)
                end = text.Length;
            pieces.Add(quote + EscapeLines(text.Substring(start, end - start)) + quote);
            start = end;
        }

        return string.Join(" ~ ", pieces);
    }

    private static string EscapeLines(string text) => Escape(text).Replace("\n", "\\x{A}");

    /// <summary>Escapes text that looks like an escape, and carriage returns, which would be read as line ends.</summary>
    private static string Escape(string text)
    {
        if (text.IndexOf('\\') < 0 && text.IndexOf('\r') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r')
                escaped.Append("\\x{D}");
            else if (text[i] == '\\' && LooksLikeEscape(text, i + 1))
                escaped.Append("\\x{5C}");
            else
                escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool LooksLikeEscape(string text, int index)
    {
        var start = index;
        while (index < text.Length && text[index] == 'x')
            index++;
        return index > start && index < text.Length && text[index] == '{';
    }
}
