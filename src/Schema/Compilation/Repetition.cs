using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Schema;

/// <summary>
/// Translates bounded repetitions into the patterns of the engine, which has no bounded repetition. Up to a few thousand occurrences are written one by one,
/// more of them in blocks, so that the size grows with the square root of the bound. The remainder of a block can be counted in only a few ways, so that the
/// number of states also stays small.
/// </summary>
internal static class Repetition
{
    /// <summary>The longest sequence that is written without blocks.</summary>
    private const int Plain = 4096;

    /// <summary>Returns the repeated pattern.</summary>
    /// <param name="builder">Creates the patterns.</param>
    /// <param name="content">What is repeated.</param>
    /// <param name="minimum">The minimum number of occurrences; 1 or more.</param>
    /// <param name="maximum">The maximum number of occurrences; null for no limit.</param>
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

    /// <summary>Returns any number of occurrences up to a bound. With blocks: as many full blocks as possible, then fewer than two blocks one by one.</summary>
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

    /// <summary>Returns the content of the optional pattern. If it is nullable itself, blocks can be matched in several ways, with the same meaning.</summary>
    private static Pattern Required(Pattern optional) => optional is ChoicePattern { Left: EmptyPattern, Right: var content } ? content : optional;

    private static Pattern Sequence(PatternBuilder builder, Pattern content, int times)
    {
        var members = new List<Pattern>(times);
        for (var i = 0; i < times; i++)
            members.Add(content);
        return builder.Group(members);
    }
}
