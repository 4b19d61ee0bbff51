using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>Finds the single changes that resolve a conflict, asking the conflict alone.</summary>
internal sealed class WaysOut(ConflictSearch search)
{
    private const int MostWords = 16;

    /// <summary>The ways. Levels stay as they are.</summary>
    public List<Way> Find(ConflictSet set, DocumentFact blamed, ConflictKind kind, string? nearest)
    {
        var before = search.Levels();
        search.Restore(set.Levels);
        var ways = new List<Way>();
        if (kind == ConflictKind.NotAllowed && blamed.Kind == FactKind.Child)
            AddMoves(set, blamed, ways);
        foreach (var (fact, level) in set.Facts)
            Add(fact, level, fact == blamed ? kind : null, nearest, ways);
        search.Restore(before);
        return ways;
    }

    private void Add(DocumentFact fact, FactLevel level, ConflictKind? blamedAs, string? nearest, List<Way> ways)
    {
        if (blamedAs == ConflictKind.Value && nearest is null)
        {
            Include(new Way(WayOutKind.ChangeValue, fact));
            return;
        }
        var count = ways.Count;
        var words = fact.Kind == FactKind.Attribute && !fact.IsOfOthers && (fact.WasAbsence || level == FactLevel.Value)
            ? fact.Owner.Class?.Find(fact.Name)?.Words ?? []
            : [];
        if (blamedAs == ConflictKind.Value || blamedAs == ConflictKind.ValueConflict && nearest is not null && words.Count == 0)
            Include(new Way(WayOutKind.ChangeValue, fact, nearest));
        else
            foreach (var word in words)
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

        void Include(Way way) => this.Include(way, level, ways);
    }

    // A child that contradicts another one by standing where it does.
    private void AddMoves(ConflictSet set, DocumentFact blamed, List<Way> ways)
    {
        DocumentFact? first = null;
        DocumentFact? last = null;
        foreach (var (fact, _) in set.Facts)
        {
            if (fact.Kind != FactKind.Child || fact.WasAbsence || fact == blamed || fact.Owner != blamed.Owner)
                continue;
            first ??= fact;
            last = fact;
        }
        if (first is null)
            return;
        if (first.Order < blamed.Order)
            Include(new Way(WayOutKind.MoveBefore, blamed, Beside: first), FactLevel.Presence, ways);
        if (last!.Order > blamed.Order)
            Include(new Way(WayOutKind.MoveAfter, blamed, Beside: last), FactLevel.Presence, ways);
    }

    private void Include(Way way, FactLevel level, List<Way> ways)
    {
        way.Try();
        if (search.IsSatisfiable())
            ways.Add(way);
        way.EndTrial(level);
    }
}
