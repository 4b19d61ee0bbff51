using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Builds the simple form (RELAX NG 5) bottom up: references are replaced by their targets, and notAllowed (4.20) and empty (4.21) are eliminated. A definition
/// is built once and shared, so that the result is not larger than the source.
/// </summary>
internal sealed class SimpleForm(DiagnosticBag diagnostics)
{
    private readonly ByteLimits _limits = new(diagnostics);
    private long _patterns;
    private bool _isExceeded;

    /// <summary>A pattern of the simple form.</summary>
    /// <param name="Pattern">The pattern.</param>
    /// <param name="Depth">Its depth, not counting nested elements.</param>
    /// <param name="Size">The number of patterns that it would have if nothing were shared.</param>
    internal readonly record struct Built(SimplePattern Pattern, int Depth, long Size);

    /// <summary>Builds everything that is reachable.</summary>
    public void Build(IReadOnlyList<PatternUnit> units, IReadOnlyList<ExpandedElement> elements)
    {
        foreach (var unit in units)
            unit.Simple = Limit(Build(unit.Body));
        foreach (var element in elements)
        {
            var content = Limit(Build(element.Content));
            element.Simple.Content = _limits.Apply(content.Pattern, element.MaxBytes);
            if (element.DocumentContent is { } more)
                element.Simple.DocumentContent = Limit(Build(more)).Pattern;
            _patterns += content.Size;
            if (_patterns > SimplifierLimits.Patterns)
            {
                diagnostics.Add(
                    SchemaRules.LimitExceeded,
                    $"The schema expands to more than {SimplifierLimits.Patterns} patterns when all references are followed; use separate elements for repeated parts",
                    element.Span);
                return;
            }
        }
    }

    /// <summary>Replaces a pattern that exceeds a limit by notAllowed, so that the rest can be built; the first one is reported.</summary>
    private Built Limit(Built built)
    {
        if (built.Size <= SimplifierLimits.Patterns && built.Depth <= SimplifierLimits.Depth)
            return built;
        if (_isExceeded)
            return Leaf(new SimpleNotAllowed(built.Pattern.Span));
        _isExceeded = true;
        if (built.Size > SimplifierLimits.Patterns)
            diagnostics.Add(
                SchemaRules.LimitExceeded,
                $"This expands to more than {SimplifierLimits.Patterns} patterns when all references are followed",
                built.Pattern.Span);
        else
            diagnostics.Add(
                SchemaRules.LimitExceeded,
                $"This has more than {SimplifierLimits.Depth} nested patterns when all references are followed",
                built.Pattern.Span);
        return Leaf(new SimpleNotAllowed(built.Pattern.Span));
    }

    /// <summary>Builds a pattern. The recursion is as deep as the schema, so this method and those that it calls use little of the stack.</summary>
    private Built Build(ExpandedPattern pattern) => pattern switch
    {
        ExpandedComposite composite => composite.Kind switch
        {
            CompositeKind.OneOrMore => BuildOneOrMore(composite),
            CompositeKind.List => BuildList(composite),
            CompositeKind.Choice => BuildChoice(composite),
            _ => BuildSequence(composite),
        },
        ExpandedAttribute attribute => BuildAttribute(attribute),
        ExpandedRepeat repeat => BuildRepeat(repeat),
        ExpandedData data => BuildData(data),
        // It is null only in a circle, which is refused.
        ExpandedRef reference => reference.Target!.Unit!.Simple ?? Leaf(new SimpleEmpty(reference.Span)),
        _ => BuildLeaf(pattern),
    };

    private static Built BuildLeaf(ExpandedPattern pattern) => Leaf(pattern switch
    {
        ExpandedEmpty => new SimpleEmpty(pattern.Span),
        ExpandedText => new SimpleText(pattern.Span),
        ExpandedValue value => value.Simple!,
        ExpandedElement element => new SimpleElementReference(element.Span, element.Simple),
        _ => new SimpleNotAllowed(pattern.Span),
    });

    private Built BuildAttribute(ExpandedAttribute attribute)
    {
        var content = Build(attribute.Content);
        return content.Pattern is SimpleNotAllowed
            ? Leaf(new SimpleNotAllowed(attribute.Span))
            : Around(
                new SimpleAttribute(attribute.Span, attribute.Name.Names, _limits.Apply(content.Pattern, attribute.MaxBytes), attribute.Annotations), content);
    }

    /// <summary>An exception that is notAllowed excludes nothing (4.20).</summary>
    private Built BuildData(ExpandedData data)
    {
        if (data.Except is null)
            return Leaf(new SimpleData(data.Span, data.Datatype!, null));
        var except = Build(data.Except);
        return except.Pattern is SimpleNotAllowed
            ? Leaf(new SimpleData(data.Span, data.Datatype!, null))
            : Around(new SimpleData(data.Span, data.Datatype!, except.Pattern), except);
    }

    private Built BuildOneOrMore(ExpandedComposite composite)
    {
        var content = Build(composite.Items[0]);
        return content.Pattern is SimpleNotAllowed or SimpleEmpty || IsRepeated(content.Pattern)
            ? content
            : Around(new SimpleOneOrMore(composite.Span, content.Pattern), content);
    }

    private Built BuildRepeat(ExpandedRepeat repeat)
    {
        var content = Build(repeat.Content);
        return content.Pattern is SimpleNotAllowed or SimpleEmpty
            ? content
            : Around(new SimpleOneOrMore(repeat.Span, content.Pattern) { Minimum = repeat.Minimum, Maximum = repeat.Maximum }, content);
    }

    private Built BuildList(ExpandedComposite composite)
    {
        var content = Build(composite.Items[0]);
        return content.Pattern is SimpleNotAllowed ? content : Around(new SimpleList(composite.Span, content.Pattern), content);
    }

    /// <summary>Alternatives that are notAllowed are removed; of several empty ones, one is kept, in front (4.21).</summary>
    private Built BuildChoice(ExpandedComposite composite)
    {
        var alternatives = new List<SimplePattern>(composite.Items.Count);
        SimplePattern? empty = null;
        var (depth, size) = (0, 1L);
        for (var i = 0; i < composite.Items.Count; i++)
        {
            var built = Build(composite.Items[i]);
            if (built.Pattern is SimpleEmpty)
                empty ??= built.Pattern;
            else if (IsFlattened(composite.Items[i], built) && built.Pattern is SimpleChoice { IsWildcard: false } inner)
                (depth, size) = AddAll(alternatives, inner.Alternatives, built, depth, size, ref empty);
            else if (built.Pattern is not SimpleNotAllowed)
                (depth, size) = Add(alternatives, built, depth, size);
        }

        // An optional pattern inside optional patterns is a single optional pattern.
        if (empty is not null && (alternatives.Count != 1 || !MayBeEmpty(alternatives[0])))
            alternatives.Insert(0, empty);
        return alternatives.Count switch
        {
            0 => Leaf(new SimpleNotAllowed(composite.Span)),
            1 when !composite.IsWildcard && composite.Head is null => new Built(alternatives[0], depth, size),
            _ => new Built(
                new SimpleChoice(composite.Span, alternatives) { IsWildcard = composite.IsWildcard, Head = composite.Head }, depth + 1, size + 1),
        };
    }

    /// <summary>A group or interleave with a notAllowed operand is notAllowed (4.20); empty operands are removed (4.21).</summary>
    private Built BuildSequence(ExpandedComposite composite)
    {
        var items = new List<SimplePattern>(composite.Items.Count);
        var isNotAllowed = false;
        SimplePattern? empty = null;
        var (depth, size) = (0, 1L);
        for (var i = 0; i < composite.Items.Count; i++)
        {
            var built = Build(composite.Items[i]);
            isNotAllowed |= built.Pattern is SimpleNotAllowed;
            if (IsFlattened(composite.Items[i], built) && ItemsOf(built.Pattern, composite.Kind) is { } inner)
                (depth, size) = AddAll(items, inner, built, depth, size, ref empty);
            else if (built.Pattern is not SimpleEmpty)
                (depth, size) = Add(items, built, depth, size);
        }

        if (isNotAllowed)
            return Leaf(new SimpleNotAllowed(composite.Span));
        return items.Count switch
        {
            0 => Leaf(new SimpleEmpty(composite.Span)),
            1 => new Built(items[0], depth, size),
            _ when composite.Kind == CompositeKind.Interleave => new Built(new SimpleInterleave(composite.Span, items), depth + 1, size),
            _ => new Built(new SimpleGroup(composite.Span, items), depth + 1, size),
        };
    }

    /// <summary>Whether repeating a pattern changes nothing, because it is a repetition already.</summary>
    private static bool IsRepeated(SimplePattern pattern) =>
        pattern is SimpleOneOrMore { Minimum: 1, Maximum: null }
        || (pattern is SimpleChoice { Alternatives.Count: 2 } choice && MayBeEmpty(choice) && IsRepeated(choice.Alternatives[1]));

    private static bool MayBeEmpty(SimplePattern pattern) => pattern is SimpleChoice choice && choice.Alternatives[0] is SimpleEmpty;

    /// <summary>
    /// Whether the operands of a nested group or choice are moved to the outer group or choice: only if the pattern is nested so deeply that the limit matters.
    /// There is no limit on the depth of such nesting. Elsewhere the form keeps the structure of the source.
    /// </summary>
    private static bool IsFlattened(ExpandedPattern part, Built built) => part is ExpandedComposite && built.Depth > SimplifierLimits.Depth / 4;

    private static IReadOnlyList<SimplePattern>? ItemsOf(SimplePattern pattern, CompositeKind kind) => pattern switch
    {
        SimpleInterleave interleave when kind == CompositeKind.Interleave => interleave.Items,
        SimpleGroup group when kind != CompositeKind.Interleave => group.Items,
        _ => null,
    };

    private static (int Depth, long Size) AddAll(
        List<SimplePattern> items, IReadOnlyList<SimplePattern> inner, Built built, int depth, long size, ref SimplePattern? empty)
    {
        for (var i = 0; i < inner.Count; i++)
            if (inner[i] is SimpleEmpty)
                empty ??= inner[i];
            else
                items.Add(inner[i]);
        return (System.Math.Max(depth, built.Depth - 1), System.Math.Min(size + built.Size, int.MaxValue));
    }

    private static (int Depth, long Size) Add(List<SimplePattern> items, Built built, int depth, long size)
    {
        items.Add(built.Pattern);
        return (System.Math.Max(depth, built.Depth), System.Math.Min(size + built.Size, int.MaxValue));
    }

    private static Built Leaf(SimplePattern pattern) => new(pattern, 1, 1);

    private static Built Around(SimplePattern pattern, Built content) => new(pattern, content.Depth + 1, content.Size + 1);
}
