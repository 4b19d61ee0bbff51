using System;
using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>Converts offsets in the UTF-8 form of a text into offsets in UTF-16 code units.</summary>
internal sealed class Utf8Offsets
{
    private const int Stride = 256;

    private readonly ArraySegment<byte> _utf8;
    private readonly int _shift;

    /// <summary>The UTF-16 offset at every <see cref="Stride"/>th byte; null if the text is ASCII and the offsets are equal.</summary>
    private readonly int[]? _marks;
    private int _last;
    private int _lastUnits;

    /// <param name="utf8">The text in UTF-8.</param>
    /// <param name="shift">The number of code units before the first byte: a byte order mark that was removed.</param>
    public Utf8Offsets(ArraySegment<byte> utf8, int shift)
    {
        _utf8 = utf8;
        _shift = shift;
        _marks = IsAscii(utf8) ? null : FindMarks(utf8);
    }

    /// <summary>Returns the UTF-16 offset of a byte.</summary>
    public int ToUtf16(int offset)
    {
        if (_marks is null)
            return offset + _shift;
        // Places are usually requested in the order of the text.
        var (from, units) = _last <= offset && offset - _last < offset % Stride ? (_last, _lastUnits) : (offset - offset % Stride, _marks[offset / Stride]);
        for (var i = from; i < offset; i++)
            units += UnitsStartingAt(_utf8.Array![_utf8.Offset + i]);
        (_last, _lastUnits) = (offset, units);
        return units + _shift;
    }

    private static bool IsAscii(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
            if (value >= 0x80)
                return false;
        return true;
    }

    private static int[] FindMarks(ReadOnlySpan<byte> utf8)
    {
        var marks = new List<int>(utf8.Length / Stride + 1);
        var units = 0;
        for (var i = 0; i <= utf8.Length; i++)
        {
            if (i % Stride == 0)
                marks.Add(units);
            if (i < utf8.Length)
                units += UnitsStartingAt(utf8[i]);
        }

        return marks.ToArray();
    }

    /// <summary>A character is counted at its first byte; characters beyond U+FFFF count as two code units.</summary>
    private static int UnitsStartingAt(byte value) => value switch
    {
        < 0x80 => 1,
        < 0xC0 => 0,
        < 0xF0 => 1,
        _ => 2,
    };
}
