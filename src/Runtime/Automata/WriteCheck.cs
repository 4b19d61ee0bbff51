using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>Tells an <see cref="AutomatonRun"/> what the writer of models writes, so that what is valid needs not be read again.</summary>
/// <param name="run">The run, at the start of a document.</param>
internal sealed class WriteCheck(AutomatonRun run)
{
    private byte[] _scratch = new byte[256];
    private bool _inStartTag;
    private bool _isAfterText;
    private bool _hasGivenUp;

    /// <summary>Whether what was written is certainly a valid document; false says nothing.</summary>
    public bool IsCertainlyValid => !_hasGivenUp && run.EndDocument();

    /// <summary>Begins with another document.</summary>
    public void Begin()
    {
        _hasGivenUp = !run.Begin();
        _inStartTag = _isAfterText = false;
    }

    /// <summary>Leaves it to others: something is written that is not told.</summary>
    public void GiveUp() => _hasGivenUp = true;

    /// <summary>Takes a start tag's name.</summary>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        if (!CloseStartTag())
            return;
        _inStartTag = true;
        _isAfterText = false;
        _hasGivenUp = !run.StartElement(NameKey.Of(name), name, namespaceUri);
    }

    /// <summary>Takes a start tag's name.</summary>
    public void StartElement(string name, string namespaceUri) => StartElement(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(namespaceUri));

    /// <summary>Takes an attribute.</summary>
    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> value)
    {
        if (!_hasGivenUp)
            _hasGivenUp = !_inStartTag || !run.Attribute(NameKey.Of(name), name, namespaceUri, value);
    }

    /// <summary>Takes an attribute.</summary>
    public void Attribute(string name, string namespaceUri, string value) =>
        Attribute(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(namespaceUri), Encode(value));

    /// <summary>Takes an attribute in no namespace that was just written.</summary>
    /// <param name="name">The name.</param>
    /// <param name="written">The attribute as it was written, with the blank before it.</param>
    /// <param name="value">The value.</param>
    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> written, string value)
    {
        if (_hasGivenUp)
            return;
        // What has no reference in it was written as it is: ' name="value"'.
        var utf8 = written.Slice(name.Length + 3, written.Length - name.Length - 4);
        Attribute(name, default(ReadOnlySpan<byte>), utf8.IndexOf((byte)'&') < 0 ? utf8 : Encode(value));
    }

    /// <summary>Takes text.</summary>
    public void Text(string text)
    {
        if (!CloseStartTag())
            return;
        // Two texts in a row are one to a reader.
        _hasGivenUp = _isAfterText || !run.Text(Encode(text));
        _isAfterText = true;
    }

    /// <summary>Takes an end tag.</summary>
    public void EndElement()
    {
        if (!CloseStartTag())
            return;
        _isAfterText = false;
        _hasGivenUp = !run.EndElement();
    }

    private bool CloseStartTag()
    {
        if (_inStartTag && !_hasGivenUp)
        {
            _inStartTag = false;
            _hasGivenUp = !run.CloseAttributes();
        }
        return !_hasGivenUp;
    }

    private ReadOnlySpan<byte> Encode(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_scratch.Length < most)
            _scratch = new byte[most];
        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, _scratch, 0));
    }
}
