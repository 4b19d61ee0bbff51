using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>Names and name classes.</summary>
internal sealed partial class RngParser
{
    private const string NameClassExpected = "a name class is expected here (name, anyName, nsName or choice)";

    /// <summary>Reads the name of an element or attribute pattern: its name attribute (4.8) or its first child.</summary>
    /// <param name="element">The pattern.</param>
    /// <param name="context">The context inside it.</param>
    /// <param name="first">The index of the first child that is not the name class.</param>
    private NameClassSyntax ReadName(MarkupElement element, RngContext context, out int first)
    {
        first = 0;
        if (element.Attribute("name") is { } attribute)
        {
            // An attribute name without a prefix has no namespace, unless the pattern has an ns attribute itself (4.8).
            var ns = element.LocalName == "attribute" && element.Attribute("ns") is null ? "" : context.Ns;
            return ReadQName(attribute.Value, attribute.ValueSpan, ns, element.Namespaces);
        }

        for (; first < element.Children.Count; first++)
        {
            if (element.Children[first] is not MarkupElement child || child.NamespaceUri != RngVocabulary.Namespace)
                continue;
            if (!RngVocabulary.IsNameClass(child.LocalName))
                break;
            first++;
            return ReadNameClass(child, element, context);
        }

        Report(
            SchemaRules.Missing,
            $"'{element.QualifiedName}' lacks a name: add the attribute 'name', or a name class (name, anyName, nsName or choice) as its first child",
            element.Span);
        return new ErrorNameSyntax(element.Span);
    }

    private NameClassSyntax ReadNameClass(MarkupElement element, MarkupElement parent, RngContext context)
    {
        if (!RngVocabulary.IsNameClass(element.LocalName))
        {
            ReportMisplaced(element, parent, NameClassExpected);
            return new ErrorNameSyntax(element.Span);
        }

        context = Enter(element, context);
        _annotations.Check(element);
        switch (element.LocalName)
        {
            case "name":
                var (text, span) = ReadText(element);
                return ReadQName(text, span, context.Ns, element.Namespaces);
            case "anyName":
                return new AnyNameSyntax(element.Span, ReadExceptNames(element, context));
            case "nsName":
                return new NsNameSyntax(element.Span, context.Ns, ReadExceptNames(element, context));
            default:
                return new NameChoiceSyntax(element.Span, ReadNameClasses(element, context));
        }
    }

    private NameChoiceSyntax? ReadExceptNames(MarkupElement element, RngContext context)
    {
        NameChoiceSyntax? except = null;
        foreach (var (child, _) in Children(element))
        {
            if (child.LocalName != "except" || except is not null)
            {
                ReportMisplaced(child, element, "it takes one 'except' at most and nothing else");
                continue;
            }

            var inner = Enter(child, context);
            _annotations.Check(child);
            except = new NameChoiceSyntax(child.Span, ReadNameClasses(child, inner));
        }

        return except;
    }

    private List<NameClassSyntax> ReadNameClasses(MarkupElement parent, RngContext context)
    {
        var items = new List<NameClassSyntax>();
        foreach (var (child, _) in Children(parent))
            items.Add(ReadNameClass(child, parent, context));
        if (items.Count == 0)
        {
            Report(
                SchemaRules.Missing, $"'{parent.QualifiedName}' lacks a name class: add at least one (name, anyName, nsName or choice)", parent.Span);
            items.Add(new ErrorNameSyntax(parent.Span));
        }

        return items;
    }

    /// <summary>Reads a QName. A prefix is resolved with the declarations in scope; without a prefix the ns attribute applies (4.10).</summary>
    private NameClassSyntax ReadQName(string text, SourceSpan span, string? ns, NamespaceScope namespaces)
    {
        var value = SchemaNames.Trim(text);
        var colon = value.IndexOf(':');
        var localName = value.Substring(colon + 1);
        var prefix = colon < 0 ? "" : value.Substring(0, colon);
        if (!SchemaNames.IsNCName(localName) || (colon >= 0 && !SchemaNames.IsNCName(prefix)))
        {
            Report(
                SchemaRules.InvalidValue,
                $"'{value}' is not a valid name: write a letter or an underscore, followed by letters, digits, '.', '-' and '_', optionally after a declared prefix and ':'",
                span);
            return new ErrorNameSyntax(span);
        }

        if (colon < 0)
            return new NameSyntax(span, ns, localName);
        if (namespaces.Find(prefix) is { } uri)
            return new NameSyntax(span, uri, localName);
        Report(SchemaRules.InvalidValue, $"The prefix of '{value}' is not bound to a namespace here: declare xmlns:{prefix}, or use the attribute 'ns'", span);
        return new ErrorNameSyntax(span);
    }
}
