using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>The complex types for models, with their base types and the types derived from them.</summary>
internal sealed partial class XsdTranslator
{
    private readonly Dictionary<XmlSchemaComplexType, ComplexTypeSyntax> _complexTypes = [];

    private ILookup<XmlSchemaType, XmlSchemaType>? _derivedInAlternatives;

    /// <summary>Returns the type of an element, for models; null if its content is not that of a complex type.</summary>
    private ComplexTypeSyntax? ModelType(XmlSchemaElement element, XmlSchemaType type)
    {
        if (type is not XmlSchemaComplexType complex || IsAnyType(complex) || element.FixedValue is not null)
            return null;
        var made = ModelType(complex);
        if (element.IsNillable)
            MarkNillable(made);
        return made;
    }

    private ComplexTypeSyntax ModelType(XmlSchemaComplexType type)
    {
        var from = type.BaseXmlSchemaType is XmlSchemaComplexType above && !IsAnyType(above) ? ModelType(above) : null;
        // The call for the base has created all types derived from it.
        if (_complexTypes.TryGetValue(type, out var made))
            return made;
        var span = _places.SpanOf(type);
        made = new ComplexTypeSyntax(span, type.QualifiedName.Namespace, XsdAlternative.IsInner(type) ? "" : type.QualifiedName.Name)
        {
            Base = from,
            IsAbstract = type.IsAbstract,
            IsNillable = from is { IsNillable: true },
            Documentation = _documentation.Of(type),
            ValueTypeName = ValueType(type)?.QualifiedName.Name,
            ValueTypeDocumentation = _documentation.Of(ValueType(type)),
            ReferenceDocumentation = DocumentationOfReferences(type),
            Definition = TypeReference(type, span).Name,
        };
        _complexTypes.Add(type, made);
        foreach (var derived in DerivedForModels(type))
            made.Derived.Add(ModelType(derived));
        return made;
    }

    /// <summary>Returns the complex types that are derived from a type directly: the named ones, and those inside alternatives.</summary>
    private IEnumerable<XmlSchemaComplexType> DerivedForModels(XmlSchemaComplexType type) => Derived(type)
        .Concat((_derivedInAlternatives ??= InnerTypes().ToLookup(inner => inner.BaseXmlSchemaType!))[type])
        .OfType<XmlSchemaComplexType>();

    /// <summary>Returns the documentation of the references to global elements in a type: it says what the element is there.</summary>
    private Dictionary<(string NamespaceUri, string LocalName), string>? DocumentationOfReferences(XmlSchemaComplexType type)
    {
        Dictionary<(string, string), string>? found = null;
        var pending = new Stack<XmlSchemaParticle>([type.ContentTypeParticle]);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case XmlSchemaGroupBase group:
                    foreach (var item in group.Items.OfType<XmlSchemaParticle>().Reverse())
                        pending.Push(item);
                    break;
                case XmlSchemaElement { RefName: { IsEmpty: false } name } reference when _documentation.Of(reference) is { } text:
                    found ??= [];
                    if (!found.ContainsKey((name.Namespace, name.Name)))
                        found.Add((name.Namespace, name.Name), text);
                    break;
            }
        return found;
    }

    private static void MarkNillable(ComplexTypeSyntax type)
    {
        if (type.IsNillable)
            return;
        type.IsNillable = true;
        foreach (var derived in type.Derived)
            MarkNillable(derived);
    }

    /// <summary>Returns all types that models of a type need: the type itself, its base types, and the types derived from it.</summary>
    private RefSyntax Family(XmlSchemaComplexType type, SourceSpan at)
    {
        var span = _places.SpanOf(type);
        return Reference(type, "family", "types around " + TypeName(type), at, span, () =>
        {
            var members = new List<PatternSyntax>();
            for (var above = type.BaseXmlSchemaType as XmlSchemaComplexType; above is not null && !IsAnyType(above);)
            {
                members.Add(TypeReference(above, span));
                above = above.BaseXmlSchemaType as XmlSchemaComplexType;
            }

            members.Insert(0, TypeReference(type, span));
            foreach (var derived in DerivedForModels(type))
                members.Add(Family(derived, span));
            return Choice(span, members);
        });
    }
}
