using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>What stands before a pattern, a name class or a component: comments, documentation, and annotations in brackets.</summary>
internal sealed class RncAnnotations
{
    /// <summary>The comments that go before the element.</summary>
    public List<MarkupComment> Before { get; } = [];

    /// <summary>The attributes that the element gets.</summary>
    public List<MarkupAttribute> Attributes { get; } = [];

    /// <summary>The elements and comments that the element gets as its first children.</summary>
    public List<MarkupNode> Children { get; } = [];

    /// <summary>Whether there is more than comments.</summary>
    public bool IsEmpty => Attributes.Count == 0 && Children.Count == 0;

    /// <summary>Whether there are elements.</summary>
    public bool HasElements => Children.Exists(child => child is MarkupElement);

    /// <summary>The place of the first of the annotations; null where there are none.</summary>
    public SourceSpan? Span { get; set; }

    /// <summary>Puts the annotations onto an element that has its content already.</summary>
    public void InsertInto(MarkupElement element, List<MarkupAttribute> attributes)
    {
        attributes.AddRange(Attributes);
        element.Insert(0, Children);
    }
}
