using System;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>Compares documents by their content: the same elements, in the same order for each name, and the same attributes and texts as strings.</summary>
internal static class DocumentText
{
    public static XElement Load(string xml) => XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>
    /// Returns the document without insignificant parts: comments, whitespace between elements, the order of attributes, and the order among elements with
    /// different names.
    /// </summary>
    public static string Canonical(XElement element) => Canonical(element, keepsOrder: false).ToString(SaveOptions.DisableFormatting);

    /// <summary>Like <see cref="Canonical(XElement)"/>, but with the order among elements with different names.</summary>
    public static string Ordered(XElement element) => Canonical(element, keepsOrder: true).ToString(SaveOptions.DisableFormatting);

    private static XElement Canonical(XElement element, bool keepsOrder)
    {
        var text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value));
        var children = element.Elements().Select(child => Canonical(child, keepsOrder));
        object[] content = !element.HasElements ? [text]
            : !string.IsNullOrWhiteSpace(text) ? [.. element.Nodes()
                .Where(node => node is XText or XElement)
                .Select(node => node is XElement child ? Canonical(child, keepsOrder) : (object)((XText)node).Value)]
            : keepsOrder ? [.. children]
            : [.. children.OrderBy(child => child.Name.ToString(), StringComparer.Ordinal)];
        // Whitespace is insignificant in an element that can only have children, but significant in one that only has text: both are compared without it.
        if (content is [string only] && string.IsNullOrWhiteSpace(only))
            content = [];
        return new XElement(
            element.Name,
            element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal)
                .Select(attribute => new XAttribute(attribute)),
            content);
    }
}
