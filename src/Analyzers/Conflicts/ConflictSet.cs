using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>A smallest set of facts that no valid document has together.</summary>
/// <param name="Facts">
/// The facts with the level at which each takes part, in document order, absences last. Children that only carry others are not among them.
/// </param>
/// <param name="Levels">The levels of all facts of the document when only these count, and the children that carry them.</param>
internal sealed record ConflictSet(IReadOnlyList<ConflictingFact> Facts, FactLevel[] Levels);

/// <summary>A fact that takes part in a conflict.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Level">How much of it takes part.</param>
internal readonly record struct ConflictingFact(DocumentFact Fact, FactLevel Level);
