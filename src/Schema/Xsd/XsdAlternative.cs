using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>A type alternative of an element (XML Schema 1.1 Part 1, 3.12).</summary>
/// <param name="Element">The element "alternative".</param>
/// <param name="Test">The condition; null for the last alternative, which applies if no other does.</param>
internal sealed record XsdAlternative(MarkupElement Element, XsdTest? Test)
{
    private const string Prefix = "bindery.alternative.";

    private static readonly List<XsdAlternative> None = [];

    /// <summary>The type inside the alternative; null if the attribute "type" names one.</summary>
    public MarkupElement? Inner => Element.Children.OfType<MarkupElement>()
        .FirstOrDefault(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "simpleType" or "complexType" });

    /// <summary>The alternatives of an element, whether they can be read or not.</summary>
    public static IEnumerable<MarkupElement> In(MarkupElement element) => element.Children.OfType<MarkupElement>()
        .Where(IsAlternative);

    /// <summary>Whether an element has alternatives.</summary>
    public static bool Has(MarkupElement element)
    {
        foreach (var child in element.Children)
            if (child is MarkupElement inner && IsAlternative(inner))
                return true;
        return false;
    }

    private static bool IsAlternative(MarkupElement element) =>
        element is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "alternative" } && !XsdVersions.Excludes(element);

    /// <summary>Reads the alternatives of an element; null if one of them cannot be read. There are none if the list is empty.</summary>
    public static List<XsdAlternative>? Read(MarkupElement element)
    {
        // Nearly all elements have none.
        var alternatives = None;
        foreach (var node in element.Children)
        {
            if (node is not MarkupElement child || !IsAlternative(child))
                continue;
            var text = child.Attribute("test")?.Value;
            var alternative = new XsdAlternative(child, text is null ? null : XsdTest.Read(text, child.Namespaces));
            if ((text is not null && alternative.Test is null) || (child.Attribute("type") is null) == (alternative.Inner is null))
                return null;
            if (ReferenceEquals(alternatives, None))
                alternatives = [];
            alternatives.Add(alternative);
        }
        return alternatives;
    }

    /// <summary>Whether a type is one inside an alternative: xsi:type cannot name it.</summary>
    public static bool IsInner(XmlSchemaType type) => type.Name?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>Adds the types inside alternatives to the schemas, under names that no schema has, before they are compiled.</summary>
    /// <param name="files">The files.</param>
    /// <param name="schemas">The schemas in them.</param>
    /// <param name="read">Reads a text of the file with a number.</param>
    public static void AddTypes(XsdFiles files, XmlSchema[] schemas, Func<TextReader, int, XmlSchema> read)
    {
        for (var i = 0; i < schemas.Length; i++)
        {
            if (!files.All[i].ElementNames.Contains("alternative"))
                continue;
            var count = 0;
            // The types inside these types come next.
            for (var inner = InnerTypes([files.All[i].Document!]);
                inner.Count > 0;
                inner = InnerTypes(inner.SelectMany(type => type.Children.OfType<MarkupElement>())))
                foreach (var type in read(XsdFrameworkText.Of(files.All[i], inner), i).Items.OfType<XmlSchemaType>().ToList())
                {
                    type.Name = FormattableString.Invariant($"{Prefix}{i}.{++count}");
                    schemas[i].Items.Add(type);
                }
        }
    }

    /// <summary>Returns the outermost types inside alternatives, in the order of the file.</summary>
    private static List<MarkupElement> InnerTypes(IEnumerable<MarkupElement> roots)
    {
        var found = new List<MarkupElement>();
        var pending = new Stack<MarkupElement>(roots);
        while (pending.Count > 0)
        {
            var element = pending.Pop();
            if (element.NamespaceUri != XsdVocabulary.Namespace || element.LocalName is "annotation" or "alternative" || XsdVersions.Excludes(element))
                continue;
            if (element.LocalName == "element")
                found.AddRange((Read(element) ?? []).Select(alternative => alternative.Inner).OfType<MarkupElement>());
            foreach (var child in element.Children)
                if (child is MarkupElement inner)
                    pending.Push(inner);
        }

        found.Sort((left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return found;
    }

    /// <summary>The name in the attribute "type".</summary>
    public XmlQualifiedName TypeName => XsdNames.At(Element, Element.Attribute("type")?.Value ?? "");
}
