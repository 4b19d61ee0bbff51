using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>
/// Queries on patterns for messages, recovery and other checks: which nodes can come next, are required or exist. Answers are cached. Not thread-safe.
/// </summary>
/// <param name="names">The names of the grammar.</param>
/// <param name="isOutput">Whether output-only elements and attributes are allowed; otherwise they are treated as notAllowed.</param>
internal sealed class PatternQueries(NameIndex names, bool isOutput)
{
    private readonly Dictionary<Pattern, HashSet<int>> _requiredElements = new();
    private readonly Dictionary<Pattern, HashSet<int>> _requiredAttributes = new();
    private readonly Dictionary<Pattern, List<Pattern>> _nodes = new();
    private readonly NodeWalk _walk = new(PatternParts.Elements | PatternParts.Attributes);

    /// <summary>Whether output-only elements and attributes are included.</summary>
    public bool IsOutput => isOutput;

    /// <summary>Returns the element patterns that may come next, because nothing is required before them.</summary>
    public List<ElementPattern> NextElements(Pattern pattern)
    {
        var found = new List<ElementPattern>();
        var seen = new HashSet<Pattern>();
        var open = new Stack<Pattern>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (!seen.Add(current))
                continue;
            if (current is ElementPattern element && Counts(element))
                found.Add(element);
            else
                PatternMembers.PushFirstOperands(current, open);
        }
        return found;
    }

    /// <summary>
    /// Returns all element and attribute patterns of a content, at any place in it; elements and attributes are not entered. Output-only ones are included.
    /// </summary>
    public IReadOnlyList<Pattern> Nodes(Pattern pattern)
    {
        if (_nodes.TryGetValue(pattern, out var found))
            return found;
        found = [.. _walk.Nodes(pattern)];
        _nodes.Add(pattern, found);
        return found;
    }

    /// <summary>Whether a pattern is allowed in this direction.</summary>
    public bool Counts(Pattern node) => isOutput || node is not (AttributePattern { IsOutputOnly: true } or ElementPattern { IsOutputOnly: true });

    /// <summary>Whether a node of a content can have a name.</summary>
    public bool Admits(Pattern node, int name) => names.Admits(node, name);

    /// <summary>Returns the names of elements that every match of the pattern has. Patterns with several names do not count.</summary>
    public HashSet<int> RequiredElements(Pattern pattern) => Required(pattern, PatternParts.Elements, _requiredElements);

    /// <summary>Returns the names of attributes that every match of the pattern has. Patterns with several names do not count.</summary>
    public HashSet<int> RequiredAttributes(Pattern pattern) => Required(pattern, PatternParts.Attributes, _requiredAttributes);

    private HashSet<int> Required(Pattern pattern, PatternParts kind, Dictionary<Pattern, HashSet<int>> kept)
    {
        if ((pattern.Parts & kind) == 0 || pattern.IsNullable)
            return [];
        if (kept.TryGetValue(pattern, out var result))
            return result;
        switch (pattern)
        {
            case ElementPattern or AttributePattern:
                result = [.. names.NamesOf(pattern)];
                if (result.Count != 1)
                    result = [];
                break;
            case ChoicePattern choice:
                result = [.. Required(choice.Left, kind, kept)];
                result.IntersectWith(Required(choice.Right, kind, kept));
                break;
            case GroupPattern or InterleavePattern:
                result = [];
                foreach (var member in PatternMembers.OfSequence(pattern))
                    result.UnionWith(Required(member, kind, kept));
                break;
            default:
                result = Required(((OneOrMorePattern)pattern).Content, kind, kept);
                break;
        }
        kept.Add(pattern, result);
        return result;
    }
}
