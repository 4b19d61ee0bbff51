using System.Collections.Generic;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Complex types (XML Schema Part 1, 3.4): attributes and content, in separate definitions if only one of them is needed elsewhere.</summary>
internal sealed partial class XsdTranslator
{
    internal static bool IsAnyType(XmlSchemaType type) => type is XmlSchemaComplexType && type.QualifiedName.Namespace == XsdVocabulary.Namespace;

    /// <summary>Returns the attributes and the content of an element of a type.</summary>
    private PatternSyntax TypeContent(XmlSchemaType type, SourceSpan at)
    {
        if (type is XmlSchemaSimpleType simple)
            return SimpleTypeContent(simple, at);
        if (IsAnyType(type))
            return Anything(at);
        return TypeReference((XmlSchemaComplexType)type, at);
    }

    private RefSyntax TypeReference(XmlSchemaComplexType type, SourceSpan at)
    {
        // Models distinguish types that are the same for documents.
        if (!_isForModels)
            type = WhereDiffering(type);
        return Known(type, "type", at) ?? FirstReference(type, at);
    }

    private RefSyntax FirstReference(XmlSchemaComplexType type, SourceSpan at)
    {
        var span = _places.SpanOf(type);
        return Reference(type, "type", TypeName(type), at, span, () => Group(span, [AttributesReference(type, span), ComplexContent(type, span)]));
    }

    private PatternSyntax SimpleTypeContent(XmlSchemaSimpleType type, SourceSpan at)
    {
        if (type.QualifiedName.Namespace == XsdVocabulary.Namespace)
            return _simpleTypes.Translate(type, at);
        return Known(type, "type", at) ?? FirstReference(type, at);
    }

    private RefSyntax FirstReference(XmlSchemaSimpleType type, SourceSpan at)
    {
        var span = _places.SpanOf(type);
        return Reference(type, "type", TypeName(type), at, span, () => _simpleTypes.Translate(type, span));
    }

    private static string TypeName(XmlSchemaType type) => type.QualifiedName.IsEmpty ? "type without a name" : "type " + Name(type.QualifiedName);

    private PatternSyntax ComplexContent(XmlSchemaComplexType type, SourceSpan span)
    {
        if (SimpleContentOf(type) is { } simple)
            return SimpleTypeContent(simple, span);
        var particle = Opened(HasParticle(type) ? ParticleReference(type, span) : null, OpenContentOf(type), span);
        if (type.ContentType == XmlSchemaContentType.Mixed)
            return particle is null ? new TextSyntax(span) : new CompositeSyntax(span, CompositeKind.Mixed, [particle]);
        return particle ?? new EmptySyntax(span);
    }

    /// <summary>Returns the type of the text of simple content; null for other content.</summary>
    private XmlSchemaSimpleType? SimpleContentOf(XmlSchemaComplexType type) =>
        type.ContentType == XmlSchemaContentType.TextOnly ? _simpleTypes.ContentOf(type) : null;

    /// <summary>Returns the particle of a type: for an extension, that of its base followed by its own (3.4.2). Null if there is none.</summary>
    private PatternSyntax? ParticleOf(XmlSchemaComplexType type, SourceSpan at)
    {
        var span = _places.SpanOf(type);
        if (IsAnyType(type))
            return ZeroOrMore(at, AnyElement(NamespaceConstraint.Any, XmlSchemaContentProcessing.Lax, at));
        switch (type.ContentModel?.Content)
        {
            case XmlSchemaComplexContentExtension extension:
                var items = new List<PatternSyntax>();
                if (type.BaseXmlSchemaType is XmlSchemaComplexType from && HasParticle(from))
                    items.Add(ParticleReference(from, span));
                if (extension.Particle is not null && Particle(extension.Particle) is { } own)
                    items.Add(own);
                return items.Count == 0 ? null
                    : items.Count == 2 && IsAll(extension.Particle) ? new CompositeSyntax(span, CompositeKind.Interleave, items)
                    : Group(span, items);
            case XmlSchemaComplexContentRestriction restriction:
                return restriction.Particle is null ? null : Particle(restriction.Particle);
            case null:
                return type.Particle is null ? null : Particle(type.Particle);
            default:
                return null;
        }
    }

    private RefSyntax ParticleReference(XmlSchemaComplexType type, SourceSpan at) => Known(type, "particle", at) ?? FirstParticle(type, at);

    private RefSyntax FirstParticle(XmlSchemaComplexType type, SourceSpan at) =>
        Reference(type, "particle", "content of " + TypeName(type), at, _places.SpanOf(type), () => ParticleOf(type, at) ?? new EmptySyntax(at));

    private static bool HasParticle(XmlSchemaComplexType type)
    {
        for (var here = type; ; here = (XmlSchemaComplexType)here.BaseXmlSchemaType!)
        {
            if (IsAnyType(here))
                return true;
            switch (here.ContentModel?.Content)
            {
                case XmlSchemaComplexContentExtension { Particle: null } when here.BaseXmlSchemaType is XmlSchemaComplexType:
                    continue;
                case XmlSchemaComplexContentExtension:
                    return true;
                case XmlSchemaComplexContentRestriction restriction:
                    return restriction.Particle is not null;
                default:
                    return here.Particle is not null;
            }
        }
    }

    /// <summary>
    /// Returns the base type with the same attributes and content, or the type itself. Schemas of business documents derive hundreds of types that add nothing
    /// from a few that have all attributes.
    /// </summary>
    private XmlSchemaComplexType WhereDiffering(XmlSchemaComplexType type)
    {
        while (type.ContentModel?.Content is XmlSchemaSimpleContentExtension && BaseWithSameAttributes(type) is { } from && SimpleContentOf(from) is not null)
            type = from;
        return type;
    }

    /// <summary>Returns the base type if it has the same attributes; otherwise null.</summary>
    private XmlSchemaComplexType? BaseWithSameAttributes(XmlSchemaComplexType type)
    {
        if (type.BaseXmlSchemaType is not XmlSchemaComplexType from || IsAnyType(from) || type.AttributeUses.Count != from.AttributeUses.Count
            || !Equals(WildcardOf(type), WildcardOf(from)))
            return null;
        foreach (XmlSchemaAttribute use in type.AttributeUses.Values)
            if (from.AttributeUses[use.QualifiedName] != use)
                return null;
        return from;
    }

    /// <summary>Returns the attributes of a type.</summary>
    private PatternSyntax AttributesReference(XmlSchemaComplexType type, SourceSpan at)
    {
        if (IsAnyType(type))
            return LaxAttributes(at);
        while (BaseWithSameAttributes(type) is { } from)
            type = from;
        if (type.AttributeUses.Count == 0 && WildcardOf(type) is null)
            return new EmptySyntax(at);
        return Known(type, "attributes", at) ?? FirstAttributes(type, at);
    }

    private RefSyntax FirstAttributes(XmlSchemaComplexType type, SourceSpan at)
    {
        var span = _places.SpanOf(type);
        return Reference(type, "attributes", "attributes of " + TypeName(type), at, span, () => Attributes(type, span));
    }
}
