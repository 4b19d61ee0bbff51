using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>
/// A pattern or a name class as an element of the XML syntax, with its surroundings: comments before it, comments and following annotations after it.
/// </summary>
internal sealed class RncItem(MarkupElement element)
{
    public MarkupElement Element { get; } = element;

    public List<MarkupNode> Before { get; } = [];

    public List<MarkupNode> After { get; } = [];

    /// <summary>Whether it was made by operators.</summary>
    public bool IsCompound { get; init; }

    /// <summary>Whether annotations before parentheses around it become its own, as for a pattern made by operators directly inside the parentheses.</summary>
    public bool TakesAnnotations { get; set; }

    /// <summary>Whether it got annotations from before parentheses around it.</summary>
    public bool IsAnnotated { get; set; }

    /// <summary>The place of the '-' of an exception, which cannot be an operand without parentheses; null for all other items.</summary>
    public SourceSpan? Except { get; set; }

    /// <summary>The name, if it could be written as an attribute; null for all other name classes.</summary>
    public RncName? Name { get; init; }

    /// <summary>Whether there are no comments and annotations around the element.</summary>
    public bool IsAlone => Before.Count == 0 && After.Count == 0;

    /// <summary>Adds the item and its surroundings to an element.</summary>
    public void AppendTo(MarkupElement parent)
    {
        foreach (var node in Before)
            parent.Append(node);
        parent.Append(Element);
        foreach (var node in After)
            parent.Append(node);
    }

    /// <summary>
    /// Adds the item to an element that combines its children in the same way, so that its own element is not needed and its children are added. Only for items
    /// without annotations and without comments before them.
    /// </summary>
    public void AppendContentTo(MarkupElement parent, string implied)
    {
        if (!IsCompound || IsAnnotated || Before.Count > 0 || After.Exists(node => node is MarkupElement) || Element.LocalName != implied)
        {
            AppendTo(parent);
            return;
        }

        foreach (var node in Element.Children)
            parent.Append(node);
        foreach (var node in After)
            parent.Append(node);
    }
}

/// <summary>A simple name.</summary>
/// <param name="Text">The name as written in the XML syntax, with its prefix, if any.</param>
/// <param name="Ns">The namespace of a name without a prefix; null if it is inherited.</param>
/// <param name="Span">The place of the name.</param>
internal sealed record RncName(string Text, string? Ns, SourceSpan Span)
{
    /// <summary>Whether the namespace is that of the prefix.</summary>
    public bool HasPrefix => Text.IndexOf(':') >= 0;
}
