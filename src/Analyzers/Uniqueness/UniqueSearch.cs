using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;
using Bindery.Uniqueness;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>
/// Finds values in a partial document that are certainly used twice where a rule demands that each is unique. A rule counts where every element pattern that the element may have to match has it;
/// an item where it is certainly there, certainly passes the tests of the rule, and has one constant as its value.
/// </summary>
internal sealed class UniqueSearch
{
    private readonly DocumentChecker _checker;
    private readonly PatternQueries _queries;
    private readonly List<Duplicate> _found = [];

    private UniqueSearch(DocumentChecker checker)
    {
        _checker = checker;
        _queries = new PatternQueries(checker.Grammar.Names, isOutput: false);
    }

    /// <summary>The values used again, in the order of the document for each rule; one that breaks several rules, under the first of them.</summary>
    public static IReadOnlyList<Duplicate> Find(DocumentChecker checker, PartialElement root, IReadOnlyList<ElementPattern> patterns)
    {
        if (!checker.Grammar.Graph.HasRules || patterns.Count == 0)
            return [];
        var search = new UniqueSearch(checker);
        // What else is known may leave only some of the patterns.
        var possible = patterns.Any(pattern => pattern.Uniques.Count > 0) && patterns.Count > 1
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
            foreach (var rule in candidates[0].Uniques)
                if (candidates.All(candidate => candidate.Uniques.Contains(rule)))
                    Check(element, rule);
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
            foreach (var node in _queries.Nodes(candidate.Content))
                if (node is ElementPattern { IsOutputOnly: false } element && _checker.Grammar.Names.Admits(element, name) && !patterns.Contains(element))
                    patterns.Add(element);
        known.Add(name, patterns);
        return patterns;
    }

    private void Check(PartialElement element, UniqueRule rule)
    {
        var first = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
        foreach (var item in Items(element, rule))
        {
            if (CertainValues.Of(item, rule) is not { } value)
                continue;
            if (!first.TryGetValue(value.Text, out var earlier))
                first.Add(value.Text, value);
            else if (!_found.Exists(duplicate => duplicate.Second.Item == value.Item && duplicate.Second.Name == value.Name))
                _found.Add(new Duplicate(rule, earlier, value));
        }
    }

    // In document order where the rule has one path; an item that several paths lead to counts once.
    private static IEnumerable<PartialChild> Items(PartialElement element, UniqueRule rule)
    {
        var items = new List<PartialChild>();
        foreach (var path in rule.Items)
        {
            IEnumerable<PartialElement> here = [element];
            for (var i = 0; i < path.Steps.Count; i++)
            {
                var step = path.Steps[i];
                var next = here.SelectMany(parent => CertainValues.Children(parent, step.Name)).Where(child => step.Tests.All(test => CertainValues.Passes(child.Alternatives[0], test))).ToList();
                if (i == path.Steps.Count - 1)
                    items.AddRange(next);
                here = next.Select(child => child.Alternatives[0]);
            }
        }
        return items.Distinct();
    }
}
