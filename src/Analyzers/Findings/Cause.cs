using System.Collections.Generic;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Uniqueness;

namespace Bindery.Analyzers.Findings;

/// <summary>The evidence for a finding, from which fixes search for ways out.</summary>
/// <param name="Point">The point of the code.</param>
/// <param name="Id">The object that was judged there.</param>
/// <param name="Document">The document that it would be written as.</param>
/// <param name="Conflict">The conflict in it.</param>
internal sealed record Cause(DocumentPoint Point, int Id, PartialElement Document, Conflict Conflict);

/// <summary>The value of a finding about a duplicate or dangling value, from which fixes search for ways out.</summary>
/// <param name="Point">The point of the code.</param>
/// <param name="Id">The object that was judged there.</param>
/// <param name="Value">The value.</param>
/// <param name="Others">The possible values; null if any other value is valid.</param>
internal sealed record ValueCause(DocumentPoint Point, int Id, ItemValue Value, IReadOnlyList<ItemValue>? Others);
