using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>The effects of a followed method that reads no objects of its callers, as if it had been called with an empty state.</summary>
/// <param name="Call">The call in the analyzed body that led to it.</param>
/// <param name="Returned">The returned values, each with the state at that point.</param>
/// <param name="Points">The points at which documents can be judged.</param>
/// <param name="Changes">The changes to locals and objects.</param>
/// <param name="ChangedLater">The objects that are changed after other code has received them.</param>
internal sealed record CallEffects(
    SyntaxNode Call,
    IReadOnlyList<(FlowState State, Value Value)> Returned,
    IReadOnlyList<DocumentPoint> Points,
    Journal Changes,
    IReadOnlyCollection<int> ChangedLater)
{
    /// <summary>The numbers of all objects that the method creates.</summary>
    public IReadOnlyCollection<int> Ids { get; } = new HashSet<int>(Returned.Select(end => end.State)
        .Concat(Points.Select(point => point.State))
        .SelectMany(state => state.Heap.Keys)
        .Concat(Changes.Ids)
        .Concat(ChangedLater));

    // What can be applied in the time in which one statement is followed.
    private const int PartsOfStatement = 16;

    /// <summary>The work of applying them to a state, in statements.</summary>
    public int Size { get; } = 1 + (Returned.Select(end => end.State)
        .Concat(Points.Select(point => point.State))
        .Sum(state => state.Heap.Count + state.Trace.Count) / PartsOfStatement);
}
