using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Edits;

/// <summary>
/// Changes to the text of one file. They are small, so that comments and layout are kept, and that changes of several fixes can be combined. Changes inside a
/// range that is replaced as a whole are dropped.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class CodeChanges(SourceText text)
{
    private readonly List<TextChange> _changes = [];

    /// <summary>The original text.</summary>
    public SourceText Text => text;

    /// <summary>The line break of the file.</summary>
    public string LineBreak
    {
        get
        {
            var first = text.Lines[0];
            return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        }
    }

    /// <summary>Inserts a text.</summary>
    public void Insert(int position, string inserted) => Replace(new TextSpan(position, 0), inserted);

    /// <summary>Removes a range.</summary>
    public void Delete(int start, int end) => Replace(TextSpan.FromBounds(start, end), "");

    /// <summary>Replaces a range; identical replacements count once.</summary>
    public void Replace(TextSpan span, string replacement)
    {
        var change = new TextChange(span, replacement);
        if (span.Length == 0 || !_changes.Contains(change))
            _changes.Add(change);
    }

    /// <summary>The text with all changes.</summary>
    /// <returns>Null where two changes contradict each other, or there are none.</returns>
    public SourceText? Apply()
    {
        var kept = _changes
            .Where(change => !_changes.Exists(other => other.Span.Length > change.Span.Length && Covers(other.Span, change.Span)))
            .OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length)
            .ToList();
        for (var i = 1; i < kept.Count; i++)
            if (kept[i].Span.Start < kept[i - 1].Span.End)
                return null;
        var changed = text.WithChanges(kept);
        return changed.ContentEquals(text) ? null : changed;
    }

    /// <summary>Whether there is only whitespace before a position on its line.</summary>
    public bool IsFirstOnLine(int position)
    {
        var start = text.Lines.GetLineFromPosition(position).Start;
        for (var i = start; i < position; i++)
            if (text[i] is not (' ' or '\t'))
                return false;
        return true;
    }

    /// <summary>Whether only whitespace and a comment to the end of the line follow a position.</summary>
    public bool IsLastOnLine(int position)
    {
        var end = text.Lines.GetLineFromPosition(position).End;
        for (var i = position; i < end; i++)
            if (text[i] is not (' ' or '\t'))
                return text[i] == '/' && i + 1 < end && text[i + 1] == '/';
        return true;
    }

    /// <summary>The indentation of the line of a position.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>The end of the line of a position, without the line break.</summary>
    public int LineEnd(int position) => text.Lines.GetLineFromPosition(position).End;

    /// <summary>Deletes whole lines, from that of one position to that of another.</summary>
    public void DeleteLines(int start, int end)
    {
        var first = text.Lines.GetLineFromPosition(start);
        var last = text.Lines.GetLineFromPosition(end);
        if (first.LineNumber > 0)
            Delete(text.Lines[first.LineNumber - 1].End, last.End);
        else
            Delete(first.Start, last.EndIncludingLineBreak);
    }

    // An insertion at the edge of a replaced range is outside it.
    private static bool Covers(TextSpan outer, TextSpan inner) =>
        inner.Length > 0 ? outer.Contains(inner) : outer.Start < inner.Start && inner.Start < outer.End;
}
