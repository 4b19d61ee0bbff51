using System;
using System.Text;

namespace Bindery.Xml;

/// <summary>Converts documents of any encoding to UTF-8, the only encoding that <see cref="Utf8XmlReader"/> reads.</summary>
internal static class XmlInput
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>
    /// Returns the document as UTF-8 without a byte order mark. The encoding is determined by a byte order mark or the pattern of the first bytes (XML 1.0,
    /// appendix F), otherwise by the declaration (XML 1.0, 4.3.3); without a declaration it is UTF-8. A declaration that contradicts the mark is an error; a
    /// declaration of UTF-16 or UCS-4 is ignored if the bytes are not in it, as in libxml2.
    /// </summary>
    /// <remarks>
    /// A NUL among the first two bytes indicates UTF-16 or UTF-32 even if the bytes are valid UTF-8: no XML document contains that character.
    /// </remarks>
    /// <exception cref="XmlBindingException">The encoding is unknown, or the bytes are not valid in it.</exception>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> document)
    {
        if (document.StartsWith("\uFEFF"u8))
        {
            document = document.Slice(3);
            CheckOneMark(document);
            CheckUtf8(document);
            XmlEncoding.CheckDeclaration(document, "UTF-8");
            return document;
        }
        if (XmlEncoding.FromFirstBytes(document, out var markLength) is { } wide)
        {
            var utf8 = Transcode(document.Slice(markLength), wide, mayHaveMark: false);
            CheckOneMark(utf8);
            XmlEncoding.CheckDeclaration(utf8, wide is UnicodeEncoding ? "UTF-16" : "UTF-32");
            return utf8;
        }
        if (XmlEncoding.FromDeclaration(document) is { } declared)
            return Transcode(document, declared, mayHaveMark: true);
        CheckUtf8(document);
        return document;
    }

    /// <summary>Returns the document as UTF-8. A declaration of any encoding is accepted, because a string has none.</summary>
    /// <exception cref="XmlBindingException">The string has a lone surrogate.</exception>
    public static byte[] ToUtf8(string document)
    {
        if (document is null)
            throw new ArgumentNullException(nameof(document));
        var utf8 = ToUtf8(document, mayHaveMark: true);
        CheckOneMark(utf8);
        return utf8;
    }

    private static byte[] ToUtf8(string document, bool mayHaveMark)
    {
        var start = mayHaveMark && document.Length > 0 && document[0] == '\uFEFF' ? 1 : 0;
        try
        {
#if NET8_0_OR_GREATER
            var bytes = new byte[StrictUtf8.GetByteCount(document.AsSpan(start))];
            StrictUtf8.GetBytes(document.AsSpan(start), bytes);
            return bytes;
#else
            return StrictUtf8.GetBytes(start == 0 ? document : document.Substring(start));
#endif
        }
        catch (EncoderFallbackException)
        {
            throw LoneSurrogate(document.AsSpan(start));
        }
    }

    /// <summary>Writes the document as UTF-8 to a buffer with three bytes for each code unit.</summary>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="XmlBindingException">The string has a lone surrogate.</exception>
    internal static int ToUtf8(string document, byte[] buffer)
    {
        var start = document.Length > 0 && document[0] == '\uFEFF' ? 1 : 0;
        try
        {
            return StrictUtf8.GetBytes(document, start, document.Length - start, buffer, 0);
        }
        catch (EncoderFallbackException)
        {
            throw LoneSurrogate(document.AsSpan(start));
        }
    }

    private static void CheckOneMark(ReadOnlySpan<byte> document)
    {
        if (document.StartsWith("\uFEFF"u8))
            throw new XmlBindingException("The document begins with two byte order marks; remove one", 1, 1, "");
    }

    private static byte[] Transcode(ReadOnlySpan<byte> document, Encoding encoding, bool mayHaveMark)
    {
        try
        {
#if NET8_0_OR_GREATER
            return ToUtf8(encoding.GetString(document), mayHaveMark);
#else
            return ToUtf8(encoding.GetString(document.ToArray()), mayHaveMark);
#endif
        }
        catch (DecoderFallbackException exception)
        {
            throw Undecodable(document, encoding, exception);
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> document)
    {
#if NET8_0_OR_GREATER
        return System.Text.Unicode.Utf8.IsValid(document);
#else
        return FirstInvalid(document) < 0;
#endif
    }

    private static void CheckUtf8(ReadOnlySpan<byte> document)
    {
        if (IsUtf8(document))
            return;
        var offset = FirstInvalid(document);
        var position = XmlLineMap.LocateOnce(document, offset);
        throw new XmlBindingException(
            FormattableString.Invariant($"The byte 0x{document[offset]:X2} is not UTF-8 here; save the document as UTF-8, or declare its encoding"),
            position.Line, position.Column, "");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> document)
    {
        for (var offset = 0; offset < document.Length;)
        {
            if (document[offset] < 0x80)
            {
                offset++;
                continue;
            }
            if (XmlCharacters.Decode(document, offset, out var length) < 0)
                return offset;
            offset += length;
        }
        return -1;
    }

    private static XmlBindingException LoneSurrogate(ReadOnlySpan<char> document)
    {
        var index = 0;
        while (index < document.Length
            && (!char.IsSurrogate(document[index]) || (index + 1 < document.Length && char.IsSurrogatePair(document[index], document[index + 1]))))
            index += char.IsSurrogate(document[index]) ? 2 : 1;
        var position = PositionAfter(document.Slice(0, index));
        return new XmlBindingException(
            FormattableString.Invariant($"U+{(int)document[index]:X4} is half of a surrogate pair; the other half is missing"),
            position.Line,
            position.Column,
            "");
    }

    private static XmlBindingException Undecodable(ReadOnlySpan<byte> document, Encoding encoding, DecoderFallbackException exception)
    {
        // The index is that of the first byte that could not be decoded; some decoders report it relative to the end of the bytes that they buffered.
        var bytes = exception.BytesUnknown ?? [];
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = new DecoderReplacementFallback("");
        var prefix = document.Slice(0, Math.Min(Math.Max(exception.Index, 0), document.Length));
        var position = PositionAfter(lenient.GetString(prefix.ToArray()).AsSpan());
        var wrong = new StringBuilder();
        foreach (var value in bytes)
            wrong.Append(wrong.Length == 0 ? "0x" : " 0x").Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return new XmlBindingException(
            $"{(wrong.Length == 0 ? "A byte" : wrong.ToString())} cannot be read as {encoding.WebName}; save the document as UTF-8, or correct its encoding",
            position.Line,
            position.Column,
            "",
            exception);
    }

    private static XmlPosition PositionAfter(ReadOnlySpan<char> text)
    {
        var line = 1;
        var column = 1;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\n' && index > 0 && text[index - 1] == '\r')
                continue;
            column++;
            if (text[index] is '\n' or '\r')
                (line, column) = (line + 1, 1);
        }
        return new XmlPosition(line, column);
    }
}
