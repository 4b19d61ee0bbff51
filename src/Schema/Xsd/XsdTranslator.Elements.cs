using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Names;
using Bindery.Patterns;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Elements (XML Schema Part 1, 3.3), their substitution groups, default and fixed values, nil.</summary>
internal sealed partial class XsdTranslator
{
    private static readonly List<ValueDefault> NoDefaults = [];

    private RefSyntax ElementReference(XmlSchemaElement element, SourceSpan at) => Known(element, "element", at) ?? FirstReference(element, at);

    private RefSyntax FirstReference(XmlSchemaElement element, SourceSpan at) =>
        Reference(element, "element", "element " + Name(element.QualifiedName), at, _places.SpanOf(element), () => Element(element));

    private ElementSyntax Element(XmlSchemaElement element)
    {
        var span = _places.SpanOf(element);
        var name = new NameSyntax(
            _places.SpanOf(element, "name"), XsdRedefinitions.NamespaceOf(element) ?? element.QualifiedName.Namespace, element.QualifiedName.Name);
        var type = element.ElementSchemaType!;
        if ((element.DefaultValue ?? element.FixedValue) is { } given
            && (type as XmlSchemaSimpleType ?? SimpleContentOf((XmlSchemaComplexType)type)) is { } valueType)
            CheckValue(valueType, given, element);
        var defaults = HasConstraints ? Defaults(element, type) : NoDefaults;
        return _isForModels
            ? ModelElement(element, type, span, name, defaults)
            : new ElementSyntax(span, name, [new EmptySyntax(span)], Annotations.None)
            {
                DocumentContent = SharedContent(element, type, span),
                Constraints = Constraints(element),
                Defaults = defaults,
                Remarks = RefusedElements(element),
            };
    }

    private ElementSyntax ModelElement(XmlSchemaElement element, XmlSchemaType type, SourceSpan span, NameSyntax name, List<ValueDefault> defaults)
    {
        var modelType = ModelType(element, type);
        return new ElementSyntax(
            span,
            name,
            [ModelContent(element, type, span)],
            Annotate(
                _documentation.Of(element) ?? _documentation.Of(type),
                type: type,
                whereEmpty: element.DefaultValue ?? element.FixedValue))
        {
            Type = modelType,
            Alternatives = ModelAlternatives(element, type),
            DocumentContent = Reference(
                element, "document", "documents of " + Name(element.QualifiedName), span, span, () => DocumentContent(element, type, span)),
            Constraints = Constraints(element),
            Defaults = defaults,
            Remarks = RefusedElements(element),
        };
    }

    /// <summary>Returns the content by type and value, for models.</summary>
    private PatternSyntax ModelContent(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        var content = element.FixedValue is not null ? Fixed(element, type, span)
            : IsAnyType(type) ? Group(span, [Optional(span, NamedType(span)), AnythingWithoutInstanceNames(span)])
            : type is XmlSchemaComplexType complex && !IsAnyType(type) ? Family(complex, span)
            : TypeContent(type, span);
        if (!element.IsNillable)
            return content;
        var filled = Group(span, [Optional(span, Nil(span, "false")), content]);
        return element.FixedValue is not null ? filled : Choice(span, [filled, Group(span, [Nil(span, "true"), Attributes(type)])]);
    }

    /// <summary>Returns the content by type and value, for documents.</summary>
    private PatternSyntax TypedContent(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        var content = element.FixedValue is not null ? FixedInDocuments(element, type, span) : Typed(element, type, span);
        return element.IsNillable ? Nillable(element, type, content, span) : content;
    }

    /// <summary>Adds xsi:nil (3.3.4, clause 3): true for an element without content, but with its attributes. It is not allowed with a fixed value.</summary>
    private PatternSyntax Nillable(XmlSchemaElement element, XmlSchemaType type, PatternSyntax content, SourceSpan span)
    {
        var filled = Group(span, [Optional(span, Nil(span, "false")), content]);
        if (element.FixedValue is not null)
            return filled;
        var empty = Alternatives(element, type, span, Attributes);
        if (!IsPolymorphic(type))
        {
            if (!type.QualifiedName.IsEmpty)
                empty = Group(span, [Optional(span, TypeAttribute(type, span)), empty]);
            if (type is XmlSchemaSimpleType || IsAnyType(type))
                empty = Choice(span, [empty, TypedContent(type, element.BlockResolved, span, "attributes", Attributes)]);
        }

        return Choice(span, [filled, Group(span, [Nil(span, "true"), empty, Nothing(span)])]);
    }

    private PatternSyntax Attributes(XmlSchemaType type) =>
        type is XmlSchemaComplexType complex ? AttributesReference(complex, _places.SpanOf(type)) : new EmptySyntax(_places.SpanOf(type));

    /// <summary>Returns xsi:type of an element that may have any content: models have the name of the type.</summary>
    private static AttributeSyntax NamedType(SourceSpan span) => new(
        span,
        new NameSyntax(span, InstanceNamespace.Uri, "type"),
        XsdSimpleTypes.BuiltIn(span, "QName"),
        new Annotations("The type of the element (xsi:type)."));

    private static AttributeSyntax Nil(SourceSpan span, string value) => new(
        span,
        new NameSyntax(span, InstanceNamespace.Uri, "nil"),
        XsdSimpleTypes.Value(span, "boolean", value),
        new Annotations("Whether the element is present without a value (xsi:nil)."));

    /// <summary>Returns the content with a fixed value (3.3.4, clause 5.2.2): the value replaces the content, but not the attributes.</summary>
    private PatternSyntax Fixed(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        var scope = _places.ElementOf(element)?.Namespaces;
        if (type is XmlSchemaSimpleType simple)
            return _simpleTypes.Fixed(simple, element.FixedValue!, span, scope);
        var complex = (XmlSchemaComplexType)type;
        var value = SimpleContentOf(complex) is { } content
            ? _simpleTypes.Fixed(content, element.FixedValue!, span, scope)
            : XsdSimpleTypes.Value(span, "string", element.FixedValue!);
        return Group(span, [AttributesReference(complex, span), value]);
    }

    /// <summary>Adds xsi:type to the content with a fixed value: the declared type itself, or a type derived from it that has the value.</summary>
    private PatternSyntax FixedInDocuments(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        var value = Fixed(element, type, span);
        var alternatives = new List<PatternSyntax> { type.QualifiedName.IsEmpty ? value : Group(span, [Optional(span, TypeAttribute(type, span)), value]) };
        var derived = type is XmlSchemaSimpleType ? NamedTypes(type).Where(one => one.QualifiedName != type.QualifiedName) : StrictlyDerived(type);
        foreach (var one in derived)
            if (XsdDerivation.IsDerived(one, type, element.BlockResolved)
                && (one is not XmlSchemaSimpleType simple || _simpleTypes.Has(simple, element.FixedValue!, span, _places.ElementOf(element)?.Namespaces)))
                alternatives.Add(Group(span, [TypeAttribute(one, span), Fixed(element, one, span)]));
        return Choice(span, alternatives);
    }

    /// <summary>
    /// Returns the content that documents may have. Without a value and alternatives of its own, an element has that of all elements of its type. Many elements
    /// have the same simple type, few the same complex one.
    /// </summary>
    private PatternSyntax SharedContent(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        if (type is not XmlSchemaSimpleType || (element.DefaultValue ?? element.FixedValue) is not null
            || (_places.ElementOf(element) is { } place && XsdAlternative.Has(place)))
            return DocumentContent(element, type, span);
        var key = (type, element.BlockResolved, element.IsNillable);
        return Known(key, "documents", span) ?? FirstShared(key, element, span);
    }

    private RefSyntax FirstShared(object key, XmlSchemaElement element, SourceSpan span)
    {
        var type = element.ElementSchemaType!;
        return Reference(key, "documents", "documents of " + TypeName(type), span, span, () => DocumentContent(element, type, span));
    }

    /// <summary>
    /// Returns the content that documents may have: schema location attributes on any element, and no content if a default or fixed value replaces it (3.3.4,
    /// clause 5.1).
    /// </summary>
    private PatternSyntax DocumentContent(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        if (Conditional(element, type, span) is { } conditional)
            return Group(span, [Hints(span), conditional]);
        var content = TypedContent(element, type, span);
        if ((element.DefaultValue ?? element.FixedValue) is not null)
            content = WithDefault(element, type, content, span);
        return Group(span, [Hints(span), content]);
    }

    /// <summary>Adds no content to the content of an element with a default or fixed value.</summary>
    private PatternSyntax WithDefault(XmlSchemaElement element, XmlSchemaType type, PatternSyntax content, SourceSpan span)
    {
        var alternatives = new List<PatternSyntax> { content };
        var nothing = Nothing(span);
        if (type is XmlSchemaSimpleType)
        {
            var value = element.DefaultValue ?? element.FixedValue!;
            alternatives.Add(type.QualifiedName.IsEmpty ? nothing : Group(span, [Optional(span, TypeAttribute(type, span)), nothing]));
            alternatives.Add(TypedContent(
                type,
                element.BlockResolved,
                span,
                "default " + value,
                _ => nothing,
                derived => derived is XmlSchemaSimpleType simple && _simpleTypes.Has(simple, value, span, _places.ElementOf(element)?.Namespaces)));
        }
        else if (element.FixedValue is not null || SimpleContentOf((XmlSchemaComplexType)type) is not null)
            alternatives.Add(Group(span, [AttributesReference((XmlSchemaComplexType)type, span), nothing]));
        return Choice(span, alternatives);
    }

    /// <summary>Returns the pattern of no text, not even whitespace.</summary>
    private static ValueSyntax Nothing(SourceSpan span) => XsdSimpleTypes.Value(span, "string", "");

    private RefSyntax Hints(SourceSpan at) => Known("hints", "", at) ?? FirstHints(at);

    private RefSyntax FirstHints(SourceSpan at)
    {
        var span = _places.FileOf(null).Document!.Span;
        return Reference("hints", "", "hints to schemas", at, span, () => Group(span, [Hint(span, "schemaLocation"), Hint(span, "noNamespaceSchemaLocation")]));
    }

    private static CompositeSyntax Hint(SourceSpan span, string name) =>
        Optional(span, new AttributeSyntax(span, new NameSyntax(span, InstanceNamespace.Uri, name), new TextSyntax(span), Annotations.None));
}
