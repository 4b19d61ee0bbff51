using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>The rules about the form of constructs of XML Schema 1.1, which the framework does not see (<see cref="XsdFrameworkText"/>).</summary>
internal static class XsdNewConstructs
{
    /// <summary>Returns what is wrong with an element; null if nothing is.</summary>
    /// <param name="element">The element.</param>
    /// <param name="parent">Its parent; null for the root.</param>
    /// <param name="targetNamespace">The target namespace of the schema.</param>
    public static (string Problem, SourceSpan Place)? FaultOf(MarkupElement element, MarkupElement? parent, string targetNamespace) => element.LocalName switch
    {
        "any" or "anyAttribute" => FaultOfWildcard(element, parent, targetNamespace),
        "openContent" => FaultOfOpenContent(element, parent),
        "defaultOpenContent" => FaultOfDefault(element, parent),
        "group" when parent?.LocalName == "all" && XsdBounds.Of(element) is not { Least: 1, Most: 1 } =>
            ("A group in 'all' must occur exactly once", element.Span),
        "explicitTimezone" when element.Attribute("value")?.Value.Trim() is not ("optional" or "required" or "prohibited") =>
            ("The value of 'explicitTimezone' must be 'optional', 'required' or 'prohibited'", (element.Attribute("value")?.ValueSpan ?? element.Span)),
        "alternative" when parent?.LocalName != "element" || parent.Attribute("ref") is not null =>
            ("'alternative' is only allowed in the declaration of an element", element.Span),
        "alternative" when element.Attribute("test") is null && XsdAlternative.In(parent).Last() != element =>
            ("Only the last 'alternative' of an element can be without a test", element.Span),
        _ => null,
    };

    // The names and namespaces of a wildcard (Part 1, 3.10.2 and 3.10.6.1).
    private static (string Problem, SourceSpan Place)? FaultOfWildcard(MarkupElement wildcard, MarkupElement? parent, string targetNamespace)
    {
        var namespaces = wildcard.Attribute("notNamespace");
        if (namespaces is not null && wildcard.Attribute("namespace") is { } both)
            return ("'namespace' and 'notNamespace' cannot be used together", both.NameSpan);
        if (namespaces is not null && XsdNames.Words(namespaces.Value).Length == 0)
            return ("'notNamespace' needs a namespace", namespaces.NameSpan);
        if (parent?.LocalName is "openContent" or "defaultOpenContent" && (wildcard.Attribute("minOccurs") ?? wildcard.Attribute("maxOccurs")) is { } bound)
            return ($"'{bound.LocalName}' is not allowed here: open content is not counted", bound.NameSpan);
        if (parent?.LocalName is "openContent" or "defaultOpenContent" or "all"
            && wildcard.Attribute("processContents") is { } processing && processing.Value.Trim() is not ("strict" or "lax" or "skip"))
            return ($"'{processing.Value}' is not a valid value: it must be 'strict', 'lax' or 'skip'", processing.ValueSpan);
        if (wildcard.Attribute("notQName") is not { } names)
            return null;
        if (wildcard.LocalName == "anyAttribute" && XsdNames.Words(names.Value).Contains("##definedSibling"))
            return ("'##definedSibling' is only allowed in 'any'", names.ValueSpan);
        var allowed = NamespaceConstraint.Read(wildcard, targetNamespace, [], []);
        foreach (var word in XsdNames.Words(names.Value))
            if (!word.StartsWith("##", System.StringComparison.Ordinal) && XsdNames.At(wildcard, word) is var name && !allowed.HasNamespace(name.Namespace))
                return ($"'{word}' is in a namespace that the wildcard does not allow anyway", names.ValueSpan);
        return null;
    }

    // 3.4.2. The schema for schemas requires a particle after open content in a restriction.
    private static (string Problem, SourceSpan Place)? FaultOfOpenContent(MarkupElement open, MarkupElement? parent)
    {
        if (parent?.LocalName is not ("complexType" or "restriction" or "extension"))
            return ("'openContent' is only allowed in a complex type, or in its restriction or extension", open.Span);
        var siblings = ChildrenOf(parent);
        var place = siblings.IndexOf(open);
        if (place > 0)
            return ("'openContent' must be the first child of its parent", open.Span);
        var next = siblings.ElementAtOrDefault(1)?.LocalName;
        if (parent.LocalName == "restriction" && next is not ("group" or "all" or "choice" or "sequence"))
            return ("In a restriction, 'group', 'all', 'choice' or 'sequence' must follow 'openContent'", open.Span);
        if (next is "simpleContent" or "complexContent")
            return ($"'openContent' must be in the restriction or extension, not beside '{next}'", open.Span);
        return FaultOfContent(open, open.Attribute("mode") is { } mode && mode.Value.Trim() == "none");
    }

    // 3.17.2.
    private static (string Problem, SourceSpan Place)? FaultOfDefault(MarkupElement open, MarkupElement? parent) =>
        parent?.LocalName != "schema" ? ("'defaultOpenContent' is only allowed in 'schema'", open.Span)
        : parent.Children.OfType<MarkupElement>().First(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "defaultOpenContent" }) != open
            ? ("A schema can have only one 'defaultOpenContent'", open.Span)
        : open.Attribute("mode") is { } mode && mode.Value.Trim() == "none" ? ("'none' is not allowed for 'defaultOpenContent'", mode.ValueSpan)
        : FaultOfContent(open, isNone: false);

    private static (string Problem, SourceSpan Place)? FaultOfContent(MarkupElement open, bool isNone)
    {
        if (open.Attribute("mode") is { } mode && mode.Value.Trim() is not ("none" or "interleave" or "suffix"))
            return ($"'{mode.Value}' is not a valid mode: it must be 'interleave', 'suffix' or 'none'", mode.ValueSpan);
        var children = ChildrenOf(open);
        if (children.Find(child => child.LocalName != "any") is { } other)
            return ($"'{other.LocalName}' is not allowed in '{open.LocalName}'", other.Span);
        return children.Count > 1 ? ($"'{open.LocalName}' can have only one 'any'", children[1].Span)
            : children.Count == 0 && !isNone ? ($"'{open.LocalName}' needs 'any'", open.Span)
            : null;
    }

    private static List<MarkupElement> ChildrenOf(MarkupElement element) =>
        element.Children.OfType<MarkupElement>().Where(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: not "annotation" }).ToList();
}
