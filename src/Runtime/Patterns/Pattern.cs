using System;

namespace Bindery.Patterns;

/// <summary>
/// A pattern of the simple form (RELAX NG 5), interned: two patterns of one <see cref="PatternBuilder"/> that the algebraic laws make equal are one object.
/// </summary>
internal abstract class Pattern
{
    /// <summary>The largest value of <see cref="Size"/>: shared parts count each time, so sizes grow exponentially.</summary>
    public const int MaxSize = 1 << 20;

    /// <summary>The pattern's number in its builder, in order of creation.</summary>
    public int Id { get; internal set; }

    /// <summary>By what its builder finds it: see <see cref="PatternTable"/>.</summary>
    internal PatternKey Key { get; set; }

    /// <summary>What the pattern is, for switches.</summary>
    public abstract PatternKind Kind { get; }

    /// <summary>Whether the pattern matches the empty sequence (of children and attributes).</summary>
    public abstract bool IsNullable { get; }

    /// <summary>What occurs in the pattern, not looking into elements, attributes and lists.</summary>
    public PatternParts Parts { get; private set; }

    /// <summary>How deep the nesting is, not looking into elements, where a sequence of one operator counts as one level. Bounds recursion.</summary>
    public int Height { get; private set; }

    /// <summary>How many nodes there are, not looking into elements, attributes and lists; at most <see cref="MaxSize"/>.</summary>
    public int Size { get; private set; } = 1;

    private protected void Measure(PatternParts parts, int height, int size)
    {
        Parts = parts;
        Height = height;
        Size = Math.Min(size, MaxSize);
    }
}
