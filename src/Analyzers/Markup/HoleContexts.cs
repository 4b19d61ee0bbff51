using System.Collections.Generic;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>
/// Tells whether the holes of a template stand where a blank can stand as well, so that a fault with blanks in them is one with anything in them.
/// </summary>
internal static class HoleContexts
{
    /// <summary>Whether all holes do.</summary>
    public static bool AreBlanks(Template template)
    {
        var text = template.Text;
        var open = new Stack<(string Name, bool HasHole)>();
        var isBalancedByHole = false;
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case Template.Hole when IsInReference(text, i):
                    return false;
                case Template.Hole when open.Count > 0 && template.HoleAt(i) == HoleKind.Anything:
                    open.Push((open.Pop().Name, true));
                    break;
                case '<':
                    var end = MarkupShape.EndOfMarkup(text, i);
                    if (end < 0)
                        return template.Text.IndexOf(Template.Hole, i) < 0;
                    if (!IsTag(text, i + 1))
                    {
                        i = end - 1;
                        break;
                    }
                    if (!AreBlanksInTag(template, i, end))
                        return false;
                    isBalancedByHole |= Pair(open, text, i, end);
                    i = end - 1;
                    break;
            }
        // The start tag of an end tag may be in a preceding hole.
        return !isBalancedByHole || open.Count > 0;
    }

    // Whether an end tag is that of an element that a hole may have begun.
    private static bool Pair(Stack<(string Name, bool HasHole)> open, string text, int start, int end)
    {
        if (text[start + 1] != '/')
        {
            if (text[end - 2] != '/')
                open.Push((NameAt(text, start + 1), false));
            return false;
        }
        if (open.Count == 0)
            return false;
        var isOfHole = open.Peek() is { HasHole: true, Name: var name } && name != NameAt(text, start + 2);
        if (!isOfHole)
            open.Pop();
        return isOfHole;
    }

    private static bool IsTag(string text, int at) => at < text.Length && text[at] is not ('!' or '?');

    // A hole in a name, one that is a name before '=', and one that has the quotes with the value.
    private static bool AreBlanksInTag(Template template, int start, int end)
    {
        var text = template.Text;
        var quote = '\0';
        for (var i = start + 1; i < end; i++)
            if (quote != '\0')
            {
                if (text[i] == quote)
                    quote = '\0';
                else if (text[i] == Template.Hole && IsInReference(text, i))
                    return false;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == Template.Hole
                && (Before(text, i) == '=' || After(text, i) == '=' || (IsOfName(text[i - 1]) && template.HoleAt(i) != HoleKind.Attributes)
                    || (IsOfName(text[i + 1]) && text[i + 1] != '/')))
            {
                return false;
            }
        return true;
    }

    private static bool IsInReference(string text, int hole)
    {
        for (var i = hole - 1; i >= 0; i--)
            if (text[i] == '&')
                return true;
            else if (!char.IsLetterOrDigit(text[i]) && text[i] != '#')
                return false;
        return false;
    }

    private static char Before(string text, int at)
    {
        do
            at--;
        while (char.IsWhiteSpace(text[at]) || text[at] == Template.Hole);
        return text[at];
    }

    private static char After(string text, int at)
    {
        do
            at++;
        while (char.IsWhiteSpace(text[at]) || text[at] == Template.Hole);
        return text[at];
    }

    private static string NameAt(string text, int start)
    {
        var end = start;
        while (IsOfName(text[end]) && text[end] is not ('<' or '/'))
            end++;
        return text.Substring(start, end - start);
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is ':' or '-' or '_' or '.' or '<' or '/';
}
