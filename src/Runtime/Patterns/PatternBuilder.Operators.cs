using System.Collections.Generic;

namespace Bindery.Patterns;

// The binary operators: choices are sets, sequences are nested to the right.
internal sealed partial class PatternBuilder
{
    /// <summary>
    /// The longest sequence that is flattened into another one. Sequences may be shared and contain each other twice, so flattening all of them would have no
    /// bound.
    /// </summary>
    private const int MaxMoved = 64;

    /// <summary>The maximum number of alternatives that are joined one by one; for more, the tree is built at once, to avoid intermediate trees.</summary>
    private const int FewAlternatives = 4;

    /// <summary>Returns a choice: a set without notAllowed, and without empty if another member is nullable.</summary>
    public Pattern Choice(Pattern left, Pattern right)
    {
        if (left == right || right is NotAllowedPattern)
            return left;
        if (left is NotAllowedPattern)
            return right;
        var hasEmpty = false;
        var first = WithoutEmpty(left, ref hasEmpty);
        var second = WithoutEmpty(right, ref hasEmpty);
        var members = first is null ? second! : second is null ? first : Unite(first, second);
        return !hasEmpty || members.IsNullable ? members : Node(Empty, members, 0, 0);
    }

    /// <summary>Returns a choice of any number of alternatives; notAllowed if there are none.</summary>
    public Pattern Choice(IReadOnlyList<Pattern> alternatives)
    {
        if (alternatives.Count > FewAlternatives)
            return ChoiceOfMany(alternatives);
        var result = NotAllowed;
        foreach (var alternative in alternatives)
            result = Choice(result, alternative);
        return result;
    }

    /// <summary>Returns a group. Neutral element: empty; absorbing: notAllowed; associative.</summary>
    public Pattern Group(Pattern left, Pattern right) => Sequence(PatternKind.Group, left, right);

    /// <summary>Returns a group of any number of members; empty if there are none. Faster than adding them one by one.</summary>
    public Pattern Group(IReadOnlyList<Pattern> members) => Sequence(PatternKind.Group, members);

    /// <summary>
    /// Returns an interleave. Neutral element: empty; absorbing: notAllowed; associative. The members keep their order, for messages and writers.
    /// </summary>
    public Pattern Interleave(Pattern left, Pattern right) => Sequence(PatternKind.Interleave, left, right);

    /// <summary>Returns an interleave of any number of members; empty if there are none. Faster than adding them one by one.</summary>
    public Pattern Interleave(IReadOnlyList<Pattern> members) => Sequence(PatternKind.Interleave, members);

    private Pattern Sequence(PatternKind kind, Pattern left, Pattern right)
    {
        if (left is NotAllowedPattern || right is EmptyPattern)
            return left;
        if (right is NotAllowedPattern || left is EmptyPattern)
            return right;
        if (left is SequencePattern { Length: <= MaxMoved } sequence && sequence.Kind == kind)
            return Sequence(kind, sequence.Left, Sequence(kind, sequence.Right, right));
        var key = new PatternKey(kind, left.Id, right.Id);
        return Find(key) ?? Add<SequencePattern>(key, kind == PatternKind.Group ? new GroupPattern(left, right) : new InterleavePattern(left, right));
    }

    private Pattern Sequence(PatternKind kind, IReadOnlyList<Pattern> members)
    {
        var result = Empty;
        for (var i = members.Count - 1; i >= 0; i--)
            result = Sequence(kind, members[i], result);
        return result;
    }

    private static Pattern? WithoutEmpty(Pattern pattern, ref bool hasEmpty)
    {
        switch (pattern)
        {
            case EmptyPattern:
                hasEmpty = true;
                return null;
            case ChoicePattern { Left: EmptyPattern } optional:
                hasEmpty = true;
                return optional.Right;
            default:
                return pattern;
        }
    }

    // The union of two Patricia trees (Okasaki and Gill, Fast Mergeable Integer Maps, 1998): shared parts are not entered, and the depth is at most that of an
    // id's bits.
    private Pattern Unite(Pattern left, Pattern right)
    {
        if (left == right)
            return left;
        if (left is not ChoicePattern a)
            return right is ChoicePattern tree ? Insert(tree, left) : Join(left, right);
        if (right is not ChoicePattern b)
            return Insert(a, right);
        if (a.Branch == b.Branch && a.Prefix == b.Prefix)
            return Node(Unite(a.Left, b.Left), Unite(a.Right, b.Right), a.Prefix, a.Branch);
        if (a.Branch > b.Branch && Above(b.Prefix, a.Branch) == a.Prefix)
            return (b.Prefix & a.Branch) == 0 ? Node(Unite(a.Left, b), a.Right, a.Prefix, a.Branch) : Node(a.Left, Unite(a.Right, b), a.Prefix, a.Branch);
        if (b.Branch > a.Branch && Above(a.Prefix, b.Branch) == b.Prefix)
            return (a.Prefix & b.Branch) == 0 ? Node(Unite(a, b.Left), b.Right, b.Prefix, b.Branch) : Node(b.Left, Unite(a, b.Right), b.Prefix, b.Branch);
        return Join(a, b);
    }

    private Pattern ChoiceOfMany(IReadOnlyList<Pattern> alternatives)
    {
        var members = new List<Pattern>(alternatives.Count);
        foreach (var alternative in alternatives)
            PatternMembers.AddChoice(alternative, members);
        members.Sort((a, b) => a.Id.CompareTo(b.Id));
        var hasEmpty = false;
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i] is EmptyPattern)
                hasEmpty = true;
            else if (count == 0 || members[count - 1] != members[i])
                members[count++] = members[i];
        }
        if (count == 0)
            return hasEmpty ? Empty : NotAllowed;
        var tree = Tree(members, 0, count);
        return !hasEmpty || tree.IsNullable ? tree : Node(Empty, tree, 0, 0);
    }

    // Builds the tree of members in the order of their ids. Its depth is at most the number of bits of an id.
    private Pattern Tree(List<Pattern> members, int start, int end)
    {
        if (end - start == 1)
            return members[start];
        var first = (uint)members[start].Id;
        var branch = HighestBit(first ^ (uint)members[end - 1].Id);
        var (low, high) = (start + 1, end - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (((uint)members[middle].Id & branch) == 0)
                low = middle + 1;
            else
                high = middle;
        }
        return Node(Tree(members, start, low), Tree(members, low, end), Above(first, branch), branch);
    }

    private Pattern Insert(ChoicePattern tree, Pattern member)
    {
        var id = (uint)member.Id;
        if (Above(id, tree.Branch) != tree.Prefix)
            return Join(tree, member);
        return (id & tree.Branch) == 0
            ? Node(Unite(tree.Left, member), tree.Right, tree.Prefix, tree.Branch)
            : Node(tree.Left, Unite(tree.Right, member), tree.Prefix, tree.Branch);
    }

    private Pattern Join(Pattern left, Pattern right)
    {
        var a = PrefixOf(left);
        var b = PrefixOf(right);
        var branch = HighestBit(a ^ b);
        return (a & branch) == 0 ? Node(left, right, Above(a, branch), branch) : Node(right, left, Above(a, branch), branch);
    }

    // The branch follows from the members, so the two sides identify the node; only the node with empty could be confused with another, and empty is never in a
    // tree.
    private Pattern Node(Pattern left, Pattern right, uint prefix, uint branch)
    {
        var key = new PatternKey(PatternKind.Choice, left.Id, right.Id);
        return Find(key) ?? Add(key, new ChoicePattern(left, right, prefix, branch));
    }

    private static uint PrefixOf(Pattern pattern) => pattern is ChoicePattern choice ? choice.Prefix : (uint)pattern.Id;

    private static uint Above(uint id, uint branch) => id & ~(branch | (branch - 1));

    private static uint HighestBit(uint bits)
    {
        bits |= bits >> 1;
        bits |= bits >> 2;
        bits |= bits >> 4;
        bits |= bits >> 8;
        bits |= bits >> 16;
        return bits ^ (bits >> 1);
    }
}
