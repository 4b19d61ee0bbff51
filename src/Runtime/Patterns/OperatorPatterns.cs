using System;

namespace Bindery.Patterns;

/// <summary>A binary operator. See <see cref="PatternMembers.PushOperands"/> for walking over operators of all kinds.</summary>
internal abstract class BinaryPattern(Pattern left, Pattern right) : Pattern
{
    /// <summary>The first operand.</summary>
    public Pattern Left { get; } = left;

    /// <summary>The second operand.</summary>
    public Pattern Right { get; } = right;
}

/// <summary>
/// Matches what either operand matches. A choice is a set: its members (neither choices nor notAllowed) are the leaves of a tree whose shape depends only on
/// their ids (a Patricia tree), with <see cref="EmptyPattern"/>, if it is a member, at the left of the root. See <see cref="PatternMembers"/>.
/// </summary>
internal sealed class ChoicePattern : BinaryPattern
{
    /// <summary>Creates a node of the tree; only the builder does.</summary>
    public ChoicePattern(Pattern left, Pattern right, uint prefix = 0, uint branch = 0)
        : base(left, right)
    {
        Prefix = prefix;
        Branch = branch;
        IsNullable = left.IsNullable || right.IsNullable;
        Measure(left.Parts | right.Parts, Math.Max(HeightOf(left), HeightOf(right)), left.Size + right.Size + 1);
    }

    public override PatternKind Kind => PatternKind.Choice;

    public override bool IsNullable { get; }

    /// <summary>The bits above <see cref="Branch"/> that all members' ids share.</summary>
    internal uint Prefix { get; }

    /// <summary>The highest bit in which members' ids differ: clear on the left, set on the right. Zero if the left operand is empty.</summary>
    internal uint Branch { get; }

    // The depth of the tree is at most the number of bits of an id.
    private static int HeightOf(Pattern part) => part is ChoicePattern ? part.Height : part.Height + 1;
}

/// <summary>A group or an interleave. Long sequences are nested to the right.</summary>
internal abstract class SequencePattern : BinaryPattern
{
    protected SequencePattern(PatternKind kind, Pattern left, Pattern right)
        : base(left, right)
    {
        Kind = kind;
        var rest = right as SequencePattern;
        if (rest?.Kind != kind)
            rest = null;
        Length = (rest?.Length ?? 1) + 1;
        IsNullable = left.IsNullable && right.IsNullable;
        Measure(left.Parts | right.Parts, Math.Max(left.Height + 1, rest?.Height ?? right.Height + 1), left.Size + right.Size + 1);
    }

    /// <inheritdoc/>
    public override PatternKind Kind { get; }

    /// <summary>The number of members along the right side.</summary>
    public int Length { get; }

    public override bool IsNullable { get; }
}

/// <summary>Matches a match of the left operand followed by a match of the right one.</summary>
internal sealed class GroupPattern(Pattern left, Pattern right) : SequencePattern(PatternKind.Group, left, right);

/// <summary>Matches an interleaving of a match of the left operand and a match of the right one.</summary>
internal sealed class InterleavePattern(Pattern left, Pattern right) : SequencePattern(PatternKind.Interleave, left, right);

/// <summary>Matches one or more matches of the content.</summary>
internal sealed class OneOrMorePattern : Pattern
{
    public OneOrMorePattern(Pattern content)
    {
        Content = content;
        IsNullable = content.IsNullable;
        Measure(content.Parts, content.Height + 1, content.Size + 1);
    }

    public override PatternKind Kind => PatternKind.OneOrMore;

    public Pattern Content { get; }

    public override bool IsNullable { get; }
}
