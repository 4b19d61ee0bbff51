using System;

namespace Bindery.Schema.Syntax;

/// <summary>The text of a schema file with its lines: converts offsets to lines and columns.</summary>
internal sealed class SourceText
{
    private readonly int[] _lineStarts;
    private int _lastLine;

    /// <summary>The default limit on the size of a schema, in bytes.</summary>
    public const int UsualBytes = 64 * 1024 * 1024;

    private readonly XmlLimits? _limits;

    /// <summary>Creates the text of a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits; null for the default ones.</param>
    public SourceText(string path, string text, XmlLimits? limits = null)
    {
        Path = path;
        Text = text;
        _limits = limits;
        _lineStarts = FindLines(text);
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The maximum number of bytes.</summary>
    public int MaxBytes => _limits?.MaxBytes ?? UsualBytes;

    /// <summary>The maximum nesting, in addition to the limit of <see cref="NestingDepth"/>.</summary>
    public int MaxDepth => _limits?.MaxDepth ?? int.MaxValue;

    /// <summary>The maximum number of attributes of an element.</summary>
    public int MaxAttributes => (_limits ?? XmlLimits.Default).MaxAttributes;

    /// <summary>Returns the span of a range of UTF-16 code units.</summary>
    public SourceSpan GetSpan(int start, int length)
    {
        start = Math.Min(Math.Max(start, 0), Text.Length);
        length = Math.Min(Math.Max(length, 0), Text.Length - start);
        var line = FindLine(start);
        var endLine = FindLine(start + length);
        return new SourceSpan(Path, start, length, line + 1, start - _lineStarts[line] + 1, endLine + 1, start + length - _lineStarts[endLine] + 1);
    }

    /// <summary>Returns the span of one character at a line and a column, both counted from 1.</summary>
    public SourceSpan GetSpanAt(int line, int column) => GetSpan(GetOffset(line, column), 1);

    /// <summary>Returns the offset of a line and a column, both counted from 1.</summary>
    public int GetOffset(int line, int column)
    {
        var index = Math.Min(Math.Max(line - 1, 0), _lineStarts.Length - 1);
        return Math.Min(_lineStarts[index] + Math.Max(column - 1, 0), Text.Length);
    }

    // Places are usually requested in the order of the text, so the line is usually the last one or the next one.
    private int FindLine(int offset)
    {
        var near = _lastLine;
        for (var line = near; line < near + 3 && line < _lineStarts.Length && _lineStarts[line] <= offset; line++)
            if (line + 1 == _lineStarts.Length || offset < _lineStarts[line + 1])
                return _lastLine = line;
        var index = Array.BinarySearch(_lineStarts, offset);
        return _lastLine = index >= 0 ? index : ~index - 1;
    }

    private static int[] FindLines(string text)
    {
        var count = 1;
        for (var next = NextLine(text, 0); next >= 0; next = NextLine(text, next))
            count++;
        var starts = new int[count];
        for (var i = 1; i < count; i++)
            starts[i] = NextLine(text, starts[i - 1]);
        return starts;
    }

    /// <summary>Returns the start of the next line; -1 if there is none.</summary>
    private static int NextLine(string text, int offset)
    {
        var end = text.AsSpan(offset).IndexOfAny('\n', '\r');
        if (end < 0)
            return -1;
        end += offset;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
