using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Tells an <see cref="AutomatonRun"/> what the writer of models writes, so that what is valid needs not be read again.</summary>
/// <param name="run">The run, at the start of a document.</param>
internal sealed class WriteCheck(AutomatonRun run)
{
    private byte[] _scratch = new byte[256];
    private Utf8XmlWriter? _xml;
    private bool _inStartTag;
    private bool _isAfterText;
    private bool _hasGivenUp;

    // Where the attributes of the open start tag begin in what was written.
    private int _attributes;

    /// <summary>Whether what was written is certainly a valid document; false says nothing. Ends with the document.</summary>
    public bool IsCertainlyValid()
    {
        _xml = null;
        return !_hasGivenUp && run.EndDocument();
    }

    /// <summary>Begins with another document.</summary>
    /// <param name="xml">What it is written to.</param>
    public void Begin(Utf8XmlWriter xml)
    {
        _xml = xml;
        _hasGivenUp = !run.Begin();
        _inStartTag = _isAfterText = false;
    }

    /// <summary>Leaves it to others: something is written that is not told.</summary>
    public void GiveUp() => _hasGivenUp = true;

    /// <summary>Takes the attributes of the open start tag. Called before anything else is written.</summary>
    public void CloseStartTag()
    {
        if (!_inStartTag || _hasGivenUp)
            return;
        _inStartTag = false;
        var text = _xml!.WrittenSpan.Slice(_attributes);
        if (text.IsEmpty)
            _hasGivenUp = !run.CloseAttributes(default);
        else if (run.IsTagTaken(text))
            _hasGivenUp = !run.CloseRules();
        else
            _hasGivenUp = !AreTaken() || !run.CloseAttributes(text);
    }

    /// <summary>Takes a start tag's name, which was just written.</summary>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (_hasGivenUp)
            return;
        _inStartTag = true;
        _isAfterText = false;
        _attributes = _xml!.Length;
        _hasGivenUp = !run.StartElement(NameKey.Of(name), name, namespaceUri);
    }

    /// <summary>Takes a start tag's name, which was just written.</summary>
    public void StartElement(string name, string namespaceUri) => StartElement(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(namespaceUri));

    /// <summary>Takes text that was just written.</summary>
    public void Text(string text)
    {
        if (_hasGivenUp)
            return;
        // Two texts in a row are one to a reader.
        var written = _xml!.WrittenSpan.Slice(_xml.TextOffset);
        _hasGivenUp = _isAfterText || !run.Text(written.IndexOf((byte)'&') < 0 ? written : Encode(text));
        _isAfterText = true;
    }

    /// <summary>Takes an end tag.</summary>
    public void EndElement()
    {
        CloseStartTag();
        if (_hasGivenUp)
            return;
        _isAfterText = false;
        _hasGivenUp = !run.EndElement();
    }

    // The declarations of a tag hold for all of its attributes.
    private void Declare(NamespaceScopes scopes)
    {
        for (var at = _attributes; at < _xml!.Length;)
        {
            _xml.NextAttribute(ref at, out var namespaceUri, out var localName, out var written);
            if (namespaceUri.SequenceEqual(NamespaceTable.XmlnsName))
                scopes.Add(localName.SequenceEqual("xmlns"u8) ? default : localName, written.IndexOf((byte)'&') < 0 ? written : Decode(written), run.Depth);
        }
    }

    private bool AreTaken()
    {
        if (run.Scopes is { } scopes)
            Declare(scopes);
        for (var at = _attributes; at < _xml!.Length;)
        {
            _xml.NextAttribute(ref at, out var namespaceUri, out var localName, out var written);
            if (namespaceUri.SequenceEqual(NamespaceTable.XmlnsName))
            {
                run.PassDeclaration();
                continue;
            }
            var isPlain = written.IndexOf((byte)'&') < 0;
            var start = isPlain ? at - 1 - written.Length - _attributes : -1;
            if (!run.Attribute(NameKey.Of(localName), localName, namespaceUri, isPlain ? written : Decode(written), start))
                return false;
        }
        return true;
    }

    private ReadOnlySpan<byte> Encode(string text)
    {
        var scratch = Scratch(Encoding.UTF8.GetMaxByteCount(text.Length));
        return scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, scratch, 0));
    }

    // Takes back what the writer replaced.
    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> written)
    {
        var scratch = Scratch(written.Length);
        var length = 0;
        while (!written.IsEmpty)
        {
            var plain = written.IndexOf((byte)'&');
            if (plain < 0)
                plain = written.Length;
            written.Slice(0, plain).CopyTo(scratch.AsSpan(length));
            length += plain;
            written = written.Slice(plain);
            if (written.IsEmpty)
                break;
            var end = written.IndexOf((byte)';');
            scratch[length++] = Utf8XmlWriter.Replaced(written.Slice(1, end - 1));
            written = written.Slice(end + 1);
        }
        return scratch.AsSpan(0, length);
    }

    private byte[] Scratch(int length) => _scratch.Length < length ? _scratch = new byte[length] : _scratch;
}
