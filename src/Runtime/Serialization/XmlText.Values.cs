using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.ComponentModel;
using Bindery.Datatypes.Xsd;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>Reads a word of a list.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="word">The word.</param>
/// <returns>Null if the type cannot hold it.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T? WordReader<T>(XmlText word)
    where T : struct;

// Dates, durations, binary data and lists. Whitespace around a value is ignored.
public readonly ref partial struct XmlText
{
    /// <summary>Returns the value as a date and time (XML Schema Part 2, 3.2.7).</summary>
    public XmlDateTime? ToXmlDateTime() => IsTemporal(XmlDateTime.Fields) ? new XmlDateTime(Trimmed, isLiteral: true) : null;

    /// <summary>Returns the value as a date (XML Schema Part 2, 3.2.9).</summary>
    public XmlDate? ToXmlDate() => IsTemporal(XmlDate.Fields) ? new XmlDate(Trimmed, isLiteral: true) : null;

    /// <summary>Returns the value as a time of day (XML Schema Part 2, 3.2.8).</summary>
    public XmlTime? ToXmlTime() => IsTemporal(XmlTime.Fields) ? new XmlTime(Trimmed, isLiteral: true) : null;

    /// <summary>Returns the value as a part of a date (XML Schema Part 2, 3.2.10 to 3.2.14).</summary>
    public XmlPartialDate? ToXmlPartialDate() => XmlPartialDate.TryParse(ToString(), out var value) ? value : null;

    /// <summary>Returns the value as a duration (XML Schema Part 2, 3.2.6).</summary>
    public XmlDuration? ToXmlDuration() => DurationLiteral.TryParse(Trim(_utf8), out _) ? new XmlDuration(Trimmed, isLiteral: true) : null;

    /// <summary>
    /// Returns the value as bytes in Base64 (XML Schema Part 2, 3.2.16). Invalid padding, which many writers produce, is accepted: the grammar reports it, and
    /// the text is kept.
    /// </summary>
    public byte[]? ToBase64()
    {
        var text = new byte[_utf8.Length + 3];
        var length = 0;
        foreach (var unit in _utf8)
            if (!IsSpace(unit))
                text[length++] = unit;
        while (length > 0 && text[length - 1] == '=')
            length--;
        // The remaining six bits are not a byte.
        length -= length % 4 == 1 ? 1 : 0;
        while (length % 4 != 0)
            text[length++] = (byte)'=';
        return Base64.DecodeFromUtf8InPlace(text.AsSpan(0, length), out var written) == OperationStatus.Done ? text.AsSpan(0, written).ToArray() : null;
    }

    /// <summary>Returns the value as bytes of two hexadecimal digits each (XML Schema Part 2, 3.2.15).</summary>
    public byte[]? ToHex()
    {
        var text = Trim(_utf8);
        if (text.Length % 2 != 0)
            return null;
        var value = new byte[text.Length / 2];
        for (var i = 0; i < text.Length; i++)
            if (XmlCharacters.DigitOf(text[i]) is var digit and >= 0)
                value[i / 2] |= (byte)(i % 2 == 0 ? digit << 4 : digit);
            else
                return null;
        return value;
    }

    /// <summary>Returns the words of a list.</summary>
    public List<string> ToWords()
    {
        var words = new List<string>();
        var rest = Trim(_utf8);
        while (!rest.IsEmpty)
            words.Add(Decode(NextWord(ref rest)));
        return words;
    }

    /// <summary>Returns the values of a list; null if one of them is not valid for its type.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="read">Reads a value.</param>
    public List<T>? ToValues<T>(WordReader<T> read)
        where T : struct
    {
        var values = new List<T>();
        var rest = Trim(_utf8);
        while (!rest.IsEmpty)
        {
            if (read(new XmlText(NextWord(ref rest))) is not { } value)
                return null;
            values.Add(value);
        }
        return values;
    }

    private string Trimmed => Decode(Trim(_utf8));

    private bool IsTemporal(TemporalFields fields) => TemporalLiteral.TryParse(Trim(_utf8), fields, isOfSchema: true, out _);

    // The rest begins with a word, or is empty.
    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> rest)
    {
        var length = 0;
        while (length < rest.Length && !IsSpace(rest[length]))
            length++;
        var word = rest.Slice(0, length);
        rest = Trim(rest.Slice(length));
        return word;
    }
}
