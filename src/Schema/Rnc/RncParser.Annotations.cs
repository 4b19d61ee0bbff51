using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Rnc;

/// <summary>Annotations (5).</summary>
internal sealed partial class RncParser
{
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    /// <summary>Reads the annotations before a pattern, a name class or a component.</summary>
    private RncAnnotations ReadAnnotations()
    {
        var annotations = new RncAnnotations();
        annotations.Before.AddRange(TakeComments());
        while (_token.Kind == RncTokenKind.Documentation)
        {
            annotations.Span ??= _token.Span;
            annotations.Children.AddRange(TakeComments());
            annotations.Children.Add(CreateDocumentation(Advance()));
        }

        annotations.Before.AddRange(TakeComments());
        if (!_token.IsSymbol("["))
            return annotations;
        var bracket = _token;
        annotations.Span ??= bracket.Span;
        Open("[", "here");
        ReadAnnotationAttributes(annotations.Attributes, isNested: false);
        while (!_token.IsSymbol("]"))
        {
            if (!StartsAnnotationElement())
                throw Unexpected("']' or an annotation, prefix:name [ … ],");
            annotations.Children.AddRange(TakeComments());
            annotations.Children.Add(ReadAnnotationElement(isNested: false));
        }

        annotations.Children.AddRange(TakeComments());
        Close("]", bracket);
        return annotations;
    }

    private bool StartsAnnotationElement() => _token.IsUnprefixedName || _token.Kind == RncTokenKind.PrefixedName;

    private MarkupElement CreateDocumentation(RncToken lines)
    {
        var element = _tree.CreateForeign(lines.Span, _declarations.DocumentationPrefix(), "documentation", RngVocabulary.CompatibilityNamespace, []);
        element.Append(new MarkupText(lines.Span, lines.Text, SchemaNames.Trim(lines.Text).Length == 0));
        return element;
    }

    private void ReadAnnotationAttributes(List<MarkupAttribute> attributes, bool isNested)
    {
        var known = new HashSet<(string Ns, string Name)>();
        while (StartsAnnotationElement() && Peek().IsSymbol("="))
        {
            var name = Advance();
            Advance();
            var (value, span) = ReadLiteral($"after '=': the value of '{name.Text}'");
            var prefix = name.Kind == RncTokenKind.PrefixedName ? name.Prefix : "";
            var ns = prefix.Length == 0 ? "" : FindForeign(name);
            if (ns is null)
                continue;
            if (ns.Length == 0)
                prefix = "";
            if (ns.Length == 0 && !isNested)
                Report(
                    SchemaRules.NotAllowedHere,
                    $"The attribute '{name.Text}' of an annotation needs a prefix with a namespace: attributes without one belong to RELAX NG",
                    name.Span);
            else if (ns == RngVocabulary.Namespace && !isNested)
                Report(SchemaRules.NotAllowedHere, $"'{name.Text}' is in the namespace of RELAX NG, which is not allowed for annotations", name.Span);
            else if (ns == XmlnsNamespace || (ns.Length == 0 && name.LocalName == "xmlns"))
                Report(
                    SchemaRules.NotAllowedHere,
                    $"'{name.Text}' declares a namespace, which is not allowed in an annotation: write namespace prefix = \"…\" at the beginning of the file",
                    name.Span);
            else if (!known.Add((ns, name.LocalName)))
                Report(
                    SchemaRules.Conflict,
                    $"The annotation has the attribute '{name.Text}' twice{(prefix.Length > 0 ? ", in the namespace " + ns : "")}",
                    name.Span);
            else
                attributes.Add(new MarkupAttribute(prefix, name.LocalName, ns, value, name.Span, span));
        }
    }

    /// <summary>Returns the namespace of an annotation; null if the namespace is not allowed, which is reported.</summary>
    private string? FindForeign(RncToken name)
    {
        if (_declarations.IsInherited(name.Prefix))
            Report(SchemaRules.InvalidValue, $"'{name.Text}' cannot be an annotation: its prefix is bound to an inherited namespace", name.Span);
        return _declarations.Find(name.Prefix, name.Span);
    }

    /// <summary>Reads an annotation element: name [ … ].</summary>
    private MarkupElement ReadAnnotationElement(bool isNested)
    {
        var name = Advance();
        var prefix = name.Kind == RncTokenKind.PrefixedName ? name.Prefix : "";
        var ns = prefix.Length == 0 ? "" : FindForeign(name) ?? "";
        if (ns == RngVocabulary.Namespace && !isNested)
            Report(SchemaRules.NotAllowedHere, $"'{name.Text}' is in the namespace of RELAX NG, which is not allowed for annotations", name.Span);
        Open("[", $"after '{name.Text}', the name of an annotation");
        var attributes = new List<MarkupAttribute>();
        ReadAnnotationAttributes(attributes, isNested: true);
        var element = _tree.CreateForeign(name.Span, ns.Length == 0 ? "" : prefix, name.LocalName, ns, attributes);
        while (!_token.IsSymbol("]"))
        {
            foreach (var comment in TakeComments())
                element.Append(comment);
            if (_token.Kind == RncTokenKind.Literal)
            {
                var (text, span) = ReadLiteral("here");
                element.Append(new MarkupText(span, text, SchemaNames.Trim(text).Length == 0));
            }
            else if (StartsAnnotationElement())
            {
                element.Append(ReadAnnotationElement(isNested: true));
            }
            else
            {
                throw Unexpected($"']', a text in quotes or an annotation, name [ … ], is expected inside '{name.Text}'", isSentence: true);
            }
        }

        foreach (var comment in TakeComments())
            element.Append(comment);
        Close("]", name);
        return element;
    }

    /// <summary>Reads the annotations that follow a pattern or a name class, each after '>>'.</summary>
    private void ReadFollowing(RncItem item, bool isTopLevel)
    {
        while (_token.IsSymbol(">>"))
        {
            var arrow = Advance();
            if (isTopLevel)
                Report(
                    SchemaRules.NotAllowedHere,
                    "An annotation cannot follow the root pattern: put it in brackets before the pattern",
                    arrow.Span);
            if (!StartsAnnotationElement())
                throw Unexpected("An annotation, prefix:name [ … ], is expected after '>>'", isSentence: true);
            item.After.AddRange(TakeComments());
            item.After.Add(ReadAnnotationElement(isNested: false));
        }
    }
}
