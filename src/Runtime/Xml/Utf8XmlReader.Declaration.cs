using System;

namespace Bindery.Xml;

// The XML declaration: XML 1.0, productions [23] to [26], [32], [80] and [81].
internal ref partial struct Utf8XmlReader
{
    /// <summary>Skips the XML declaration. <see cref="XmlInput"/> handles its encoding.</summary>
    private readonly int PassXmlDeclaration(int start)
    {
        var document = _document;
        var at = start + 5;
        var last = 0;
        while (true)
        {
            var next = XmlScan.SkipWhite(document, at);
            if (document.Slice(next).StartsWith("?>"u8))
            {
                if (last == 0)
                    Fail(next, "The XML declaration has no version; write <?xml version=\"1.0\"?>");
                return next + 2;
            }
            var nameEnd = next;
            while (nameEnd < document.Length && (XmlCharacters.Classes[document[nameEnd]] & XmlCharacters.Name) != 0)
                nameEnd++;
            var name = document.Slice(next, nameEnd - next);
            var which = name.SequenceEqual("version"u8) ? 1 : name.SequenceEqual("encoding"u8) ? 2 : name.SequenceEqual("standalone"u8) ? 3 : 0;
            if (which == 0)
                Fail(next, name.IsEmpty
                    ? $"'?>' is expected at the end of the XML declaration, not {Describe(next)}"
                    : $"'{Quote(next, name.Length)}' is unknown in an XML declaration; it has version, encoding and standalone");
            if (next == at)
                Fail(at, $"Whitespace is required before '{Quote(next, name.Length)}'");
            if (which <= last || (last == 0 && which != 1))
                Fail(
                    next,
                    $"'{Quote(next, name.Length)}' is out of place in the XML declaration; it has version, then encoding, then standalone, each once and only version needed");
            last = which;
            at = XmlScan.SkipWhite(document, nameEnd);
            if (at >= document.Length || document[at] != '=')
                Fail(at, $"'=' is expected after '{Quote(next, name.Length)}', not {Describe(at)}");
            at = XmlScan.SkipWhite(document, at + 1);
            if (at >= document.Length || document[at] is not ((byte)'"' or (byte)'\''))
                Fail(at, $"The value of '{Quote(next, name.Length)}' must stand in quotes; here is {Describe(at)}");
            var value = at + 1;
            var length = document.Slice(value).IndexOf(document[at]);
            if (length < 0)
                Fail(at, $"The closing quote of '{Quote(next, name.Length)}' is missing");
            CheckDeclared(which, value, length);
            at = value + length + 1;
        }
    }

    private readonly void CheckDeclared(int which, int offset, int length)
    {
        var value = _document.Slice(offset, length);
        switch (which)
        {
            case 1 when value.SequenceEqual("1.1"u8):
                Fail(offset, "XML 1.1 is not supported; write version 1.0, and characters that XML 1.0 has");
                break;
            case 1 when !IsVersion(value):
                Fail(offset, "The version must be 1.0 (or 1. and another number)");
                break;
            case 2 when !IsEncodingName(value):
                Fail(offset, "An encoding name is a letter followed by letters, digits, '.', '_' and '-', for example UTF-8");
                break;
            case 3 when !value.SequenceEqual("yes"u8) && !value.SequenceEqual("no"u8):
                Fail(offset, "standalone is yes or no");
                break;
        }
    }

    private static bool IsVersion(ReadOnlySpan<byte> value)
    {
        if (value.Length < 3 || value[0] != '1' || value[1] != '.')
            return false;
        foreach (var digit in value.Slice(2))
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
        return true;
    }

    private static bool IsEncodingName(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || !IsLetter(value[0]))
            return false;
        foreach (var character in value)
            if (!IsLetter(character) && character is not ((>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'_' or (byte)'-'))
                return false;
        return true;
    }

    private static bool IsLetter(byte value) => (value | 0x20) is >= 'a' and <= 'z';
}
