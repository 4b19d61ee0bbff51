using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Wording;

namespace Bindery.Diagnosis;

// Children that are there, but not such as one of them has to be.
internal sealed partial class DocumentDiagnosis
{
    /// <summary>Says what a child of a name that stands there already must be like, where one more is missing.</summary>
    /// <returns>A text such as "an element 'disk' whose 'backup' is 'yes' or absent", or null where no such child is there.</returns>
    private string? Another(OpenElement element, ContentFrame frame, HashSet<int> required)
    {
        if (required.Count != 1 || !element.Children.Overlaps(required))
            return null;
        var name = Lists.OneOf(NamesOf(required, element.NamespaceUri));
        var (needed, others) = Alternatives(frame, required);
        var difference = needed.Count > 0 && others.Count > 0 ? Difference(needed[0].Content, others) : null;
        if (!needed.TrueForAll(one => Difference(one.Content, others) == difference))
            difference = null;
        return difference is null ? $"another element {name} than those that are there" : $"an element {name} whose {difference}";
    }

    private (List<ElementPattern> Needed, List<ElementPattern> Others) Alternatives(ContentFrame frame, HashSet<int> names)
    {
        var needed = new List<ElementPattern>();
        var others = new List<ElementPattern>();
        for (var i = 0; i < frame.Count; i++)
            foreach (var node in _queries.Nodes(frame[i]))
                if (node is ElementPattern element && _queries.Counts(node) && names.Overlaps(_grammar.Names.NamesOf(element)))
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

    // An attribute that all the others must have, with values that the one that is needed cannot have.
    private string? Difference(Pattern needed, List<ElementPattern> others)
    {
        foreach (var node in _queries.Nodes(needed))
        {
            if (node is not AttributePattern attribute || !_queries.Counts(node) || Expectation.Values(attribute.Content) is not { Count: > 0 } values)
                continue;
            foreach (var name in _grammar.Names.NamesOf(attribute))
            {
                if (!others.TrueForAll(other => _queries.RequiredAttributes(other.Content).Contains(name) && !HasAny(other.Content, name, values)))
                    continue;
                var (uri, local) = _grammar.Names[name];
                var words = new List<string>();
                foreach (var value in values)
                    words.Add(Quotation.Of(value));
                if (!_queries.RequiredAttributes(needed).Contains(name))
                    words.Add("absent");
                return $"{NameWords.Of(uri, local, "")} is {Lists.OneOf(words, isSorted: false)}";
            }
        }
        return null;
    }

    private bool HasAny(Pattern content, int name, IReadOnlyList<string> values)
    {
        foreach (var node in _queries.Nodes(content))
            if (node is AttributePattern attribute && _queries.Admits(node, name))
            {
                var own = Expectation.Values(attribute.Content);
                if (own.Count == 0)
                    return true;
                foreach (var value in own)
                    foreach (var other in values)
                        if (value == other)
                            return true;
            }
        return false;
    }
}
