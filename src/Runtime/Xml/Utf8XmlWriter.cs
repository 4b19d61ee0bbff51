using System;

namespace Bindery.Xml;

/// <summary>
/// Writes a UTF-8 document into a buffer of its own. Names are taken as they are; values are escaped so that they are read back as they were
/// (XML 1.0, 2.4, 2.11, 3.3.3). Namespaces are declared where they are needed.
/// </summary>
public sealed class Utf8XmlWriter : IDisposable
{
    /// <summary>Creates a writer with an empty buffer.</summary>
    /// <param name="indent">Whether elements stand on lines of their own, indented by two blanks a level. Mixed content is left as it is.</param>
    public Utf8XmlWriter(bool indent = false) => throw new NotImplementedException();

    /// <summary>What was written so far. Valid until the next call.</summary>
    public ReadOnlySpan<byte> WrittenSpan => throw new NotImplementedException();

    /// <summary>Opens an element in no namespace.</summary>
    public void StartElement(ReadOnlySpan<byte> name) => throw new NotImplementedException();

    /// <summary>Opens an element in no namespace.</summary>
    public void StartElement(string name) => throw new NotImplementedException();

    /// <summary>Opens an element in a namespace. It takes no prefix; the default namespace is declared where it differs.</summary>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri) => throw new NotImplementedException();

    /// <summary>Opens an element in a namespace. It takes no prefix; the default namespace is declared where it differs.</summary>
    public void StartElement(string name, string namespaceUri) => throw new NotImplementedException();

    /// <summary>Opens an element with the given prefix, declaring it where it is not bound to the namespace yet.</summary>
    public void StartElement(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri) => throw new NotImplementedException();

    /// <summary>Writes an attribute in no namespace to the open start tag.</summary>
    /// <exception cref="ArgumentException">The value has a character that XML cannot hold.</exception>
    public void Attribute(ReadOnlySpan<byte> name, string value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in no namespace to the open start tag.</summary>
    public void Attribute(string name, string value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in no namespace with a value in UTF-8.</summary>
    public void Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in no namespace with a number, without regard to culture.</summary>
    public void Attribute(ReadOnlySpan<byte> name, long value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in no namespace with a number, without regard to culture.</summary>
    public void Attribute(string name, long value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in a namespace, declaring the prefix given, or one of its own, where none is bound to it.</summary>
    public void Attribute(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri, ReadOnlySpan<byte> value) => throw new NotImplementedException();

    /// <summary>Writes an attribute in a namespace, under a prefix that is bound to it or is declared for it.</summary>
    public void Attribute(string name, string namespaceUri, string value) => throw new NotImplementedException();

    /// <summary>Whether the open start tag has an attribute of this name already.</summary>
    internal bool HasAttribute(string localName, string namespaceUri) => throw new NotImplementedException();

    /// <summary>Declares a prefix (or, empty, the default namespace) on the open start tag, if it is not bound so already.</summary>
    public void NamespaceDeclaration(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri) => throw new NotImplementedException();

    /// <summary>Writes character data.</summary>
    /// <exception cref="ArgumentException">The text has a character that XML cannot hold.</exception>
    public void Text(string text) => throw new NotImplementedException();

    /// <summary>Writes character data given in UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> text) => throw new NotImplementedException();

    /// <summary>Writes a number as character data, without regard to culture.</summary>
    public void Text(long value) => throw new NotImplementedException();

    /// <summary>Closes the innermost open element; as an empty-element tag if nothing was written into it.</summary>
    public void EndElement() => throw new NotImplementedException();

    /// <summary>What was written, as a string.</summary>
    public override string ToString() => throw new NotImplementedException();

    /// <summary>Empties the writer for another document.</summary>
    public void Reset(bool indent = false) => throw new NotImplementedException();

    /// <summary>Gives the buffer back. The writer must not be used afterwards.</summary>
    public void Dispose() => throw new NotImplementedException();
}
