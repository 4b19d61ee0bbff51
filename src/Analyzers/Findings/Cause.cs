using System.Collections.Generic;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Uniqueness;

namespace Bindery.Analyzers.Findings;

/// <summary>What a finding was found by: whoever looks for ways out starts from it.</summary>
/// <param name="Point">The point of the code.</param>
/// <param name="Id">The object that was judged there.</param>
/// <param name="Document">What it would be written as.</param>
/// <param name="Conflict">The conflict in it.</param>
internal sealed record Cause(DocumentPoint Point, int Id, PartialElement Document, Conflict Conflict);

/// <summary>The value that a finding is about, of one that is used again or refers to nothing: whoever looks for ways out starts from it.</summary>
/// <param name="Point">The point of the code.</param>
/// <param name="Id">The object that was judged there.</param>
/// <param name="Value">The value.</param>
/// <param name="Others">What it could be instead; null where it only must be another.</param>
internal sealed record ValueCause(DocumentPoint Point, int Id, ItemValue Value, IReadOnlyList<ItemValue>? Others);
