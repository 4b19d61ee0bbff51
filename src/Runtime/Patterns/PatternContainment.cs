using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>
/// Determines whether everything that one pattern matches is matched by another, as far as their structure shows: true is certain, false may be wrong. Patterns
/// are interned, so equal parts are one object.
/// </summary>
internal sealed class PatternContainment
{
    private readonly Dictionary<(Pattern, Pattern), bool> _known = [];
    private int _budget = 4000;

    /// <summary>Whether the outer pattern matches everything that the inner one matches.</summary>
    public bool Contains(Pattern outer, Pattern inner)
    {
        if (outer == inner || inner is NotAllowedPattern || inner is EmptyPattern && outer.IsNullable)
            return true;
        if (outer is NotAllowedPattern or EmptyPattern || _budget-- <= 0)
            return false;
        if (!_known.TryGetValue((outer, inner), out var result))
        {
            result = Decide(outer, inner);
            _known[(outer, inner)] = result;
        }
        return result;
    }

    private bool Decide(Pattern outer, Pattern inner)
    {
        if (inner is ChoicePattern choice)
            return Contains(outer, choice.Left) && Contains(outer, choice.Right);
        if (outer is ChoicePattern alternatives && (Contains(alternatives.Left, inner) || Contains(alternatives.Right, inner)))
            return true;
        switch (outer)
        {
            case OneOrMorePattern many:
                return Contains(many.Content, inner is OneOrMorePattern { Content: var content } ? content : inner);
            case GroupPattern when inner is not InterleavePattern:
            case InterleavePattern when inner is not GroupPattern:
                return InSequence(PatternMembers.OfSequence(outer), PatternMembers.OfSequence(inner));
            default:
                return false;
        }
    }

    // Each member of the inner sequence has a corresponding member in the outer one, in order; the other members of the outer one may be absent.
    private bool InSequence(List<Pattern> outer, List<Pattern> inner)
    {
        var next = 0;
        foreach (var member in outer)
        {
            if (next < inner.Count && Contains(member, inner[next]))
                next++;
            else if (!member.IsNullable)
                return false;
        }
        return next == inner.Count;
    }
}
