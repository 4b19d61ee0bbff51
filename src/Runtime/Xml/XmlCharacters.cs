using System;
using System.Runtime.CompilerServices;

namespace Bindery.Xml;

/// <summary>
/// The character productions of XML 1.0 (fifth edition): [2] Char, [3] S, [4] NameStartChar and [4a] NameChar, on bytes for ASCII characters and on scalar
/// values.
/// </summary>
internal static class XmlCharacters
{
    /// <summary>An ASCII letter or '_': can begin a name without a colon.</summary>
    internal const byte NameStart = 1;

    /// <summary>An ASCII letter, digit, '_', '-' or '.': can be in a name without a colon.</summary>
    internal const byte Name = 2;

    /// <summary>Space, tab, line feed, carriage return.</summary>
    internal const byte White = 4;

    /// <summary>Needs processing in character data: &lt; &amp; ], carriage return, invalid characters, and everything that is not ASCII.</summary>
    internal const byte TextStop = 8;

    /// <summary>
    /// Needs processing in an attribute value: quotes, &lt; &amp;, whitespace except the space, invalid characters, and everything that is not ASCII.
    /// </summary>
    internal const byte ValueStop = 16;

    /// <summary>
    /// Needs processing in comments, processing instructions and CDATA sections: - ? ], carriage return, invalid characters, and everything that is not ASCII.
    /// </summary>
    internal const byte MarkupStop = 32;

    /// <summary>Must be escaped in character data.</summary>
    internal const byte TextEscape = 64;

    /// <summary>Must be escaped in an attribute value.</summary>
    internal const byte ValueEscape = 128;

    /// <summary>The classes above for each byte.</summary>
    internal static ReadOnlySpan<byte> Classes =>
    [
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0x94, 0x94, 0xF8, 0xF8, 0xFC, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0x04, 0x00, 0x90, 0x00, 0x00, 0x00, 0xD8, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x22, 0x02, 0x00,
        0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x00, 0x00, 0xD8, 0x00, 0x40, 0x20,
        0x00, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03,
        0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x00, 0x00, 0x28, 0x00, 0x03,
        0x00, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03,
        0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
        0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
    ];

    /// <summary>Production [2], Char.</summary>
    internal static bool IsChar(int scalar) =>
        scalar >= 0x20
            ? scalar <= 0xD7FF || (scalar >= 0xE000 && scalar <= 0xFFFD) || (scalar >= 0x10000 && scalar <= 0x10FFFF)
            : scalar is '\t' or '\n' or '\r';

    /// <summary>Production [4], NameStartChar, without the colon.</summary>
    internal static bool IsNameStart(int scalar) =>
        scalar < 0x80
            ? scalar >= 0 && (Classes[scalar] & NameStart) != 0
            : scalar is (>= 0xC0 and <= 0x2FF and not 0xD7 and not 0xF7)
                or (>= 0x370 and <= 0x1FFF and not 0x37E)
                or 0x200C or 0x200D
                or (>= 0x2070 and <= 0x218F)
                or (>= 0x2C00 and <= 0x2FEF)
                or (>= 0x3001 and <= 0xD7FF)
                or (>= 0xF900 and <= 0xFDCF)
                or (>= 0xFDF0 and <= 0xFFFD)
                or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>Production [4a], NameChar, without the colon.</summary>
    internal static bool IsName(int scalar) =>
        scalar < 0x80
            ? scalar >= 0 && (Classes[scalar] & Name) != 0
            : scalar is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040 || IsNameStart(scalar);

    /// <summary>Decodes the scalar value that starts at a byte.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="offset">The offset of the character, within the bytes.</param>
    /// <param name="length">Its number of bytes; 1 if the bytes are not well-formed.</param>
    /// <returns>The scalar value, or -1 if the bytes are not well-formed UTF-8 (Unicode, table 3-7).</returns>
    internal static int Decode(ReadOnlySpan<byte> utf8, int offset, out int length)
    {
        int first = utf8[offset];
        length = 1;
        if (first < 0x80)
            return first;
        if (first is < 0xC2 or > 0xF4)
            return -1;
        var rest = utf8.Slice(offset + 1);
        if (rest.Length < 1 || (rest[0] & 0xC0) != 0x80)
            return -1;
        if (first < 0xE0)
        {
            length = 2;
            return (first & 0x1F) << 6 | (rest[0] & 0x3F);
        }
        if (rest.Length < 2 || (rest[1] & 0xC0) != 0x80)
            return -1;
        if (first < 0xF0)
        {
            var scalar = (first & 0x0F) << 12 | (rest[0] & 0x3F) << 6 | (rest[1] & 0x3F);
            if (scalar is < 0x800 or (>= 0xD800 and <= 0xDFFF))
                return -1;
            length = 3;
            return scalar;
        }
        else
        {
            if (rest.Length < 3 || (rest[2] & 0xC0) != 0x80)
                return -1;
            var scalar = (first & 0x07) << 18 | (rest[0] & 0x3F) << 12 | (rest[1] & 0x3F) << 6 | (rest[2] & 0x3F);
            if (scalar is < 0x10000 or > 0x10FFFF)
                return -1;
            length = 4;
            return scalar;
        }
    }

    /// <summary>Returns the value of a hexadecimal digit; -1 for another byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int DigitOf(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };

    /// <summary>Writes a scalar value as UTF-8.</summary>
    /// <param name="scalar">A Unicode scalar value.</param>
    /// <param name="destination">At least four bytes.</param>
    /// <returns>The number of bytes written.</returns>
    internal static int Encode(int scalar, Span<byte> destination)
    {
        if (scalar < 0x80)
        {
            destination[0] = (byte)scalar;
            return 1;
        }
        if (scalar < 0x800)
        {
            destination[0] = (byte)(0xC0 | scalar >> 6);
            destination[1] = (byte)(0x80 | (scalar & 0x3F));
            return 2;
        }
        if (scalar < 0x10000)
        {
            destination[0] = (byte)(0xE0 | scalar >> 12);
            destination[1] = (byte)(0x80 | (scalar >> 6 & 0x3F));
            destination[2] = (byte)(0x80 | (scalar & 0x3F));
            return 3;
        }
        destination[0] = (byte)(0xF0 | scalar >> 18);
        destination[1] = (byte)(0x80 | (scalar >> 12 & 0x3F));
        destination[2] = (byte)(0x80 | (scalar >> 6 & 0x3F));
        destination[3] = (byte)(0x80 | (scalar & 0x3F));
        return 4;
    }
}
