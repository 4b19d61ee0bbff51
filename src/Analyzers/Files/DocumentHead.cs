using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using Bindery.Analyzers.Markup;
using Bindery.Names;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Files;

/// <summary>The declarations in a document up to its root element.</summary>
/// <param name="NamespaceUri">The namespace of the root; null if it cannot be read.</param>
/// <param name="LocalName">The name of the root.</param>
/// <param name="Name">The place of the root's name.</param>
/// <param name="Schemas">The file names of the schemas that it names.</param>
internal sealed record DocumentHead(string? NamespaceUri, string LocalName, TextSpan Name, IReadOnlyList<string> Schemas)
{
    private static readonly Regex Href = new("(?:^|\\s)href\\s*=\\s*(?:\"(?<file>[^\"]*)\"|'(?<file>[^']*)')");

    /// <summary>Reads the head; null if there is no root element, and for documents with a document type.</summary>
    public static DocumentHead? Of(string text)
    {
        var schemas = new List<string>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
                switch (reader.NodeType)
                {
                    case XmlNodeType.ProcessingInstruction when reader.Name == "xml-model" && Href.Match(reader.Value) is { Success: true } found:
                        schemas.Add(FileName(found.Groups["file"].Value));
                        break;
                    case XmlNodeType.Element:
                        if (reader.GetAttribute("noNamespaceSchemaLocation", InstanceNamespace.Uri) is { } location)
                            schemas.Add(FileName(location));
                        // Pairs of a namespace and a location.
                        if (reader.GetAttribute("schemaLocation", InstanceNamespace.Uri) is { } locations)
                            schemas.AddRange(locations.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i % 2 == 1)
                                .Select(FileName));
                        return new DocumentHead(reader.NamespaceURI, reader.LocalName, PlaceOf(text, reader), schemas);
                }
        }
        catch (XmlException)
        {
            // The reader of the grammar reports the error.
        }
        if (MarkupParser.RootName(text) is not { } name)
            return null;
        var place = new TextSpan(text.IndexOf("<" + name, StringComparison.Ordinal) + 1, name.Length);
        return new DocumentHead(null, name.Substring(name.IndexOf(':') + 1), place, schemas);
    }

    private static TextSpan PlaceOf(string text, XmlReader reader)
    {
        var info = (IXmlLineInfo)reader;
        var (start, _) = new LinePlaces(text).Of(info.LineNumber, info.LinePosition, 1);
        return new TextSpan(start, reader.Name.Length);
    }

    private static string FileName(string address) => address.Substring(address.LastIndexOfAny(['/', '\\']) + 1);
}
