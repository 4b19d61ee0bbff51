using System;
using System.Text;

namespace Bindery.Wording;

/// <summary>Reads code points from UTF-8. Each invalid byte, which the document reader refuses, is read as U+FFFD.</summary>
internal static class Utf8
{
    private const int Replacement = 0xFFFD;

    /// <summary>Reads the code point that starts at <paramref name="index"/> and moves after it.</summary>
    public static int Read(ReadOnlySpan<byte> text, ref int index)
    {
        int first = text[index++];
        if (first < 0x80)
            return first;
        int count, least, value;
        if (first < 0xC2)
            return Replacement;
        if (first < 0xE0)
            (count, least, value) = (1, 0x80, first & 0x1F);
        else if (first < 0xF0)
            (count, least, value) = (2, 0x800, first & 0xF);
        else if (first < 0xF5)
            (count, least, value) = (3, 0x10000, first & 7);
        else
            return Replacement;
        if (index + count > text.Length)
            return Replacement;
        for (var i = 0; i < count; i++)
        {
            int next = text[index + i];
            if ((next & 0xC0) != 0x80)
                return Replacement;
            value = (value << 6) | (next & 0x3F);
        }
        if (value < least || value > 0x10FFFF || value is >= 0xD800 and <= 0xDFFF)
            return Replacement;
        index += count;
        return value;
    }

    /// <summary>Returns the number of code points: the length of a string by XML Schema Part 2, 4.3.1.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var unit in text)
            if ((unit & 0xC0) != 0x80)
                count++;
        return count;
    }

    /// <summary>Returns the bytes of a text.</summary>
    public static byte[] GetBytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Returns the text of bytes.</summary>
    public static string GetString(ReadOnlySpan<byte> utf8)
    {
#if NETSTANDARD2_0
        return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8.ToArray());
#else
        return Encoding.UTF8.GetString(utf8);
#endif
    }

    /// <summary>Returns the text of bytes, shortened after a number of bytes and marked with an ellipsis: messages must not grow with the document.</summary>
    public static string Excerpt(ReadOnlySpan<byte> utf8, int longest, string mark = "…")
    {
        if (utf8.Length <= longest)
            return GetString(utf8);
        var end = longest;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80)
            end--;
        return GetString(utf8.Slice(0, end)) + mark;
    }
}
