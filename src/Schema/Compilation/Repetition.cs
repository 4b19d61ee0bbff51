using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Schema;

/// <summary>
/// Writes bounded repetitions out in the patterns of the engine, which has none. A few thousand are written one by one; more in blocks, so that the size grows
/// with the square root of the bound. What is left of a block can be counted in a few ways only, so that states stay as small.
/// </summary>
internal static class Repetition
{
    /// <summary>The longest sequence that is written one by one.</summary>
    private const int Plain = 4096;

    /// <summary>The pattern repeated.</summary>
    /// <param name="builder">Makes the patterns.</param>
    /// <param name="content">What is repeated.</param>
    /// <param name="minimum">How often at least; 1 or more.</param>
    /// <param name="maximum">How often at most; null: without bound.</param>
    public static Pattern Compile(PatternBuilder builder, Pattern content, int minimum, int? maximum)
    {
        if (maximum is null)
            return minimum == 1 ? builder.OneOrMore(content) : builder.Group(Exactly(builder, content, minimum - 1), builder.OneOrMore(content));
        var optional = builder.Optional(content);
        return content.IsNullable
            ? UpTo(builder, optional, maximum.Value)
            : builder.Group(Exactly(builder, content, minimum), UpTo(builder, optional, maximum.Value - minimum));
    }

    private static Pattern Exactly(PatternBuilder builder, Pattern content, int times)
    {
        if (times <= Plain)
            return Sequence(builder, content, times);
        var block = (int)Math.Sqrt(times);
        return builder.Group(Sequence(builder, Sequence(builder, content, block), times / block), Sequence(builder, content, times % block));
    }

    /// <summary>Any number of occurrences up to a bound. In blocks: as many full ones as may be, then fewer than two blocks one by one.</summary>
    private static Pattern UpTo(PatternBuilder builder, Pattern optional, int most)
    {
        if (most <= Plain)
            return Sequence(builder, optional, most);
        var block = (int)Math.Sqrt(most);
        var blocks = (most + 1) / block - 1;
        return builder.Group(
            Sequence(builder, builder.Optional(Sequence(builder, Required(optional), block)), blocks),
            Sequence(builder, optional, most - blocks * block));
    }

    /// <summary>What the optional pattern holds. Where that is nullable by itself, blocks may be taken in several ways, but mean the same.</summary>
    private static Pattern Required(Pattern optional) => optional is ChoicePattern { Left: EmptyPattern, Right: var content } ? content : optional;

    private static Pattern Sequence(PatternBuilder builder, Pattern content, int times)
    {
        var members = new List<Pattern>(times);
        for (var i = 0; i < times; i++)
            members.Add(content);
        return builder.Group(members);
    }
}
