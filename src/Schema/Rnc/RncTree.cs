using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rnc;

/// <summary>Makes elements of the XML syntax. Attributes can be added until the tree is finished.</summary>
internal sealed class RncTree(NamespaceScope scope)
{
    private readonly Dictionary<MarkupElement, List<MarkupAttribute>> _attributes = [];

    /// <summary>Makes an element of RELAX NG with annotations as its first children; what it is written with comes after them.</summary>
    public MarkupElement Create(string localName, SourceSpan span, RncAnnotations? annotations = null)
    {
        var attributes = new List<MarkupAttribute>();
        var element = new MarkupElement(span, "", localName, RngVocabulary.Namespace, attributes, scope);
        _attributes.Add(element, attributes);
        annotations?.InsertInto(element, attributes);
        return element;
    }

    /// <summary>Makes an element of an annotation.</summary>
    public MarkupElement CreateForeign(SourceSpan span, string prefix, string localName, string namespaceUri, List<MarkupAttribute> attributes) =>
        new(span, prefix, localName, namespaceUri, attributes, scope);

    /// <summary>Gives an element of RELAX NG an attribute, before the annotations that it has.</summary>
    public void Set(MarkupElement element, string name, string value, SourceSpan span)
    {
        var attributes = _attributes[element];
        var index = attributes.FindIndex(attribute => attribute.NamespaceUri.Length > 0);
        attributes.Insert(index < 0 ? attributes.Count : index, new MarkupAttribute("", name, "", value, span, span));
    }

    /// <summary>Puts annotations onto an element that has its content already.</summary>
    public void Annotate(MarkupElement element, RncAnnotations annotations) => annotations.InsertInto(element, _attributes[element]);
}
