using System;

namespace Bindery.Serialization;

// Content that a class does not define or cannot read.
public ref partial struct BindingReader
{
    /// <summary>Keeps, refuses or ignores an attribute, depending on the options.</summary>
    public void KeepAttribute(int attribute, ref UnknownContentStore? unknown)
    {
        if (IsReadType(attribute, out var type))
            return;
        if (_options.UnknownContent == UnknownContent.Preserve)
            (unknown ??= new()).Add(GetAnyAttribute(attribute, type));
        else if (_options.UnknownContent == UnknownContent.Reject)
            throw RejectAttribute(attribute);
    }

    /// <summary>
    /// Keeps a value that the enumeration of a required attribute does not have, for example from a newer document. It is kept independent of the options,
    /// because the document could not be read again without it.
    /// </summary>
    /// <returns>The number of the unnamed member that represents it: -1.</returns>
    public readonly int KeepWord(int attribute, ref UnknownContentStore? unknown)
    {
        if (_options.UnknownContent == UnknownContent.Reject)
            throw RejectAttribute(attribute);
        var kept = GetAnyAttribute(attribute);
        kept.IsKnown = true;
        (unknown ??= new()).Add(kept);
        return XmlWords.Unknown;
    }

    /// <summary>Keeps a value that the enumeration of the element's text does not have.</summary>
    /// <returns>The number of the unnamed member that represents it: -1.</returns>
    public readonly int KeepWord(XmlText text, ref UnknownContentStore? unknown)
    {
        Keep(new UnknownNode(-1, 0, UnknownRelation.Instead) { Text = text.ToString(), IsKnown = true }, $"the value '{text.ToString()}'", ref unknown);
        return XmlWords.Unknown;
    }

    /// <summary>Keeps a value that the enumeration of a required child does not have.</summary>
    /// <returns>The number of the unnamed member that represents it: -1.</returns>
    public readonly int KeepWord(string name, string namespaceUri, XmlText text, ref ContentPlace place, ref UnknownContentStore? unknown)
    {
        Keep(
            new UnknownNode(
                place.SlotAtHand,
                place.IndexAtHand,
                UnknownRelation.Instead) { UnreadableName = name, UnreadableNamespace = namespaceUri, Text = text.ToString(), IsKnown = true },
            $"the value '{text.ToString()}' of '{name}'",
            ref unknown);
        return XmlWords.Unknown;
    }

    /// <summary>Keeps, refuses or ignores an attribute that cannot be read and is left out on writing anyway.</summary>
    public readonly void KeepOutputOnly(int attribute, ref UnknownContentStore? unknown)
    {
        if (_options.UnknownContent == UnknownContent.Reject)
            throw RejectAttribute(attribute);
        if (_options.UnknownContent != UnknownContent.Preserve)
            return;
        var kept = GetAnyAttribute(attribute);
        kept.IsOutputOnly = true;
        (unknown ??= new()).Add(kept);
    }

    /// <summary>Keeps, refuses or ignores all attributes of an element that has none in the schema.</summary>
    public void KeepAttributes(ref UnknownContentStore? unknown)
    {
        for (var i = 0; i < _xml.AttributeCount; i++)
            KeepAttribute(i, ref unknown);
    }

    /// <summary>Keeps, refuses or ignores the attributes of a child that has none in the schema.</summary>
    public void KeepAttributes(ContentPlace place, ref UnknownContentStore? unknown)
    {
        for (var i = 0; i < _xml.AttributeCount; i++)
        {
            IsReadType(i, out var type);
            var isNil = IsKnownNil(i, out var isRead);
            if (isNil && isRead)
                continue;
            if (_options.UnknownContent == UnknownContent.Reject && !isNil)
                throw RejectAttribute(i);
            if (_options.UnknownContent == UnknownContent.Preserve)
                (unknown ??= new()).Add(
                    new UnknownNode(place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside) { Attribute = GetAnyAttribute(i, type) });
        }
        _isNilKnown = _isNil = false;
    }

    /// <summary>Keeps, refuses or ignores the current element, with its content.</summary>
    public void KeepElement(ref ContentPlace place, ref UnknownContentStore? unknown)
    {
        place.MarkUnknown();
        RejectElement();
        if (_options.UnknownContent == UnknownContent.Ignore)
            Skip();
        else
            (unknown ??= new()).Add(new UnknownNode(place.Slot, place.Index, UnknownRelation.After) { Element = Capture() });
    }

    /// <summary>Keeps the text of a child that was already read, if its type cannot hold it.</summary>
    public readonly void KeepUnreadable(string name, string namespaceUri, XmlText text, ref ContentPlace place, ref UnknownContentStore? unknown)
    {
        Keep(
            new UnknownNode(
                place.SlotAtHand,
                place.IndexAtHand,
                UnknownRelation.Instead) { UnreadableName = name, UnreadableNamespace = namespaceUri, Text = text.ToString() },
            $"the value '{text.ToString()}' of '{name}'",
            ref unknown);
    }

    /// <summary>Keeps the text of one of several children that was already read, if its type cannot hold it.</summary>
    public readonly void KeepUnreadableItem(string name, string namespaceUri, XmlText text, ref ContentPlace place, ref UnknownContentStore? unknown)
    {
        // It has no place in the list: the next item takes its place, and content that was kept from inside it moves with it.
        var inside = unknown?.TakeInside(place.SlotAtHand, place.IndexAtHand) ?? new UnknownContentStore();
        place.MarkUnknown();
        Keep(
            new UnknownNode(
                place.Slot,
                place.Index,
                UnknownRelation.After) { UnreadableName = name, UnreadableNamespace = namespaceUri, Text = text.ToString(), Inside = inside },
            $"the value '{text.ToString()}' of '{name}'",
            ref unknown);
    }

    /// <summary>Keeps the text of the class's own element that was already read, if its type cannot hold it.</summary>
    public readonly void KeepUnreadable(XmlText text, ref UnknownContentStore? unknown) =>
        Keep(new UnknownNode(-1, 0, UnknownRelation.Instead) { Text = text.ToString() }, $"the value '{text.ToString()}'", ref unknown);

    /// <summary>Returns the error for a required attribute whose type cannot hold its value.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="expected">A description of a valid value: "a whole number", "'a' or 'b'".</param>
    public readonly XmlBindingException InvalidAttribute(int attribute, string expected)
    {
        var name = AttributeName(attribute);
        return Error(
            $"The value '{GetAttribute(attribute).ToString()}' of '{name}' cannot be read: expected {expected}",
            _xml.GetAttributeValueRange(attribute).Offset,
            _xml.GetPath() + "/@" + name);
    }

    /// <summary>Returns the error for required text that its type cannot hold.</summary>
    public readonly XmlBindingException InvalidText(XmlText text, string expected) =>
        Error($"The text '{text.ToString()}' of '{ElementName()}' cannot be read: expected {expected}", _xml.Offset, _xml.GetPath());

    /// <summary>Returns the error for a missing required attribute. The reader is on the start tag.</summary>
    public readonly XmlBindingException MissingAttribute(string name) =>
        Error($"'{ElementName()}' has no attribute '{name}', which it needs", _xml.Offset, _xml.GetPath());

    /// <summary>Returns the error for a missing required child. The reader is on the end tag.</summary>
    public readonly XmlBindingException MissingElement(string name) =>
        Error($"'{ElementName()}' has no element '{name}', which it needs", _xml.Offset, _xml.GetPath());

    /// <summary>Returns the error for a root element with another name.</summary>
    internal readonly XmlBindingException WrongRoot(string expected, string expectedNamespace) =>
        Error(
            $"The root element is {InNamespace(ElementName(), XmlText.Decode(_xml.NamespaceUri))}; expected {InNamespace(expected, expectedNamespace)}",
            _xml.Offset,
            _xml.GetPath());

    private static string InNamespace(string name, string uri) => uri.Length == 0 ? $"'{name}'" : $"'{name}' in the namespace '{uri}'";

    private void KeepInside(ContentPlace place, InterruptedText within, ref UnknownContentStore? unknown)
    {
        RejectElement();
        if (_options.UnknownContent == UnknownContent.Ignore)
            Skip();
        else
            (unknown ??= new()).Add(
                new UnknownNode(place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside) { Element = Capture(), Offset = within.Length, Within = within });
    }

    private readonly void RejectElement()
    {
        if (_options.UnknownContent == UnknownContent.Reject)
            throw Reject(
                $"'{ElementName()}' is not allowed here: the schema does not know it, or not a second time",
                _xml.Offset,
                ElementName().Length + 1,
                _xml.GetPath());
    }

    private void KeepText(ContentPlace place, ref UnknownContentStore? unknown)
    {
        if (!_xml.HasMarkup)
            KeepPiece(place, ref unknown);
        else
            while (ReadPiece(place, ref unknown))
                KeepPiece(place, ref unknown);
    }

    private readonly void KeepPiece(ContentPlace place, ref UnknownContentStore? unknown) =>
        Keep(new UnknownNode(place.Slot, place.Index, UnknownRelation.After) { Text = XmlText.Decode(Piece) }, "text", ref unknown);

    private readonly void Keep(UnknownNode node, string what, ref UnknownContentStore? unknown)
    {
        if (_options.UnknownContent == UnknownContent.Reject)
            throw Reject(
                $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is not allowed here: the schema does not admit it", _xml.Offset, 1, _xml.GetPath());
        if (node.IsKnown || _options.UnknownContent == UnknownContent.Preserve)
            (unknown ??= new()).Add(node);
    }

    private readonly SchemaViolationException RejectAttribute(int attribute)
    {
        var name = AttributeName(attribute);
        var (offset, length) = _xml.GetAttributeNameRange(attribute);
        return Reject(
            $"'{name}' is not allowed in '{ElementName()}': the schema does not know it, or not with this value", offset, length, _xml.GetPath() + "/@" + name);
    }

    private readonly SchemaViolationException Reject(string message, int offset, int length, string path)
    {
        var position = _xml.GetPosition(offset);
        return new SchemaViolationException([new SchemaViolation("BND3001", message, path, position.Line, position.Column, length)]);
    }

    private readonly XmlBindingException Error(string message, int offset, string path)
    {
        var position = _xml.GetPosition(offset);
        return new XmlBindingException(message, position.Line, position.Column, path);
    }

    private readonly string ElementName() => Qualified(_xml.Prefix, _xml.LocalName);

    private readonly string AttributeName(int attribute) => Qualified(_xml.GetAttributePrefix(attribute), _xml.GetAttributeLocalName(attribute));

    private static string Qualified(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> localName) =>
        prefix.IsEmpty ? XmlText.Decode(localName) : XmlText.Decode(prefix) + ":" + XmlText.Decode(localName);
}
