using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>A RELAX NG child with the comments and annotations around it.</summary>
/// <param name="Element">The child.</param>
/// <param name="Comments">The comments before it.</param>
/// <param name="Following">The annotations after it, with the comments between them.</param>
internal sealed record RncOperand(MarkupElement Element, IReadOnlyList<MarkupComment> Comments, List<MarkupNode> Following)
{
    /// <summary>
    /// The documentation of an element that cannot have children. In the XML syntax it follows the element, in the compact syntax it precedes it.
    /// </summary>
    public List<MarkupNode> Documentation { get; } = [];

    /// <summary>Whether there are no comments and annotations around it.</summary>
    public bool IsAlone => Comments.Count == 0 && Following.Count == 0 && Documentation.Count == 0;
}

/// <summary>The children of an element, grouped by their role in the compact syntax.</summary>
internal sealed class RncContent
{
    private RncContent(List<MarkupNode> lead, List<RncOperand> operands, IReadOnlyList<MarkupComment> trailing) =>
        (Lead, Operands, Trailing) = (lead, operands, trailing);

    /// <summary>The annotations before the first RELAX NG child, with the comments before and between them.</summary>
    public List<MarkupNode> Lead { get; }

    /// <summary>The RELAX NG children.</summary>
    public List<RncOperand> Operands { get; }

    /// <summary>The comments at the end.</summary>
    public IReadOnlyList<MarkupComment> Trailing { get; }

    public static RncContent Of(MarkupElement element)
    {
        var lead = new List<MarkupNode>();
        var operands = new List<RncOperand>();
        var comments = new List<MarkupComment>();
        foreach (var child in element.Children)
        {
            if (child is MarkupComment comment)
            {
                comments.Add(comment);
            }
            else if (child is MarkupElement { NamespaceUri: RngVocabulary.Namespace } operand)
            {
                operands.Add(new RncOperand(operand, comments, []));
                comments = [];
            }
            else if (child is MarkupElement annotation)
            {
                var last = operands.Count == 0 ? null : operands[operands.Count - 1];
                var isDocumentation = last is { Element.LocalName: "value" or "name", Following.Count: 0 }
                    && comments.Count == 0
                    && RncWriter.IsDocumentation(annotation);
                var target = last is null ? lead : isDocumentation ? last.Documentation : last.Following;
                target.AddRange(comments);
                target.Add(annotation);
                comments.Clear();
            }
        }

        return new RncContent(lead, operands, comments);
    }
}
