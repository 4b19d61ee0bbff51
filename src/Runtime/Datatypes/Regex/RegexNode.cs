using System;
using System.Collections.Generic;

namespace Bindery.Datatypes.Regex;

/// <summary>
/// The syntax tree of a regular expression, already simplified: alternatives of single characters are one set, and nested repetitions are combined where
/// possible.
/// </summary>
internal abstract class RegexNode
{
    /// <summary>The value of <see cref="RepeatNode.Most"/> for "no limit".</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>Matches the empty string.</summary>
    public static readonly RegexNode Empty = new SequenceNode([]);

    /// <summary>The number of instructions that the node compiles to; saturates instead of overflowing.</summary>
    public abstract long Size { get; }

    /// <summary>Returns a sequence of nodes.</summary>
    public static RegexNode Sequence(List<RegexNode> items) => items.Count == 1 ? items[0] : new SequenceNode([.. items]);

    /// <summary>Returns a choice of nodes. Alternatives of one character each become one set.</summary>
    public static RegexNode Choice(List<RegexNode> branches)
    {
        if (branches.Count == 1)
            return branches[0];
        var rest = new List<RegexNode>();
        var ranges = new List<(int First, int Last)>();
        foreach (var branch in branches)
        {
            if (branch is SetNode set)
                set.Set.AddTo(ranges);
            else
                rest.Add(branch);
        }
        if (rest.Count < branches.Count)
            rest.Add(new SetNode(CodePointSet.FromRanges(ranges)));
        return rest.Count == 1 ? rest[0] : new ChoiceNode([.. rest]);
    }

    /// <summary>Returns a repetition. (x{a,b}){c,d} becomes x{ac,bd} if there are no gaps between the counts.</summary>
    public static RegexNode Repeat(RegexNode body, int least, int most)
    {
        if (most == 0)
            return Empty;
        if (least == 1 && most == 1)
            return body;
        if (body is SequenceNode { Items.Length: 0 })
            return Empty;
        if (body is RepeatNode inner)
        {
            // k inner repetitions cover ka to kb. There is no gap between k and k + 1 if (k + 1)a <= kb + 1; the smallest k is the hardest case.
            var gapless = least == most || (long)inner.Least * (least + 1L) <= Multiply(inner.Most, least) + 1;
            if (gapless)
                return new RepeatNode(inner.Body, (int)Math.Min(Multiply(inner.Least, least), Unlimited - 1), (int)Multiply(inner.Most, most));
        }
        return new RepeatNode(body, least, most);
    }

    // Counts beyond the length of any text are equivalent to no limit.
    private static long Multiply(int left, int right) => left == 0 || right == 0 ? 0 : Math.Min((long)left * right, Unlimited);
}

/// <summary>Matches one character of a set.</summary>
internal sealed class SetNode(CodePointSet set) : RegexNode
{
    public CodePointSet Set { get; } = set;

    public override long Size => 1;
}

/// <summary>Matches one node after the other.</summary>
internal sealed class SequenceNode(RegexNode[] items) : RegexNode
{
    public RegexNode[] Items { get; } = items;

    public override long Size { get; } = Sum(items);

    private static long Sum(RegexNode[] items)
    {
        var sum = 0L;
        foreach (var item in items)
            sum += item.Size;
        return sum;
    }
}

/// <summary>Matches one of several nodes.</summary>
internal sealed class ChoiceNode(RegexNode[] branches) : RegexNode
{
    public RegexNode[] Branches { get; } = branches;

    public override long Size { get; } = Sum(branches);

    // A split before each branch except the last, and a jump after it.
    private static long Sum(RegexNode[] branches)
    {
        var sum = 0L;
        foreach (var branch in branches)
            sum += branch.Size + 2;
        return sum - 2;
    }
}

/// <summary>A repetition. A repeated set is counted while matching; anything else is written out.</summary>
internal sealed class RepeatNode(RegexNode body, int least, int most) : RegexNode
{
    public RegexNode Body { get; } = body;

    public int Least { get; } = least;

    public int Most { get; } = most;

    public override long Size { get; } = Measure(body, least, most);

    private static long Measure(RegexNode body, int least, int most)
    {
        if (body is SetNode)
            return 2;
        var copies = most == Unlimited ? Math.Max(least, 1L) : most;
        return Math.Min(copies * Math.Min(body.Size + 2, int.MaxValue), int.MaxValue);
    }
}
