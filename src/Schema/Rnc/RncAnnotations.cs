using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>The annotations before a pattern, a name class or a component: comments, documentation, and annotations in brackets.</summary>
internal sealed class RncAnnotations
{
    /// <summary>The comments before the element.</summary>
    public List<MarkupComment> Before { get; } = [];

    /// <summary>The attributes that the element gets.</summary>
    public List<MarkupAttribute> Attributes { get; } = [];

    /// <summary>The elements and comments that become the first children of the element.</summary>
    public List<MarkupNode> Children { get; } = [];

    /// <summary>Whether there is anything other than comments.</summary>
    public bool IsEmpty => Attributes.Count == 0 && Children.Count == 0;

    /// <summary>Whether there are elements.</summary>
    public bool HasElements => Children.Exists(child => child is MarkupElement);

    /// <summary>The place of the first annotation; null if there are none.</summary>
    public SourceSpan? Span { get; set; }

    /// <summary>Adds the annotations to an element that already has content.</summary>
    public void InsertInto(MarkupElement element, List<MarkupAttribute> attributes)
    {
        attributes.AddRange(Attributes);
        element.Insert(0, Children);
    }
}
