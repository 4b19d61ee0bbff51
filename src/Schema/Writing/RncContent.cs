using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Writing;

/// <summary>A child in the namespace of RELAX NG with what belongs to it.</summary>
/// <param name="Element">The child.</param>
/// <param name="Comments">The comments before it.</param>
/// <param name="Following">The annotations after it, with the comments between them.</param>
internal sealed record RncOperand(MarkupElement Element, IReadOnlyList<MarkupComment> Comments, List<MarkupNode> Following);

/// <summary>The children of an element, told apart by what becomes of them in the compact syntax.</summary>
internal sealed class RncContent
{
    private RncContent(List<MarkupNode> lead, List<RncOperand> operands, IReadOnlyList<MarkupComment> trailing) => (Lead, Operands, Trailing) = (lead, operands, trailing);

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
                var target = operands.Count == 0 ? lead : operands[operands.Count - 1].Following;
                target.AddRange(comments);
                target.Add(annotation);
                comments.Clear();
            }
        }

        return new RncContent(lead, operands, comments);
    }
}
