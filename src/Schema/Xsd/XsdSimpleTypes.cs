using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Datatypes;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Translates simple types (XML Schema Part 1, 3.14; Part 2, 4.1): restrictions to data with facets, enumerations to values, lists to lists, unions to choices.
/// </summary>
internal sealed partial class XsdSimpleTypes(XsdPlaces places, XsdDocumentation documentation, DiagnosticBag diagnostics)
{
    /// <summary>The built-in simple types that documents may name in xsi:type.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } =
    [
        "anySimpleType", "string", "boolean", "decimal", "float", "double", "duration", "dateTime", "time", "date", "gYearMonth", "gYear", "gMonthDay", "gDay",
        "gMonth", "hexBinary", "base64Binary", "anyURI", "QName",
        "normalizedString", "token", "language", "NMTOKEN", "NMTOKENS", "Name", "NCName", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "integer",
        "nonPositiveInteger", "negativeInteger", "long",
        "int", "short", "byte", "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "positiveInteger",
    ];

    /// <summary>A facet with its place and the prefixes at it.</summary>
    private sealed record Facet(string Name, string Value, SourceSpan Span, NamespaceScope? Scope, string? Documentation);

    /// <summary>The definition of a simple type: the types that it is made of, and the facets of each derivation step, the first step first.</summary>
    /// <param name="BuiltIn">The built-in type of an atomic type, and of the built-in list types.</param>
    /// <param name="Items">The type of the items of a list.</param>
    /// <param name="Members">The types of a union.</param>
    /// <param name="Steps">The facets.</param>
    private sealed record Facts(
        string? BuiltIn, XmlSchemaSimpleType? Items, IReadOnlyList<XmlSchemaSimpleType>? Members, IReadOnlyList<IReadOnlyList<Facet>> Steps);

    /// <summary>The simple content of complex types that restrict it, as separate types.</summary>
    private readonly Dictionary<XmlSchemaComplexType, XmlSchemaSimpleType> _contents = [];
    private readonly Dictionary<XmlSchemaSimpleType, Facts> _facts = [];

    /// <summary>The types of values, without their enumerations.</summary>
    private readonly Dictionary<Facts, Datatype> _datatypes = [];

    /// <summary>Returns the pattern of a type.</summary>
    public PatternSyntax Translate(XmlSchemaSimpleType type, SourceSpan span) => Translate(type, span, []);

    /// <summary>Returns the type of the text of a complex type with simple content.</summary>
    public XmlSchemaSimpleType ContentOf(XmlSchemaComplexType type)
    {
        if (_contents.TryGetValue(type, out var known))
            return known;
        XmlSchemaSimpleType content;
        switch (type.ContentModel?.Content)
        {
            case XmlSchemaSimpleContentRestriction restriction:
                // A new type replaces the restriction: its base is the type of the content, or the type in the restriction.
                var from = restriction.BaseType
                    ?? (type.BaseXmlSchemaType is XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly } above ? ContentOf(above) : AnySimpleType);
                content = new XmlSchemaSimpleType();
                var facts = Read(from);
                _facts.Add(content, facts with { Steps = [.. facts.Steps, FacetsOf(restriction, restriction.Facets)] });
                break;
            default:
                content = type.BaseXmlSchemaType switch
                {
                    XmlSchemaSimpleType simple => simple,
                    XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly } complex => ContentOf(complex),
                    _ => AnySimpleType,
                };
                break;
        }

        _contents.Add(type, content);
        return content;
    }

    private static XmlSchemaSimpleType AnySimpleType { get; } = XmlSchemaType.GetBuiltInSimpleType(XmlTypeCode.AnyAtomicType)!;

    /// <summary>Returns a value of a built-in type.</summary>
    public static ValueSyntax Value(SourceSpan span, string type, string text, string ns = "", string? says = null) =>
        new(span, new TypeSyntax(DatatypeLibrary.SchemaUri, type, span), text, span, ns, NamespaceScope.Root, Annotations.None) { Says = says };

    /// <summary>Returns the pattern of a built-in type.</summary>
    public static DataSyntax BuiltIn(SourceSpan span, string type) => Data(type, [], span);

    /// <summary>Returns the pattern of any text except some.</summary>
    public static DataSyntax Without(SourceSpan span, params PatternSyntax[] excepted) =>
        Data("string", [], span, new CompositeSyntax(span, CompositeKind.Choice, excepted));

    private PatternSyntax Translate(XmlSchemaSimpleType type, SourceSpan span, IReadOnlyList<Facet> patterns)
    {
        var facts = With(Read(type), patterns);
        return facts switch
        {
            { BuiltIn: "error" } => new NotAllowedSyntax(span),
            { BuiltIn: { } name } => Atomic(name, facts.Steps, span),
            { Items: { } items } => ListOf(items, facts.Steps, span),
            _ => UnionOf(facts.Members!, facts.Steps, span),
        };
    }

    private static Facts With(Facts facts, IReadOnlyList<Facet> patterns) => patterns.Count == 0 ? facts : facts with { Steps = [.. facts.Steps, patterns] };

    private Facts Read(XmlSchemaSimpleType type)
    {
        if (_facts.TryGetValue(type, out var known))
            return known;
        Facts facts;
        if (type.QualifiedName.Namespace == XsdVocabulary.Namespace && (!XsdVersions.IsNewType(type.QualifiedName) || type.QualifiedName.Name == "error"))
            facts = new Facts(type.QualifiedName.Name is "anySimpleType" or "anyAtomicType" ? "string" : type.QualifiedName.Name, null, null, []);
        else
            facts = type.Content switch
            {
                XmlSchemaSimpleTypeList list => new Facts(null, list.BaseItemType!, null, []),
                XmlSchemaSimpleTypeUnion union => new Facts(null, null, union.BaseMemberTypes!, []),
                XmlSchemaSimpleTypeRestriction restriction when Read((XmlSchemaSimpleType)type.BaseXmlSchemaType!) is var basis =>
                    basis with { Steps = [.. basis.Steps, FacetsOf(restriction, restriction.Facets)] },
                _ => new Facts("string", null, null, []),
            };
        _facts.Add(type, facts);
        return facts;
    }

    /// <summary>explicitTimezone (XML Schema 1.1 Part 2, 4.3.14) as a pattern; null where it is not there, or demands nothing.</summary>
    private static Facet? TimeZones(MarkupElement? restriction)
    {
        var value = restriction?.Children.OfType<MarkupElement>()
            .FirstOrDefault(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "explicitTimezone" })?.Attribute("value");
        return value?.Value.Trim() switch
        {
            "required" => new Facet("pattern", ".*(Z|[+\\-][0-9][0-9]:[0-9][0-9])", value.ValueSpan, null, null),
            "prohibited" => new Facet("pattern", ".*[^:].[0-9]|.*[^+\\-]..:.[0-9]", value.ValueSpan, null, null),
            _ => null,
        };
    }

    /// <summary>
    /// Returns the facets of a restriction. The patterns, which the framework does not receive, come from the file; several patterns of one step are
    /// alternatives (Part 2, 4.3.4).
    /// </summary>
    private List<Facet> FacetsOf(XmlSchemaAnnotated restriction, XmlSchemaObjectCollection given)
    {
        var facets = new List<Facet>();
        foreach (var facet in given.OfType<XmlSchemaFacet>())
        {
            var element = places.ElementOf(facet);
            if (element is not null)
                facets.Add(new Facet(
                    element.LocalName,
                    element.Attribute("value")?.Value ?? "",
                    places.SpanOf(facet, "value"),
                    element.Namespaces,
                    documentation.Of(facet)));
            else if (facet.Value is not null && facet is XmlSchemaEnumerationFacet)
                facets.Add(new Facet("enumeration", facet.Value, places.SpanOf(restriction), null, null));
        }

        var patterns = places.ElementOf(restriction)?.Children.OfType<MarkupElement>()
            .Where(child => child is { NamespaceUri: XsdVocabulary.Namespace, LocalName: "pattern" } && child.Attribute("value") is not null)
            .Select(child => child.Attribute("value")!)
            .ToList();
        if (TimeZones(places.ElementOf(restriction)) is { } zones)
            facets.Add(zones);
        if (patterns is { Count: > 0 })
            facets.Add(new Facet("pattern", string.Join("|", patterns.Select(pattern => XsdPatterns.Read(pattern.Value))), patterns[0].ValueSpan, null, null));
        return facets;
    }
}
