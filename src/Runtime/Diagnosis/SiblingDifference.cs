using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;

namespace Bindery.Diagnosis;

/// <summary>Finds the difference between a missing child and the existing children with its name: "whose 'backup' is 'yes' or absent".</summary>
internal sealed class SiblingDifference(DiagnosisState state)
{
    private PatternQueries Queries => state.Queries;

    private NameIndex Names => state.Grammar.Names;

    /// <summary>Returns the attribute that distinguishes the missing child from the existing ones; null if there is no single one.</summary>
    public AttributeDifference? Find(ContentFrame frame, HashSet<int> required)
    {
        var (needed, others) = Alternatives(frame, required);
        if (needed.Count == 0 || others.Count == 0)
            return null;
        var difference = Between(needed[0].Content, others);
        return needed.TrueForAll(one => IsSame(Between(one.Content, others), difference)) ? difference : null;
    }

    private static bool IsSame(AttributeDifference? left, AttributeDifference? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left.Attribute != right.Attribute || left.MayBeAbsent != right.MayBeAbsent || left.Values.Count != right.Values.Count)
            return false;
        for (var i = 0; i < left.Values.Count; i++)
            if (left.Values[i] != right.Values[i])
                return false;
        return true;
    }

    private (List<ElementPattern> Needed, List<ElementPattern> Others) Alternatives(ContentFrame frame, HashSet<int> names)
    {
        var needed = new List<ElementPattern>();
        var others = new List<ElementPattern>();
        for (var i = 0; i < frame.Count; i++)
            foreach (var node in Queries.Nodes(frame[i]))
                if (node is ElementPattern element && Queries.Counts(node) && names.Overlaps(Names.NamesOf(element)))
                {
                    var list = IsInEveryMatch(frame[i], element) ? needed : others;
                    if (!list.Contains(element))
                        list.Add(element);
                }
        return (needed, others);
    }

    private static bool IsInEveryMatch(Pattern pattern, ElementPattern element)
    {
        switch (pattern)
        {
            case ChoicePattern:
                return PatternMembers.OfChoice(pattern).TrueForAll(member => IsInEveryMatch(member, element));
            case GroupPattern or InterleavePattern:
                return PatternMembers.OfSequence(pattern).Exists(member => IsInEveryMatch(member, element));
            case OneOrMorePattern oneOrMore:
                return IsInEveryMatch(oneOrMore.Content, element);
            default:
                return pattern == element;
        }
    }

    // Returns an attribute that all existing children must have, with values that the missing one cannot have.
    private AttributeDifference? Between(Pattern needed, List<ElementPattern> others)
    {
        foreach (var node in Queries.Nodes(needed))
        {
            if (node is not AttributePattern attribute || !Queries.Counts(node) || Expectation.Values(attribute.Content) is not { Count: > 0 } values)
                continue;
            foreach (var name in Names.NamesOf(attribute))
                if (others.TrueForAll(other => Queries.RequiredAttributes(other.Content).Contains(name) && !HasAny(other.Content, name, values)))
                    return new AttributeDifference(state.Questions.NameOf(name), values, MayBeAbsent: !Queries.RequiredAttributes(needed).Contains(name));
        }
        return null;
    }

    private bool HasAny(Pattern content, int name, List<string> values)
    {
        foreach (var node in Queries.Nodes(content))
            if (node is AttributePattern attribute && Queries.Admits(node, name))
            {
                var own = Expectation.Values(attribute.Content);
                if (own.Count == 0 || own.Exists(values.Contains))
                    return true;
            }
        return false;
    }
}
