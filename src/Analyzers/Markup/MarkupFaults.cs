using System;
using System.Collections.Generic;
using Bindery.Analyzers.Templates;
using Bindery.Wording;

namespace Bindery.Analyzers.Markup;

/// <summary>Finds mistakes because of which a template is not well-formed with any replacement of its holes.</summary>
internal static class MarkupFaults
{
    /// <summary>
    /// The text as a reader of XML can take it, where it has all that is to come: each hole is a blank. Null where it may go on, where a hole may have markup
    /// that is not balanced or is part of a name, a reference or what is in quotes, and for templates of other engines.
    /// </summary>
    public static string? Filled(Template template)
    {
        foreach (var hole in template.Holes)
            if (hole.Kind is HoleKind.Markup or HoleKind.Rounds)
                return null;
        var text = template.Text.Replace(Template.Hole, ' ');
        return IsWhole(text) && !ForeignTemplates.MayBeIn(text) && HoleContexts.AreBlanks(template) ? text : null;
    }

    /// <summary>
    /// Returns a tag in a loop that has no counterpart there although the rest of the text is balanced, so that the text is not balanced with any number of
    /// iterations. The result is the position in the text, the length and the message; null if there is none.
    /// </summary>
    public static (int Start, int Length, string Message)? InRounds(Template template)
    {
        int? first = null, second = null;
        foreach (var hole in template.Holes)
            if (hole.Kind == HoleKind.Markup || (hole.Kind == HoleKind.Rounds && second is not null))
                return null;
            else if (hole.Kind == HoleKind.Rounds)
                (first, second) = (first ?? hole.Position, first is null ? null : hole.Position);
        var text = template.Text;
        if (first is not { } start || second is not { } end || !IsWhole(text) || ForeignTemplates.MayBeIn(text.Replace(Template.Hole, ' ')))
            return null;
        // Without an iteration, everything is balanced.
        if (!Unmatched(text.Remove(start, end + 1 - start), 0) || !TryUnmatched(text, start, end, out var open, out var closed) || open.Count == closed.Count)
            return null;
        var at = closed.Count > open.Count ? closed[0] : open[open.Count - 1];
        var length = NameEnd(text, at) - at;
        var name = text.Substring(at, length);
        return (at,
            length,
            closed.Count > open.Count ? $"The end tag </{name}> has no start tag in the loop" : $"The start tag <{name}> has no end tag in the loop");
    }

    /// <summary>Whether a text begins with an element and ends with its end tag, whose name may be misspelled.</summary>
    public static bool IsWhole(string text)
    {
        if (MarkupParser.IsWhole(text))
            return true;
        var end = text.TrimEnd();
        return end.EndsWith(">", StringComparison.Ordinal)
            && end.LastIndexOf("</", StringComparison.Ordinal) is var tag and >= 0
            && MarkupParser.RootName(text) is { } name
            && Spelling.Nearest(end.Substring(tag + 2, end.Length - tag - 3), [name]) is not null;
    }

    private static bool Unmatched(string text, int start) =>
        TryUnmatched(text, start, text.Length, out var open, out var closed) && open.Count + closed.Count == 0;

    // Returns the names of the tags in a part of a text that have no counterpart in it.
    private static bool TryUnmatched(string text, int start, int end, out List<int> open, out List<int> closed)
    {
        (open, closed) = ([], []);
        for (var i = start; i < end; i++)
        {
            if (text[i] != '<')
                continue;
            var after = MarkupShape.EndOfMarkup(text, i);
            if (after < 0 || after > end)
                return false;
            if (text[i + 1] == '/' && open.Count > 0)
                open.RemoveAt(open.Count - 1);
            else if (text[i + 1] == '/')
                closed.Add(i + 2);
            else if (text[i + 1] is not ('!' or '?') && text[after - 2] != '/')
                open.Add(i + 1);
            i = after - 1;
        }
        return true;
    }

    private static int NameEnd(string text, int at)
    {
        while (at < text.Length && text[at] is not (' ' or '>' or '/' or '\t' or '\r' or '\n'))
            at++;
        return at;
    }
}
