using System;
#if NET8_0_OR_GREATER
using System.Buffers;
#endif
using System.Runtime.CompilerServices;

namespace Bindery.Xml;

/// <summary>
/// Passes over runs of bytes that need no look. Runs are mostly short, so a loop over the class table comes first, and vectors only after it.
/// </summary>
internal static class XmlScan
{
    private const int ShortRun = 16;

#if NET8_0_OR_GREATER
    private static readonly SearchValues<byte> TextStops = BytesOf(XmlCharacters.TextStop);
    private static readonly SearchValues<byte> ValueStops = BytesOf(XmlCharacters.ValueStop);
    private static readonly SearchValues<byte> MarkupStops = BytesOf(XmlCharacters.MarkupStop);
#endif

    /// <summary>The first offset at or after <paramref name="offset"/> that has a byte of the class <see cref="XmlCharacters.TextStop"/>, or the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipText(ReadOnlySpan<byte> utf8, int offset)
    {
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.TextStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongText(utf8, offset);
    }

    /// <summary>The first offset at or after <paramref name="offset"/> that has a byte of the class <see cref="XmlCharacters.ValueStop"/>, or the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipValue(ReadOnlySpan<byte> utf8, int offset)
    {
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.ValueStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongValue(utf8, offset);
    }

    /// <summary>The first offset at or after <paramref name="offset"/> that has a byte of the class <see cref="XmlCharacters.MarkupStop"/>, or the length.</summary>
    internal static int SkipMarkup(ReadOnlySpan<byte> utf8, int offset)
    {
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.MarkupStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongMarkup(utf8, offset);
    }

    /// <summary>The first offset at or after <paramref name="offset"/> that has no white space, or the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipWhite(ReadOnlySpan<byte> utf8, int offset)
    {
        while ((uint)offset < (uint)utf8.Length && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.White) != 0)
            offset++;
        return offset;
    }

#if NET8_0_OR_GREATER
    private static int SkipLongText(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, TextStops);

    private static int SkipLongValue(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, ValueStops);

    private static int SkipLongMarkup(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, MarkupStops);

    private static int SkipTo(ReadOnlySpan<byte> utf8, int offset, SearchValues<byte> stops)
    {
        var found = utf8.Slice(offset).IndexOfAny(stops);
        return found < 0 ? utf8.Length : offset + found;
    }

    private static SearchValues<byte> BytesOf(byte bit)
    {
        Span<byte> bytes = stackalloc byte[256];
        var count = 0;
        for (var value = 0; value < 256; value++)
            if ((XmlCharacters.Classes[value] & bit) != 0)
                bytes[count++] = (byte)value;
        return SearchValues.Create(bytes.Slice(0, count));
    }
#else
    private static int SkipLongText(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, XmlCharacters.TextStop);

    private static int SkipLongValue(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, XmlCharacters.ValueStop);

    private static int SkipLongMarkup(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, XmlCharacters.MarkupStop);

    private static int SkipTo(ReadOnlySpan<byte> utf8, int offset, byte bit)
    {
        while ((uint)offset < (uint)utf8.Length && (XmlCharacters.Classes[utf8[offset]] & bit) == 0)
            offset++;
        return offset;
    }
#endif
}
