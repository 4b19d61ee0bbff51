using System;

namespace Bindery.Xml;

/// <summary>
/// Reads a UTF-8 document event by event and checks it to the letter of XML 1.0 (fifth edition names) and Namespaces in XML 1.0. Document type declarations are refused.
/// Spans that it hands out are valid until the next call of <see cref="Read"/>. Comments and processing instructions are checked and passed over.
/// </summary>
public ref struct Utf8XmlReader
{
    /// <summary>Starts reading at the first byte.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark may stand first.</param>
    /// <param name="options">The limits; the defaults of <see cref="XmlReadOptions"/> where null.</param>
    public Utf8XmlReader(ReadOnlySpan<byte> utf8, XmlReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>What the reader stands on.</summary>
    public readonly XmlEventKind Kind => throw new NotImplementedException();

    /// <summary>The number of elements open around the current event; 1 on the root's start tag and on its end tag.</summary>
    public readonly int Depth => throw new NotImplementedException();

    /// <summary>The byte offset of the current event in the span given, at its '&lt;' or first character.</summary>
    public readonly int Offset => throw new NotImplementedException();

    /// <summary>The length of the current event in bytes.</summary>
    public readonly int Length => throw new NotImplementedException();

    /// <summary>On a start tag: whether it is an empty-element tag. An <see cref="XmlEventKind.EndElement"/> follows all the same.</summary>
    public readonly bool IsEmptyElement => throw new NotImplementedException();

    /// <summary>The local part of the element's name, on start and end tags.</summary>
    public readonly ReadOnlySpan<byte> LocalName => throw new NotImplementedException();

    /// <summary>The prefix of the element's name, empty if none.</summary>
    public readonly ReadOnlySpan<byte> Prefix => throw new NotImplementedException();

    /// <summary>The namespace name of the element, empty if none.</summary>
    public readonly ReadOnlySpan<byte> NamespaceUri => throw new NotImplementedException();

    /// <summary>On text: the characters, references replaced and line ends normalised (XML 1.0, 2.11).</summary>
    public readonly ReadOnlySpan<byte> Value => throw new NotImplementedException();

    /// <summary>On text: whether it has nothing but blanks, tabs, carriage returns and line feeds.</summary>
    public readonly bool IsWhiteSpace => throw new NotImplementedException();

    /// <summary>On a start tag: the number of attributes, namespace declarations not counted.</summary>
    public readonly int AttributeCount => throw new NotImplementedException();

    /// <summary>The local part of the name of an attribute of the current start tag.</summary>
    public readonly ReadOnlySpan<byte> GetAttributeLocalName(int index) => throw new NotImplementedException();

    /// <summary>The prefix of the name of an attribute, empty if none.</summary>
    public readonly ReadOnlySpan<byte> GetAttributePrefix(int index) => throw new NotImplementedException();

    /// <summary>The namespace name of an attribute, empty if none.</summary>
    public readonly ReadOnlySpan<byte> GetAttributeNamespaceUri(int index) => throw new NotImplementedException();

    /// <summary>The value of an attribute, references replaced and normalised as CDATA (XML 1.0, 3.3.3).</summary>
    public readonly ReadOnlySpan<byte> GetAttributeValue(int index) => throw new NotImplementedException();

    /// <summary>The byte offset and length of an attribute's name with prefix, as it stands in the document.</summary>
    public readonly (int Offset, int Length) GetAttributeNameRange(int index) => throw new NotImplementedException();

    /// <summary>The byte offset and length of an attribute's value between the quotes, as it stands in the document.</summary>
    public readonly (int Offset, int Length) GetAttributeValueRange(int index) => throw new NotImplementedException();

    /// <summary>On a start tag: the number of namespace declarations on it.</summary>
    public readonly int NamespaceDeclarationCount => throw new NotImplementedException();

    /// <summary>A namespace declaration of the current start tag; the prefix is empty for the default namespace, the name is empty where it is undeclared.</summary>
    public readonly void GetNamespaceDeclaration(int index, out ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri) => throw new NotImplementedException();

    /// <summary>Finds what a prefix is bound to at the current event; the empty prefix is the default namespace and always found.</summary>
    public readonly bool TryGetNamespace(scoped ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri) => throw new NotImplementedException();

    /// <summary>Goes to the next event.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="XmlBindingException">The document is not well-formed, has a document type declaration, or exceeds a limit.</exception>
    public bool Read() => throw new NotImplementedException();

    /// <summary>On a start tag: goes to the end tag of the same element, checking what lies between.</summary>
    public void SkipToEndTag() => throw new NotImplementedException();

    /// <summary>The line and column of a byte offset. Costs a pass over the document up to there: for messages only.</summary>
    public readonly XmlPosition GetPosition(int offset) => throw new NotImplementedException();

    /// <summary>The path of the element that is open at the current event, for example "/domainbackup/disks/disk[2]". For messages only.</summary>
    public readonly string GetPath() => throw new NotImplementedException();

    /// <summary>Gives the buffers back. The reader must not be used afterwards.</summary>
    public void Dispose() => throw new NotImplementedException();
}
