using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Names;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// xsi:type (XML Schema Part 1, 3.3.4, clause 4): an element may have a type that is derived from the declared one; it then has the content of that type.
/// </summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlSchemaType, List<XmlSchemaType>> _strictlyDerived = [];

    private ILookup<XmlSchemaType, XmlSchemaType>? _derived;

    /// <summary>Returns the content by type: if complex types are derived from the declared one, xsi:type selects one of them.</summary>
    private PatternSyntax Polymorphic(XmlSchemaElement element, XmlSchemaType type, SourceSpan span) =>
        IsPolymorphic(type) ? DerivedContents(element, type, span) : DocumentContent(type, span);

    private PatternSyntax DerivedContents(XmlSchemaElement element, XmlSchemaType type, SourceSpan span) =>
        Alternatives(element, type, span, one => DocumentContent(one, span));

    /// <summary>Returns the content of a type, for documents: if it is empty, whitespace is not allowed either (3.4.4, clause 2.1).</summary>
    private PatternSyntax DocumentContent(XmlSchemaType type, SourceSpan span) =>
        IsEmpty(type)
            ? Group(span, [AttributesReference((XmlSchemaComplexType)type, span), Nothing(span)])
            : TypeContent(type, span);

    /// <summary>Whether there are derived complex types, or the type is abstract.</summary>
    private bool IsPolymorphic(XmlSchemaType type) =>
        type is XmlSchemaComplexType complex && !IsAnyType(type) && (complex.IsAbstract || StrictlyDerived(type).Count > 0);

    private PatternSyntax Alternatives(XmlSchemaElement element, XmlSchemaType type, SourceSpan span, Func<XmlSchemaType, PatternSyntax> content)
    {
        var alternatives = new List<PatternSyntax>();
        var refused = IsPolymorphic(type) ? RefusedTypes(element, type) : null;
        if (type is not XmlSchemaComplexType { IsAbstract: true })
        {
            var plain = content(type);
            alternatives.Add(IsPolymorphic(type) && !type.QualifiedName.IsEmpty
                ? Group(span, [Optional(span, TypeAttribute(type, span, refused)), plain])
                : plain);
        }

        if (IsPolymorphic(type))
            foreach (var derived in StrictlyDerived(type))
                if (XsdDerivation.IsDerived(derived, type, element.BlockResolved))
                    alternatives.Add(Group(span, [TypeAttribute(derived, span, refused), content(derived)]));
        return Choice(span, alternatives);
    }

    /// <summary>Adds xsi:type if models do not have it: the declared type itself, or a simple type derived from it.</summary>
    private PatternSyntax Typed(XmlSchemaElement element, XmlSchemaType type, SourceSpan span)
    {
        var content = IsAnyType(type) ? AnyTypeContent(span) : Polymorphic(element, type, span);
        if (IsPolymorphic(type))
            return content;
        var alternatives = new List<PatternSyntax> { type.QualifiedName.IsEmpty ? content : Group(span, [Optional(span, TypeAttribute(type, span)), content]) };
        if (type is XmlSchemaSimpleType || IsAnyType(type))
            alternatives.Add(TypedContent(type, element.BlockResolved, span));
        return Choice(span, alternatives);
    }

    /// <summary>Returns xsi:type with each named type that is derived from a type, and its content.</summary>
    private RefSyntax TypedContent(XmlSchemaType type, XmlSchemaDerivationMethod block, SourceSpan span) =>
        Known(TypedKey(type, block), "typed", span) ?? FirstTypedContent(type, block, span);

    private static object TypedKey(XmlSchemaType type, XmlSchemaDerivationMethod block) =>
        (type.QualifiedName.IsEmpty ? (object)type : type.QualifiedName, block);

    private RefSyntax FirstTypedContent(XmlSchemaType type, XmlSchemaDerivationMethod block, SourceSpan span) =>
        TypedContent(type, block, span, "typed", derived => DocumentContent(derived, span));

    private RefSyntax TypedContent(
        XmlSchemaType type,
        XmlSchemaDerivationMethod block,
        SourceSpan span,
        string role,
        Func<XmlSchemaType, PatternSyntax> content,
        Func<XmlSchemaType, bool>? isAllowed = null) =>
        Reference(
        TypedKey(type, block),
        role,
        "types derived from " + Name(type.QualifiedName),
        span,
        span,
        () =>
            Choice(
                span,
                NamedTypes(type)
                    .Where(derived => derived.QualifiedName != type.QualifiedName
                        && XsdDerivation.IsDerived(derived, type, block)
                        && (isAllowed is null || isAllowed(derived)))
            .Select(derived => Group(span, [TypeAttribute(derived, span), content(derived)])).ToArray()));

    /// <summary>Returns the named types that are derived from a type directly.</summary>
    private IEnumerable<XmlSchemaType> Derived(XmlSchemaType type) =>
        (_derived ??= _types.Where(candidate => candidate.BaseXmlSchemaType is not null).ToLookup(candidate => candidate.BaseXmlSchemaType!))[type];

    /// <summary>Returns the named complex types that are derived from a type, directly or indirectly, in the order of the files.</summary>
    private List<XmlSchemaType> StrictlyDerived(XmlSchemaType type)
    {
        if (!_strictlyDerived.TryGetValue(type, out var known))
            _strictlyDerived.Add(type, known = FindStrictlyDerived(type));
        return known;
    }

    private List<XmlSchemaType> FindStrictlyDerived(XmlSchemaType type)
    {
        var found = new List<XmlSchemaType>();
        var pending = new Stack<XmlSchemaType>();
        pending.Push(type);
        while (pending.Count > 0)
            foreach (var derived in Derived(pending.Pop()))
            {
                pending.Push(derived);
                if (derived is XmlSchemaComplexType { IsAbstract: false })
                    found.Add(derived);
            }

        found.Sort(XsdPlaces.Compare);
        return found;
    }

    private IEnumerable<XmlSchemaType> NamedTypes(XmlSchemaType from)
    {
        foreach (var type in _types)
            if (type is not XmlSchemaComplexType { IsAbstract: true } && (type is XmlSchemaSimpleType || IsAnyType(from)))
                yield return type;
        foreach (var name in XsdSimpleTypes.BuiltInNames)
            yield return XmlSchemaType.GetBuiltInSimpleType(new XmlQualifiedName(name, XsdVocabulary.Namespace))!;
    }

    /// <summary>Returns xsi:type with the name of a type: that of a built-in type is one definition for all elements, if there are no models.</summary>
    private PatternSyntax TypeAttribute(XmlSchemaType type, SourceSpan span, string? refused = null)
    {
        if (_isForModels || type.QualifiedName.Namespace != XsdVocabulary.Namespace)
            return OwnTypeAttribute(type, span, refused);
        var key = (type.QualifiedName, refused);
        return Known(key, "xsi:type", span) ?? FirstTypeAttribute(key, type, span, refused);
    }

    private RefSyntax FirstTypeAttribute(object key, XmlSchemaType type, SourceSpan span, string? refused) =>
        Reference(key, "xsi:type", "xsi:type of " + TypeName(type), span, span, () => OwnTypeAttribute(type, span, refused));

    private static AttributeSyntax OwnTypeAttribute(XmlSchemaType type, SourceSpan span, string? refused) => new(
        span,
        new NameSyntax(span, InstanceNamespace.Uri, "type"),
        XsdSimpleTypes.Value(span, "QName", type.QualifiedName.Name, type.QualifiedName.Namespace, says: refused),
        Annotations.None);
}
