using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rnc;

/// <summary>Creates elements of the XML syntax. Attributes can be added until the tree is finished.</summary>
internal sealed class RncTree(NamespaceScope scope)
{
    private readonly Dictionary<MarkupElement, List<MarkupAttribute>> _attributes = [];

    /// <summary>Creates a RELAX NG element with annotations as its first children; its content comes after them.</summary>
    public MarkupElement Create(string localName, SourceSpan span, RncAnnotations? annotations = null)
    {
        var attributes = new List<MarkupAttribute>();
        var element = new MarkupElement(span, "", localName, RngVocabulary.Namespace, attributes, scope);
        _attributes.Add(element, attributes);
        annotations?.InsertInto(element, attributes);
        return element;
    }

    /// <summary>Creates an annotation element.</summary>
    public MarkupElement CreateForeign(SourceSpan span, string prefix, string localName, string namespaceUri, List<MarkupAttribute> attributes) =>
        new(span, prefix, localName, namespaceUri, attributes, scope);

    /// <summary>Adds an attribute to a RELAX NG element, before the attributes of annotations.</summary>
    public void Set(MarkupElement element, string name, string value, SourceSpan span)
    {
        var attributes = _attributes[element];
        var index = attributes.FindIndex(attribute => attribute.NamespaceUri.Length > 0);
        attributes.Insert(index < 0 ? attributes.Count : index, new MarkupAttribute("", name, "", value, span, span));
    }

    /// <summary>Adds annotations to an element that already has content.</summary>
    public void Annotate(MarkupElement element, RncAnnotations annotations) => annotations.InsertInto(element, _attributes[element]);
}
