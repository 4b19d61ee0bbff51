using System;
using System.Buffers.Text;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>
/// Writes a UTF-8 document into its own buffer. Names are not checked; values are escaped so that they are read unchanged (XML 1.0, 2.4, 2.11, 3.3.3).
/// Namespaces are declared where necessary.
/// </summary>
/// <remarks>After an exception the written text must not be used; <see cref="Reset"/> makes the writer usable again.</remarks>
internal sealed partial class Utf8XmlWriter : IDisposable
{
    private XmlWriterState _state;
    private byte[] _buffer;
    private int _length;
    private int _depth;
    private bool _inStartTag;
    private bool _hasRoot;
    private bool _indent;

    /// <summary>Creates a writer with an empty buffer.</summary>
    /// <param name="indent">Whether each element begins on a new line, indented by two spaces for each level. Mixed content is not changed.</param>
    public Utf8XmlWriter(bool indent = false)
    {
        _state = XmlWriterState.Rent();
        _buffer = _state.Buffer;
        _indent = indent;
    }

    /// <summary>Whether characters that are not allowed in XML are written as references: for texts that are compared or displayed, and never read.</summary>
    internal bool WritesAnyCharacter { get; init; }

    /// <summary>The written text. Valid until the next call.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _length);

    /// <summary>Opens an element in no namespace.</summary>
    /// <exception cref="InvalidOperationException">The root element is already closed.</exception>
    public void StartElement(ReadOnlySpan<byte> name)
    {
        if (_isDue)
        {
            StartRoot(default, name, default, hasDefault: false);
            return;
        }
        BeginTag(name.Length);
        var offset = _length;
        name.CopyTo(_buffer.AsSpan(offset));
        _length += name.Length;
        OpenElement(offset, 0);
        if (_state.Elements[_depth - 1].DefaultNamespace != NamespaceTable.None)
            SetDefaultNamespace(default);
    }

    /// <summary>Opens an element in no namespace.</summary>
    /// <exception cref="InvalidOperationException">The root element is already closed.</exception>
    public void StartElement(string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));
        if (_isDue)
        {
            StartRoot(default, System.Text.Encoding.UTF8.GetBytes(name), default, hasDefault: false);
            return;
        }
        BeginTag();
        var offset = _length;
        AppendName(name);
        OpenElement(offset, 0);
        if (_state.Elements[_depth - 1].DefaultNamespace != NamespaceTable.None)
            SetDefaultNamespace(default);
    }

    /// <summary>Opens an element in a namespace, without a prefix; the default namespace is declared if it differs.</summary>
    /// <remarks>The namespace of the prefix xml cannot be a default namespace: the element gets that prefix.</remarks>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (IsReserved(namespaceUri))
        {
            StartElement("xml"u8, name, namespaceUri);
            return;
        }
        if (_declarations is null || !StartDeclared(name, namespaceUri))
            StartUnprefixed(name, namespaceUri);
    }

    /// <summary>Opens an element in a namespace, without a prefix; the default namespace is declared if it differs.</summary>
    /// <remarks>The namespace of the prefix xml cannot be a default namespace: the element gets that prefix.</remarks>
    public void StartElement(string name, string namespaceUri)
    {
        Span<byte> nameBytes = stackalloc byte[ShortText];
        Span<byte> uriBytes = stackalloc byte[ShortText];
        StartElement(Encode(name, nameBytes), Encode(namespaceUri, uriBytes));
    }

    /// <summary>Opens an element with the given prefix, which is declared if it is not bound to the namespace.</summary>
    /// <remarks>If no prefix is possible (no namespace), or not this one (xml, xmlns), the name is written without it.</remarks>
    public void StartElement(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (IsReserved(namespaceUri))
            prefix = "xml"u8;
        else if (prefix.IsEmpty || namespaceUri.IsEmpty || IsReservedPrefix(prefix))
        {
            StartUnprefixed(name, namespaceUri);
            return;
        }
        BeginTag();
        var offset = _length;
        Append(prefix);
        Append((byte)':');
        Append(name);
        OpenElement(offset, prefix.Length);
        var binding = Find(prefix);
        if (binding == NamespaceTable.None || !UriOf(binding).SequenceEqual(namespaceUri))
            DeclarePrefix(prefix, namespaceUri);
        else
            MarkUsed(binding);
    }

    private void StartUnprefixed(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        BeginTag();
        var offset = _length;
        Append(name);
        OpenElement(offset, 0);
        SetDefaultNamespace(namespaceUri);
    }

    /// <summary>Writes an attribute in no namespace to the open start tag.</summary>
    /// <exception cref="ArgumentException">The value has a character that is not allowed in XML.</exception>
    public void Attribute(ReadOnlySpan<byte> name, string value)
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));
        AppendAttribute(name, value.AsSpan());
    }

    /// <summary>Writes an attribute in no namespace to the open start tag.</summary>
    /// <exception cref="ArgumentException">The value has a character that is not allowed in XML.</exception>
    public void Attribute(string name, string value)
    {
        BeginAttribute();
        var offset = _length;
        AppendName(name ?? throw new ArgumentNullException(nameof(name)));
        AppendValue(_length - offset, (value ?? throw new ArgumentNullException(nameof(value))).AsSpan());
    }

    /// <summary>Writes an attribute in no namespace with a value in UTF-8.</summary>
    /// <exception cref="ArgumentException">The value has a character that is not allowed in XML, or is not UTF-8.</exception>
    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        BeginAttribute();
        Append(name);
        AppendValue(name.Length, value);
    }

    /// <summary>Writes an attribute without a namespace with a number, culture-invariant.</summary>
    public void Attribute(ReadOnlySpan<byte> name, long value)
    {
        BeginAttribute();
        Append(name);
        Append("=\""u8);
        AppendNumber(value);
        Append((byte)'"');
    }

    /// <summary>Writes character data. If it is empty, nothing is written, and the start tag stays open.</summary>
    /// <exception cref="ArgumentException">The text has a character that is not allowed in XML.</exception>
    /// <exception cref="InvalidOperationException">No element is open.</exception>
    public void Text(string text)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (text.Length == 0)
            return;
        BeginText();
        AppendEscaped(text.AsSpan(), XmlCharacters.TextEscape, 0, 0);
    }

    /// <summary>Writes character data in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text has a character that is not allowed in XML, or is not UTF-8.</exception>
    /// <exception cref="InvalidOperationException">No element is open.</exception>
    public void Text(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return;
        BeginText();
        AppendEscaped(text, XmlCharacters.TextEscape, 0, 0);
    }

    /// <summary>Closes the innermost open element; as an empty-element tag if nothing was written into it.</summary>
    /// <exception cref="InvalidOperationException">No element is open.</exception>
    public void EndElement()
    {
        if (_depth == 0)
            throw new InvalidOperationException("No element is open");
        if (_isPending)
            DeclareRest();
        ref readonly var element = ref _state.Elements[_depth - 1];
        if (_inStartTag)
        {
            Append("/>"u8);
            _inStartTag = false;
        }
        else
        {
            if (_indent && !element.HasText)
                AppendLine(_depth - 1);
            EnsureSpace(element.NameLength + 3);
            Append("</"u8);
            Append(_buffer.AsSpan(element.NameOffset, element.NameLength));
            Append((byte)'>');
        }
        if (_indent)
            _state.Lines.Cut(element.FirstLine);
        if (_state.Namespaces.Count != element.FirstBinding)
            _state.Namespaces.CloseTo(element.FirstBinding);
        _depth--;
    }

    /// <summary>Returns the written text as a string.</summary>
    public override string ToString() => Utf8.GetString(WrittenSpan);

    /// <summary>Empties the writer for another document.</summary>
    public void Reset(bool indent = false)
    {
        _length = _depth = 0;
        _inStartTag = _hasRoot = false;
        _indent = indent;
        Declare(null);
        _state.Namespaces.Reset();
        _state.Lines.Clear();
    }

    /// <summary>Returns the buffer. The writer must not be used afterwards.</summary>
    public void Dispose()
    {
        var state = _state;
        if (state is null)
            return;
        var written = _length;
        state.Buffer = _buffer;
        _state = null!;
        _buffer = [];
        _length = _depth = 0;
        state.Return(written);
    }

    private void AppendNumber(long value)
    {
        EnsureSpace(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
    }
}
