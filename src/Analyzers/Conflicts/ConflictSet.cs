using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>A smallest set of facts that no valid document has together.</summary>
/// <param name="Facts">The facts with the level at which each takes part, in document order, absences last. Children that only carry others are not among them.</param>
/// <param name="Levels">The levels of all facts of the document when only these count, and the children that carry them.</param>
internal sealed record ConflictSet(IReadOnlyList<ConflictingFact> Facts, FactLevel[] Levels);

/// <summary>A fact that takes part in a conflict.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Level">How much of it takes part.</param>
internal readonly record struct ConflictingFact(DocumentFact Fact, FactLevel Level);

/// <summary>A change to one fact that might resolve a conflict.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Value">The value to set.</param>
internal sealed record Way(WayOutKind Kind, DocumentFact Fact, string? Value = null)
{
    /// <summary>Changes the fact for a trial.</summary>
    public void Try()
    {
        switch (Kind)
        {
            case WayOutKind.Remove:
                Fact.TryAbsence();
                break;
            case WayOutKind.Add:
                Fact.Set(FactLevel.Unknown);
                break;
            default:
                if (Value is not null)
                    Fact.TryValue(Value);
                else
                    Fact.Set(Fact.HasPresenceAlone ? FactLevel.Presence : FactLevel.Unknown);
                break;
        }
    }
}
