using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The results of following a body.</summary>
/// <param name="Points">The points at which documents, or parts of them, can be judged, in the order in which they are reached.</param>
/// <param name="NullMembers">The names of members with a nested initializer (<c>Member = { … }</c>) that are certainly null, which throws an exception.</param>
/// <param name="Unused">The names in calls whose result is not used.</param>
/// <param name="Followed">The names in calls that were followed.</param>
/// <param name="Declined">The methods with a call that was not followed.</param>
/// <param name="Read">The members and types whose code was read.</param>
/// <param name="Escaped">The bodies of lambdas that escape, and may be run with any arguments.</param>
/// <param name="Caught">The lambdas and local functions that ran in a <c>try</c> block that catches the exception for an invalid document.</param>
/// <param name="IsCutOff">Whether there were too many points to judge.</param>
internal sealed record BodyFlow(
    IReadOnlyList<DocumentPoint> Points,
    IReadOnlyList<(SyntaxNode Name, string Member)> NullMembers,
    IReadOnlyCollection<SyntaxNode> Unused,
    IReadOnlyCollection<SyntaxNode> Followed,
    IReadOnlyCollection<ISymbol> Declined,
    IReadOnlyCollection<ISymbol> Read,
    IReadOnlyCollection<SyntaxNode> Escaped,
    IReadOnlyCollection<SyntaxNode> Caught,
    bool IsCutOff);

/// <summary>A point of the code at which an object can be judged.</summary>
/// <param name="State">The state at the point.</param>
/// <param name="Ids">The object, or all possible objects: there are findings only if each of them has some.</param>
/// <param name="Kind">The event at the point.</param>
/// <param name="Writing">The call that writes the object; null if it is not written.</param>
/// <param name="Call">For a point in a followed method: the call in the analyzed body that led there.</param>
internal sealed record DocumentPoint(FlowState State, ImmutableArray<int> Ids, PointKind Kind, SyntaxNode? Writing = null, SyntaxNode? Call = null)
{
    /// <summary>Whether nothing can be added: members that are not set are absent. Otherwise they are unknown.</summary>
    public bool IsComplete => Kind == PointKind.Written;
}

/// <summary>The events at which an object is judged.</summary>
internal enum PointKind
{
    /// <summary>It is written as a document.</summary>
    Written,

    /// <summary>It is passed to other code, which may add to it.</summary>
    HandedOver,

    /// <summary>It is in its final state.</summary>
    End,

    /// <summary>It escapes, or is written without validation: whatever was set may be correct.</summary>
    Unjudged,
}
