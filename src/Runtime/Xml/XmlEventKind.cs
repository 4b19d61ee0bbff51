namespace Bindery.Xml;

/// <summary>What a <see cref="Utf8XmlReader"/> stands on.</summary>
internal enum XmlEventKind : byte
{
    /// <summary>Nothing yet: <see cref="Utf8XmlReader.Read"/> was not called.</summary>
    None,

    /// <summary>A start tag, or an empty-element tag, with its attributes.</summary>
    StartElement,

    /// <summary>An end tag, or the end of an empty-element tag.</summary>
    EndElement,

    /// <summary>Character data between two tags, over comments, processing instructions and CDATA sections, in one piece.</summary>
    Text,

    /// <summary>The end of the document.</summary>
    EndOfDocument,
}
