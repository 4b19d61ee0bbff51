using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// any and anyAttribute (XML Schema Part 1, 3.10). What is skipped is anything; strict is one of the global declarations; lax is the declaration of the name,
/// where there is one, and anything of which the same holds inside, where there is none.
/// </summary>
internal sealed partial class XsdTranslator
{
    private static readonly (string Ns, string LocalName)[] InstanceNames =
    [
        (XsdVocabulary.InstanceNamespace, "type"), (XsdVocabulary.InstanceNamespace, "nil"),
        (XsdVocabulary.InstanceNamespace, "schemaLocation"), (XsdVocabulary.InstanceNamespace, "noNamespaceSchemaLocation"),
    ];

    private RefSyntax AnyElement(NamespaceConstraint names, XmlSchemaContentProcessing processing, SourceSpan at)
    {
        var span = at;
        return processing switch
        {
            XmlSchemaContentProcessing.Skip => Reference("skip " + names.Key, "", "any element", at, span, () => Wild(names, [], Anything(span), span)),
            XmlSchemaContentProcessing.Lax => Reference("lax " + names.Key, "", "any element, known ones as declared", at, span, () => Lax(names, span)),
            _ => Reference("strict " + names.Key, "", "any declared element", at, span, () => Wildcard(span, Declared(names, span))),
        };
    }

    private CompositeSyntax Lax(NamespaceConstraint names, SourceSpan span)
    {
        var alternatives = Declared(names, span);
        alternatives.Add(Wild(names, _elements.Select(element => (element.QualifiedName.Namespace, element.QualifiedName.Name)), Undeclared(span), span));
        return Wildcard(span, alternatives);
    }

    private static CompositeSyntax Wildcard(SourceSpan span, IReadOnlyList<PatternSyntax> items) =>
        new(span, CompositeKind.Choice, items) { IsWildcard = true };

    private List<PatternSyntax> Declared(NamespaceConstraint names, SourceSpan span) =>
        _elements.Where(element => !element.IsAbstract && names.Contains(element.QualifiedName.Namespace))
            .Select(element => (PatternSyntax)ElementReference(element, span))
            .ToList();

    private static PatternSyntax Wild(NamespaceConstraint names, IEnumerable<(string, string)> without, PatternSyntax content, SourceSpan span) =>
        names.ToNameClass(span, without) is { } name ? new ElementSyntax(span, name, [content], Annotations.None) : new NotAllowedSyntax(span);

    /// <summary>
    /// What an element has that is not declared and assessed laxly (3.3.4): anything of which the same holds, or, where it says so, a type of the schema.
    /// </summary>
    private PatternSyntax Undeclared(SourceSpan span)
    {
        var anyType = XmlSchemaType.GetBuiltInComplexType(XmlTypeCode.Item)!;
        var nil = new AttributeSyntax(
            span, new NameSyntax(span, XsdVocabulary.InstanceNamespace, "nil"), XsdSimpleTypes.BuiltIn(span, "boolean"), Annotations.None);
        return Group(
            span,
            [Hints(span), Optional(span, nil),
                Choice(
                    span,
                    [Group(span, [Optional(span, TypeAttribute(anyType, span)), AnyTypeContent(span)]),
                        TypedContent(anyType, XmlSchemaDerivationMethod.Empty, span)])]);
    }

    /// <summary>Any attributes and any content.</summary>
    private RefSyntax Anything(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anything", "", "anything", at, span, () => Group(span,
        [
            ZeroOrMore(span, new AttributeSyntax(span, new AnyNameSyntax(span, null), new TextSyntax(span), Annotations.None)),
            new CompositeSyntax(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Skip, span))]),
        ]));
    }

    /// <summary>Any attributes but those that speak of the element itself, and any content: beside xsi:nil.</summary>
    private RefSyntax AnythingWithoutInstanceNames(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anything of an element", "", "anything", at, span, () => Group(span,
        [
            ZeroOrMore(span, new AttributeSyntax(span, NamespaceConstraint.Any.ToNameClass(span, InstanceNames)!, new TextSyntax(span), Annotations.None)),
            new CompositeSyntax(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Skip, span))]),
        ]));
    }

    /// <summary>What an element of the type anyType has (3.4.7): attributes and content, known names as they are declared.</summary>
    private RefSyntax AnyTypeContent(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anyType", "", "content of anyType", at, span, () => Group(span,
        [
            LaxAttributes(span),
            new CompositeSyntax(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Lax, span))]),
        ]));
    }

    private RefSyntax LaxAttributes(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference(
            "lax attributes",
            "",
            "any attributes, known ones as declared",
            at,
            span,
            () => Group(span, [.. AnyAttributes(NamespaceConstraint.Any, XmlSchemaContentProcessing.Lax, [], span)]));
    }

    private IEnumerable<PatternSyntax> AnyAttributes(
        NamespaceConstraint names, XmlSchemaContentProcessing processing, IEnumerable<(string Ns, string LocalName)> declared, SourceSpan span)
    {
        var without = new HashSet<(string, string)>(declared.Concat(InstanceNames));
        if (processing != XmlSchemaContentProcessing.Skip)
            foreach (var attribute in _attributes)
            {
                var name = attribute.QualifiedName;
                if (names.Contains(name.Namespace) && without.Add((name.Namespace, name.Name)))
                    yield return Optional(span, Attribute(attribute, isWildcard: true));
            }

        if (processing is XmlSchemaContentProcessing.Skip or XmlSchemaContentProcessing.Lax && names.ToNameClass(span, without) is { } rest)
            yield return ZeroOrMore(span, new AttributeSyntax(span, rest, new TextSyntax(span), Annotations.None));
    }
}
