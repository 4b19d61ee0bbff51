using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Searches for a minimal contradictory set of facts: facts are weakened one after the other as long as the conflict remains. The result depends on the order,
/// so several orders are tried, and the set that is easiest to explain is used.
/// </summary>
internal sealed class ConflictSearch(
    CheckSession session, DocumentModel model, IReadOnlyList<ElementPattern> patterns, DefaultMeanings defaults, CancellationToken cancellationToken)
{
    private readonly Dictionary<DocumentFact, bool> _isDefault = [];
    private List<DocumentFact>[]? _orders;

    /// <summary>Whether the facts at their current levels can still become a valid document.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public bool IsSatisfiable()
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var pattern in patterns)
            if (session.IsSatisfiable(model.Root, pattern))
                return true;
        return false;
    }

    /// <summary>Returns the levels of all facts.</summary>
    public FactLevel[] Levels()
    {
        var levels = new FactLevel[model.Facts.Count];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = model.Facts[i].Level;
        return levels;
    }

    /// <summary>Sets the levels of all facts; trials continue.</summary>
    public void Restore(FactLevel[] levels)
    {
        for (var i = 0; i < levels.Length; i++)
            model.Facts[i].Set(levels[i]);
    }

    /// <summary>Returns the best of the minimal sets; null if the search was abandoned. Levels are not changed.</summary>
    public ConflictSet? FindSmallest()
    {
        var before = Levels();
        ConflictSet? best = null;
        (int, int, int, int) bestRank = default;
        foreach (var order in _orders ??= Orders())
        {
            var set = Shrink(order);
            Restore(before);
            if (session.HasGivenUp)
                return null;
            var rank = Rank(set);
            if (best is null || rank.CompareTo(bestRank) < 0)
                (best, bestRank) = (set, rank);
            // The first order usually finds the best set; others are tried if that set is large or contains absences.
            var (facts, absences, discriminators, _) = bestRank;
            if (facts <= 1 || facts == 2 && absences == 0 && discriminators < 0)
                break;
        }
        return best!.Facts.Count > 0 ? best : null;
    }

    /// <summary>Returns the number of conflicts, up to a limit. Levels are not changed.</summary>
    public int Count(int limit)
    {
        var before = Levels();
        var count = 0;
        while (count < limit && !IsSatisfiable())
        {
            var levels = Levels();
            var set = Shrink((_orders ??= Orders())[0]);
            Restore(levels);
            count++;
            if (set.Facts.Count == 0 || session.HasGivenUp)
                break;
            BlameOrder.First(set.Facts, this).Fact.Set(FactLevel.Unknown);
        }
        Restore(before);
        return count;
    }

    /// <summary>Whether a fact is the absence of an attribute that means a word, regardless of the other content.</summary>
    public bool IsDefault(DocumentFact fact)
    {
        if (!fact.WasAbsence || !fact.IsAbsence || fact.Kind != FactKind.Attribute)
            return false;
        if (!_isDefault.TryGetValue(fact, out var result))
            _isDefault.Add(fact, result = defaults.Of(fact) is not null);
        return result;
    }

    /// <summary>Whether a fact concerns an attribute that determines the other content.</summary>
    public static bool IsDiscriminator(DocumentFact fact) =>
        fact.Kind == FactKind.Attribute && !fact.IsOfOthers && fact.Owner.Class?.Find(fact.Name) is { IsDiscriminator: true };

    private static bool IsChild(DocumentFact fact) => fact.Kind == FactKind.Child && !fact.WasAbsence;

    // The facts that are least suitable for messages are weakened first.
    private List<DocumentFact>[] Orders()
    {
        return
        [
            By(fact => fact.WasAbsence && !IsDefault(fact) ? 0 : (IsDiscriminator(fact) ? 4 : 2) + (IsChild(fact) ? 0 : 1)),
            By(fact => (IsDiscriminator(fact) ? 2 : 0) + (IsChild(fact) ? 0 : 1)),
            By(fact => (IsDiscriminator(fact) ? 0 : 2) + (IsChild(fact) ? 0 : 1)),
            By(fact => fact.WasAbsence ? 0 : 1),
            By(fact => fact.WasAbsence ? 1 : 0, descending: true),
        ];

        List<DocumentFact> By(Func<DocumentFact, int> key, bool descending = false)
        {
            var order = new List<(int Key, DocumentFact Fact)>(model.Facts.Count);
            foreach (var fact in model.Facts)
                order.Add((key(fact), fact));
            order.Sort((a, b) =>
                a.Key != b.Key ? a.Key.CompareTo(b.Key) : descending ? b.Fact.Order.CompareTo(a.Fact.Order) : a.Fact.Order.CompareTo(b.Fact.Order));
            return order.ConvertAll(pair => pair.Fact);
        }
    }

    private (int, int, int, int) Rank(ConflictSet set)
    {
        var (absences, discriminators) = (0, 0);
        var owners = new HashSet<DocumentNode>();
        foreach (var (fact, _) in set.Facts)
        {
            absences += fact.WasAbsence && !IsDefault(fact) ? 1 : 0;
            discriminators += IsDiscriminator(fact) ? 1 : 0;
            owners.Add(fact.Owner);
        }
        return (set.Facts.Count, absences, -discriminators, owners.Count);
    }

    private ConflictSet Shrink(List<DocumentFact> order)
    {
        Weaken(order, 0, order.Count);
        return new ConflictSet(Collect(), Levels());
    }

    // The result is the same as with weakening one by one, because weakening never creates a conflict; but whole ranges are weakened at once.
    private void Weaken(List<DocumentFact> order, int start, int end)
    {
        if (session.HasGivenUp)
            return;
        var levels = new FactLevel[end - start];
        var anything = false;
        for (var i = start; i < end; i++)
        {
            levels[i - start] = order[i].Level;
            anything |= order[i].Level != FactLevel.Unknown;
            order[i].Set(FactLevel.Unknown);
        }
        if (!anything || !IsSatisfiable())
            return;
        var fact = order[start];
        if (end - start == 1)
        {
            if (levels[0] == FactLevel.Value && fact.HasPresenceAlone)
            {
                fact.Set(FactLevel.Presence);
                if (!IsSatisfiable())
                    return;
            }
            fact.Set(levels[0]);
            return;
        }
        for (var i = start; i < end; i++)
            order[i].Set(levels[i - start]);
        var middle = start + (end - start) / 2;
        Weaken(order, start, middle);
        Weaken(order, middle, end);
    }

    // The facts that take part, without children that only contain others of them.
    private List<ConflictingFact> Collect()
    {
        var facts = new List<ConflictingFact>();
        Collect(model.Root, 0, [], facts);
        facts.Sort((a, b) => a.Fact.Order.CompareTo(b.Fact.Order));
        return facts;
    }

    private static bool Collect(DocumentNode node, int depth, Dictionary<DocumentNode, bool> seen, List<ConflictingFact> facts)
    {
        if (depth > CheckSession.MaxDepth)
            return false;
        if (seen.TryGetValue(node, out var known))
            return known;
        seen.Add(node, false);
        var count = facts.Count;
        foreach (var attribute in node.Attributes)
            Add(attribute);
        foreach (var fact in new[] { node.Text, node.OtherAttributes, node.OtherChildren })
            if (fact is not null)
                Add(fact);
        foreach (var child in node.Children)
        {
            if (child.IsAbsent)
            {
                Add(child);
                continue;
            }
            var carries = false;
            if (child.IsPresent || DocumentNode.IsConditional(child))
                foreach (var alternative in child.Alternatives)
                    carries |= Collect(alternative, depth + 1, seen, facts);
            if (!carries)
                Add(child);
        }
        return seen[node] = facts.Count > count;

        void Add(DocumentFact fact)
        {
            if (fact is { IsOfElement: false, Level: not FactLevel.Unknown })
                facts.Add(new ConflictingFact(fact, fact.Level));
        }
    }
}
