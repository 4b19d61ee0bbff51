using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml.Schema;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The documentation of schema components (XML Schema Part 1, 3.13). It is read from the files when models need it: loading a grammar costs nothing for it.
/// </summary>
/// <param name="places">The places of the components.</param>
/// <param name="isNeeded">Whether it is needed at all.</param>
internal sealed class XsdDocumentation(XsdPlaces places, bool isNeeded)
{
    /// <summary>Returns the text of the documentation of a component; several parts are joined by an empty line. Null if there is none.</summary>
    public string? Of(XmlSchemaAnnotated? item)
    {
        if (!isNeeded || item?.Annotation is null || places.ElementOf(item) is not { } element)
            return null;
        var annotation = element.Children.OfType<MarkupElement>()
            .FirstOrDefault(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "annotation" });
        var texts = annotation?.Children.OfType<MarkupElement>()
            .Where(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "documentation" })
            .Select(part => SchemaNames.Trim(TextIn(part, places.FileOf(item.SourceUri).Source.Text)))
            .Where(text => text.Length > 0)
            .ToArray();
        return texts is null or { Length: 0 } ? null : string.Join("\n\n", texts);
    }

    private static string TextIn(MarkupElement element, string file)
    {
        var start = element.Span.Start + element.Span.Length;
        var content = file.Substring(start, element.EndTagStart - start);
        if (content.IndexOfAny(['<', '&', '\r']) < 0)
            return content;
        var markup = $"<text{WsdlSchemas.DeclarationsAround(element, "")}>{content}</text>";
        var text = new StringBuilder();
        if (MarkupReader.Read(new SourceText("", markup), new DiagnosticBag(), static _ => true, CancellationToken.None) is { } read)
            Append(DefinitionIn(read) ?? read, text);
        return text.ToString();
    }

    /// <summary>
    /// Returns the element with the sentences, if documentation has elements only, as that of the business documents of OASIS and UN/CEFACT. The other elements
    /// have codes and names for tools.
    /// </summary>
    private static MarkupElement? DefinitionIn(MarkupElement text)
    {
        var pending = new Queue<MarkupElement>([text]);
        while (pending.Count > 0)
        {
            var element = pending.Dequeue();
            if (element != text && element.LocalName is "Definition" or "definition")
                return element;
            if (element.Children.OfType<MarkupText>().All(part => SchemaNames.Trim(part.Value).Length == 0))
                foreach (var child in element.Children.OfType<MarkupElement>())
                    pending.Enqueue(child);
        }
        return null;
    }

    /// <summary>The recursion is as deep as the nesting of the file, which its reader limits.</summary>
    private static void Append(MarkupElement element, StringBuilder text)
    {
        foreach (var child in element.Children)
            if (child is MarkupText { Value: var value })
                text.Append(value);
            else if (child is MarkupElement inner)
                Append(inner, text);
    }
}
