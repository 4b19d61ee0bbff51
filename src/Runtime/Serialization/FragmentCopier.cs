using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>Copies elements from a reader to a writer, with the prefixes of the document.</summary>
internal static class FragmentCopier
{
    /// <summary>No limits: fragments were checked against the caller's limits on reading.</summary>
    internal static XmlLimits Limits => XmlLimits.None;

    /// <summary>Reads an element; the reader moves from its start tag to its end tag.</summary>
    internal static AnyElement Capture(ref Utf8XmlReader reader)
    {
        var local = XmlText.Decode(reader.LocalName);
        var uri = XmlText.Decode(reader.NamespaceUri);
        using var writer = new Utf8XmlWriter();
        var hasNames = Copy(ref reader, writer);
        var xml = writer.WrittenSpan.ToArray();
        return new AnyElement(hasNames ? FragmentNames.Complete(xml, reader) : xml, local, uri);
    }

    /// <summary>Copies an element; the reader moves from its start tag to its end tag.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="more">Additional declarations for its start tag.</param>
    /// <returns>Whether its values may have names with prefixes.</returns>
    internal static bool Copy(ref Utf8XmlReader reader, Utf8XmlWriter writer, IReadOnlyList<(string Prefix, string NamespaceUri)>? more = null)
    {
        var depth = reader.Depth;
        var hasNames = false;
        while (true)
        {
            if (reader.HasMarkup && reader.Kind != XmlEventKind.Text)
                CopyMarkup(ref reader, writer);
            switch (reader.Kind)
            {
                case XmlEventKind.StartElement:
                    CopyStartTag(ref reader, writer, more);
                    for (var i = 0; i < reader.AttributeCount && !hasNames; i++)
                        hasNames = FragmentNames.MayBeIn(reader.GetAttributeValue(i));
                    more = null;
                    break;
                case XmlEventKind.Text:
                    CopyText(ref reader, writer);
                    hasNames |= FragmentNames.MayBeIn(reader.Value);
                    break;
                case XmlEventKind.EndElement:
                    writer.EndElement();
                    if (reader.Depth == depth)
                        return hasNames;
                    break;
            }
            reader.Read();
        }
    }

    /// <summary>
    /// Writes an element so that equivalent elements are written identically, independent of their prefixes. The reader is on its start tag.
    /// </summary>
    internal static void CopyMeaning(ref Utf8XmlReader reader, Utf8XmlWriter writer)
    {
        var depth = reader.Depth;
        while (true)
        {
            switch (reader.Kind)
            {
                case XmlEventKind.StartElement:
                    writer.StartElement(reader.LocalName, reader.NamespaceUri);
                    for (var i = 0; i < reader.AttributeCount; i++)
                        writer.Attribute(
                            XmlText.Decode(reader.GetAttributeLocalName(i)),
                            XmlText.Decode(reader.GetAttributeNamespaceUri(i)),
                            FragmentNames.Expand(reader.GetAttributeValue(i), reader));
                    break;
                case XmlEventKind.Text:
                    writer.Text(FragmentNames.Expand(reader.Value, reader));
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

    private static void CopyMarkup(ref Utf8XmlReader reader, Utf8XmlWriter writer)
    {
        foreach (var markup in reader.Markup)
            writer.Markup(reader.MarkupAt(markup));
        reader.ClearMarkup();
    }

    private static void CopyText(ref Utf8XmlReader reader, Utf8XmlWriter writer)
    {
        var copied = 0;
        for (var i = 0; reader.HasMarkup && i < reader.Markup.Count; i++)
        {
            var markup = reader.Markup[i];
            if (markup.TextLength > copied)
                writer.Text(reader.Value.Slice(copied, markup.TextLength - copied));
            copied = markup.TextLength;
            writer.Markup(reader.MarkupAt(markup));
        }
        if (copied < reader.Value.Length)
            writer.Text(reader.Value.Slice(copied));
        reader.ClearMarkup();
    }

    private static void CopyStartTag(ref Utf8XmlReader reader, Utf8XmlWriter writer, IReadOnlyList<(string Prefix, string NamespaceUri)>? more)
    {
        writer.StartElement(reader.Prefix, reader.LocalName, reader.NamespaceUri);
        for (var i = 0; i < reader.NamespaceDeclarationCount; i++)
        {
            reader.GetNamespaceDeclaration(i, out var prefix, out var uri);
            // The element's own prefix is declared with it.
            if (!prefix.SequenceEqual(reader.Prefix))
                writer.NamespaceDeclaration(prefix, uri);
        }
        for (var i = 0; i < more?.Count; i++)
            writer.NamespaceDeclaration(Encoding.UTF8.GetBytes(more[i].Prefix), Encoding.UTF8.GetBytes(more[i].NamespaceUri));
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
