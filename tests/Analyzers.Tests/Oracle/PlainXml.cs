using System;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.Oracle;

/// <summary>A canonical form of documents: equivalent documents have equal forms.</summary>
internal static class PlainXml
{
    /// <summary>
    /// Returns the form, which ignores quotes, comments, declarations, whitespace between elements, and the order that the writer chooses for members.
    /// </summary>
    public static string Of(string text)
    {
        var root = XElement.Parse(text);
        root.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).ToList().ForEach(node => node.Remove());
        root.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        foreach (var element in root.DescendantsAndSelf().ToList())
            element.ReplaceAttributes(element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal).ToList());
        foreach (var element in root.DescendantsAndSelf().Where(element => element.HasElements).ToList())
            element.ReplaceNodes(element.Elements().OrderBy(child => child.Name.LocalName, StringComparer.Ordinal).ToList());
        // A comment splits a text, and an empty element can be written in two forms.
        foreach (var element in root.DescendantsAndSelf().Where(element => !element.HasElements).ToList())
            element.Value = string.Concat(element.Value);
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
