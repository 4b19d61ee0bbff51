using System;

namespace Bindery.Xml;

// Methods for generated readers: names as numbers, and tags without the whitespace between them.
internal ref partial struct Utf8XmlReader
{
    /// <summary>Returns the <see cref="NameKey"/> of the current element's local name.</summary>
    internal readonly ulong NameKeyOfElement(out int length, out bool hasNamespace)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        length = element.LocalLength;
        // xmlns="" undeclares the default namespace: a binding without a namespace.
        hasNamespace = element.Namespace != NamespaceTable.None && !NamespaceUri.IsEmpty;
        return element.Key;
    }

    /// <summary>Returns the <see cref="NameKey"/> of an attribute's local name.</summary>
    internal readonly ulong NameKeyOfAttribute(int index, out int length, out bool hasNamespace)
    {
        ref readonly var attribute = ref AttributeAt(index);
        length = attribute.LocalLength;
        hasNamespace = attribute.Namespace != NamespaceTable.None;
        return attribute.Key;
    }

    /// <summary>Gets the data of an attribute that a generated reader needs.</summary>
    /// <param name="index">The index of the attribute.</param>
    /// <param name="key">The <see cref="NameKey"/> of its local name.</param>
    /// <param name="hasNamespace">Whether the name is in a namespace.</param>
    /// <param name="value">The value, as returned by <see cref="GetAttributeValue"/>.</param>
    /// <returns>The local name.</returns>
    internal readonly ReadOnlySpan<byte> GetAttribute(int index, out ulong key, out bool hasNamespace, out ReadOnlySpan<byte> value)
    {
        ref readonly var attribute = ref AttributeAt(index);
        key = attribute.Key;
        hasNamespace = attribute.Namespace != NamespaceTable.None;
        value = attribute.ScratchOffset < 0
            ? _document.Slice(attribute.RawOffset, attribute.RawLength)
            : _state.Scratch.AsSpan(attribute.ScratchOffset, attribute.ScratchLength);
        return _document.Slice(attribute.LocalOffset, attribute.LocalLength);
    }

    /// <summary>Whether <see cref="Value"/> is a part of the document, so that it remains valid after the event.</summary>
    internal readonly bool IsValueInDocument => !_valueInScratch;

    /// <summary>Moves to the next tag, or text other than whitespace: most whitespace is indentation, for which no event is needed.</summary>
    /// <returns>The kind of the event, as in <see cref="Kind"/>.</returns>
    internal XmlEventKind ReadTag()
    {
        if (_kind == XmlEventKind.StartElement)
        {
            if (_isEmptyElement)
            {
                _isEmptyElement = false;
                return _kind = XmlEventKind.EndElement;
            }
        }
        else if (_kind == XmlEventKind.EndElement)
        {
            CloseElement();
            if (_depth == 0)
            {
                ReadEpilog();
                return _kind;
            }
        }
        else if (_kind != XmlEventKind.Text)
        {
            Read();
            return _kind;
        }
        // The element is closed; the content of its parent continues.
        _kind = XmlEventKind.Text;
        var document = _document;
        var at = XmlScan.SkipIndentation(document, _position);
        if ((uint)(at + 1) < (uint)document.Length && document[at] == '<')
        {
            var next = document[at + 1];
            if (next == '/')
            {
                ReadEndTag(at);
                return XmlEventKind.EndElement;
            }
            if (next is not ((byte)'!' or (byte)'?'))
            {
                ReadStartTag(at);
                return XmlEventKind.StartElement;
            }
        }
        return ReadTagSlowly();
    }

    /// <summary>Continues to the next tag or text, after comments, processing instructions or text.</summary>
    private XmlEventKind ReadTagSlowly()
    {
        do
            Read();
        while (_kind == XmlEventKind.Text && _isWhiteSpace);
        return _kind;
    }
}
