using System;
using Bindery.Collections;

namespace Bindery.Xml;

/// <summary>
/// Converts byte offsets of one document to lines and columns. It stores the position of every 512th byte that it has visited, so that any number of positions
/// costs one pass over the document.
/// </summary>
internal sealed class XmlLineMap
{
    private const int Stride = 512;
    private const int KeptItems = 4096;

    private readonly ValueList<XmlPosition> _checkpoints = new();

    /// <summary>
    /// Returns the position of a byte offset. Lines end with CR, LF or CR LF; columns count UTF-16 code units; a byte order mark is not counted.
    /// </summary>
    internal XmlPosition Locate(ReadOnlySpan<byte> document, int offset)
    {
        offset = Math.Min(offset, document.Length);
        if (_checkpoints.Count == 0)
            _checkpoints.Add(new XmlPosition(1, 1));
        while (_checkpoints.Count <= offset / Stride)
        {
            var last = _checkpoints.Count - 1;
            _checkpoints.Add(Advance(document, last * Stride, (last + 1) * Stride, _checkpoints[last]));
        }
        var start = offset / Stride * Stride;
        return Advance(document, start, offset, _checkpoints[offset / Stride]);
    }

    /// <summary>Returns the position of a byte offset, counted from the beginning.</summary>
    internal static XmlPosition LocateOnce(ReadOnlySpan<byte> document, int offset) =>
        Advance(document, 0, Math.Min(offset, document.Length), new XmlPosition(1, 1));

    /// <summary>Removes the document.</summary>
    /// <returns>False if the map has become too large to be kept.</returns>
    internal bool Reset()
    {
        _checkpoints.Clear();
        return _checkpoints.Capacity <= KeptItems;
    }

    private static XmlPosition Advance(ReadOnlySpan<byte> document, int from, int to, XmlPosition position)
    {
        var line = position.Line;
        var column = position.Column;
        if (from == 0 && document.StartsWith("\uFEFF"u8))
            from = 3;
        for (var index = from; index < to; index++)
        {
            var value = document[index];
            if (value == '\r' || (value == '\n' && (index == 0 || document[index - 1] != '\r')))
            {
                line++;
                column = 1;
            }
            else if (value >= 0xF0)
            {
                column += 2;
            }
            else if (value != '\n' && (value & 0xC0) != 0x80)
            {
                column++;
            }
        }
        return new XmlPosition(line, column);
    }
}
