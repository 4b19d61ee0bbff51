using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Content models of XML Schema 1.1 (Part 1, 3.4.2.3 and 3.8): open content, and "all" with repeated elements, wildcards and groups. The framework does not
/// get them (<see cref="XsdFrameworkText"/>); they are read from the files.
/// </summary>
internal sealed partial class XsdTranslator
{
    /// <summary>The wildcards of open content.</summary>
    /// <param name="Any">The elements "any", each with the namespace of its file.</param>
    /// <param name="IsSuffix">Whether what they admit stands behind all other content; else it stands anywhere.</param>
    private sealed record OpenContent(IReadOnlyList<(MarkupElement Any, string TargetNamespace)> Any, bool IsSuffix);

    private readonly Dictionary<XmlSchemaComplexType, OpenContent?> _openContents = [];

    /// <summary>Whether a group is "all", also one that the framework got as a sequence (<see cref="XsdExtendedAll"/>).</summary>
    private bool IsAll(XmlSchemaParticle? group) =>
        group is XmlSchemaAll || (group is XmlSchemaSequence && _places.ElementOf(group) is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "all" });

    /// <summary>The items of "all", in any order.</summary>
    private PatternSyntax? All(XmlSchemaGroupBase all, SourceSpan span)
    {
        var items = new List<PatternSyntax>();
        if (_places.ElementOf(all) is not { } element)
            items.AddRange(all.Items.Cast<XmlSchemaParticle>().Select(Particle).OfType<PatternSyntax>());
        else
        {
            var known = new Dictionary<MarkupElement, XmlSchemaParticle>();
            foreach (XmlSchemaParticle item in all.Items)
                if (_places.ElementOf(item) is { } place)
                    known[place] = item;
            foreach (var child in element.Children.OfType<MarkupElement>())
                if (child.NamespaceUri == XsdVocabulary.Namespace && !XsdVersions.Excludes(child) && ItemOfAll(child, all, known) is { } item)
                    items.Add(item);
        }

        return items.Count == 0 ? null : items.Count == 1 ? items[0] : new CompositeSyntax(span, CompositeKind.Interleave, items);
    }

    private PatternSyntax? ItemOfAll(MarkupElement child, XmlSchemaGroupBase all, Dictionary<MarkupElement, XmlSchemaParticle> known)
    {
        if (known.TryGetValue(child, out var particle))
            return XsdBounds.Of(child) is not { } counted ? Particle(particle)
                : counted.Most == 0 ? null
                : Term(particle) is { } own ? Occurs(own, counted, child.Span, PlaceOf)
                : null;
        if (child.LocalName is not ("any" or "group"))
            return null;
        if (XsdBounds.Of(child) is not { } bounds)
        {
            _diagnostics.Add(SchemaRules.InvalidValue, "minOccurs and maxOccurs must be whole numbers, minOccurs not the greater one", child.Span);
            return null;
        }

        if (bounds.Most == 0)
            return null;
        var term = child.LocalName == "any" ? Wildcard(child, TargetNamespaceOf(all), all) : GroupInAll(child);
        return term is null ? null : Occurs(term, bounds, child.Span, PlaceOf);

        SourceSpan PlaceOf(string name) => child.Attribute(name)?.ValueSpan ?? child.Span;
    }

    private RefSyntax Wildcard(MarkupElement any, string targetNamespace, XmlSchemaObject? inside) => AnyElement(
        ElementNames(any, targetNamespace, inside),
        any.Attribute("processContents")?.Value.Trim() switch
        {
            "skip" => XmlSchemaContentProcessing.Skip,
            "lax" => XmlSchemaContentProcessing.Lax,
            _ => XmlSchemaContentProcessing.Strict,
        },
        any.Span);

    private PatternSyntax? GroupInAll(MarkupElement reference)
    {
        var full = XsdGroupsInAll.NameIn(reference);
        if (_groups.TryGetValue(full, out var group) && group.Particle is XmlSchemaAll)
            return Term(group.Particle);
        _diagnostics.Add(
            group is null ? SchemaRules.Missing : SchemaRules.NotAllowedHere,
            group is null
                ? $"There is no group '{Name(full)}': declare it, or include or import the file that does"
                : $"The group '{Name(full)}' is not allowed here: a group in 'all' must have 'all' as its content",
            reference.Attribute("ref")?.ValueSpan ?? reference.Span);
        return null;
    }

    /// <summary>The content of a type with what its open content admits.</summary>
    private PatternSyntax? Opened(PatternSyntax? particle, OpenContent? open, SourceSpan span)
    {
        if (open is null)
            return particle;
        var others = ZeroOrMore(span, Choice(span, open.Any.Select(any => Wildcard(any.Any, any.TargetNamespace, null)).ToArray()));
        return particle is null ? others : new CompositeSyntax(span, open.IsSuffix ? CompositeKind.Group : CompositeKind.Interleave, [particle, others]);
    }

    /// <summary>The open content of a type: its own, that of its base where it extends one, and else that of its file. Null for none.</summary>
    private OpenContent? OpenContentOf(XmlSchemaComplexType type)
    {
        if (IsAnyType(type) || type.ContentModel is XmlSchemaSimpleContent)
            return null;
        if (!_openContents.TryGetValue(type, out var known))
            _openContents.Add(type, known = FindOpenContent(type));
        return known;
    }

    private OpenContent? FindOpenContent(XmlSchemaComplexType type)
    {
        var from = type.ContentModel?.Content is XmlSchemaComplexContentExtension && type.BaseXmlSchemaType is XmlSchemaComplexType above
            ? OpenContentOf(above)
            : null;
        var place = _places.ElementOf(type.ContentModel?.Content as XmlSchemaObject ?? type);
        var own = place?.Children.OfType<MarkupElement>()
            .FirstOrDefault(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "openContent" });
        own ??= DefaultOpenContent(type);
        if (own is null || own.Attribute("mode")?.Value.Trim() == "none")
            return from;
        var any = own.Children.OfType<MarkupElement>().FirstOrDefault(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "any" });
        if (any is null)
            return from;
        return new OpenContent([.. from?.Any ?? [], (any, TargetNamespaceOf(type))], own.Attribute("mode")?.Value.Trim() == "suffix");
    }

    private MarkupElement? DefaultOpenContent(XmlSchemaComplexType type)
    {
        var open = _places.FileOf(type.SourceUri).DefaultOpenContent;
        var isLeftOut = type.ContentType == XmlSchemaContentType.Empty && open?.Attribute("appliesToEmpty")?.Value.Trim() is not ("true" or "1");
        return isLeftOut ? null : open;
    }

    /// <summary>Whether a type has no content at all, not even whitespace (3.4.4, clause 2.1).</summary>
    private bool IsEmpty(XmlSchemaType type) =>
        type is XmlSchemaComplexType { ContentType: XmlSchemaContentType.Empty } complex
            && !IsAnyType(type)
            && OpenContentOf(complex) is null
            && !IsMoreThanTheFrameworkSees(complex.Particle ?? (complex.ContentModel?.Content as XmlSchemaComplexContentExtension)?.Particle);

    /// <summary>Whether "all" consists of wildcards and groups only.</summary>
    private bool IsMoreThanTheFrameworkSees(XmlSchemaParticle? particle) =>
        particle is XmlSchemaGroupBase { Items.Count: 0 } all
            && IsAll(all)
            && _places.ElementOf(all)?.Children.OfType<MarkupElement>().Any(child => child.LocalName is "any" or "group") == true;
}
