using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Finds the single changes that resolve a conflict, the best first. Whether one resolves it is asked of the conflict alone; which is best, of the whole document. There, only what was
/// written counts: what a change leaves missing can be added, but what it leaves standing in its way would have to be taken away.
/// </summary>
internal sealed class WaysOut(ConflictSearch search, DocumentModel model, FactLevel[] whole)
{
    private const int MostWords = 16;
    private const int MostCounted = 4;

    /// <summary>The ways, the best first. Levels stay as they are.</summary>
    public List<Way> Find(ConflictSet set, DocumentFact blamed, ConflictKind kind, string? nearest)
    {
        var before = search.Levels();
        search.Restore(set.Levels);
        var ways = new List<Way>();
        foreach (var (fact, level) in set.Facts)
            Add(fact, level, fact == blamed ? kind : null, nearest, ways);
        if (ways.Count > 1)
            Sort(ways, blamed);
        search.Restore(before);
        return ways;
    }

    private void Add(DocumentFact fact, FactLevel level, ConflictKind? blamedAs, string? nearest, List<Way> ways)
    {
        var count = ways.Count;
        if (blamedAs == ConflictKind.Value || blamedAs == ConflictKind.ValueConflict && nearest is not null)
            Include(new Way(WayOutKind.ChangeValue, fact, nearest));
        if (ways.Count > count)
            return;
        if (blamedAs == ConflictKind.Value)
        {
            Include(new Way(WayOutKind.ChangeValue, fact));
            return;
        }
        if (fact.Kind == FactKind.Attribute && !fact.IsOfOthers && fact.Owner.Class?.Find(fact.Name) is { } attribute && (fact.WasAbsence || level == FactLevel.Value))
            foreach (var word in attribute.Words)
                if (ways.Count < count + MostWords && !(fact.Values is { Count: 1 } values && values[0] == word))
                    Include(new Way(WayOutKind.SetValue, fact, word));
        if (ways.Count > count)
            return;
        if (fact.WasAbsence)
            Include(new Way(WayOutKind.Add, fact));
        else if (level == FactLevel.Value)
            Include(new Way(WayOutKind.ChangeValue, fact));
        else
            Include(new Way(WayOutKind.Remove, fact));

        void Include(Way way)
        {
            way.Try();
            if (search.IsSatisfiable())
                ways.Add(way);
            fact.EndTrial(level);
        }
    }

    private void Sort(List<Way> ways, DocumentFact blamed)
    {
        search.Restore(whole);
        foreach (var fact in model.Facts)
            if (fact.WasAbsence && !search.IsDefault(fact))
                fact.Set(FactLevel.Unknown);
        var ranked = new List<(int Remaining, int Cost, int Place, Way Way)>();
        foreach (var way in ways)
        {
            var level = way.Fact.Level;
            way.Try();
            var remaining = search.Count(MostCounted);
            way.Fact.EndTrial(level);
            // What was written shall stay; where it stays either way, the blamed fact is changed.
            ranked.Add((remaining, (way.Kind == WayOutKind.Remove ? 2 : 0) + (way.Fact == blamed ? 0 : 1), ranked.Count, way));
        }
        ranked.Sort((a, b) => a.Remaining != b.Remaining ? a.Remaining.CompareTo(b.Remaining) : a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : a.Place.CompareTo(b.Place));
        for (var i = 0; i < ways.Count; i++)
            ways[i] = ranked[i].Way;
    }
}
