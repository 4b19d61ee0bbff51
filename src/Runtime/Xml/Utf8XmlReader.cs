using System;

namespace Bindery.Xml;

/// <summary>
/// Reads a UTF-8 document event by event and checks all rules of XML 1.0 (fifth edition names) and Namespaces in XML 1.0. Document type declarations are
/// refused. The returned spans are valid until the next call of <see cref="Read"/>. Comments and processing instructions are checked and skipped.
/// </summary>
/// <remarks>A reader uses buffers of its thread until it is disposed. Pass it by reference: of two copies, only one may continue.</remarks>
internal ref partial struct Utf8XmlReader
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly int _maxDepth;
    private readonly int _maxBytes;
    private readonly int _maxAttributes;
    private readonly TagTemplates _templates;
    private XmlReaderState _state;

    // The offset at which reading continues.
    private int _position;
    private int _depth;
    private XmlEventKind _kind;
    private bool _isEmptyElement;
    private bool _isWhiteSpace;
    private bool _valueInScratch;

    // The current event.
    private int _offset;
    private int _length;
    private int _valueOffset;
    private int _valueLength;
    private int _attributeCount;
    private bool _hasPrefixes;
    private TagTemplate? _template;

    // The attribute whose value is being processed, for the path in an error.
    private int _failingName;
    private int _failingNameLength;

    /// <summary>Starts reading at the first byte.</summary>
    /// <param name="utf8">The document in UTF-8; it may begin with a byte order mark.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="templates">The templates of start tags that were read before; null for those of the thread.</param>
    public Utf8XmlReader(ReadOnlySpan<byte> utf8, XmlLimits? limits = null, TagTemplates? templates = null)
    {
        limits ??= XmlLimits.Default;
        _document = utf8;
        _maxDepth = limits.MaxDepth;
        _maxBytes = limits.MaxBytes;
        _maxAttributes = limits.MaxAttributes;
        _state = XmlReaderState.Rent();
        _templates = templates ?? _state.Templates;
    }

    /// <summary>Continues at a place where a reader of the same document stopped.</summary>
    /// <param name="utf8">The document; it may be cut off after the part that is read.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="place">The place. The reader that stopped there must not continue.</param>
    internal Utf8XmlReader(ReadOnlySpan<byte> utf8, XmlLimits limits, in XmlReaderPlace place)
    {
        _document = utf8;
        _maxDepth = limits.MaxDepth;
        _maxBytes = limits.MaxBytes;
        _maxAttributes = limits.MaxAttributes;
        _state = place.State;
        _templates = place.State.Templates;
        _position = place.Position;
        _depth = place.Depth;
        _kind = place.Kind;
    }

    /// <summary>The current place, on an end tag, or at the start or the end of the document. This reader must not continue after the place is used.</summary>
    internal readonly XmlReaderPlace Place => new(_state, _position, _depth, _kind);

    /// <summary>The kind of the current event.</summary>
    public readonly XmlEventKind Kind => _kind;

    /// <summary>The number of elements open around the current event; 1 on the root's start tag and on its end tag.</summary>
    public readonly int Depth => _depth;

    /// <summary>
    /// The byte offset of the current event in the document, at its '&lt;' or first character. The end of an empty-element tag has the offset and length of
    /// the tag.
    /// </summary>
    public readonly int Offset => _offset;

    /// <summary>Returns the byte offset of the start tag of an open element.</summary>
    /// <param name="depth">Its depth, from 1 to <see cref="Depth"/>.</param>
    internal readonly int GetStartTagOffset(int depth) => _state.Elements[depth - 1].NameOffset - 1;

    /// <summary>The length of the current event in bytes. Text begins with the first piece that adds characters to it and ends with the last.</summary>
    public readonly int Length => _length;

    /// <summary>On a start tag: whether it is an empty-element tag. An <see cref="XmlEventKind.EndElement"/> follows in this case too.</summary>
    public readonly bool IsEmptyElement => _isEmptyElement;

    /// <summary>The local part of the element's name, on start and end tags.</summary>
    public readonly ReadOnlySpan<byte> LocalName
    {
        get
        {
            if (_depth == 0)
                return default;
            ref readonly var element = ref _state.Elements[_depth - 1];
            return _document.Slice(element.LocalOffset, element.LocalLength);
        }
    }

    /// <summary>The prefix of the element's name, empty if none.</summary>
    public readonly ReadOnlySpan<byte> Prefix =>
        _depth == 0 ? default : _document.Slice(_state.Elements[_depth - 1].NameOffset, _state.Elements[_depth - 1].PrefixLength);

    /// <summary>The namespace name of the element, empty if none.</summary>
    public readonly ReadOnlySpan<byte> NamespaceUri =>
        _depth == 0 ? default : _state.Namespaces.UriOf(_document, _state.Elements[_depth - 1].Namespace);

    /// <summary>On text: the characters, with references replaced and line ends normalized (XML 1.0, 2.11).</summary>
    public readonly ReadOnlySpan<byte> Value =>
        _valueInScratch ? _state.Scratch.AsSpan(_valueOffset, _valueLength) : _document.Slice(_valueOffset, _valueLength);

    /// <summary>On text: whether it has only spaces, tabs, carriage returns and line feeds.</summary>
    public readonly bool IsWhiteSpace => _isWhiteSpace;

    /// <summary>Moves to the next event.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="XmlBindingException">
    /// The document is not well-formed, has a document type declaration, or exceeds a limit. The reader must not be read further.
    /// </exception>
    public bool Read()
    {
        switch (_kind)
        {
            case XmlEventKind.StartElement when _isEmptyElement:
                _isEmptyElement = false;
                _kind = XmlEventKind.EndElement;
                return true;
            case XmlEventKind.EndElement:
                CloseElement();
                if (_depth == 0)
                    return ReadEpilog();
                break;
            case XmlEventKind.None:
                return ReadProlog();
            case XmlEventKind.EndOfDocument:
                return false;
        }
        var document = _document;
        var position = _position;
        if ((uint)(position + 1) < (uint)document.Length && document[position] == '<')
        {
            // The most frequent case is checked first.
            var next = document[position + 1];
            if (next == '/')
            {
                ReadEndTag(position);
                return true;
            }
            if (next is not ((byte)'!' or (byte)'?'))
            {
                ReadStartTag(position);
                return true;
            }
        }
        if (ReadText(position))
            return true;
        position = _position;
        if (document[position + 1] == '/')
            ReadEndTag(position);
        else
            ReadStartTag(position);
        return true;
    }

    /// <summary>On a start tag: moves to the end tag of the same element, and checks the content.</summary>
    /// <exception cref="InvalidOperationException">The current event is not a start tag.</exception>
    /// <exception cref="XmlBindingException">The content is not well-formed.</exception>
    public void SkipToEndTag()
    {
        if (_kind != XmlEventKind.StartElement)
            throw new InvalidOperationException("The reader does not stand on a start tag");
        var depth = _depth;
        do
            Read();
        while (_kind != XmlEventKind.EndElement || _depth != depth);
    }

    /// <summary>Returns the buffers. The reader must not be used afterwards.</summary>
    public void Dispose()
    {
        var state = _state;
        _state = null!;
        state?.Return();
    }

    private void CloseElement()
    {
        // Only needed if the caller continues after an exception.
        if (_depth == 0)
            return;
        var firstBinding = _state.Elements[--_depth].FirstBinding;
        if (_state.Namespaces.Count != firstBinding)
            _state.Namespaces.CloseTo(firstBinding);
    }
}
