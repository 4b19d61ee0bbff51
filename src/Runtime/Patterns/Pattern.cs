using System;

namespace Bindery.Patterns;

/// <summary>
/// A pattern of the simple form (RELAX NG 5), interned: two patterns of one <see cref="PatternBuilder"/> that are equal by the algebraic laws are one object.
/// </summary>
internal abstract class Pattern
{
    /// <summary>The largest value of <see cref="Size"/>. Shared parts are counted each time, so sizes can grow exponentially.</summary>
    public const int MaxSize = 1 << 20;

    /// <summary>The pattern's number in its builder, in order of creation.</summary>
    public int Id { get; internal set; }

    /// <summary>The key by which its builder finds it: see <see cref="PatternTable"/>.</summary>
    internal PatternKey Key { get; set; }

    /// <summary>The kind of pattern, for switches.</summary>
    public abstract PatternKind Kind { get; }

    /// <summary>Whether the pattern matches the empty sequence (of children and attributes).</summary>
    public abstract bool IsNullable { get; }

    /// <summary>The kinds of nodes in the pattern, not counting those in elements, attributes and lists.</summary>
    public PatternParts Parts { get; private set; }

    /// <summary>The nesting depth, not counting elements; a sequence of one operator is one level. It bounds recursion.</summary>
    public int Height { get; private set; }

    /// <summary>The number of nodes, not counting those in elements, attributes and lists; at most <see cref="MaxSize"/>.</summary>
    public int Size { get; private set; } = 1;

    private protected void Measure(PatternParts parts, int height, int size)
    {
        Parts = parts;
        Height = height;
        Size = Math.Min(size, MaxSize);
    }
}
