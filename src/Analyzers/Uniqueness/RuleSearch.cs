using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>A rule that certainly applies to an element of a partial document.</summary>
internal sealed record RuleAtElement(PartialElement Element, IdentityRule Rule);

/// <summary>Finds the identity rules that apply to elements of a partial document: those of all element patterns that the element may have to match.</summary>
internal sealed class RuleSearch
{
    private readonly DocumentChecker _checker;
    private readonly List<RuleAtElement> _found = [];

    private RuleSearch(DocumentChecker checker) => _checker = checker;

    /// <summary>Returns the rules, from the root downwards.</summary>
    public static IReadOnlyList<RuleAtElement> Find(DocumentChecker checker, PartialElement root, IReadOnlyList<ElementPattern> patterns)
    {
        if (!checker.Grammar.Graph.HasRules || patterns.Count == 0)
            return [];
        var search = new RuleSearch(checker);
        // Other facts may exclude some of the patterns.
        var possible = patterns.Any(pattern => pattern.Rules.Count > 0) && patterns.Count > 1
            ? patterns.Where(pattern => checker.IsSatisfiable(root, [pattern])).ToList()
            : [];
        search.Walk(root, possible.Count > 0 ? possible : patterns);
        return search._found;
    }

    private void Walk(PartialElement root, IReadOnlyList<ElementPattern> patterns)
    {
        var open = new Stack<(PartialElement Element, IReadOnlyList<ElementPattern> Patterns)>();
        var seen = new HashSet<PartialElement>();
        open.Push((root, patterns));
        while (open.Count > 0)
        {
            var (element, candidates) = open.Pop();
            if (candidates.Count == 0 || !seen.Add(element))
                continue;
            foreach (var rule in candidates[0].Rules)
                if (candidates.All(candidate => candidate.Rules.Contains(rule)))
                    _found.Add(new RuleAtElement(element, rule));
            var known = new Dictionary<int, List<ElementPattern>>();
            for (var i = element.Children.Count - 1; i >= 0; i--)
                if (element.Children[i] is { Presence: Presence.Certain, Alternatives: { Count: 1 } only } child)
                    open.Push((only[0], Inside(candidates, _checker.Grammar.Names.Find(child.NamespaceUri, child.LocalName), known)));
        }
    }

    private List<ElementPattern> Inside(IReadOnlyList<ElementPattern> candidates, int name, Dictionary<int, List<ElementPattern>> known)
    {
        if (known.TryGetValue(name, out var patterns))
            return patterns;
        patterns = [];
        foreach (var candidate in candidates)
            foreach (var element in _checker.ElementsIn(candidate))
                if (_checker.Grammar.Names.Admits(element, name) && !patterns.Contains(element))
                    patterns.Add(element);
        known.Add(name, patterns);
        return patterns;
    }
}
