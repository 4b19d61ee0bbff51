using System;

namespace Bindery.Xml;

// Attribute values that differ from the text in the document, and references: XML 1.0, 3.3.3, 4.1 and 4.6.
internal ref partial struct Utf8XmlReader
{
    /// <summary>
    /// Skips an attribute value with characters that need processing, and puts it into the scratch buffer if it differs from the text in the document.
    /// </summary>
    /// <param name="at">The offset of the first such character.</param>
    /// <param name="quote">The quote that ends it.</param>
    /// <param name="attribute">The attribute: the start of its value is known; its place in the scratch buffer is stored if there is one.</param>
    /// <returns>The offset of the closing quote.</returns>
    private int ReadValue(int at, byte quote, ref AttributeRecord attribute)
    {
        var document = _document;
        var state = _state;
        var name = _failingName = attribute.NameOffset;
        var nameLength = _failingNameLength = attribute.NameLength;
        var scratchOffset = -1;
        var piece = attribute.RawOffset;
        while (true)
        {
            if ((uint)at >= (uint)document.Length)
                Fail(at, $"The document ends inside the value of '{Quote(name, nameLength)}'; the closing quote ({(char)quote}) is missing");
            var found = document[at];
            if (found == quote)
                break;
            if (found is (byte)'"' or (byte)'\'')
            {
                at++;
            }
            else if (found is (byte)'&' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                if (scratchOffset < 0)
                    scratchOffset = state.ScratchLength;
                state.Append(document.Slice(piece, at - piece));
                if (found == '&')
                {
                    at = ReadReference(at);
                }
                else
                {
                    state.Append((byte)' ');
                    at += found == '\r' && (uint)(at + 1) < (uint)document.Length && document[at + 1] == '\n' ? 2 : 1;
                }
                piece = at;
            }
            else if (found >= 0x80)
            {
                at = PassCharacters(at);
            }
            else if (found == '<')
            {
                Fail(at, $"'<' is not allowed in an attribute value; write &lt; (or the closing quote of '{Quote(name, nameLength)}' is missing)");
            }
            else
            {
                FailNotChar(at, found);
            }
            at = XmlScan.SkipValue(document, at);
        }
        if (scratchOffset >= 0)
        {
            state.Append(document.Slice(piece, at - piece));
            attribute.ScratchOffset = scratchOffset;
            attribute.ScratchLength = state.ScratchLength - scratchOffset;
        }
        _failingNameLength = 0;
        return at;
    }

    /// <summary>Skips characters that are not ASCII, and whitespace among them, and checks that they are valid.</summary>
    /// <returns>The offset of the next ASCII character that is not whitespace, or the end.</returns>
    private readonly int PassCharacters(int at)
    {
        var document = _document;
        while ((uint)at < (uint)document.Length)
        {
            var first = document[at];
            if (first < 0x80)
            {
                // A space never needs processing; stopping at each would slow down every text.
                if (first != ' ')
                    break;
                at++;
                continue;
            }
            if (first is >= 0xC2 and < 0xE0 && (uint)(at + 1) < (uint)document.Length && (document[at + 1] & 0xC0) == 0x80)
            {
                at += 2;
                continue;
            }
            var scalar = XmlCharacters.Decode(document, at, out var length);
            if (scalar < 0)
                FailNotUtf8(at);
            if (scalar is 0xFFFE or 0xFFFF)
                FailNotChar(at, scalar);
            at += length;
        }
        return at;
    }

    /// <summary>Puts the character of a reference into the scratch buffer.</summary>
    /// <param name="start">The offset of the ampersand.</param>
    /// <returns>The offset after the semicolon.</returns>
    private readonly int ReadReference(int start)
    {
        var rest = _document.Slice(start + 1);
        if (!rest.IsEmpty && rest[0] == '#')
            return ReadCharacterReference(start);
        var (character, length) = rest.StartsWith("lt;"u8) ? ('<', 3)
            : rest.StartsWith("gt;"u8) ? ('>', 3)
            : rest.StartsWith("amp;"u8) ? ('&', 4)
            : rest.StartsWith("quot;"u8) ? ('"', 5)
            : rest.StartsWith("apos;"u8) ? ('\'', 5)
            : ('\0', 0);
        if (length == 0)
            FailReference(start);
        _state.Append((byte)character);
        return start + 1 + length;
    }

    private readonly int ReadCharacterReference(int start)
    {
        var document = _document;
        var hexadecimal = start + 2 < document.Length && document[start + 2] == 'x';
        var first = hexadecimal ? start + 3 : start + 2;
        var scalar = 0;
        var at = first;
        for (; at < document.Length; at++)
        {
            var digit = XmlCharacters.DigitOf(document[at]);
            if (digit < 0 || (digit > 9 && !hexadecimal))
                break;
            // Beyond the last character it stays there, without an overflow.
            scalar = Math.Min(scalar * (hexadecimal ? 16 : 10) + digit, 0x110000);
        }
        if (at == first)
            Fail(at, $"{(hexadecimal ? "Hexadecimal" : "Decimal")} digits are expected in a character reference, not {Describe(at)}");
        if (at >= document.Length || document[at] != ';')
            Fail(at, $"A ';' is expected at the end of the character reference, not {Describe(at)}");
        if (!XmlCharacters.IsChar(scalar))
            Fail(start, $"The character reference {Quote(start, at + 1 - start)} stands for a character that XML does not allow");
        Span<byte> bytes = stackalloc byte[4];
        _state.Append(bytes.Slice(0, XmlCharacters.Encode(scalar, bytes)));
        return at + 1;
    }
}
