using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Bindery.Xml;

/// <summary>A rewritten document, with the place of each of its parts in the source.</summary>
/// <param name="source">The source.</param>
internal sealed class ExpandedDocument(string source)
{
    private readonly StringBuilder _text = new();

    // Created when the document is complete, to find places.
    private string? _written;

    private readonly List<(int Start, int Source, bool IsCopied)> _pieces = [];

    /// <summary>The original document.</summary>
    public string Source { get; } = source;

    /// <summary>The rewritten document. No parts may be added afterwards.</summary>
    public string Text => _written ??= _text.ToString();

    /// <summary>Returns the rewritten document in UTF-8.</summary>
    public byte[] ToUtf8() => XmlInput.ToUtf8(Text);

    /// <summary>Adds a part of the source.</summary>
    public void Copy(string text, int start, int end)
    {
        if (end <= start)
            return;
        _pieces.Add((_text.Length, start, true));
        _text.Append(text, start, end - start);
    }

    /// <summary>Adds a part that is a reference in the source, or is not in the source.</summary>
    public void Insert(string text, int at)
    {
        if (text.Length == 0)
            return;
        _pieces.Add((_text.Length, at, false));
        _text.Append(text);
    }

    /// <summary>Returns the exception with the places of the source.</summary>
    public XmlBindingException AtSource(XmlBindingException exception)
    {
        if (exception is SchemaViolationException violations)
            return new SchemaViolationException(violations.Violations.Select(AtSource).ToList());
        var (line, column) = AtSource(exception.Line, exception.Column);
        return new XmlBindingException(exception.Problem, line, column, exception.Path, exception.InnerException);
    }

    /// <summary>
    /// Returns the place in the source of a part of the rewritten document. The replacement text of an entity has the place of the reference.
    /// </summary>
    /// <param name="start">The start of the part.</param>
    /// <param name="end">The end of the part.</param>
    public (int Start, int End) PartAtSource(int start, int end)
    {
        var (first, last) = (ToSource(start), ToSource(end));
        if (last > first)
            return (first, last);
        var close = first < Source.Length && Source[first] == '&' ? Source.IndexOf(';', first) : -1;
        return (first, close < 0 ? Math.Min(Source.Length, first + 1) : close + 1);
    }

    /// <summary>Returns the line and the column of an index in a text.</summary>
    public static (int Line, int Column) PositionOf(string text, int at)
    {
        var (line, column) = (1, 1);
        for (var i = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; i < at && i < text.Length; i++)
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
                (line, column) = (line + 1, 1);
            else if (text[i] != '\n')
                column++;
        return (line, column);
    }

    /// <summary>Returns the violation with the place of the source.</summary>
    public SchemaViolation AtSource(SchemaViolation violation)
    {
        var (line, column) = AtSource(violation.Line, violation.Column);
        return new SchemaViolation(violation.Id, violation.Message, violation.Path, line, column, violation.Length);
    }

    private (int Line, int Column) AtSource(int line, int column)
    {
        return _pieces.Count == 0 ? (line, column) : PositionOf(Source, ToSource(OffsetOf(Text, line, column)));
    }

    private int ToSource(int offset)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return high < 0 ? offset : _pieces[low].Source + (_pieces[low].IsCopied ? offset - _pieces[low].Start : 0);
    }

    private static int OffsetOf(string text, int line, int column)
    {
        var at = 0;
        for (; line > 1 && at < text.Length; at++)
            if (text[at] == '\r' || (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')))
                line--;
        if (at < text.Length && text[at] == '\n' && at > 0 && text[at - 1] == '\r')
            at++;
        return Math.Min(text.Length, at + column - 1);
    }
}
