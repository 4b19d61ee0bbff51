using System.Collections.Generic;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>
/// A pattern or a name class as an element of the XML syntax, with what stands beside that element: comments before it, comments and following annotations
/// after it.
/// </summary>
internal sealed class RncItem(MarkupElement element)
{
    public MarkupElement Element { get; } = element;

    public List<MarkupNode> Before { get; } = [];

    public List<MarkupNode> After { get; } = [];

    /// <summary>Whether operators made it.</summary>
    public bool IsCompound { get; init; }

    /// <summary>Whether annotations before parentheses around it are its own: so it is with what operators made directly in them.</summary>
    public bool TakesAnnotations { get; set; }

    /// <summary>Whether it got annotations before parentheses around it.</summary>
    public bool IsAnnotated { get; set; }

    /// <summary>The place of the '-' of what cannot stand beside an operator without parentheses; null for all else.</summary>
    public SourceSpan? Except { get; set; }

    /// <summary>The name, where it is one that could be written as an attribute; null for all other name classes.</summary>
    public RncName? Name { get; init; }

    /// <summary>Whether nothing stands beside the element.</summary>
    public bool IsAlone => Before.Count == 0 && After.Count == 0;

    /// <summary>Puts all of it into an element.</summary>
    public void AppendTo(MarkupElement parent)
    {
        foreach (var node in Before)
            parent.Append(node);
        parent.Append(Element);
        foreach (var node in After)
            parent.Append(node);
    }

    /// <summary>
    /// Puts it into an element that makes a group or a choice of its children anyway: so the element of that name goes, and its children take its place. Only
    /// where it has neither annotations nor anything that stands before it.
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

/// <summary>A single name.</summary>
/// <param name="Text">The name as the XML syntax has it, with a prefix where it has one there.</param>
/// <param name="Ns">The namespace of a name without prefix; null where it is inherited.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record RncName(string Text, string? Ns, SourceSpan Span)
{
    /// <summary>Whether the prefix says the namespace.</summary>
    public bool HasPrefix => Text.IndexOf(':') >= 0;
}
