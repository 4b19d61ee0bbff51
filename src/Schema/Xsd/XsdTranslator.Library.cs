using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// A library: a schema without root elements, so that no document is valid, or one of which models have all types. For models, it has an element for each
/// global type, with the type's name, inside an element with an empty name, which no document can have.
/// </summary>
internal sealed partial class XsdTranslator
{
    /// <summary>Returns the element around those of the types, in the target namespace of the root file; null if the schema has no types.</summary>
    private ElementSyntax? Library(string targetNamespace, SourceSpan span)
    {
        var types = _types.Select(TypeElement).ToList<PatternSyntax>();
        return types.Count == 0 ? null : new ElementSyntax(span, new NameSyntax(span, targetNamespace, ""), [Choice(span, types)], Annotations.None);
    }

    private ElementSyntax TypeElement(XmlSchemaType type)
    {
        var span = _places.SpanOf(type);
        // Nothing is blocked.
        var element = new XmlSchemaElement();
        return new ElementSyntax(
            span,
            new NameSyntax(span, type.QualifiedName.Namespace, type.QualifiedName.Name),
            [ModelContent(element, type, span)],
            Annotate(_documentation.Of(type), type: type))
        {
            Type = ModelType(element, type),
            DocumentContent = Group(span, [Hints(span), TypedContent(element, type, span)]),
        };
    }
}
