using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The schemas in a description of a web service (WSDL 1.1, 2.2; WSDL 2.0, 3.1). Each is treated as a separate file, with the namespaces that are declared
/// around it; the schemas can import each other.
/// </summary>
internal static class WsdlSchemas
{
    private const string Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private const string Wsdl20 = "http://www.w3.org/ns/wsdl";

    /// <summary>Whether an element is the root of a description.</summary>
    public static bool IsDescription(MarkupElement root) =>
        root is { LocalName: "definitions", NamespaceUri: Wsdl } or { LocalName: "description", NamespaceUri: Wsdl20 };

    /// <summary>Whether a text names the namespace of descriptions.</summary>
    public static bool IsNamedIn(string text) =>
        text.IndexOf(Wsdl, StringComparison.Ordinal) >= 0 || text.IndexOf(Wsdl20, StringComparison.Ordinal) >= 0;

    /// <summary>The schemas, in the order of the text.</summary>
    public static IReadOnlyList<MarkupElement> In(MarkupElement description) =>
    [
        .. description.Children.OfType<MarkupElement>()
            .Where(child => child.LocalName == "types" && child.NamespaceUri == description.NamespaceUri)
            .SelectMany(types => types.Children.OfType<MarkupElement>())
            .Where(child => child is { LocalName: "schema", NamespaceUri: XsdVocabulary.Namespace }),
    ];

    /// <summary>The namespace declarations around a schema that it does not override, as attributes.</summary>
    public static string DeclarationsAround(MarkupElement schema, string startTag)
    {
        var declarations = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var scope = schema.Namespaces; scope is not null && scope != NamespaceScope.Root; scope = scope.Parent)
            foreach (var pair in scope.Declarations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var name = pair.Key.Length == 0 ? "xmlns" : "xmlns:" + pair.Key;
                if (seen.Add(pair.Key) && !Declares(startTag, name))
                    declarations.Append(' ').Append(name).Append("=\"").Append(SecurityElement.Escape(pair.Value)).Append('"');
            }

        return declarations.ToString();
    }

    private static bool Declares(string startTag, string name)
    {
        for (var at = startTag.IndexOf(name, StringComparison.Ordinal); at >= 0; at = startTag.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (char.IsWhiteSpace(startTag[at - 1]) && startTag.Substring(at + name.Length).TrimStart().StartsWith("=", StringComparison.Ordinal))
                return true;
        return false;
    }
}
