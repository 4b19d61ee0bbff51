using System.Collections.Generic;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>Classifies a piece of a text: text, attributes, balanced content, or markup that opens or closes other elements.</summary>
internal static class MarkupShape
{
    /// <summary>Returns the kind of a piece; null for whitespace, which is allowed in any place.</summary>
    public static HoleKind? Of(Template piece)
    {
        var text = piece.Text;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.IndexOf('<') >= 0)
            return IsBalanced(piece) ? HoleKind.Content : HoleKind.Markup;
        if (text.IndexOf('>') >= 0)
            return HoleKind.Markup;
        var kind = HoleKind.Text;
        foreach (var hole in piece.Holes)
            kind = Join(kind, hole.Kind) ?? HoleKind.Markup;
        if (text.IndexOf('"') < 0 && text.IndexOf('\'') < 0)
            return kind;
        return AreAttributes(piece) ? HoleKind.Attributes : HoleKind.Markup;
    }

    /// <summary>Returns the kind that covers two pieces.</summary>
    public static HoleKind? Join(HoleKind? first, HoleKind? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        var (a, b) when a == b => a,
        (HoleKind.Text, HoleKind.Content or HoleKind.Anything) => second,
        (HoleKind.Content or HoleKind.Anything, HoleKind.Text) => first,
        (HoleKind.Content, HoleKind.Anything) or (HoleKind.Anything, HoleKind.Content) => HoleKind.Content,
        _ => HoleKind.Markup,
    };

    // All elements are complete, and elements that were open before are not closed.
    private static bool IsBalanced(Template piece)
    {
        var text = piece.Text;
        var open = new Stack<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Template.Hole && piece.HoleAt(i) is HoleKind.Attributes or HoleKind.Markup or HoleKind.Rounds)
                return false;
            if (text[i] != '<')
                continue;
            var end = EndOfMarkup(text, i);
            if (end < 0)
                return false;
            if (text[i + 1] == '/')
            {
                if (open.Count == 0 || open.Pop() != text.Substring(i + 2, end - i - 3).Trim())
                    return false;
            }
            else if (text[i + 1] is not ('!' or '?') && text[end - 2] != '/')
            {
                open.Push(Name(text, i + 1));
            }
            i = end - 1;
        }
        return open.Count == 0;
    }

    /// <summary>Returns the position after a tag, comment, section or instruction; -1 if it does not end.</summary>
    public static int EndOfMarkup(string text, int start)
    {
        foreach (var (opening, closing) in new[] { ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>") })
            if (string.CompareOrdinal(text, start, opening, 0, opening.Length) == 0)
                return text.IndexOf(closing, start, System.StringComparison.Ordinal) is var found and >= 0 ? found + closing.Length : -1;
        var quote = '\0';
        for (var i = start + 1; i < text.Length; i++)
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] == '>')
                return i + 1;
            else if (text[i] == '<')
                return -1;
        return -1;
    }

    private static string Name(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('>' or '/' or ' ' or '\t' or '\r' or '\n'))
            end++;
        return text.Substring(start, end - start);
    }

    // Names with quoted values, each preceded by whitespace.
    private static bool AreAttributes(Template piece)
    {
        var text = piece.Text;
        if (!char.IsWhiteSpace(text[0]) && text[0] != Template.Hole)
            return false;
        for (var i = 0; i < text.Length;)
        {
            while (i < text.Length && (char.IsWhiteSpace(text[i]) || (text[i] == Template.Hole && piece.HoleAt(i) is HoleKind.Anything or HoleKind.Attributes)))
                i++;
            if (i == text.Length)
                return true;
            while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('=' or '"' or '\'' or Template.Hole))
                i++;
            while (i < text.Length && (char.IsWhiteSpace(text[i]) || text[i] == '='))
                i++;
            if (i == text.Length || text[i] is not ('"' or '\''))
                return false;
            i = text.IndexOf(text[i], i + 1) + 1;
            if (i == 0)
                return false;
        }
        return true;
    }
}
