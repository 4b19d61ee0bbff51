namespace Bindery.Xml;

/// <summary>The kind of the current event of a <see cref="Utf8XmlReader"/>.</summary>
internal enum XmlEventKind : byte
{
    /// <summary>No event: <see cref="Utf8XmlReader.Read"/> has not been called.</summary>
    None,

    /// <summary>A start tag, or an empty-element tag, with its attributes.</summary>
    StartElement,

    /// <summary>An end tag, or the end of an empty-element tag.</summary>
    EndElement,

    /// <summary>Character data between two tags, across comments, processing instructions and CDATA sections, as one event.</summary>
    Text,

    /// <summary>The end of the document.</summary>
    EndOfDocument,
}
