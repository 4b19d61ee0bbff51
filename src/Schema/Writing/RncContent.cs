using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>A child in the namespace of RELAX NG with what belongs to it.</summary>
/// <param name="Element">The child.</param>
/// <param name="Comments">The comments before it.</param>
/// <param name="Following">The annotations after it, with the comments between them.</param>
internal sealed record RncOperand(MarkupElement Element, IReadOnlyList<MarkupComment> Comments, List<MarkupNode> Following)
{
    /// <summary>The documentation of what can have no children, so that it stands after it; in the compact syntax it stands before it.</summary>
    public List<MarkupNode> Documentation { get; } = [];

    /// <summary>Whether nothing stands beside it.</summary>
    public bool IsAlone => Comments.Count == 0 && Following.Count == 0 && Documentation.Count == 0;
}

/// <summary>The children of an element, told apart by what becomes of them in the compact syntax.</summary>
internal sealed class RncContent
{
    private RncContent(List<MarkupNode> lead, List<RncOperand> operands, IReadOnlyList<MarkupComment> trailing) =>
        (Lead, Operands, Trailing) = (lead, operands, trailing);

    /// <summary>The annotations before the first child of RELAX NG, with the comments before and between them.</summary>
    public List<MarkupNode> Lead { get; }

    /// <summary>The children of RELAX NG.</summary>
    public List<RncOperand> Operands { get; }

    /// <summary>The comments after all else.</summary>
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
