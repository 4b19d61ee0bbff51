using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>Patterns.</summary>
internal sealed partial class RngParser
{
    private const string PatternExpected = "a pattern is expected here (element, attribute, group, choice, ref, text, value, data and so on)";

    /// <summary>Reads a pattern.</summary>
    /// <param name="element">A RELAX NG element of any name.</param>
    /// <param name="parent">Its parent; null for the root.</param>
    /// <param name="index">Its index among the parent's children.</param>
    /// <param name="context">The inherited context.</param>
    private PatternSyntax ReadPattern(MarkupElement element, MarkupElement? parent, int index, RngContext context)
    {
        if (!RngVocabulary.IsPattern(element.LocalName))
        {
            if (parent is not null)
                ReportMisplaced(element, parent, PatternExpected);
            else
                Report(
                    SchemaRules.NotAllowedHere,
                    $"'{element.QualifiedName}' cannot be the root of a schema: the root is a pattern, usually 'grammar' or 'element'",
                    element.Span);
            return new ErrorPatternSyntax(element.Span);
        }

        context = Enter(element, context);
        if (element.LocalName is not ("element" or "attribute" or "value"))
            _annotations.Check(element);
        var since = _annotations.ReadSince(element);
        switch (element.LocalName)
        {
            case "element":
                return ReadElement(element, context);
            case "attribute":
                return ReadAttribute(element, context);
            case "value":
                return ReadValue(element, parent, index, context);
            case "data":
                return ReadData(element, context);
            case "grammar":
                return new GrammarSyntax(element.Span, ReadComponents(element, context, isInInclude: false)) { Since = since };
            case "ref":
            case "parentRef":
                ExpectNoChildren(element);
                var name = ReadNCName(element, "name", out var nameSpan);
                return name is null
                    ? new ErrorPatternSyntax(element.Span)
                    : new RefSyntax(element.Span, name, nameSpan, element.LocalName == "parentRef") { Since = since };
            case "externalRef":
                ExpectNoChildren(element);
                var reference = ReadReference(element, context);
                return reference is null ? new ErrorPatternSyntax(element.Span) : new ExternalRefSyntax(element.Span, reference, context.Ns) { Since = since };
            case "empty":
                ExpectNoChildren(element);
                return new EmptySyntax(element.Span) { Since = since };
            case "text":
                ExpectNoChildren(element);
                // Text with a limit is data: any string of at most so many bytes.
                return _annotations.ReadMaxBytes(element) is { } limit
                    ? new DataSyntax(element.Span, new TypeSyntax("", "string", element.Span), [], null) { MaxBytes = limit, Since = since }
                    : new TextSyntax(element.Span) { Since = since };
            case "notAllowed":
                ExpectNoChildren(element);
                return new NotAllowedSyntax(element.Span) { Since = since };
            default:
                return new CompositeSyntax(element.Span, KindOf(element.LocalName), ReadPatterns(element, 0, context)) { Since = since };
        }
    }

    private ElementSyntax ReadElement(MarkupElement element, RngContext context)
    {
        var name = ReadName(element, context, out var first);
        var items = ReadPatterns(element, first, context);
        return new ElementSyntax(element.Span, name, items, _annotations.Read(element, RngAnnotations.ReadDocumentation(element)))
        {
            IdentityRules = _identityRules.Read(element, context.Ns),
            MaxBytes = _annotations.ReadMaxBytes(element),
            Since = _annotations.ReadSince(element),
        };
    }

    private AttributeSyntax ReadAttribute(MarkupElement element, RngContext context)
    {
        var name = ReadName(element, context, out var first);
        PatternSyntax? content = null;
        foreach (var (child, index) in Children(element))
        {
            if (index < first)
                continue;
            if (content is null)
                content = ReadPattern(child, element, index, context);
            else
                ReportMisplaced(child, element, "it takes one pattern; put several into a 'group'");
        }

        return new AttributeSyntax(
            element.Span, name, content ?? new TextSyntax(element.Span), _annotations.Read(element, RngAnnotations.ReadDocumentation(element)))
        {
            MaxBytes = _annotations.ReadMaxBytes(element),
            Since = _annotations.ReadSince(element),
        };
    }

    /// <summary>Reads the children from an index on. At least one of them must be a pattern.</summary>
    private List<PatternSyntax> ReadPatterns(MarkupElement parent, int first, RngContext context)
    {
        var items = new List<PatternSyntax>();
        foreach (var (child, index) in Children(parent))
            if (index >= first)
                items.Add(ReadPattern(child, parent, index, context));
        if (items.Count == 0)
        {
            Report(SchemaRules.Missing, $"'{parent.QualifiedName}' lacks a pattern: add at least one, or 'empty' for no content", parent.Span);
            items.Add(new ErrorPatternSyntax(parent.Span));
        }

        return items;
    }

    private static CompositeKind KindOf(string localName) => localName switch
    {
        "group" => CompositeKind.Group,
        "interleave" => CompositeKind.Interleave,
        "choice" => CompositeKind.Choice,
        "optional" => CompositeKind.Optional,
        "zeroOrMore" => CompositeKind.ZeroOrMore,
        "oneOrMore" => CompositeKind.OneOrMore,
        "list" => CompositeKind.List,
        _ => CompositeKind.Mixed,
    };
}
