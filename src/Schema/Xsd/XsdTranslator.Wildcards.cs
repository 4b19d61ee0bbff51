using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Names;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// any and anyAttribute (XML Schema Part 1, 3.10). With "skip", any content is allowed; with "strict", only global declarations; with "lax", the declaration of
/// the name if there is one, and otherwise any content that is in turn assessed laxly.
/// </summary>
internal sealed partial class XsdTranslator
{
    private static readonly (string Ns, string LocalName)[] InstanceNames =
    [
        (InstanceNamespace.Uri, "type"), (InstanceNamespace.Uri, "nil"),
        (InstanceNamespace.Uri, "schemaLocation"), (InstanceNamespace.Uri, "noNamespaceSchemaLocation"),
    ];

    /// <summary>The names of attribute wildcards beside attributes that they do not allow, by what they allow and how it is assessed.</summary>
    private readonly Dictionary<(string Key, XmlSchemaContentProcessing Processing), NameClassSyntax?> _attributeNames = [];

    /// <summary>Returns the names that an element wildcard allows.</summary>
    /// <param name="any">The wildcard.</param>
    /// <param name="targetNamespace">The target namespace of its schema.</param>
    /// <param name="inside">The model group that it is in; null for open content.</param>
    private NamespaceConstraint ElementNames(MarkupElement? any, string targetNamespace, XmlSchemaObject? inside) =>
        NamespaceConstraint.Read(any, targetNamespace, NamesOf(_set.GlobalElements), Siblings(any, inside));

    /// <summary>
    /// Returns the names of the elements in the same content model, also of those that can be substituted for them (XML Schema 1.1 Part 1, 3.10.4.2), if the
    /// wildcard excludes them.
    /// </summary>
    private IEnumerable<(string Ns, string LocalName)> Siblings(MarkupElement? any, XmlSchemaObject? inside)
    {
        if (any?.Attribute("notQName") is not { } excluded || !XsdNames.Words(excluded.Value).Contains("##definedSibling"))
            return [];
        var here = inside;
        while (here is not (null or XmlSchemaComplexType or XmlSchemaGroup))
            here = here.Parent;
        if (here is not XmlSchemaComplexType type)
        {
            _diagnostics.Add(
                SchemaRules.NotTranslated,
                "'##definedSibling' is only supported in the content of a type, not in a group or in open content: list the names",
                excluded.ValueSpan);
            return [];
        }

        var names = new HashSet<XmlQualifiedName>();
        var pending = new Stack<XmlSchemaParticle>([type.ContentTypeParticle]);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case XmlSchemaElement element:
                    names.Add(element.QualifiedName);
                    break;
                case XmlSchemaGroupBase group:
                    foreach (XmlSchemaParticle item in group.Items)
                        pending.Push(item);
                    break;
            }

        names.UnionWith(_elements.Where(IsSubstitutable).Select(element => element.QualifiedName).ToList());
        return names.Select(name => (name.Namespace, name.Name));

        bool IsSubstitutable(XmlSchemaElement element)
        {
            var head = element;
            while (head is not null && !names.Contains(head.QualifiedName))
                head = head.SubstitutionGroup.IsEmpty ? null : (XmlSchemaElement?)_set.GlobalElements[head.SubstitutionGroup];
            return head is not null;
        }
    }

    private static IEnumerable<(string Ns, string LocalName)> NamesOf(XmlSchemaObjectTable declared) =>
        declared.Names.Cast<XmlQualifiedName>().Select(name => (name.Namespace, name.Name));

    private RefSyntax AnyElement(NamespaceConstraint names, XmlSchemaContentProcessing processing, SourceSpan at)
    {
        var role = processing switch { XmlSchemaContentProcessing.Skip => "skip", XmlSchemaContentProcessing.Lax => "lax", _ => "strict" };
        return Known(names.Key, role, at) ?? FirstAnyElement(names, role, at);
    }

    private RefSyntax FirstAnyElement(NamespaceConstraint names, string role, SourceSpan span) => role switch
    {
        "skip" => Reference(names.Key, role, "any element", span, span, () => Wild(names, [], Anything(span), span)),
        "lax" => Reference(names.Key, role, "any element, known ones as declared", span, span, () => Lax(names, span)),
        _ => Reference(names.Key, role, "any declared element", span, span, () => Wildcard(span, Declared(names, span))),
    };

    private CompositeSyntax Lax(NamespaceConstraint names, SourceSpan span)
    {
        var alternatives = Declared(names, span);
        alternatives.Add(Wild(names, _elements.Select(element => (element.QualifiedName.Namespace, element.QualifiedName.Name)), Undeclared(span), span));
        return Wildcard(span, alternatives);
    }

    private static CompositeSyntax Wildcard(SourceSpan span, IReadOnlyList<PatternSyntax> items) =>
        new(span, CompositeKind.Choice, items) { IsWildcard = true };

    private List<PatternSyntax> Declared(NamespaceConstraint names, SourceSpan span) =>
        _elements.Where(element => !element.IsAbstract && names.Contains(element.QualifiedName.Namespace, element.QualifiedName.Name))
            .Select(element => (PatternSyntax)ElementReference(element, span))
            .ToList();

    private static PatternSyntax Wild(NamespaceConstraint names, IEnumerable<(string, string)> without, PatternSyntax content, SourceSpan span) =>
        names.ToNameClass(span, without) is { } name ? new ElementSyntax(span, name, [content], Annotations.None) : new NotAllowedSyntax(span);

    /// <summary>
    /// Returns the content of an element that is not declared and assessed laxly (3.3.4): any content that is assessed laxly, or that of the type in xsi:type.
    /// </summary>
    private PatternSyntax Undeclared(SourceSpan span)
    {
        var anyType = XmlSchemaType.GetBuiltInComplexType(XmlTypeCode.Item)!;
        var nil = new AttributeSyntax(
            span, new NameSyntax(span, InstanceNamespace.Uri, "nil"), XsdSimpleTypes.BuiltIn(span, "boolean"), Annotations.None);
        return Group(
            span,
            [Hints(span), Optional(span, nil),
                Choice(
                    span,
                    [Group(span, [Optional(span, TypeAttribute(anyType, span)), AnyTypeContent(span)]),
                        TypedContent(anyType, XmlSchemaDerivationMethod.Empty, span)])]);
    }

    /// <summary>Returns any attributes and any content.</summary>
    private RefSyntax Anything(SourceSpan at) => Known("anything", "", at) ?? FirstAnything(at);

    private RefSyntax FirstAnything(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anything", "", "anything", at, span, () => Group(span,
        [
            ZeroOrMore(span, new AttributeSyntax(span, new AnyNameSyntax(span, null), new TextSyntax(span), Annotations.None)),
            new CompositeSyntax(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Skip, span))]),
        ]));
    }

    /// <summary>Returns any attributes except those of the instance namespace, and any content, for use with xsi:nil.</summary>
    private RefSyntax AnythingWithoutInstanceNames(SourceSpan at) => Known("anything of an element", "", at) ?? FirstAnythingWithoutInstanceNames(at);

    private RefSyntax FirstAnythingWithoutInstanceNames(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anything of an element", "", "anything", at, span, () => Group(span,
        [
            ZeroOrMore(span, new AttributeSyntax(span, NamespaceConstraint.Any.ToNameClass(span, InstanceNames)!, new TextSyntax(span), Annotations.None)),
            new CompositeSyntax(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Skip, span))]),
        ]));
    }

    /// <summary>Returns the content of an element of the type anyType (3.4.7): attributes and content, with known names as declared.</summary>
    private RefSyntax AnyTypeContent(SourceSpan at) => Known("anyType", "", at) ?? FirstAnyTypeContent(at);

    private RefSyntax FirstAnyTypeContent(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("anyType", "", "content of anyType", at, span, () => Group(span,
        [
            LaxAttributes(span),
            AnyTypeChildren(span),
        ]));
    }

    private CompositeSyntax AnyTypeChildren(SourceSpan span) =>
        new(span, CompositeKind.Mixed, [ZeroOrMore(span, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Lax, span))]);

    private RefSyntax LaxAttributes(SourceSpan at) => Known("lax attributes", "", at) ?? FirstLaxAttributes(at);

    private RefSyntax FirstLaxAttributes(SourceSpan at)
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
        // Mostly, attributes have no namespace and wildcards are for other ones: then all of them have the same names.
        var own = declared.Where(name => names.Contains(name.Ns, name.LocalName)).ToArray();
        var without = new HashSet<(string, string)>(own.Concat(InstanceNames));
        if (processing != XmlSchemaContentProcessing.Skip)
            foreach (var attribute in _attributes)
            {
                var name = attribute.QualifiedName;
                if (names.Contains(name.Namespace, name.Name) && without.Add((name.Namespace, name.Name)))
                    yield return Optional(span, Attribute(attribute, isWildcard: true));
            }

        if (processing is XmlSchemaContentProcessing.Skip or XmlSchemaContentProcessing.Lax && Rest() is { } rest)
            yield return ZeroOrMore(span, new AttributeSyntax(span, rest, new TextSyntax(span), Annotations.None));

        NameClassSyntax? Rest()
        {
            if (own.Length > 0)
                return names.ToNameClass(span, without);
            if (!_attributeNames.TryGetValue((names.Key, processing), out var known))
                _attributeNames.Add((names.Key, processing), known = names.ToNameClass(span, without));
            return known;
        }
    }
}
