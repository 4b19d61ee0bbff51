using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>Selects the fact of a conflict that a person would change first.</summary>
internal static class BlameOrder
{
    private const int MostCounted = 5;

    /// <summary>
    /// Returns the fact to blame. Among equally likely facts, it is the one that leaves the fewest conflicts if it is unknown. Levels are not changed.
    /// </summary>
    public static ConflictingFact Choose(ConflictSet set, ConflictSearch search)
    {
        var sorted = Sorted(set.Facts, search);
        var kind = KindOf(sorted[0], search);
        var rivals = sorted.FindAll(fact => KindOf(fact, search) == kind);
        if (kind is < 1 or > 3 || rivals.Count == 1)
            return rivals[0];
        var least = int.MaxValue;
        var best = rivals[0];
        foreach (var fact in rivals)
        {
            var level = fact.Fact.Level;
            fact.Fact.Set(FactLevel.Unknown);
            var remaining = search.Count(System.Math.Min(MostCounted, least));
            fact.Fact.Set(level);
            if (remaining < least)
                (least, best) = (remaining, fact);
            if (least == 0)
                break;
        }
        return best;
    }

    /// <summary>Returns the fact to blame, according to the facts alone.</summary>
    public static ConflictingFact First(IReadOnlyList<ConflictingFact> facts, ConflictSearch search) => Sorted(facts, search)[0];

    private static List<ConflictingFact> Sorted(IReadOnlyList<ConflictingFact> facts, ConflictSearch search)
    {
        var sorted = new List<ConflictingFact>(facts);
        sorted.Sort((a, b) => Compare(a, b, search));
        return sorted;
    }

    private static int Compare(ConflictingFact a, ConflictingFact b, ConflictSearch search)
    {
        var (kind, other) = (KindOf(a, search), KindOf(b, search));
        if (kind != other)
            return kind.CompareTo(other);
        if (a.Fact.Owner.Depth != b.Fact.Owner.Depth)
            return b.Fact.Owner.Depth.CompareTo(a.Fact.Owner.Depth);
        // A missing word would select another branch; a fact without words is required by this branch.
        var (isWord, isOtherWord) = (IsWord(a.Fact), IsWord(b.Fact));
        if (a.Fact.IsAbsence && isWord != isOtherWord)
            return isWord ? 1 : -1;
        // Among present facts, the last one is the most likely mistake; among missing ones, the first in the schema is the most important.
        return a.Fact.IsAbsence ? a.Fact.Order.CompareTo(b.Fact.Order) : b.Fact.Order.CompareTo(a.Fact.Order);
    }

    private static bool IsWord(DocumentFact fact) => fact.Kind == FactKind.Attribute && fact.Owner.Class?.Find(fact.Name) is { IsEnumerated: true };

    // In this order: an absence without a meaning, the presence of a member, a plain value, the value of a discriminator, an absence that means a default.
    private static int KindOf(ConflictingFact fact, ConflictSearch search)
    {
        if (fact.Fact.IsAbsence)
            return search.IsDefault(fact.Fact) ? 4 : 0;
        return fact.Level == FactLevel.Presence ? 1 : ConflictSearch.IsDiscriminator(fact.Fact) ? 3 : 2;
    }
}
