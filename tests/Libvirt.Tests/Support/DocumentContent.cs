using System;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace Bindery.Tests.Support;

/// <summary>What a document says, whatever the order of elements with different names.</summary>
internal static class DocumentContent
{
    /// <summary>Each element by its path, its attributes and its text; names in their order within a name.</summary>
    public static string Of(XElement root)
    {
        var lines = new StringBuilder();
        Append(root, "");
        return lines.ToString();

        void Append(XElement element, string parent)
        {
            var path = parent + "/" + element.Name;
            lines.Append(path);
            foreach (var attribute in element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal))
                lines.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value);
            lines.Append(' ').Append(string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim()).Append('\n');
            foreach (var child in element.Elements()
                .GroupBy(child => child.Name)
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .SelectMany(group => group))
                Append(child, path);
        }
    }
}
