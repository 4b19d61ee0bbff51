using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>An open item: looks for its value. Reused for the next one.</summary>
internal sealed class OpenItem
{
    private const int KeptBytes = 16 * 1024;

    private readonly IItemReceiver _receiver;
    private readonly Field[] _fields;
    private byte[] _value = [];
    private int _best;

    public OpenItem(IItemReceiver receiver, IReadOnlyList<IdentityField> fields)
    {
        _receiver = receiver;
        _fields = new Field[fields.Count];
        for (var i = 0; i < _fields.Length; i++)
            _fields[i] = new Field(fields[i]);
    }

    /// <summary>The depth of the item's element.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether a field exists.</summary>
    public bool HasValue => _best < _fields.Length;

    /// <summary>The number of the first existing field.</summary>
    public int FieldNumber => _best;

    /// <summary>The value of the first existing field.</summary>
    public ReadOnlySpan<byte> Value => _value.AsSpan(0, Length);

    /// <summary>The length of the value.</summary>
    public int Length { get; private set; }

    /// <summary>Whether its buffers have become too large to be kept.</summary>
    public bool IsLarge => _value.Length > KeptBytes || Array.Exists(_fields, one => one.IsLarge);

    /// <summary>The place of the value in the document.</summary>
    public (int Offset, int Length) Place { get; private set; }

    /// <summary>The path of the value; null where it was not requested when the value was found.</summary>
    public string? Path { get; private set; }

    /// <summary>Begins with the start tag of the item.</summary>
    public void Begin(in Utf8XmlReader reader)
    {
        Depth = reader.Depth;
        _best = _fields.Length;
        Path = null;
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i].Reset();
            if (_fields[i].Definition.Steps.Count == 0)
                Reach(i, reader);
        }
    }

    /// <summary>Processes a start tag inside.</summary>
    public void StartElement(in Utf8XmlReader reader)
    {
        var level = reader.Depth - Depth;
        for (var i = 0; i < _best; i++)
        {
            var field = _fields[i];
            var steps = field.Definition.Steps;
            if (field.Matched != level - 1 || level > steps.Count || !steps[level - 1].Is(reader))
                continue;
            field.Matched = level;
            if (level == steps.Count)
                Reach(i, reader);
        }
    }

    /// <summary>Processes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        for (var i = 0; i < _best; i++)
            if (_fields[i].TextDepth == reader.Depth)
                _fields[i].Append(reader);
    }

    /// <summary>Processes an end tag, including that of the item.</summary>
    public void EndElement(in Utf8XmlReader reader)
    {
        var level = reader.Depth - Depth;
        for (var i = 0; i < _best; i++)
        {
            var field = _fields[i];
            if (field.TextDepth == reader.Depth)
            {
                field.TextDepth = 0;
                Take(i, field.Captured, field.Place);
                Path = _receiver.NeedsPath(Value) ? reader.GetPath() : null;
            }
            if (field.Matched == level)
                field.Matched--;
        }
    }

    // The element that has the value: an attribute is final at once, a text when the element ends.
    private void Reach(int index, in Utf8XmlReader reader)
    {
        if (index >= _best)
            return;
        var field = _fields[index];
        if (field.Definition.Attribute is not { } name)
        {
            field.BeginText(reader);
            return;
        }
        var attribute = name.FindAttribute(reader);
        if (attribute < 0)
            return;
        Take(index, reader.GetAttributeValue(attribute), reader.GetAttributeValueRange(attribute));
        Path = _receiver.NeedsPath(Value) ? reader.GetAttributePath(attribute) : null;
    }

    private void Take(int index, ReadOnlySpan<byte> value, (int, int) place)
    {
        if (_value.Length < value.Length)
            _value = new byte[Math.Max(64, value.Length)];
        value.CopyTo(_value);
        Length = value.Length;
        Place = place;
        _best = index;
    }

    /// <summary>The progress of a field.</summary>
    private sealed class Field(IdentityField definition)
    {
        private byte[] _text = [];
        private int _textLength;
        private bool _hasPlace;

        public IdentityField Definition { get; } = definition;

        /// <summary>The number of steps that the open elements match.</summary>
        public int Matched { get; set; }

        /// <summary>The depth of the element whose text is being read; 0 if there is none.</summary>
        public int TextDepth { get; set; }

        public bool IsLarge => _text.Length > KeptBytes;

        public ReadOnlySpan<byte> Captured => _text.AsSpan(0, _textLength);

        /// <summary>The text's place; that of the start tag if there is no text.</summary>
        public (int Offset, int Length) Place { get; private set; }

        public void Reset() => Matched = TextDepth = 0;

        public void BeginText(in Utf8XmlReader reader)
        {
            TextDepth = reader.Depth;
            _textLength = 0;
            _hasPlace = false;
            Place = (reader.Offset, reader.LocalName.Length + 1 + (reader.Prefix.Length > 0 ? reader.Prefix.Length + 1 : 0));
        }

        public void Append(in Utf8XmlReader reader)
        {
            var text = reader.Value;
            if (_text.Length - _textLength < text.Length)
                Array.Resize(ref _text, (int)Math.Min(Math.Max(Math.Max(64, _text.Length * 2L), (long)_textLength + text.Length), 0x7FFFFFC7));
            text.CopyTo(_text.AsSpan(_textLength));
            _textLength += text.Length;
            if (!_hasPlace)
                Place = (reader.Offset, reader.Length);
            _hasPlace = true;
        }
    }
}
