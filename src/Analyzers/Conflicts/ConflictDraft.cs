using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>A conflict during the search for others.</summary>
/// <param name="Kind">The kind of conflict.</param>
/// <param name="Blamed">The fact to blame.</param>
/// <param name="Set">The facts that contradict each other.</param>
/// <param name="Ways">The changes that resolve it.</param>
/// <param name="Expectation">For a value: the valid values.</param>
/// <param name="Words">For a value: the valid words.</param>
internal sealed record ConflictDraft(
    ConflictKind Kind, ConflictingFact Blamed, ConflictSet Set, List<Way> Ways, string? Expectation, IReadOnlyList<string> Words)
{
    /// <summary>Whether a value of the only item of a list is wrong that would be allowed beside another item.</summary>
    public bool IsOfOnlyItem { get; init; }

    /// <summary>Why the blamed child is not allowed in place of others; null if the schema does not say.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether it concerns a value.</summary>
    public bool IsOfValue => Kind is ConflictKind.Value or ConflictKind.ValueConflict;

    /// <summary>The place in the document; a missing part is placed at the start of the element that lacks it.</summary>
    public int Place => Blamed.Fact.WasAbsence ? Blamed.Fact.Owner.Order : Blamed.Fact.Order;

    /// <summary>
    /// Whether this conflict is redundant after a report that a member is not allowed: it concerns a value of that member, or a part that is missing only until
    /// the same change is made.
    /// </summary>
    public bool FollowsFrom(ConflictDraft refused) =>
        IsOfValue ? refused.Blamed.Fact == Blamed.Fact : Kind == ConflictKind.Missing && refused.Ways.Exists(Ways.Contains);

    /// <summary>
    /// Whether this conflict reports that one of several members is missing, while a value of the same element is wrong: the correct value determines which
    /// member is missing.
    /// </summary>
    public bool DependsOn(ConflictDraft wrong)
    {
        if (Kind != ConflictKind.Missing || wrong.Owner != Owner)
            return false;
        var absences = 0;
        foreach (var (fact, _) in Set.Facts)
            absences += fact.WasAbsence && fact.Owner == Owner ? 1 : 0;
        return absences > 1;
    }

    // The value of a child is the text of the child element.
    private DocumentNode Owner =>
        Blamed.Fact is { Kind: FactKind.Text, Owner: { Parents: { Count: 1 } parents, Attributes.Count: 0, Children.Count: 0 } }
            ? parents[0]
            : Blamed.Fact.Owner;

    /// <summary>Whether one of its facts is inside a child.</summary>
    public bool IsInside(DocumentFact child)
    {
        if (child.Kind != FactKind.Child)
            return false;
        foreach (var (fact, _) in Set.Facts)
        {
            var owner = fact.Owner;
            for (var depth = 0; owner is not null && depth <= CheckSession.MaxDepth; depth++)
            {
                foreach (var alternative in child.Alternatives)
                    if (alternative == owner)
                        return true;
                owner = owner.Parents.Count > 0 ? owner.Parents[0] : null;
            }
        }
        return false;
    }
}
