using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Automata;

/// <summary>
/// The remaining content of an open element: the alternatives of a <see cref="ContentFrame"/>, as one object shared by all elements with the same alternatives.
/// Transitions are computed once, by derivatives, and stored.
/// </summary>
/// <param name="contents">The remaining content of each alternative; notAllowed if the alternative has failed.</param>
internal sealed class AutomatonState(Pattern[] contents)
{
    /// <summary>The edges of child elements.</summary>
    public NameEdges Children;

    /// <summary>The edges of attributes.</summary>
    public NameEdges Attributes;

    /// <summary>The shapes of the start tags that begin in this state.</summary>
    public TagShapes Tags;

    /// <summary>The tags that have been read from this state, with their results.</summary>
    public KnownTags Known;

    /// <summary>The remaining content of each alternative.</summary>
    public Pattern[] Contents { get; } = contents;

    /// <summary>The alternatives in which the content may end here, as a bit mask.</summary>
    public ulong Complete { get; } = CompleteOf(contents);

    /// <summary>Whether an alternative requires a literal, so that whitespace may be significant.</summary>
    public bool WantsLiteral { get; } = HasParts(contents, PatternParts.Data);

    /// <summary>Whether an alternative may have attributes.</summary>
    public bool HasAttributes { get; } = HasParts(contents, PatternParts.Attributes);

    /// <summary>The state after the end of the start tag; null until it is first needed.</summary>
    public AutomatonState? Closed { get; set; }

    /// <summary>The state after text; null until it is first needed, and always null if it depends on the text.</summary>
    public AutomatonState? AfterText { get; set; }

    /// <summary>The alternatives in which the content may end here if it is the empty string, as a bit mask; null until it is first needed.</summary>
    public ulong? CompleteWithEmpty { get; set; }

    /// <summary>The edges of children whose name number is shared by several names, by that number.</summary>
    public Dictionary<int, Edge>? OtherChildren { get; set; }

    /// <summary>The edges of attributes whose name number is shared by several names, by that number.</summary>
    public Dictionary<int, Edge>? OtherAttributes { get; set; }

    /// <summary>Whether all alternatives have failed.</summary>
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
