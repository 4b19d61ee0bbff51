using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Sorts the ways out of each conflict by their effect on the whole document: those that leave the fewest other conflicts come first. Only present facts count:
/// content that is missing after a change can be added, but content that contradicts the change would have to be removed.
/// </summary>
internal sealed class WayRanking(ConflictSearch search, DocumentModel model, IReadOnlyList<ConflictDraft> drafts)
{
    private const int MostCounted = 4;

    private readonly Dictionary<Way, int> _remaining = [];

    /// <summary>Sorts the ways out of all conflicts. Levels are not changed.</summary>
    /// <param name="rest">The levels of all facts at which no conflict is left, because the blamed facts do not count.</param>
    public void Sort(FactLevel[] rest)
    {
        var before = search.Levels();
        foreach (var draft in drafts)
        {
            if (draft.Ways.Count <= 1)
                continue;
            var ranked = new List<(int Remaining, int Cost, int Place, Way Way)>();
            foreach (var way in draft.Ways)
            {
                if (!_remaining.TryGetValue(way, out var remaining))
                    _remaining.Add(way, remaining = Unresolved(way) + New(way, rest));
                // Present content should be kept; if it is kept either way, the blamed fact is changed.
                ranked.Add((remaining, (way.Kind == WayOutKind.Remove ? 2 : 0) + (way.Fact == draft.Blamed.Fact ? 0 : 1), ranked.Count, way));
            }
            ranked.Sort((a, b) =>
                a.Remaining != b.Remaining ? a.Remaining.CompareTo(b.Remaining)
                : a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost)
                : a.Place.CompareTo(b.Place));
            for (var i = 0; i < ranked.Count; i++)
                draft.Ways[i] = ranked[i].Way;
        }
        search.Restore(before);
    }

    // The conflicts that stay, whatever is missing afterwards.
    private int Unresolved(Way way)
    {
        var count = 0;
        foreach (var draft in drafts)
            if (draft.Kind != ConflictKind.Missing && !draft.Ways.Contains(way) && !draft.IsInside(way.Fact))
                count++;
        return count;
    }

    private int New(Way way, FactLevel[] rest)
    {
        search.Restore(rest);
        foreach (var fact in model.Facts)
            if (fact.WasAbsence && !search.IsDefault(fact))
                fact.Set(FactLevel.Unknown);
        var level = way.Fact.Level;
        way.Try();
        var count = search.Count(MostCounted);
        way.EndTrial(level);
        return count;
    }
}
