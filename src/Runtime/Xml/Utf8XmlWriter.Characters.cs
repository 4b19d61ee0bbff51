using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Bindery.Wording;

namespace Bindery.Xml;

// Characters: copied, escaped, or not allowed (XML 1.0, 2.2, 2.4, 2.11 and 3.3.3).
internal sealed partial class Utf8XmlWriter
{
    private const int ShortText = 128;
    private const int LongestQuote = 80;

    // The longest replacement of one character: &quot;
    private const int LongestReplacement = 6;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private string ElementName =>
        _depth == 0 ? "" : Utf8.Excerpt(_buffer.AsSpan(_state.Elements[_depth - 1].NameOffset, _state.Elements[_depth - 1].NameLength), LongestQuote);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureSpace(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(count);
    }

    private void Grow(int count)
    {
        const long longest = 0x7FFFFFC7;
        if ((long)_length + count > longest)
            throw new InvalidOperationException("The document becomes larger than an array can be");
        var larger = XmlWriterState.NewBuffer((int)Math.Min(Math.Max((long)_length + count, _buffer.Length * 2L), longest));
        Buffer.BlockCopy(_buffer, 0, larger, 0, _length);
        XmlWriterState.GiveBack(_buffer);
        _buffer = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(byte value)
    {
        EnsureSpace(1);
        _buffer[_length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(ReadOnlySpan<byte> bytes)
    {
        EnsureSpace(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void AppendName(string name)
    {
        EnsureSpace(name.Length);
        var destination = _buffer.AsSpan(_length, name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] >= 0x80)
            {
                Append(StrictUtf8.GetBytes(name));
                return;
            }
            destination[index] = (byte)name[index];
        }
        _length += name.Length;
    }

    /// <summary>Writes an attribute without a prefix. Usually nothing must be escaped, and everything is written with one check of the space.</summary>
    private void AppendAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<char> value)
    {
        if (!_inStartTag)
            ThrowNoStartTag();
        EnsureSpace(name.Length + value.Length + 4);
        var destination = _buffer.AsSpan(_length);
        destination[0] = (byte)' ';
        name.CopyTo(destination.Slice(1));
        destination = destination.Slice(name.Length + 1);
        destination[0] = (byte)'=';
        destination[1] = (byte)'"';
        var plain = XmlScan.CopyPlain(value, destination.Slice(2), XmlCharacters.ValueEscape);
        _length += name.Length + 3 + plain;
        if (plain < value.Length)
            AppendEscaped(value.Slice(plain), XmlCharacters.ValueEscape, _length - plain - 2 - name.Length, name.Length);
        Append((byte)'"');
    }

    private void AppendValue(int nameLength, ReadOnlySpan<char> value)
    {
        var name = _length - nameLength;
        Append("=\""u8);
        AppendEscaped(value, XmlCharacters.ValueEscape, name, nameLength);
        Append((byte)'"');
    }

    private void AppendValue(int nameLength, ReadOnlySpan<byte> value)
    {
        var name = _length - nameLength;
        Append("=\""u8);
        AppendEscaped(value, XmlCharacters.ValueEscape, name, nameLength);
        Append((byte)'"');
    }

    /// <summary>Writes characters, and replaces those of a class of <see cref="XmlCharacters"/>.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="escape">The class for text, or the one for attribute values.</param>
    /// <param name="name">The offset of the written name of the attribute, for messages.</param>
    /// <param name="nameLength">The length of that name; 0 for text.</param>
    private void AppendEscaped(ReadOnlySpan<char> text, byte escape, int name, int nameLength)
    {
        while (true)
        {
            EnsureSpace(text.Length + LongestReplacement);
            var plain = XmlScan.CopyPlain(text, _buffer.AsSpan(_length), escape);
            _length += plain;
            if (plain == text.Length)
                return;
            int scalar = text[plain];
            text = text.Slice(plain + 1);
            if (char.IsSurrogate((char)scalar))
            {
                if (!text.IsEmpty && char.IsSurrogatePair((char)scalar, text[0]))
                {
                    scalar = char.ConvertToUtf32((char)scalar, text[0]);
                    text = text.Slice(1);
                }
                else if (!WritesAnyCharacter)
                {
                    throw NotAllowed(scalar, name, nameLength);
                }
            }
            AppendCharacter(scalar, name, nameLength);
        }
    }

    private void AppendEscaped(ReadOnlySpan<byte> text, byte escape, int name, int nameLength)
    {
        while (true)
        {
            EnsureSpace(text.Length + LongestReplacement);
            var plain = XmlScan.LengthOfPlain(text, escape);
            text.Slice(0, plain).CopyTo(_buffer.AsSpan(_length));
            _length += plain;
            if (plain == text.Length)
                return;
            var scalar = XmlCharacters.Decode(text, plain, out var length);
            if (scalar < 0)
                throw new ArgumentException($"The byte 0x{text[plain].ToString("X2", CultureInfo.InvariantCulture)} {In(name, nameLength)} is not UTF-8");
            text = text.Slice(plain + length);
            AppendCharacter(scalar, name, nameLength);
        }
    }

    private void AppendCharacter(int scalar, int name, int nameLength)
    {
        switch (scalar)
        {
            case '&':
                Append("&amp;"u8);
                break;
            case '<':
                Append("&lt;"u8);
                break;
            case '>':
                Append("&gt;"u8);
                break;
            case '"':
                Append("&quot;"u8);
                break;
            case '\t':
                Append("&#x9;"u8);
                break;
            case '\n':
                Append("&#xA;"u8);
                break;
            case '\r':
                Append("&#xD;"u8);
                break;
            default:
                if (!XmlCharacters.IsChar(scalar))
                {
                    if (!WritesAnyCharacter)
                        throw NotAllowed(scalar, name, nameLength);
                    Append(StrictUtf8.GetBytes("&#x" + scalar.ToString("X", CultureInfo.InvariantCulture) + ";"));
                    break;
                }
                _length += XmlCharacters.Encode(scalar, _buffer.AsSpan(_length));
                break;
        }
    }

    /// <summary>Returns the character of a reference that this writer writes.</summary>
    /// <param name="name">The text between '&amp;' and ';'.</param>
    internal static byte Replaced(ReadOnlySpan<byte> name) => (name[0], name[name.Length - 1]) switch
    {
        ((byte)'a', _) => (byte)'&',
        ((byte)'l', _) => (byte)'<',
        ((byte)'g', _) => (byte)'>',
        ((byte)'q', _) => (byte)'"',
        (_, (byte)'9') => (byte)'\t',
        (_, (byte)'A') => (byte)'\n',
        _ => (byte)'\r',
    };

    private ArgumentException NotAllowed(int scalar, int name, int nameLength) =>
        new($"The character U+{scalar.ToString("X4", CultureInfo.InvariantCulture)} {In(name, nameLength)} cannot be written to XML");

    private string In(int name, int nameLength) => nameLength == 0
        ? $"in the text of <{ElementName}>"
        : $"in the attribute '{Utf8.Excerpt(_buffer.AsSpan(name, nameLength), LongestQuote)}' of <{ElementName}>";

    /// <summary>Returns a string as UTF-8, in the given space if it is large enough.</summary>
    private static ReadOnlySpan<byte> Encode(string text, Span<byte> space)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (text.Length > space.Length)
            return StrictUtf8.GetBytes(text);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] >= 0x80)
                return StrictUtf8.GetBytes(text);
            space[index] = (byte)text[index];
        }
        return space.Slice(0, text.Length);
    }
}
