using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Bindery.Tests.RoundTrips;

/// <summary>Inserts comments and processing instructions at every possible place of a document, and returns their places in another.</summary>
internal static class CommentTrip
{
    /// <summary>Returns the document with a comment or an instruction between any two nodes, and inside texts.</summary>
    public static string Strew(string xml)
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        document.DocumentType?.Remove();
        var number = 0;
        foreach (var container in document.DescendantNodes().OfType<XElement>().ToList())
        {
            foreach (var node in container.Nodes().ToList())
                if (node is not XText text)
                    node.AddBeforeSelf(Next());
                else if (text.NodeType == System.Xml.XmlNodeType.Text && text.Value.Length > 1 && !char.IsLowSurrogate(text.Value[1]))
                    text.ReplaceWith(new XText(text.Value.Substring(0, 1)), Next(), new XText(text.Value.Substring(1)));
            container.Add(Next());
        }
        document.Root!.AddBeforeSelf(Next());
        document.Root.AddAfterSelf(Next());
        return document.ToString(SaveOptions.DisableFormatting);

        XNode Next() => ++number % 3 == 0
            ? new XProcessingInstruction("p", number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new XComment($" {number} ");
    }

    /// <summary>Returns elements, comments, instructions and text other than whitespace, in order.</summary>
    public static string Places(string xml)
    {
        var places = new StringBuilder();
        Add(XDocument.Parse(xml, LoadOptions.PreserveWhitespace), places);
        return places.ToString();
    }

    private static void Add(XContainer container, StringBuilder places)
    {
        var text = "";
        foreach (var node in container.Nodes().Append(null))
        {
            // Several sections are one text.
            if (node is XText piece)
            {
                text += piece.Value;
                continue;
            }
            if (!string.IsNullOrWhiteSpace(text))
                places.Append(text);
            text = "";
            places.Append(node is XElement element ? "<" + element.Name : node?.ToString());
            if (node is XElement inner)
                Add(inner, places);
        }
        places.Append('>');
    }
}
