using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.CodeFixes.Edits;

/// <summary>
/// Edits of a list in braces or brackets whose elements are separated by commas: an initializer, a collection expression. New elements get the layout of their
/// neighbors: on the same line, or each on its own line.
/// </summary>
internal sealed class ElementList(SyntaxToken open, SyntaxToken close, IReadOnlyList<SyntaxNode> elements, IReadOnlyList<SyntaxToken> separators)
{
    private readonly HashSet<int> _removed = [];
    private readonly List<(int After, string Text)> _added = [];

    /// <summary>The original elements.</summary>
    public IReadOnlyList<SyntaxNode> Elements => elements;

    /// <summary>Whether all elements are removed.</summary>
    public bool IsEmptied => _removed.Count == elements.Count && _added.Count == 0;

    /// <summary>Whether there are changes.</summary>
    public bool IsChanged => _removed.Count > 0 || _added.Count > 0;

    /// <summary>Removes an element.</summary>
    public bool Remove(SyntaxNode element)
    {
        for (var i = 0; i < elements.Count; i++)
            if (elements[i] == element)
            {
                _removed.Add(i);
                return true;
            }
        return false;
    }

    /// <summary>Adds an element.</summary>
    /// <param name="after">The index of the element before the new one; -1 for the beginning.</param>
    /// <param name="text">The element.</param>
    public void Add(int after, string text) => _added.Add((after, text));

    /// <summary>Writes the changes.</summary>
    public void WriteTo(CodeChanges changes)
    {
        var kept = Enumerable.Range(0, elements.Count).Where(index => !_removed.Contains(index)).ToList();
        var isOnLines = elements.Count > 0 && changes.IsFirstOnLine(elements[0].SpanStart) && changes.LineEnd(elements[0].SpanStart) < close.SpanStart;
        if (kept.Count == 0)
        {
            Refill(changes, isOnLines);
            return;
        }
        var last = kept[kept.Count - 1];
        var hasLastComma = separators.Count == elements.Count;
        foreach (var index in _removed)
            if (index < last || hasLastComma)
                RemoveWithComma(changes, index);
        if (last < elements.Count - 1 && !hasLastComma)
            RemoveEnd(changes, last);
        foreach (var place in _added.Select(added => (added.Text, Before: kept.Find(index => index > added.After), IsEnd: last <= added.After)))
            if (place.IsEnd)
                Append(changes, last, hasLastComma, place.Text, isOnLines);
            else
                changes.Insert(
                    elements[place.Before].SpanStart,
                    place.Text + (isOnLines ? "," + changes.LineBreak + changes.IndentAt(elements[place.Before].SpanStart) : ", "));
    }

    private void Refill(CodeChanges changes, bool isOnLines)
    {
        var (start, end) = (open.Span.End, close.SpanStart);
        if (_added.Count == 0)
        {
            changes.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end), open.Text == "[" ? "" : " ");
            return;
        }
        if (isOnLines)
        {
            var line = changes.LineBreak + changes.IndentAt(elements[0].SpanStart);
            changes.Replace(
                Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end),
                string.Concat(_added.Select(added => line + added.Text + ",")) + changes.LineBreak + changes.IndentAt(close.SpanStart));
            return;
        }
        var blank = open.Text == "[" ? "" : " ";
        changes.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end), blank + string.Join(", ", _added.Select(added => added.Text)) + blank);
    }

    private void RemoveWithComma(CodeChanges changes, int index)
    {
        var (element, comma) = (elements[index], separators[index]);
        if (changes.IsFirstOnLine(element.SpanStart) && changes.IsLastOnLine(comma.Span.End))
            changes.DeleteLines(element.SpanStart, comma.Span.End);
        else if (changes.IsLastOnLine(comma.Span.End))
            changes.Delete(index > 0 ? separators[index - 1].Span.End : open.Span.End, comma.Span.End);
        else
            changes.Delete(element.SpanStart, index + 1 < elements.Count ? elements[index + 1].SpanStart : comma.Span.End);
    }

    // The text after the last element that is kept, with the comma before it; comments stay.
    private void RemoveEnd(CodeChanges changes, int last)
    {
        var (first, end) = (elements[last + 1], elements[elements.Count - 1]);
        if (changes.IsFirstOnLine(first.SpanStart))
        {
            changes.Delete(separators[last].SpanStart, separators[last].Span.End);
            if (changes.IsLastOnLine(end.Span.End))
                changes.DeleteLines(first.SpanStart, end.Span.End);
            else
                changes.Delete(changes.Text.Lines[changes.Text.Lines.GetLineFromPosition(first.SpanStart).LineNumber - 1].End, end.Span.End);
        }
        else
        {
            changes.Delete(separators[last].SpanStart, end.Span.End);
        }
    }

    private void Append(CodeChanges changes, int last, bool hasComma, string text, bool isOnLines)
    {
        var end = hasComma ? separators[last].Span.End : elements[last].Span.End;
        if (isOnLines && changes.IsLastOnLine(hasComma || last + 1 >= elements.Count ? end : separators[last].Span.End))
        {
            if (!hasComma)
                changes.Insert(end, ",");
            changes.Insert(changes.LineEnd(end), changes.LineBreak + changes.IndentAt(elements[last].SpanStart) + text + (hasComma ? "," : ""));
            return;
        }
        changes.Insert(end, hasComma ? " " + text + "," : ", " + text);
    }
}
