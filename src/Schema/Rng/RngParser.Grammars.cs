using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>Grammars and their components.</summary>
internal sealed partial class RngParser
{
    private List<ComponentSyntax> ReadComponents(MarkupElement parent, RngContext context, bool isInInclude)
    {
        var components = new List<ComponentSyntax>();
        foreach (var (child, _) in Children(parent))
        {
            switch (child.LocalName)
            {
                case "start":
                case "define":
                    if (ReadDefinition(child, context) is { } definition)
                        components.Add(definition);
                    break;
                case "div":
                    _annotations.Check(child);
                    components.Add(new DivSyntax(child.Span, ReadComponents(child, Enter(child, context), isInInclude)));
                    break;
                case "include" when !isInInclude:
                    if (ReadInclude(child, context) is { } include)
                        components.Add(include);
                    break;
                default:
                    ReportMisplaced(
                        child,
                        parent,
                        isInInclude ? "an include can only contain 'start', 'define' and 'div'" : "a grammar can only contain 'start', 'define', 'div' and 'include'");
                    break;
            }
        }

        return components;
    }

    private DefinitionSyntax? ReadDefinition(MarkupElement element, RngContext context)
    {
        context = Enter(element, context);
        _annotations.Check(element);
        var isStart = element.LocalName == "start";
        SourceSpan nameSpan = element.Span;
        var name = isStart ? null : ReadNCName(element, "name", out nameSpan);
        var combine = ReadCombine(element, out var combineSpan);
        var items = ReadPatterns(element, 0, context);
        if (isStart && items.Count > 1)
            Report(SchemaRules.NotAllowedHere, "'start' takes one pattern: a document has one root; put alternatives into a 'choice'", items[1].Span);
        return name is null && !isStart
            ? null
            : new DefinitionSyntax(element.Span, name, nameSpan, combine, combineSpan, items, RngAnnotations.ReadDocumentation(element));
    }

    private Combine ReadCombine(MarkupElement element, out SourceSpan span)
    {
        span = element.Span;
        if (element.Attribute("combine") is not { } attribute)
            return Combine.None;
        span = attribute.ValueSpan;
        switch (SchemaNames.Trim(attribute.Value))
        {
            case "choice":
                return Combine.Choice;
            case "interleave":
                return Combine.Interleave;
            default:
                Report(SchemaRules.InvalidValue, $"'{attribute.Value}' is not a valid way to combine definitions: write 'choice' or 'interleave'", span);
                return Combine.Choice;
        }
    }

    private IncludeSyntax? ReadInclude(MarkupElement element, RngContext context)
    {
        context = Enter(element, context);
        _annotations.Check(element);
        var reference = ReadReference(element, context);
        var overrides = ReadComponents(element, context, isInInclude: true);
        return reference is null ? null : new IncludeSyntax(element.Span, reference, context.Ns, overrides);
    }
}
