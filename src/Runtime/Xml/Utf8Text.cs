using System;
using System.Text;

namespace Bindery.Xml;

/// <summary>Between UTF-8 and strings.</summary>
internal static class Utf8Text
{
    /// <summary>Bytes that are well-formed UTF-8, as a string.</summary>
    internal static string Decode(ReadOnlySpan<byte> utf8)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(utf8);
#else
        return utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8.ToArray());
#endif
    }

    /// <summary>The same, cut after a number of bytes and marked with an ellipsis where it is longer: messages must not swell with the document.</summary>
    internal static string Excerpt(ReadOnlySpan<byte> utf8, int longest)
    {
        if (utf8.Length <= longest)
            return Decode(utf8);
        var end = longest;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80)
            end--;
        return Decode(utf8.Slice(0, end)) + "…";
    }
}
