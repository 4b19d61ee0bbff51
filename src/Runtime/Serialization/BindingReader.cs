using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Bindery.Automata;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// The reader that generated code uses. A generated constructor is called with the reader on its element's start tag, and leaves it on the end tag.
/// </summary>
/// <remarks>
/// The methods that every generated constructor calls are not inlined: there are as many constructors as classes, and with a copy in each of them, even a small
/// document would fill the instruction cache.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct BindingReader
{
    private Utf8XmlReader _xml;
    private readonly XmlReadOptions _options;
    private readonly AutomatonRun? _run;

    // Comments and processing instructions before the root element.
    private List<byte[]>? _before;

    // The current piece of the text, and the number of comments and processing instructions in it that were kept.
    private int _pieceStart;
    private int _pieceEnd;
    private int _passed;

    // Whether xsi:type names the class that is being read: the writer then writes it for the class.
    private bool _isTypeRead;

    // Whether the class that is being read was found in a copy.
    private bool _isClassRead;

    // Whether the current child is nillable, and whether it is nil.
    private bool _isNilKnown;
    private bool _isNil;

    /// <summary>Whether the document was written for a copy of its model.</summary>
    internal bool IsCopy { get; init; }

    /// <summary>Whether the root element was an inner element of a document, so that only its class keeps its declarations.</summary>
    internal bool KeepsRootDeclarations { get; init; }

    // The value of an empty element of the class that is read next.
    private string? _whereEmpty;

    internal BindingReader(ReadOnlySpan<byte> utf8, XmlReadOptions options, AutomatonRun? run)
    {
        _run = run;
        _xml = new Utf8XmlReader(utf8, options.Limits, run?.Templates);
        _options = options;
        if (options.Comments == CommentHandling.Preserve)
            _xml.NoteMarkup();
    }

    /// <summary>Continues at a place where a reader of the same document stopped.</summary>
    internal BindingReader(ReadOnlySpan<byte> utf8, XmlReadOptions options, XmlLimits limits, in XmlReaderPlace place)
    {
        _xml = new Utf8XmlReader(utf8, limits, place);
        _options = options;
        if (options.Comments == CommentHandling.Preserve)
            _xml.NoteMarkup();
    }

    /// <summary>The number of attributes of the start tag.</summary>
    public readonly int AttributeCount => _xml.AttributeCount;

    /// <summary>Returns the index of an attribute's name in a list of names, or -1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public readonly int FindAttribute(int attribute, XmlNames names) =>
        names.FindAttribute(_xml, attribute);

    /// <summary>Returns the value of an attribute of the start tag.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly XmlText GetAttribute(int attribute) => new(_xml.GetAttributeValue(attribute));

    /// <summary>Returns an attribute that a wildcard of the schema allows.</summary>
    public readonly AnyAttribute GetAnyAttribute(int attribute) => GetAnyAttribute(attribute, null);

    private readonly AnyAttribute GetAnyAttribute(int attribute, QName? name) =>
        new(XmlText.Decode(_xml.GetAttributeLocalName(attribute)), XmlText.Decode(_xml.GetAttributeNamespaceUri(attribute)), GetAttribute(attribute).ToString())
        {
            Prefix = XmlText.Decode(_xml.GetAttributePrefix(attribute)),
            Name = name,
            Prefixes = name is null ? FragmentNames.PrefixesIn(_xml.GetAttributeValue(attribute), _xml) : null,
        };

    /// <summary>
    /// Moves to the next child, or to the end tag. The current node is in <see cref="ContentPlace.Child"/>; text other than whitespace is not allowed here and
    /// is kept.
    /// </summary>
    /// <param name="place">The progress of reading; the current child counts as read when this is called again.</param>
    /// <param name="names">The names that the class defines.</param>
    /// <param name="unknown">The store for text.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool ReadChild(ref ContentPlace place, XmlNames names, ref UnknownContentStore? unknown)
    {
        if (place.IsAtHand)
            place.Advance();
        else if (_xml.NamespaceDeclarationCount > 0)
            KeepDeclarations(ref unknown);
        while (true)
        {
            var kind = ReadTag();
            if (kind != XmlEventKind.Text && _xml.HasMarkup)
                KeepMarkup(place, ref unknown);
            switch (kind)
            {
                case XmlEventKind.StartElement:
                    Meet(ref place, names);
                    return true;
                case XmlEventKind.Text:
                    KeepText(place, ref unknown);
                    break;
                default:
                    if (place.Order is { } order)
                        (unknown ??= new()).Order = order;
                    return false;
            }
        }
    }

    /// <summary>Moves to the next child or text, or to the end tag, for content with text among elements.</summary>
    /// <param name="place">The progress of reading; the current node counts as read when this is called again.</param>
    /// <param name="names">The names that the class defines.</param>
    /// <param name="textSlot">The slot that text belongs to.</param>
    /// <param name="unknown">The store for the order, if it is not the order of the schema.</param>
    public bool ReadChildOrText(ref ContentPlace place, XmlNames names, int textSlot, ref UnknownContentStore? unknown)
    {
        if (place.IsAtHand)
            place.Advance();
        else if (_xml.NamespaceDeclarationCount > 0)
            KeepDeclarations(ref unknown);
        if (IsInPieces && ReadPiece(place, ref unknown))
        {
            place.Meet(ContentPlace.Text, textSlot);
            return true;
        }
        var kind = Read();
        if (_xml.HasMarkup && (kind != XmlEventKind.Text || !ReadPiece(place, ref unknown)))
            KeepMarkup(place, ref unknown);
        switch (kind)
        {
            case XmlEventKind.StartElement:
                Meet(ref place, names);
                return true;
            case XmlEventKind.Text:
                place.Meet(ContentPlace.Text, textSlot);
                return true;
            default:
                if (place.Order is { } order)
                    (unknown ??= new()).Order = order;
                return false;
        }
    }

    /// <summary>Returns the current text.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly XmlText GetText() => new(Piece);

    /// <summary>Reads the current element, which a wildcard of the schema allows.</summary>
    /// <param name="place">The progress of reading.</param>
    /// <param name="slot">The slot that such elements belong to.</param>
    public AnyElement ReadAnyElement(ref ContentPlace place, int slot)
    {
        place.Meet(ContentPlace.Any, slot);
        return Capture();
    }

    /// <summary>Reads the text of a child without a class, up to its end tag; attributes and elements of it are kept.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public XmlText ReadChildText(ContentPlace place, ref UnknownContentStore? unknown)
    {
        KeepAttributes(place, ref unknown);
        return ReadText(place, ref unknown);
    }

    /// <summary>Skips a child without content; content is kept, although it is not allowed.</summary>
    public bool ReadPresence(ContentPlace place, ref UnknownContentStore? unknown)
    {
        KeepAttributes(place, ref unknown);
        var text = ReadText(place, ref unknown);
        if (!IsBlank(text.Utf8))
            Keep(new UnknownNode(place.SlotAtHand, place.IndexAtHand, UnknownRelation.Inside) { Text = text.ToString() }, "text", ref unknown);
        return true;
    }

    /// <summary>Reads to the end tag of a class without children; content is kept, although it is not allowed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReadEnd(ref UnknownContentStore? unknown)
    {
        // It is nearly always an empty-element tag.
        if (!_xml.IsEmptyElement)
        {
            KeepContent(ref unknown);
            return;
        }
        if (_xml.NamespaceDeclarationCount > 0)
            KeepDeclarations(ref unknown);
        ReadTag();
    }

    private void KeepContent(ref UnknownContentStore? unknown)
    {
        var place = default(ContentPlace);
        while (ReadChild(ref place, NoNames, ref unknown))
            KeepElement(ref place, ref unknown);
    }

    internal bool ReadRoot()
    {
        var isElement = Read() == XmlEventKind.StartElement;
        if (_xml.HasMarkup)
            _before = TakeMarkup();
        return isElement;
    }

    /// <summary>The namespace declarations of the root element, which is the current node of the reader.</summary>
    internal readonly RootDeclarations? RootDeclarations => RootDeclarations.Of(_xml);

    internal readonly int FindRoot(XmlNames names) => names.Find(_xml);

    /// <summary>Checks the content after the root element.</summary>
    /// <returns>The markup around the root element, if it is kept.</returns>
    internal SurroundingMarkup? ReadToEnd()
    {
        while (_xml.Read())
        {
        }
        var after = _xml.HasMarkup ? TakeMarkup() : null;
        return _before is null && after is null ? null : new SurroundingMarkup(_before ?? [], after ?? []);
    }

    internal void Dispose() => _xml.Dispose();

    private XmlEventKind Read()
    {
        _xml.Read();
        if (_run is not null)
            Follow();
        return _xml.Kind;
    }

    private XmlEventKind ReadTag()
    {
        // Whitespace is reported if it can be a literal.
        if (_run is { PassesBlanks: false })
        {
            while (Read() == XmlEventKind.Text && _xml.IsWhiteSpace)
            {
            }
            return _xml.Kind;
        }
        var kind = _xml.ReadTag();
        if (_run is not null)
            Follow();
        return kind;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Follow()
    {
        if (!_run!.HasGivenUp)
            AutomatonDecision.Follow(_run, _xml);
    }

    // Content that is skipped without the automaton is decided by the grammar.
    private AnyElement Capture()
    {
        _run?.GiveUp();
        return FragmentCopier.Capture(ref _xml);
    }

    private void Skip()
    {
        _run?.GiveUp();
        _xml.SkipToEndTag();
        _xml.ClearMarkup();
    }

    private static XmlNames NoNames { get; } = new();

    private readonly void Meet(ref ContentPlace place, XmlNames names)
    {
        if (_xml.Depth > StackCheckedFrom)
            CheckStack();
        var child = names.Find(_xml);
        place.Meet(child, child < 0 ? -1 : names.SlotOf(child));
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private XmlText ReadText(ContentPlace place, ref UnknownContentStore? unknown)
    {
        ReadOnlySpan<byte> text = default;
        byte[] joined = [];
        InterruptedText? within = null;
        while (true)
        {
            var kind = Read();
            if (_xml.HasMarkup)
            {
                within ??= new() { Length = XmlText.LengthOf(text) };
                KeepMarkupInside(place, within, ref unknown);
            }
            if (kind == XmlEventKind.EndElement)
                break;
            if (_xml.Kind != XmlEventKind.Text)
            {
                within ??= new() { Length = XmlText.LengthOf(text) };
                KeepInside(place, within, ref unknown);
                continue;
            }
            if (within is not null)
                within.Length += XmlText.LengthOf(_xml.Value);
            if (text.IsEmpty)
            {
                // A value in the scratch buffer is lost with the next event, which may be the end tag.
                text = _xml.IsValueInDocument ? _xml.Value : _xml.Value.ToArray();
                continue;
            }
            var length = text.Length + _xml.Value.Length;
            if (length > joined.Length)
            {
                joined = new byte[Math.Max(length, text.Length * 2L)];
                text.CopyTo(joined);
            }
            _xml.Value.CopyTo(joined.AsSpan(text.Length));
            text = joined.AsSpan(0, length);
        }
        if (_xml.DeclarationCountInScope > 0)
            KeepDeclarations(place, new XmlText(text), ref unknown);
        return new XmlText(text);
    }

    // Generated readers of recursive classes call each other, and the caller may have set a depth that exceeds the stack.
    private const int StackCheckedFrom = 256;

    private readonly void CheckStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw Error("The elements are nested deeper than the stack of this thread allows", _xml.Offset, "");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        return true;
    }
}
