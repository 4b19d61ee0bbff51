using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>The patterns of text: data and value.</summary>
internal sealed partial class RngParser
{
    private PatternSyntax ReadValue(MarkupElement element, MarkupElement? parent, int index, RngContext context)
    {
        var annotations = _annotations.Read(element, parent is null ? null : RngAnnotations.ReadDocumentationAfter(parent, index));
        // A value without a type has the type 'token' of the built-in library, even if a datatypeLibrary attribute applies (4.4).
        var type = new TypeSyntax("", "token", element.Span);
        var isBad = false;
        if (element.Attribute("type") is not null)
        {
            var name = ReadNCName(element, "type", out var nameSpan);
            isBad = name is null;
            type = new TypeSyntax(context.DatatypeLibrary, name ?? "", nameSpan);
        }

        var (text, span) = ReadText(element);
        return isBad
            ? new TextSyntax(element.Span)
            : new ValueSyntax(element.Span, type, text, span, context.Ns, element.Namespaces, annotations) { Since = _annotations.ReadSince(element) };
    }

    private PatternSyntax ReadData(MarkupElement element, RngContext context)
    {
        var name = ReadNCName(element, "type", out var nameSpan);
        var parameters = new List<ParameterSyntax>();
        CompositeSyntax? except = null;
        foreach (var (child, _) in Children(element))
        {
            if (except is not null)
                ReportMisplaced(child, element, "nothing follows 'except'");
            else if (child.LocalName == "param")
                ReadParameter(child, context, parameters);
            else if (child.LocalName == "except")
                except = ReadExceptPattern(child, context);
            else
                ReportMisplaced(child, element, "it takes 'param', then 'except'");
        }

        return name is null
            ? new TextSyntax(element.Span)
            : new DataSyntax(
                element.Span,
                new TypeSyntax(context.DatatypeLibrary, name, nameSpan),
                parameters,
                except)
            { MaxBytes = _annotations.ReadMaxBytes(element), Says = _annotations.ReadSays(element), Since = _annotations.ReadSince(element) };
    }

    private void ReadParameter(MarkupElement element, RngContext context, List<ParameterSyntax> parameters)
    {
        Enter(element, context);
        _annotations.Check(element);
        var name = ReadNCName(element, "name", out _);
        var (text, span) = ReadText(element);
        if (name is not null)
            parameters.Add(new ParameterSyntax(name, text, span));
    }

    private CompositeSyntax ReadExceptPattern(MarkupElement element, RngContext context)
    {
        context = Enter(element, context);
        _annotations.Check(element);
        return new CompositeSyntax(element.Span, CompositeKind.Choice, ReadPatterns(element, 0, context));
    }
}
