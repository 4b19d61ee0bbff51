using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>A field of an open item. Follows its paths to the only node that they may select, and stores the node's value. Reused for the next item.</summary>
/// <param name="paths">The paths of the field.</param>
/// <param name="isDiagnosis">Whether the text of the value in the document is needed.</param>
internal sealed class FieldValue(IReadOnlyList<ConstraintPath> paths, bool isDiagnosis)
{
    private const int ExcerptLength = 200;
    private const int KeptBytes = 16 * 1024;

    private readonly PathFollower _follower = new(paths);
    private FieldType? _type;
    private string? _default;
    private bool _isNil;
    private byte[] _text = [];
    private int _textLength;
    private int _textDepth;

    /// <summary>The value; empty if there is none.</summary>
    public KeyBuffer Value { get; } = new();

    /// <summary>The value as written in the document, truncated if it is long; only for a diagnosis.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>The fault of the field itself; null if there is none.</summary>
    public ConstraintFaultKind? Fault { get; private set; }

    /// <summary>Whether the selected node is a nillable element.</summary>
    public bool IsNillable { get; private set; }

    /// <summary>Whether a node was found.</summary>
    public bool HasNode { get; private set; }

    /// <summary>The place of the node: the value of an attribute, or the start tag of an element.</summary>
    public (int Offset, int Length) Place { get; private set; }

    /// <summary>Whether a path may select a node inside the innermost element.</summary>
    public bool CanGoOn => _textDepth > 0 || _follower.CanGoOn;

    /// <summary>Begins with the start tag of the item.</summary>
    public void Begin(in Utf8XmlReader reader, IElementTypes types)
    {
        Value.Clear();
        (_textDepth, _textLength) = (0, 0);
        if (_text.Length > KeptBytes)
            _text = [];
        (Fault, HasNode, IsNillable, _isNil, Shown) = (null, false, false, false, "");
        _follower.Begin();
        Reach(reader, types);
    }

    /// <summary>Processes a start tag inside the item.</summary>
    /// <returns>False if nothing in the element matters; it then counts as not entered.</returns>
    public bool Enter(in Utf8XmlReader reader, IElementTypes types)
    {
        var isAlive = _follower.Enter(reader);
        if (isAlive)
            Reach(reader, types);
        return isAlive || _textDepth > 0;
    }

    /// <summary>Leaves an element without its end tag.</summary>
    public void Leave() => _follower.Leave();

    /// <summary>Processes text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        if (_textDepth != reader.Depth)
            return;
        var text = reader.Value;
        if (_text.Length - _textLength < text.Length)
            Array.Resize(ref _text, (int)Math.Min(Math.Max(Math.Max(64, _text.Length * 2L), (long)_textLength + text.Length), 0x7FFFFFC7));
        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }

    /// <summary>Processes an end tag.</summary>
    public void EndElement(in Utf8XmlReader reader, IElementTypes types)
    {
        if (_textDepth > 0 && _textDepth == reader.Depth)
        {
            _textDepth = 0;
            if (_type is not null && !_isNil)
                Take(_textLength == 0 && _default is not null ? Utf8.GetBytes(_default) : _text.AsSpan(0, _textLength), _type, types);
        }
        _follower.Leave();
    }

    private void Reach(in Utf8XmlReader reader, IElementTypes types)
    {
        if (_follower.IsElementMet)
            ReachElement(reader, types);
        for (var i = 0; i < paths.Count; i++)
            if (_follower.AttributeOf(i) is { } name)
                ReachAttribute(reader, name, types);
    }

    private void ReachAttribute(in Utf8XmlReader reader, NameTest name, IElementTypes types)
    {
        var isFound = false;
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            if (!name.Admits(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)))
                continue;
            isFound = true;
            // Several paths may select the same node.
            if (HasNode && Place == reader.GetAttributeValueRange(i))
                continue;
            Found(reader.GetAttributeValueRange(i));
            if (Fault is null)
                Take(reader.GetAttributeValue(i), types.AttributeOf(reader, i) ?? FieldType.Text, types);
        }
        if (isFound || HasNode && Place == TagOf(reader) || types.DefaultOf(reader, name) is not var (type, value))
            return;
        Found(TagOf(reader));
        if (Fault is null)
            Take(Utf8.GetBytes(value), type, types);
    }

    private void ReachElement(in Utf8XmlReader reader, IElementTypes types)
    {
        Found(TagOf(reader));
        if (Fault is not null)
            return;
        _isNil = types.IsNil(reader);
        IsNillable = types.IsNillable(reader);
        _type = types.TextOf(reader);
        _default = types.DefaultText;
        _textDepth = reader.Depth;
        if (_type is null && !_isNil)
            Fault = ConstraintFaultKind.NoValue;
    }

    private void Found((int, int) place)
    {
        if (HasNode)
            Fault ??= ConstraintFaultKind.Several;
        (HasNode, Place) = (true, place);
    }

    private void Take(ReadOnlySpan<byte> literal, FieldType type, IElementTypes types)
    {
        type.Write(literal, types.Literals, Value);
        if (isDiagnosis)
            Shown = Utf8.Excerpt(literal, ExcerptLength);
    }

    /// <summary>The place of a start tag: the range of its name.</summary>
    public static (int Offset, int Length) TagOf(in Utf8XmlReader reader) =>
        (reader.Offset, reader.LocalName.Length + 1 + (reader.Prefix.Length > 0 ? reader.Prefix.Length + 1 : 0));
}
