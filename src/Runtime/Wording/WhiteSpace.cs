using System;

namespace Bindery.Wording;

/// <summary>The whitespace processing of a literal (XML Schema Part 2, 4.3.6).</summary>
internal enum WhiteSpaceFacet : byte
{
    /// <summary>Whitespace is preserved.</summary>
    Preserve,

    /// <summary>Each whitespace character becomes a space.</summary>
    Replace,

    /// <summary>Each run of whitespace becomes one space, and leading and trailing whitespace is removed.</summary>
    Collapse,
}

/// <summary>Normalizes whitespace (XML Schema Part 2, 4.3.6) in UTF-8, and copies only if something changes.</summary>
internal static class WhiteSpace
{
    /// <summary>The four whitespace characters of XML.</summary>
    public static char[] Characters { get; } = [' ', '\t', '\n', '\r'];

    /// <summary>Whether a byte is one of the four whitespace characters of XML.</summary>
    public static bool Is(byte unit) => unit is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary>Returns the text without leading and trailing whitespace.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        int start = 0, end = text.Length;
        while (start < end && Is(text[start]))
            start++;
        while (end > start && Is(text[end - 1]))
            end--;
        return text.Slice(start, end - start);
    }

    /// <summary>Normalizes by taking a part of the text, if that is sufficient.</summary>
    /// <returns>False if <see cref="Copy"/> is needed.</returns>
    public static bool TrySlice(ReadOnlySpan<byte> text, WhiteSpaceFacet facet, out ReadOnlySpan<byte> normalized)
    {
        normalized = text;
        if (facet == WhiteSpaceFacet.Preserve)
            return true;
        if (facet == WhiteSpaceFacet.Collapse)
            normalized = text = Trim(text);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit <= ' ' && Is(unit) && (unit != ' ' || (facet == WhiteSpaceFacet.Collapse && text[i + 1] <= ' ' && Is(text[i + 1]))))
                return false;
        }
        return true;
    }

    /// <summary>Normalizes into a buffer that is at least as long as the text.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Copy(ReadOnlySpan<byte> text, WhiteSpaceFacet facet, Span<byte> buffer)
    {
        if (facet == WhiteSpaceFacet.Collapse)
            text = Trim(text);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (Is(unit) && facet != WhiteSpaceFacet.Preserve)
            {
                if (facet == WhiteSpaceFacet.Collapse && buffer[length - 1] == ' ')
                    continue;
                unit = (byte)' ';
            }
            buffer[length++] = unit;
        }
        return length;
    }
}
