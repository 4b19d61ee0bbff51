using System;
using System.Text;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>
/// Finds the encoding of a document that is not UTF-8: XML 1.0, appendix F. All encodings that it returns refuse bytes that they cannot decode.
/// </summary>
internal static class XmlEncoding
{
    // Long enough for any real XML declaration.
    private const int LongestDeclaration = 512;

    private const int Utf7CodePage = 65000;
    private const int Utf8CodePage = 65001;

    /// <summary>Returns the encoding that is recognized by the byte order mark, or by the NUL bytes in the first character.</summary>
    /// <param name="document">The document.</param>
    /// <param name="markLength">The length of the byte order mark; 0 if there is none.</param>
    /// <returns>Null if the first bytes do not determine it.</returns>
    /// <exception cref="XmlBindingException">The document is in UTF-32 of an unusual byte order.</exception>
    internal static Encoding? FromFirstBytes(ReadOnlySpan<byte> document, out int markLength)
    {
        markLength = 4;
        if (document.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return new UTF32Encoding(true, false, true);
        if (document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return new UTF32Encoding(false, false, true);
        markLength = 2;
        if (document.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new UnicodeEncoding(true, false, true);
        if (document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new UnicodeEncoding(false, false, true);
        markLength = 0;
        if (document.Length >= 4)
        {
            var pattern = (document[0] == 0 ? 0 : 8) | (document[1] == 0 ? 0 : 4) | (document[2] == 0 ? 0 : 2) | (document[3] == 0 ? 0 : 1);
            if (pattern == 1)
                return new UTF32Encoding(true, false, true);
            if (pattern == 8)
                return new UTF32Encoding(false, false, true);
            if (pattern is 2 or 4)
                throw new XmlBindingException("The document is in UTF-32 with an unusual byte order, which is not supported; save it as UTF-8", 1, 1, "");
        }
        if (document.Length >= 2 && document[0] == 0 && document[1] != 0)
            return new UnicodeEncoding(true, false, true);
        if (document.Length >= 2 && document[0] != 0 && document[1] == 0)
            return new UnicodeEncoding(false, false, true);
        return null;
    }

    /// <summary>Checks that a declaration agrees with the encoding of the first bytes.</summary>
    /// <param name="utf8">The document in UTF-8.</param>
    /// <param name="family">The beginning of the names of the encoding.</param>
    /// <exception cref="XmlBindingException">The declaration names another encoding.</exception>
    internal static void CheckDeclaration(ReadOnlySpan<byte> utf8, string family)
    {
        if (family == "UTF-8" && !MayDeclare(utf8))
            return;
        var start = Latin1().GetString(utf8.Slice(0, Math.Min(utf8.Length, LongestDeclaration)).ToArray());
        var at = DeclaredName(start, out var name);
        // A declaration of an encoding with another code unit size is ignored.
        if (at < 0 || IsWide(name) || name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            return;
        var position = XmlLineMap.LocateOnce(Encoding.UTF8.GetBytes(start.Substring(0, at)), int.MaxValue);
        throw new XmlBindingException(
            $"The declaration says that the document is in {Quotation.Of(name)}, but its first bytes show {family}; correct the declaration",
            position.Line,
            position.Column,
            "");
    }

    /// <summary>Returns the encoding that the XML declaration names, for bytes whose beginning does not determine it.</summary>
    /// <returns>
    /// Null if there is no declaration, or it specifies UTF-8, or an encoding that the bytes cannot have (UTF-16, UTF-32: the first bytes would have shown
    /// it).
    /// </returns>
    /// <exception cref="XmlBindingException">The encoding is unknown.</exception>
    internal static Encoding? FromDeclaration(ReadOnlySpan<byte> document)
    {
        if (!MayDeclare(document) && !document.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x6F, 0xA7, 0x94]))
            return null;
        // "<?xm" in EBCDIC: the letters, digits and signs of a declaration are the same in the whole family.
        var isEbcdic = document.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x6F, 0xA7, 0x94]);
        var start = document.Slice(0, Math.Min(document.Length, LongestDeclaration)).ToArray();
        var family = isEbcdic ? Find("IBM037") : Latin1();
        if (family is null)
            throw new XmlBindingException("The document is in EBCDIC, which is not supported here; save it as UTF-8", 1, 1, "");
        var text = family.GetString(start);
        var nameStart = DeclaredName(text, out var name);
        if (nameStart < 0)
            return null;
        if (IsWide(name))
            return null;
        if (Find(name) is { } encoding)
            return encoding.CodePage is Utf8CodePage or 1200 or 1201 or 12000 or 12001 ? null : encoding;
        // ASCII is the same in all encodings in which the declaration could be read.
        if (!isEbcdic && IsAscii(document))
            return null;
        var position = XmlLineMap.LocateOnce(Encoding.UTF8.GetBytes(text.Substring(0, nameStart)), int.MaxValue);
        throw new XmlBindingException($"The encoding {Quotation.Of(name)} is not known here; save the document as UTF-8", position.Line, position.Column, "");
    }

    // Whether a declaration may name an encoding other than UTF-8. Most documents have no declaration, or UTF-8.
    private static bool MayDeclare(ReadOnlySpan<byte> document)
    {
        if (!document.StartsWith("<?xml"u8))
            return false;
        var start = document.Slice(0, Math.Min(document.Length, LongestDeclaration));
        var keyword = start.IndexOf("encoding"u8);
        if (keyword < 0)
            return false;
        var value = start.Slice(keyword + 8);
        return !value.StartsWith("='UTF-8'"u8) && !value.StartsWith("=\"UTF-8\""u8) && !value.StartsWith("='utf-8'"u8) && !value.StartsWith("=\"utf-8\""u8);
    }

    private static bool IsWide(string name) =>
        name.StartsWith("UTF-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("UTF-32", StringComparison.OrdinalIgnoreCase)
        || name.Equals("UTF16", StringComparison.OrdinalIgnoreCase) || name.Equals("UTF32", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ISO-10646", StringComparison.OrdinalIgnoreCase) || name.StartsWith("UCS", StringComparison.OrdinalIgnoreCase);

    private static bool IsAscii(ReadOnlySpan<byte> document)
    {
        foreach (var unit in document)
            if (unit >= 0x80)
                return false;
        return true;
    }

    /// <summary>Finds the name in an XML declaration without checking the rest of it, which the reader does.</summary>
    private static int DeclaredName(string text, out string name)
    {
        name = "";
        if (!text.StartsWith("<?xml", StringComparison.Ordinal))
            return -1;
        var end = text.IndexOf("?>", StringComparison.Ordinal);
        var keyword = text.IndexOf("encoding", StringComparison.Ordinal);
        if (keyword < 0 || (end >= 0 && keyword > end))
            return -1;
        var at = keyword + "encoding".Length;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n' or '=')
            at++;
        if (at >= text.Length || text[at] is not ('"' or '\''))
            return -1;
        var close = text.IndexOf(text[at], at + 1);
        if (close < 0)
            return -1;
        name = text.Substring(at + 1, close - at - 1);
        return at + 1;
    }

    private static Encoding Latin1() => Strict(Encoding.GetEncoding(28591));

    // UTF-7 is not supported: .NET refuses it, because text in it can be mistaken for other text.
    private static Encoding? Find(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name.Equals("UTF8", StringComparison.OrdinalIgnoreCase) ? "UTF-8" : name);
            return encoding.CodePage == Utf7CodePage ? null : Strict(encoding);
        }
        catch (NotSupportedException)
        {
            return null;
        }
        catch (ArgumentException)
        {
#if NET8_0_OR_GREATER
            return CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding ? Strict(encoding) : null;
#else
            return null;
#endif
        }
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
