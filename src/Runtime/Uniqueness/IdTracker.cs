using System;
using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// Follows the IDs of a document, and what refers to them (RELAX NG DTD Compatibility, 5): each is there once, and each that is referred to is there.
/// </summary>
/// <param name="types">The attributes that matter.</param>
/// <param name="names">The names of the grammar.</param>
internal sealed class IdTracker(IdTypes types, NameIndex names)
{
    private readonly ValueTable _ids = new();
    private readonly ValueTable _references = new();

    // Of each different reference where it stood first.
    private readonly List<(int Offset, int Length)> _places = [];

    // The text of an element that is being taken; depth 0 where none is.
    private byte[] _text = [];
    private int _textLength;
    private int _textDepth;
    private IdType _textType;
    private (int Offset, int Length) _textPlace;

    /// <summary>Goes back to the start of a document.</summary>
    public void Reset()
    {
        (_textDepth, _textLength) = (0, 0);
        _ids.Clear();
        _references.Clear();
        _places.Clear();
    }

    /// <summary>Takes a start tag.</summary>
    /// <param name="reader">Stands on it.</param>
    /// <param name="onDuplicate">Is told the attribute that has an ID that was there before, and where that stood.</param>
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

    /// <summary>Takes text.</summary>
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

    /// <summary>Takes an end tag.</summary>
    /// <param name="reader">Stands on it.</param>
    /// <param name="onDuplicate">Is told the text that was an ID before, its place, and where that stood.</param>
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

    /// <summary>Whether everything that is referred to was there. To be asked at the end.</summary>
    public bool IsComplete => _ids.ContainsAll(_references);

    /// <summary>What is referred to and not there, each once, with the place of the attribute that says it first.</summary>
    public IEnumerable<(string Value, int Offset, int Length)> Dangling()
    {
        for (var i = 0; i < _references.Count; i++)
            if (!_ids.Contains(_references[i]))
                yield return (Utf8.Excerpt(_references[i], 200), _places[i].Offset, _places[i].Length);
    }

    /// <summary>The first IDs of the document, for suggestions.</summary>
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

    /// <summary>The next of several IDs in a value, which goes on behind it; empty where there is none.</summary>
    internal static ReadOnlySpan<byte> NextReference(ref ReadOnlySpan<byte> value)
    {
        value = Trim(value);
        var end = value.IndexOfAny(" \t\n\r"u8);
        var item = end < 0 ? value : value.Slice(0, end);
        value = value.Slice(item.Length);
        return item;
    }

    /// <summary>A value without the whitespace around it.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        var start = XmlScan.SkipWhite(value, 0);
        var end = value.Length;
        while (end > start && (XmlCharacters.Classes[value[end - 1]] & XmlCharacters.White) != 0)
            end--;
        return value.Slice(start, end - start);
    }
}
