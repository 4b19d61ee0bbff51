using System;
using System.Collections.Generic;

namespace Bindery.Analyzers.Markup;

/// <summary>Converts the lines and columns of the XML reader to positions.</summary>
internal sealed class LinePlaces
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines of a text.</summary>
    public LinePlaces(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
    }

    /// <summary>Returns a place; for an element, that of its name.</summary>
    public (int Start, int Length) Of(int line, int column, int length)
    {
        var start = Math.Max(0, Math.Min(_starts[Math.Min(line, _starts.Count) - 1] + column - 1, _text.Length - 1));
        length = Math.Min(length, _text.Length - start);
        return length > 1 && _text[start] == '<' ? (start + 1, length - 1) : (start, length);
    }
}
