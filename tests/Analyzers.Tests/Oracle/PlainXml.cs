using System;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.Oracle;

/// <summary>Documents in a form in which those that say the same are equal.</summary>
internal static class PlainXml
{
    /// <summary>The form: quotes, comments, declarations, blanks between elements and the order in which the writer puts members say nothing.</summary>
    public static string Of(string text)
    {
        var root = XElement.Parse(text);
        root.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).ToList().ForEach(node => node.Remove());
        root.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        foreach (var element in root.DescendantsAndSelf().ToList())
            element.ReplaceAttributes(element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal).ToList());
        foreach (var element in root.DescendantsAndSelf().Where(element => element.HasElements).ToList())
            element.ReplaceNodes(element.Elements().OrderBy(child => child.Name.LocalName, StringComparer.Ordinal).ToList());
        // A comment parts a text, and an element without content is written in either form.
        foreach (var element in root.DescendantsAndSelf().Where(element => !element.HasElements).ToList())
            element.Value = string.Concat(element.Value);
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
