using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>The abbreviations: the number of children (4.12), mixed (4.13), optional (4.14), zeroOrMore (4.15).</summary>
internal sealed partial class Expander
{
    private ExpandedPattern ExpandComposite(CompositeSyntax syntax, Context context, int depth)
    {
        // A pattern that becomes two or three nested patterns counts as such.
        if (syntax.Kind is not (CompositeKind.Group or CompositeKind.Choice or CompositeKind.Interleave))
            depth++;
        var span = syntax.Span;
        switch (syntax.Kind)
        {
            case CompositeKind.Group:
                return ExpandGroup(span, syntax.Items, context, depth);
            case CompositeKind.Choice when syntax.IsWildcard || syntax.Head is not null:
                return new ExpandedComposite(
                    span, CompositeKind.Choice, ExpandAll(syntax.Items, context, depth)) { IsWildcard = syntax.IsWildcard, Head = syntax.Head };
            case CompositeKind.Choice:
            case CompositeKind.Interleave:
                return syntax.Items.Count == 1
                    ? Expand(syntax.Items[0], context, depth)
                    : new ExpandedComposite(span, syntax.Kind, ExpandAll(syntax.Items, context, depth));
            case CompositeKind.Mixed:
                return new ExpandedComposite(span, CompositeKind.Interleave, [ExpandGroup(span, syntax.Items, context, depth), new ExpandedText(span)]);
            case CompositeKind.Optional:
                return Optional(span, ExpandGroup(span, syntax.Items, context, depth));
            case CompositeKind.ZeroOrMore:
                return Optional(span, new ExpandedComposite(span, CompositeKind.OneOrMore, [ExpandGroup(span, syntax.Items, context, depth)]));
            default:
                return new ExpandedComposite(span, syntax.Kind, [ExpandGroup(span, syntax.Items, context, depth)]);
        }
    }

    /// <summary>Several patterns in place of one are a group.</summary>
    private ExpandedPattern ExpandGroup(in SourceSpan span, IReadOnlyList<PatternSyntax> items, Context context, int depth) =>
        items.Count == 1 ? Expand(items[0], context, depth) : new ExpandedComposite(span, CompositeKind.Group, ExpandAll(items, context, depth));

    /// <summary>Bounded repetition. If the minimum is 0, it is an optional repetition that occurs at least once.</summary>
    private ExpandedPattern ExpandRepeat(RepeatSyntax syntax, Context context, int depth)
    {
        var content = Expand(syntax.Content, context, depth);
        if (syntax.Maximum != 1)
            content = new ExpandedRepeat(syntax.Span, content, System.Math.Max(syntax.Minimum, 1), syntax.Maximum);
        return syntax.Minimum == 0 ? Optional(syntax.Span, content) : content;
    }

    private static ExpandedComposite Optional(in SourceSpan span, ExpandedPattern content) =>
        new(span, CompositeKind.Choice, [content, new ExpandedEmpty(span)]);
}
