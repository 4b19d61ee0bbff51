using System;
using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// Checks the IDs of a document and the references to them (RELAX NG DTD Compatibility, 5): each ID occurs once, and each reference has a target.
/// </summary>
/// <param name="types">The attributes and elements with ID types.</param>
/// <param name="names">The names of the grammar.</param>
internal sealed class IdTracker(IdTypes types, NameIndex names)
{
    private readonly ValueTable _ids = new();
    private readonly ValueTable _references = new();

    // For each distinct reference, the place of its first occurrence.
    private readonly List<(int Offset, int Length)> _places = [];

    // The text of the element that is being read; depth 0 if there is none.
    private byte[] _text = [];
    private int _textLength;
    private int _textDepth;
    private IdType _textType;
    private (int Offset, int Length) _textPlace;

    /// <summary>Returns to the start of a document.</summary>
    public void Reset()
    {
        (_textDepth, _textLength) = (0, 0);
        _ids.Clear();
        _references.Clear();
        _places.Clear();
    }

    /// <summary>Processes a start tag.</summary>
    /// <param name="reader">The reader, at the start tag.</param>
    /// <param name="onDuplicate">Receives an attribute whose ID was used before, and the place of the first occurrence.</param>
    /// <returns>Whether all of its IDs are new.</returns>
    public bool StartElement(in Utf8XmlReader reader, Action<int, int>? onDuplicate = null)
    {
        if (reader.AttributeCount == 0 && !types.HasTexts)
            return true;
        var isNew = true;
        var element = names.Find(reader.NamespaceUri, reader.LocalName);
        if (types.TextOf(element) is var type && type != IdType.None)
            (_textType, _textDepth, _textLength, _textPlace) = (type, reader.Depth, 0, default);
        for (var i = 0; i < reader.AttributeCount; i++)
            switch (types[element, names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i))])
            {
                case IdType.Id:
                    var first = _ids.Add(Trim(reader.GetAttributeValue(i)), reader.GetAttributeValueRange(i).Offset);
                    isNew &= first < 0;
                    if (first >= 0)
                        onDuplicate?.Invoke(i, first);
                    break;
                case IdType.Reference:
                    AddReferences(reader.GetAttributeValue(i), reader.GetAttributeValueRange(i));
                    break;
            }
        return isNew;
    }

    /// <summary>Processes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        if (_textDepth == 0 || _textDepth != reader.Depth)
            return;
        var text = reader.Value;
        if (_text.Length - _textLength < text.Length)
            Array.Resize(ref _text, (int)Math.Min(Math.Max(Math.Max(64, _text.Length * 2L), (long)_textLength + text.Length), 0x7FFFFFC7));
        text.CopyTo(_text.AsSpan(_textLength));
        if (_textLength == 0)
            _textPlace = (reader.Offset, reader.Length);
        _textLength += text.Length;
    }

    /// <summary>Processes an end tag.</summary>
    /// <param name="reader">The reader, at the end tag.</param>
    /// <param name="onDuplicate">Receives a text whose ID was used before, its place, and the place of the first occurrence.</param>
    /// <returns>Whether a text that is an ID is new.</returns>
    public bool EndElement(in Utf8XmlReader reader, Action<string, (int Offset, int Length), int>? onDuplicate = null)
    {
        if (_textDepth == 0 || _textDepth != reader.Depth)
            return true;
        _textDepth = 0;
        var value = Trim(_text.AsSpan(0, _textLength));
        if (value.IsEmpty)
            return true;
        if (_textType == IdType.Reference)
        {
            AddReferences(value, _textPlace);
            return true;
        }
        var first = _ids.Add(value, _textPlace.Offset);
        if (first >= 0)
            onDuplicate?.Invoke(Utf8.Excerpt(value, 200), _textPlace, first);
        return first < 0;
    }

    /// <summary>Whether every reference has a target. Meaningful only at the end of the document.</summary>
    public bool IsComplete => _ids.ContainsAll(_references);

    /// <summary>Returns the references without a target, without duplicates, with the place of the first attribute that has each.</summary>
    public IEnumerable<(string Value, int Offset, int Length)> Dangling()
    {
        for (var i = 0; i < _references.Count; i++)
            if (!_ids.Contains(_references[i]))
                yield return (Utf8.Excerpt(_references[i], 200), _places[i].Offset, _places[i].Length);
    }

    /// <summary>Returns the first IDs of the document, for suggestions.</summary>
    public IEnumerable<string> Ids(int most)
    {
        for (var i = 0; i < _ids.Count && i < most; i++)
            yield return Utf8.Excerpt(_ids[i], 200);
    }

    private void AddReferences(ReadOnlySpan<byte> value, (int Offset, int Length) place)
    {
        while (NextReference(ref value) is { Length: > 0 } item)
            if (_references.Add(item, place.Offset) < 0)
                _places.Add(place);
    }

    /// <summary>Returns the next of several IDs in a value, and advances the value; empty if there is none.</summary>
    internal static ReadOnlySpan<byte> NextReference(ref ReadOnlySpan<byte> value)
    {
        value = Trim(value);
        var end = value.IndexOfAny(" \t\n\r"u8);
        var item = end < 0 ? value : value.Slice(0, end);
        value = value.Slice(item.Length);
        return item;
    }

    /// <summary>Returns a value without leading and trailing whitespace.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        var start = XmlScan.SkipWhite(value, 0);
        var end = value.Length;
        while (end > start && (XmlCharacters.Classes[value[end - 1]] & XmlCharacters.White) != 0)
            end--;
        return value.Slice(start, end - start);
    }
}
