using System;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
#endif

namespace Bindery.Xml;

/// <summary>
/// Skips runs of bytes that need no processing. Runs are usually short, so a loop over the class table comes first, and vectors only after it.
/// </summary>
internal static class XmlScan
{
    private const int ShortRun = 16;

#if NET8_0_OR_GREATER
    private static readonly SearchValues<byte> TextStops = BytesOf(XmlCharacters.TextStop);
    private static readonly SearchValues<byte> MarkupStops = BytesOf(XmlCharacters.MarkupStop);
    private static readonly SearchValues<byte> TextEscapes = BytesOf(XmlCharacters.TextEscape);
    private static readonly SearchValues<byte> ValueEscapes = BytesOf(XmlCharacters.ValueEscape);
#endif

    /// <summary>
    /// Returns the first offset at or after <paramref name="offset"/> with a byte of the class <see cref="XmlCharacters.TextStop"/>, or the length.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipText(ReadOnlySpan<byte> utf8, int offset)
    {
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.TextStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongText(utf8, offset);
    }

    /// <summary>
    /// Returns the first offset at or after <paramref name="offset"/> with a byte of the class <see cref="XmlCharacters.ValueStop"/>, or the length.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipValue(ReadOnlySpan<byte> utf8, int offset)
    {
#if NET8_0_OR_GREATER
        if (Vector128.IsHardwareAccelerated && (uint)offset + (uint)Vector128<byte>.Count <= (uint)utf8.Length)
            return ValueStopsIn(utf8, offset) is var stops and not 0
                ? offset + BitOperations.TrailingZeroCount(stops)
                : SkipLongValue(utf8, offset + Vector128<byte>.Count);
#endif
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.ValueStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongValue(utf8, offset);
    }

    /// <summary>
    /// Returns the first offset at or after <paramref name="offset"/> with a byte of the class <see cref="XmlCharacters.MarkupStop"/>, or the length.
    /// </summary>
    internal static int SkipMarkup(ReadOnlySpan<byte> utf8, int offset)
    {
        var limit = Math.Min(utf8.Length, offset + ShortRun);
        while (offset < limit && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.MarkupStop) == 0)
            offset++;
        return offset < limit || offset == utf8.Length ? offset : SkipLongMarkup(utf8, offset);
    }

    /// <summary>Returns the first offset at or after <paramref name="offset"/> without whitespace, or the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipWhite(ReadOnlySpan<byte> utf8, int offset)
    {
        while ((uint)offset < (uint)utf8.Length && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.White) != 0)
            offset++;
        return offset;
    }

    /// <summary>
    /// Returns the first offset at or after <paramref name="offset"/> without a byte of the class <see cref="XmlCharacters.Name"/>, or the length.
    /// </summary>
    /// <remarks>Names are short and recur: vectors are not faster than correctly predicted branches.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipName(ReadOnlySpan<byte> utf8, int offset)
    {
        while ((uint)offset < (uint)utf8.Length && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.Name) != 0)
            offset++;
        return offset;
    }

    /// <summary>Like <see cref="SkipWhite"/>, for places where indentation is expected: a line feed and some spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SkipIndentation(ReadOnlySpan<byte> utf8, int offset)
    {
#if NET8_0_OR_GREATER
        if (Vector128.IsHardwareAccelerated && (uint)offset + (uint)Vector128<byte>.Count <= (uint)utf8.Length)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(utf8), (nuint)(uint)offset);
            var white = Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\r')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            var others = ~white.ExtractMostSignificantBits() & 0xFFFF;
            if (others != 0)
                return offset + BitOperations.TrailingZeroCount(others);
            offset += Vector128<byte>.Count;
        }
#endif
        return SkipWhite(utf8, offset);
    }

    /// <summary>
    /// Returns the length of the run at the start without a byte of a class: <see cref="XmlCharacters.TextEscape"/> or <see cref="XmlCharacters.ValueEscape"/>.
    /// </summary>
    internal static int LengthOfPlain(ReadOnlySpan<byte> utf8, byte escape)
    {
        var limit = Math.Min(utf8.Length, ShortRun);
        var length = 0;
        while (length < limit && (XmlCharacters.Classes[utf8[length]] & escape) == 0)
            length++;
        if (length < limit || length == utf8.Length)
            return length;
#if NET8_0_OR_GREATER
        return SkipTo(utf8, length, escape == XmlCharacters.TextEscape ? TextEscapes : ValueEscapes);
#else
        return SkipTo(utf8, length, escape);
#endif
    }

    /// <summary>
    /// Copies the run at the start that is ASCII without a character of a class, and returns its length. The destination must be as long as the source.
    /// </summary>
    internal static int CopyPlain(ReadOnlySpan<char> text, Span<byte> destination, byte escape)
    {
        var length = 0;
#if NET8_0_OR_GREATER
        if (text.Length > ShortRun)
            length = CopyPlainSixteens(text, destination);
#endif
        destination = destination.Slice(0, text.Length);
        for (; length < text.Length; length++)
        {
            var character = text[length];
            if (character >= 0x80 || (XmlCharacters.Classes[character] & escape) != 0)
                break;
            destination[length] = (byte)character;
        }
        return length;
    }

#if NET8_0_OR_GREATER
    /// <summary>
    /// Copies the run at the start, in pieces of sixteen characters, that is ASCII without a character that must be escaped in text or in attribute values, and
    /// returns its length.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CopyPlainSixteens(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var length = 0;
        while (Vector128.IsHardwareAccelerated && length + Vector128<byte>.Count <= text.Length && AreSixteenPlain(text, length))
            length += Vector128<byte>.Count;
        Ascii.FromUtf16(text.Slice(0, length), destination, out _);
        return length;
    }

    /// <summary>Whether the sixteen characters at an offset are ASCII without a character that must be escaped in text or in attribute values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreSixteenPlain(ReadOnlySpan<char> text, int offset)
    {
        ref var source = ref Unsafe.As<char, short>(ref MemoryMarshal.GetReference(text));
        var first = Vector128.LoadUnsafe(ref source, (nuint)(uint)offset);
        var last = Vector128.LoadUnsafe(ref source, (nuint)(uint)(offset + Vector128<short>.Count));
        return (Stops(first) | Stops(last)) == Vector128<short>.Zero;

        // Control characters are less than the space, and so, as signed numbers, are characters far beyond ASCII; '<' and '>' differ in one bit only.
        static Vector128<short> Stops(Vector128<short> characters) =>
            Vector128.LessThan(characters, Vector128.Create((short)0x20)) | Vector128.GreaterThan(characters, Vector128.Create((short)0x7F))
            | Vector128.Equals(characters, Vector128.Create((short)'"')) | Vector128.Equals(characters, Vector128.Create((short)'&'))
            | Vector128.Equals(characters | Vector128.Create((short)2), Vector128.Create((short)'>'));
    }

    private static int SkipLongText(ReadOnlySpan<byte> utf8, int offset) => SkipTo(utf8, offset, TextStops);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SkipLongValue(ReadOnlySpan<byte> utf8, int offset)
    {
        while (Vector128.IsHardwareAccelerated && (uint)offset + (uint)Vector128<byte>.Count <= (uint)utf8.Length)
        {
            if (ValueStopsIn(utf8, offset) is var stops and not 0)
                return offset + BitOperations.TrailingZeroCount(stops);
            offset += Vector128<byte>.Count;
        }
        while ((uint)offset < (uint)utf8.Length && (XmlCharacters.Classes[utf8[offset]] & XmlCharacters.ValueStop) == 0)
            offset++;
        return offset;
    }

    /// <summary>
    /// Returns a bit for each of the sixteen bytes at an offset that is of the class <see cref="XmlCharacters.ValueStop"/>; the bytes must exist.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ValueStopsIn(ReadOnlySpan<byte> utf8, int offset)
    {
        var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(utf8), (nuint)(uint)offset);
        // Control characters, and bytes that are not ASCII, are less than the space; '&' and the apostrophe differ in the last bit only.
        var stops = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes | Vector128.Create((byte)1), Vector128.Create((byte)'\''))
            | Vector128.Equals(bytes, Vector128.Create((byte)'<'));
        return stops.ExtractMostSignificantBits();
    }

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
