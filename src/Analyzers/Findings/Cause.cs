using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;

namespace Bindery.Analyzers.Findings;

/// <summary>What a finding was found by: whoever looks for ways out starts from it.</summary>
/// <param name="Point">The point of the code.</param>
/// <param name="Id">The object that was judged there.</param>
/// <param name="Document">What it would be written as.</param>
/// <param name="Conflict">The conflict in it.</param>
internal sealed record Cause(DocumentPoint Point, int Id, PartialElement Document, Conflict Conflict);
