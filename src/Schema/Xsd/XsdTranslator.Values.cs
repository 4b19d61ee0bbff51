using System.Collections.Generic;
using System.Xml.Schema;

namespace Bindery.Schema.Xsd;

/// <summary>The types of values: their names, after which enumerations are named, and whether default and fixed values are of them.</summary>
internal sealed partial class XsdTranslator
{
    private readonly HashSet<XmlSchemaAnnotated> _checkedValues = [];

    /// <summary>Reports a default or fixed value that is not of its type (3.2.6, 3.3.6). The framework does not know the patterns of types.</summary>
    private void CheckValue(XmlSchemaSimpleType type, string? value, XmlSchemaAnnotated owner)
    {
        if (value is null || !_checkedValues.Add(owner) || _simpleTypes.Has(type, value, _places.SpanOf(owner), _places.ElementOf(owner)?.Namespaces))
            return;
        var attribute = _places.ElementOf(owner) is { } element ? element.Attribute("default") ?? element.Attribute("fixed") : null;
        _diagnostics.Add(
            SchemaRules.Datatype,
            $"'{value}' is not a valid value of the type{(type.QualifiedName.IsEmpty ? " of this declaration" : $" '{type.QualifiedName.Name}'")}",
            attribute?.ValueSpan ?? _places.SpanOf(owner));
    }

    /// <summary>
    /// Returns the simple type that values have: that of the items of a list, and of the content of a complex type. Null if it has no name in the schema.
    /// </summary>
    private static XmlSchemaSimpleType? ValueType(XmlSchemaType type)
    {
        var here = type;
        while (here is XmlSchemaComplexType { BaseXmlSchemaType: { } from, ContentType: XmlSchemaContentType.TextOnly })
            here = from;
        while (here is XmlSchemaSimpleType { Content: XmlSchemaSimpleTypeList { BaseItemType: { } items } })
            here = items;
        return here is XmlSchemaSimpleType { QualifiedName: { IsEmpty: false, Namespace: not XsdVocabulary.Namespace } } named ? named : null;
    }
}
