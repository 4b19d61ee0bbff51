using System.Collections.Generic;
using Bindery.Analyzers.Documents;

namespace Bindery.Analyzers.Conflicts;

/// <summary>A minimal set of facts that no valid document has together.</summary>
/// <param name="Facts">
/// The facts, with the level at which each takes part, in document order, absences last. Children that only contain other facts are omitted.
/// </param>
/// <param name="Levels">The levels of all facts of the document if only these facts, and the children that contain them, count.</param>
internal sealed record ConflictSet(IReadOnlyList<ConflictingFact> Facts, FactLevel[] Levels);

/// <summary>A fact that takes part in a conflict.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Level">The level at which it takes part.</param>
internal readonly record struct ConflictingFact(DocumentFact Fact, FactLevel Level);
