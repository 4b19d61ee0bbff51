using System;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>Copies elements from a reader to a writer, with the prefixes that the document used.</summary>
internal static class FragmentCopier
{
    /// <summary>Fragments were checked against the caller's limits when they were read.</summary>
    internal static XmlLimits Limits => XmlLimits.None;

    /// <summary>Takes the element whose start tag the reader stands on; leaves the reader on its end tag.</summary>
    internal static AnyElement Capture(ref Utf8XmlReader reader)
    {
        var local = XmlText.Decode(reader.LocalName);
        var uri = XmlText.Decode(reader.NamespaceUri);
        using var writer = new Utf8XmlWriter();
        Copy(ref reader, writer);
        return new AnyElement(writer.WrittenSpan.ToArray(), local, uri);
    }

    /// <summary>Copies the element whose start tag the reader stands on; leaves the reader on its end tag.</summary>
    internal static void Copy(ref Utf8XmlReader reader, Utf8XmlWriter writer)
    {
        var depth = reader.Depth;
        while (true)
        {
            switch (reader.Kind)
            {
                case XmlEventKind.StartElement:
                    CopyStartTag(ref reader, writer);
                    break;
                case XmlEventKind.Text:
                    writer.Text(reader.Value);
                    break;
                case XmlEventKind.EndElement:
                    writer.EndElement();
                    if (reader.Depth == depth)
                        return;
                    break;
            }
            reader.Read();
        }
    }

    private static void CopyStartTag(ref Utf8XmlReader reader, Utf8XmlWriter writer)
    {
        writer.StartElement(reader.Prefix, reader.LocalName, reader.NamespaceUri);
        for (var i = 0; i < reader.NamespaceDeclarationCount; i++)
        {
            reader.GetNamespaceDeclaration(i, out var prefix, out var uri);
            // The element's own prefix is declared with it.
            if (!prefix.SequenceEqual(reader.Prefix))
                writer.NamespaceDeclaration(prefix, uri);
        }
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            var uri = reader.GetAttributeNamespaceUri(i);
            if (uri.IsEmpty)
                writer.Attribute(reader.GetAttributeLocalName(i), reader.GetAttributeValue(i));
            else
                writer.Attribute(reader.GetAttributePrefix(i), reader.GetAttributeLocalName(i), uri, reader.GetAttributeValue(i));
        }
    }
}
