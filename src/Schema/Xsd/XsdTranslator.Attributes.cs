using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Attributes, their groups and wildcards (XML Schema Part 1, 3.2, 3.5, 3.6, 3.10).</summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlQualifiedName, XmlSchemaAttributeGroup> _attributeGroups = [];
    private readonly Dictionary<XmlSchemaComplexType, (NamespaceConstraint Names, XmlSchemaAnyAttribute Source)?> _wildcards = [];

    private PatternSyntax Attributes(XmlSchemaComplexType type, SourceSpan span)
    {
        var uses = type.AttributeUses.Values.Cast<XmlSchemaAttribute>().Where(use => use.Use != XmlSchemaUse.Prohibited).ToList();
        uses.Sort(XsdPlaces.Compare);
        var patterns = uses.ConvertAll(AttributeUse);
        if (WildcardOf(type) is var (names, source))
            patterns.AddRange(AnyAttributes(
                names, source.ProcessContents, uses.Select(use => (use.QualifiedName.Namespace, use.QualifiedName.Name)), _places.SpanOf(source)));
        return Group(span, patterns);
    }

    private PatternSyntax AttributeUse(XmlSchemaAttribute use)
    {
        var attribute = Attribute(use);
        return use.Use == XmlSchemaUse.Required ? attribute : Optional(attribute.Span, attribute);
    }

    private AttributeSyntax Attribute(XmlSchemaAttribute use, bool isWildcard = false)
    {
        var span = _places.SpanOf(use);
        var declaration = use.RefName.IsEmpty ? use : (XmlSchemaAttribute)_set.GlobalAttributes[use.RefName]!;
        var fixedValue = use.FixedValue ?? (use.DefaultValue is null ? declaration.FixedValue : null);
        var type = declaration.AttributeSchemaType!;
        CheckValue(type, use.DefaultValue ?? use.FixedValue, use);
        CheckValue(type, declaration.DefaultValue ?? declaration.FixedValue, declaration);
        var content = fixedValue is null
            ? SimpleTypeContent(type, span)
            : _simpleTypes.Fixed(type, fixedValue, span, _places.ElementOf(use.FixedValue is null ? declaration : use)?.Namespaces);
        return new AttributeSyntax(
            span,
            new NameSyntax(_places.SpanOf(use, use.RefName.IsEmpty ? "name" : "ref"), use.QualifiedName.Namespace, use.QualifiedName.Name),
            content,
            Annotate(
                _documentation.Of(use) ?? _documentation.Of(declaration),
                use.Use == XmlSchemaUse.Required ? null : use.DefaultValue ?? (use.FixedValue is null ? declaration.DefaultValue : null) ?? fixedValue,
                type) with { IsWildcard = isWildcard });
    }

    /// <summary>
    /// Returns the attribute wildcard of a type (3.4.2): that of the type combined with those of its attribute groups; an extension adds that of its base. Null
    /// if there is none.
    /// </summary>
    private (NamespaceConstraint Names, XmlSchemaAnyAttribute Source)? WildcardOf(XmlSchemaComplexType type)
    {
        if (_wildcards.TryGetValue(type, out var known))
            return known;
        (NamespaceConstraint, XmlSchemaAnyAttribute)? found = type.ContentModel?.Content switch
        {
            XmlSchemaComplexContentExtension extension => Extended(Own(extension.AnyAttribute, extension.Attributes)),
            XmlSchemaSimpleContentExtension extension => Extended(Own(extension.AnyAttribute, extension.Attributes)),
            XmlSchemaComplexContentRestriction restriction => Own(restriction.AnyAttribute, restriction.Attributes),
            XmlSchemaSimpleContentRestriction restriction => Own(restriction.AnyAttribute, restriction.Attributes),
            _ => Own(type.AnyAttribute, type.Attributes),
        };
        _wildcards.Add(type, found);
        return found;

        (NamespaceConstraint, XmlSchemaAnyAttribute)? Extended((NamespaceConstraint Names, XmlSchemaAnyAttribute Source)? own)
        {
            if (type.BaseXmlSchemaType is not XmlSchemaComplexType from || (IsAnyType(from) ? AnyTypeWildcard : WildcardOf(from)) is not var (names, source))
                return own;
            return own is var (more, first) ? (more.Union(names), first) : (names, source);
        }
    }

    private static (NamespaceConstraint Names, XmlSchemaAnyAttribute Source)? AnyTypeWildcard { get; } = (NamespaceConstraint.Any,
        new XmlSchemaAnyAttribute { ProcessContents = XmlSchemaContentProcessing.Lax });

    private (NamespaceConstraint Names, XmlSchemaAnyAttribute Source)? Own(XmlSchemaAnyAttribute? any, XmlSchemaObjectCollection attributes)
    {
        (NamespaceConstraint Names, XmlSchemaAnyAttribute Source)? result = any is null
            ? null
            : (NamespaceConstraint.Read(_places.ElementOf(any), TargetNamespaceOf(any), NamesOf(_set.GlobalAttributes), []), any);
        foreach (var reference in attributes.OfType<XmlSchemaAttributeGroupRef>())
            if (_attributeGroups.TryGetValue(reference.RefName, out var found)
                && _redefinitions.Resolve(reference, found) is var group
                && Own(group.AnyAttribute, group.Attributes) is var (names, source))
                result = result is var (own, first) ? (own.Intersect(names), first) : (names, source);
        return result;
    }
}
