using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Reports the output of the model writer to an <see cref="AutomatonRun"/>, so that a valid document need not be read again.</summary>
/// <param name="run">The run, at the start of a document.</param>
internal sealed class WriteCheck(AutomatonRun run)
{
    private byte[] _scratch = new byte[256];
    private Utf8XmlWriter? _xml;
    private bool _inStartTag;
    private bool _isAfterText;
    private bool _hasGivenUp;

    // The start of the current start tag's attributes in the output.
    private int _attributes;

    /// <summary>Ends the document, and returns true if it is certainly valid. False means that the document has not been decided.</summary>
    public bool IsCertainlyValid()
    {
        _xml = null;
        return !_hasGivenUp && run.EndDocument();
    }

    /// <summary>Prepares for the next document.</summary>
    /// <param name="xml">The writer of the document.</param>
    public void Begin(Utf8XmlWriter xml)
    {
        _xml = xml;
        _hasGivenUp = !run.Begin();
        _inStartTag = _isAfterText = false;
    }

    /// <summary>Gives up, because output is written that is not reported here.</summary>
    public void GiveUp() => _hasGivenUp = true;

    /// <summary>Processes the attributes of the current start tag. Must be called before anything else is written.</summary>
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

    /// <summary>Processes the name of a start tag that was just written.</summary>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (_hasGivenUp)
            return;
        _inStartTag = true;
        _isAfterText = false;
        _attributes = _xml!.Length;
        _hasGivenUp = !run.StartElement(NameKey.Of(name), name, namespaceUri);
    }

    /// <summary>Processes the name of a start tag that was just written.</summary>
    public void StartElement(string name, string namespaceUri) => StartElement(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(namespaceUri));

    /// <summary>Processes text that was just written.</summary>
    public void Text(string text)
    {
        if (_hasGivenUp)
            return;
        // A reader reports two consecutive texts as one.
        var written = _xml!.WrittenSpan.Slice(_xml.TextOffset);
        _hasGivenUp = _isAfterText || !run.Text(written.IndexOf((byte)'&') < 0 ? written : Encode(text));
        _isAfterText = true;
    }

    /// <summary>Processes an end tag.</summary>
    public void EndElement()
    {
        CloseStartTag();
        if (_hasGivenUp)
            return;
        _isAfterText = false;
        _hasGivenUp = !run.EndElement();
    }

    // The declarations of a tag apply to all of its attributes.
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

    private ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> written) => Utf8XmlWriter.Decode(written, Scratch(written.Length));

    private byte[] Scratch(int length) => _scratch.Length < length ? _scratch = new byte[length] : _scratch;
}
