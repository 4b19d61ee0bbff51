using System;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.Transcription.Documents;

/// <summary>Compares documents by what they say: the same elements in the same order within a name, the same attributes and texts as strings.</summary>
internal static class DocumentText
{
    public static XElement Load(string xml) => XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>
    /// The document without what does not count: comments, white space between elements, the order of attributes and that among elements of different names.
    /// </summary>
    public static string Canonical(XElement element) => Canonical(element, keepsOrder: false).ToString(SaveOptions.DisableFormatting);

    /// <summary>The same, with the order among elements of different names.</summary>
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
        // White space in an element that could have children only is no text, and in one that has text only it is: both are compared without it.
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
