using System;
using System.Numerics;

namespace Bindery.Serialization;

// Generated code calls all of these methods on the reader, including those that do not need it.
#pragma warning disable CA1822
// Lexical forms: "05" is read as 5, and is written as "05" as long as the value is 5.
public ref partial struct BindingReader
{
    /// <summary>Keeps the text of an attribute's value if it would be written differently.</summary>
    /// <returns>The value.</returns>
    public readonly T? Note<T>(int attribute, T? value, ref UnknownContentStore? unknown)
        where T : struct
    {
        var text = _xml.GetAttributeValue(attribute);
        if (value is { } known && !IsPlain(text, known))
            NoteAttribute(attribute, Canonical(known), ref unknown);
        return value;
    }

    /// <summary>Keeps the text of a child, or of the class's own element, if it would be written differently.</summary>
    /// <returns>The value.</returns>
    public readonly T? Note<T>(XmlText text, ContentPlace place, T? value, ref UnknownContentStore? unknown)
        where T : struct
    {
        if (value is { } known && (text.IsDefault || !IsPlain(text.Utf8, known)))
            NoteText(text, place, Canonical(known), ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(int, T?, ref UnknownContentStore?)"/>
    public readonly bool? NoteWord(int attribute, bool? value, string yes, string no, ref UnknownContentStore? unknown)
    {
        if (value is { } known && _xml.GetAttributeValue(attribute).Length != (known ? yes : no).Length)
            NoteAttribute(attribute, known ? yes : no, ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(XmlText, ContentPlace, T?, ref UnknownContentStore?)"/>
    public readonly bool? NoteWord(XmlText text, ContentPlace place, bool? value, string yes, string no, ref UnknownContentStore? unknown)
    {
        if (value is { } known && (text.IsDefault || text.Utf8.Length != (known ? yes : no).Length))
            NoteText(text, place, known ? yes : no, ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(int, T?, ref UnknownContentStore?)"/>
    public readonly int? NoteWord(int attribute, int? value, XmlWords words, ref UnknownContentStore? unknown)
    {
        if (value is { } place && words.TryGet(place, out var word) && _xml.GetAttributeValue(attribute).Length != word.Length)
            NoteAttribute(attribute, XmlText.Decode(word), ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(XmlText, ContentPlace, T?, ref UnknownContentStore?)"/>
    public readonly int? NoteWord(XmlText text, ContentPlace place, int? value, XmlWords words, ref UnknownContentStore? unknown)
    {
        if (value is { } number && words.TryGet(number, out var word) && (text.IsDefault || text.Utf8.Length != word.Length))
            NoteText(text, place, XmlText.Decode(word), ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(int, T?, ref UnknownContentStore?)"/>
    public readonly T? NoteForm<T>(int attribute, T? value, Func<T, string?> write, ref UnknownContentStore? unknown)
        where T : class
    {
        if (value is not null)
            NoteAttribute(attribute, write(value)!, ref unknown);
        return value;
    }

    /// <inheritdoc cref="Note{T}(XmlText, ContentPlace, T?, ref UnknownContentStore?)"/>
    public readonly T? NoteForm<T>(XmlText text, ContentPlace place, T? value, Func<T, string?> write, ref UnknownContentStore? unknown)
        where T : class
    {
        if (value is not null)
            NoteText(text, place, write(value)!, ref unknown);
        return value;
    }

    private readonly void NoteAttribute(int attribute, string value, ref UnknownContentStore? unknown)
    {
        if (XmlText.Is(_xml.GetAttributeValue(attribute), value))
            return;
        var read = GetAnyAttribute(attribute);
        if (read.Value != value)
            (unknown ??= new()).Add(new LexicalForm(read.LocalName, read.NamespaceUri, value, read.Value));
    }

    private static void NoteText(XmlText text, ContentPlace place, string value, ref UnknownContentStore? unknown)
    {
        if (!text.IsDefault && XmlText.Is(text.Utf8, value))
            return;
        var form = text.IsDefault ? "" : text.ToString();
        if (form != value)
            (unknown ??= new()).Add(new UnknownNode(
                place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside) { Form = new LexicalForm("", "", value, form) });
    }

    // The form of nearly all numbers: no sign except minus, no leading zeros, no whitespace around.
    private static bool IsPlain<T>(ReadOnlySpan<byte> text, T value)
        where T : struct
    {
        if (typeof(T) == typeof(bool))
            return text.Length == ((bool)(object)value ? 4 : 5);
        if (typeof(T) != typeof(int) && typeof(T) != typeof(long))
            return false;
        var first = text.Length > 1 && text[0] == (byte)'-' ? 1 : 0;
        return text[first] is >= (byte)'1' and <= (byte)'9' ? text[text.Length - 1] is >= (byte)'0' and <= (byte)'9' : text.Length == 1 && text[0] == (byte)'0';
    }

    private static string Canonical<T>(T value)
        where T : struct => value switch
        {
            int number => BindingWriter.Format(number)!,
            long number => BindingWriter.Format(number)!,
            decimal number => BindingWriter.Format(number)!,
            BigInteger number => BindingWriter.Format(number)!,
            double number => BindingWriter.Format(number)!,
            DateTimeOffset time => BindingWriter.Format(time)!,
            Guid guid => BindingWriter.Format(guid)!,
            bool flag => flag ? "true" : "false",
            XmlDateTime or XmlDate or XmlTime or XmlPartialDate or XmlDuration => value.ToString()!,
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
}
