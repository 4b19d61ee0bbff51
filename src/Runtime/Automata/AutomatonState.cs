using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>
/// What an open element may still be: the alternatives of a <see cref="ContentFrame"/>, as one object for all elements at which they are the same. Where it
/// leads is found once, by derivatives, and kept.
/// </summary>
/// <param name="contents">What is left of the content in each alternative; notAllowed where it is dead.</param>
internal sealed class AutomatonState(Pattern[] contents)
{
    /// <summary>The children that it leads to.</summary>
    public NameEdges Children;

    /// <summary>The attributes that it leads to.</summary>
    public NameEdges Attributes;

    /// <summary>What start tags that begin with it are like.</summary>
    public TagShapes Tags;

    /// <summary>The tags that were read, and where they lead.</summary>
    public KnownTags Known;

    /// <summary>What is left of the content in each alternative.</summary>
    public Pattern[] Contents { get; } = contents;

    /// <summary>The alternatives that can end here, as bits.</summary>
    public ulong Complete { get; } = CompleteOf(contents);

    /// <summary>Whether an alternative asks for a literal: blanks may be one.</summary>
    public bool WantsLiteral { get; } = HasParts(contents, PatternParts.Data);

    /// <summary>Whether an alternative may have attributes.</summary>
    public bool HasAttributes { get; } = HasParts(contents, PatternParts.Attributes);

    /// <summary>Where the end of the start tag leads; null until it was asked for.</summary>
    public AutomatonState? Closed { get; set; }

    /// <summary>Where text leads; null until it was asked for, and where it depends on the text.</summary>
    public AutomatonState? AfterText { get; set; }

    /// <summary>The alternatives that can end here if the empty string is all of the content, as bits; null until it was asked for.</summary>
    public ulong? CompleteWithEmpty { get; set; }

    /// <summary>Edges by the numbers of names that stand for others as well.</summary>
    public Dictionary<int, Edge>? OtherChildren { get; set; }

    /// <summary>Edges by the numbers of names that stand for others as well.</summary>
    public Dictionary<int, Edge>? OtherAttributes { get; set; }

    /// <summary>Whether nothing is possible any more.</summary>
    public bool IsDead { get; } = System.Array.TrueForAll(contents, content => content is NotAllowedPattern);

    private static ulong CompleteOf(Pattern[] contents)
    {
        var complete = 0UL;
        for (var i = 0; i < contents.Length; i++)
            if (contents[i].IsNullable)
                complete |= 1UL << i;
        return complete;
    }

    private static bool HasParts(Pattern[] contents, PatternParts parts) => System.Array.Exists(contents, content => (content.Parts & parts) != 0);
}
