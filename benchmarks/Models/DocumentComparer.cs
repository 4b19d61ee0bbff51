using System;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Bindery.Benchmarks.Models;

/// <summary>Compares a document with what came back: elements, attributes, text, comments, and the order of all that has one.</summary>
internal static class DocumentComparer
{
    /// <summary>The document without what models do not keep: prefixes, and blanks between elements.</summary>
    public static string Canonical(string xml) => Canonical(Root(xml)).ToString(SaveOptions.DisableFormatting);

    /// <summary>The document without a document type declaration.</summary>
    public static string WithoutType(string xml) => Root(xml).ToString(SaveOptions.DisableFormatting);

    private static XElement Root(string xml)
    {
        using var reader = XmlReader.Create(
            new System.IO.StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    /// <summary>Where two documents differ first, with what stands around it.</summary>
    public static string Difference(string left, string right)
    {
        var at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
            at++;
        return $"{Around(left, at)} | {Around(right, at)}";
    }

    private static string Around(string text, int at) =>
        text.Substring(Math.Max(0, at - 30), Math.Min(text.Length, at + 50) - Math.Max(0, at - 30)).Replace('\n', ' ');

    private static XElement Canonical(XElement element) => new(
        element.Name,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal),
        element.Nodes().Any(node => node is not XText)
            ? element.Nodes()
                .Where(node => node is not XText text || !string.IsNullOrWhiteSpace(text.Value))
                .Select(node => node is XElement child ? Canonical(child) : node is XText text ? text.Value : (object)node)
            : [IsLayout(element.Value) ? "" : element.Value]);

    // Blanks and line breaks alone: what stands between the tags of an element without content.
    private static bool IsLayout(string text) => text.Contains('\n') && string.IsNullOrWhiteSpace(text);
}
