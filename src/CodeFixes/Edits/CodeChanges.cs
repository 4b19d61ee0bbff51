using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Edits;

/// <summary>
/// Changes to the text of one file. Small ones, so that comments and the way in which the code is laid out stay, and that changes of several fixes can be
/// joined. What stands in a part that is replaced as a whole goes with it.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class CodeChanges(SourceText text)
{
    private readonly List<TextChange> _changes = [];

    /// <summary>The text as it is.</summary>
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

    /// <summary>Puts something in.</summary>
    public void Insert(int position, string inserted) => Replace(new TextSpan(position, 0), inserted);

    /// <summary>Takes something out.</summary>
    public void Delete(int start, int end) => Replace(TextSpan.FromBounds(start, end), "");

    /// <summary>Puts something in the place of something; twice the same is once.</summary>
    public void Replace(TextSpan span, string replacement)
    {
        var change = new TextChange(span, replacement);
        if (span.Length == 0 || !_changes.Contains(change))
            _changes.Add(change);
    }

    /// <summary>The text with all changes.</summary>
    /// <returns>Null where two of them contradict each other, or nothing changes.</returns>
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

    /// <summary>Whether nothing but blanks stands before a position on its line.</summary>
    public bool IsFirstOnLine(int position)
    {
        var start = text.Lines.GetLineFromPosition(position).Start;
        for (var i = start; i < position; i++)
            if (text[i] is not (' ' or '\t'))
                return false;
        return true;
    }

    /// <summary>Whether nothing but blanks and a comment to the end of the line comes after a position.</summary>
    public bool IsLastOnLine(int position)
    {
        var end = text.Lines.GetLineFromPosition(position).End;
        for (var i = position; i < end; i++)
            if (text[i] is not (' ' or '\t'))
                return text[i] == '/' && i + 1 < end && text[i + 1] == '/';
        return true;
    }

    /// <summary>The blanks with which the line of a position begins.</summary>
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

    // An insertion at the edge of what is replaced is beside it.
    private static bool Covers(TextSpan outer, TextSpan inner) =>
        inner.Length > 0 ? outer.Contains(inner) : outer.Start < inner.Start && inner.Start < outer.End;
}
