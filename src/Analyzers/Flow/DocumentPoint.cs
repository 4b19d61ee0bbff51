using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>What following a body has found.</summary>
/// <param name="Points">The points at which documents, or parts of them, can be judged, in the order in which they are met.</param>
/// <param name="NullMembers">The names of members that are initialized in place (<c>Member = { … }</c>) while they are certainly null, which throws.</param>
/// <param name="Unused">The names in calls whose text nobody gets.</param>
/// <param name="Followed">The names in calls that were followed.</param>
/// <param name="Declined">The methods of which some call was not followed.</param>
/// <param name="Read">The members, and types, into whose code was looked.</param>
/// <param name="Escaped">The bodies of lambdas that others got, and may run with anything.</param>
/// <param name="IsCutOff">Whether there were more points than are judged.</param>
internal sealed record BodyFlow(
    IReadOnlyList<DocumentPoint> Points,
    IReadOnlyList<(SyntaxNode Name, string Member)> NullMembers,
    IReadOnlyCollection<SyntaxNode> Unused,
    IReadOnlyCollection<SyntaxNode> Followed,
    IReadOnlyCollection<ISymbol> Declined,
    IReadOnlyCollection<ISymbol> Read,
    IReadOnlyCollection<SyntaxNode> Escaped,
    bool IsCutOff);

/// <summary>A point of the code at which an object can be judged.</summary>
/// <param name="State">What is known there.</param>
/// <param name="Ids">The object; where it is one of several, all of these: there is something to say only if it holds for each.</param>
/// <param name="Kind">What happens there.</param>
/// <param name="Writing">The call that writes it, where one does.</param>
/// <param name="Call">Where it is in a method that is followed: the call in the body at hand that led there.</param>
internal sealed record DocumentPoint(FlowState State, ImmutableArray<int> Ids, PointKind Kind, SyntaxNode? Writing = null, SyntaxNode? Call = null)
{
    /// <summary>Whether nothing will be added: what is not set is absent. Else it is unknown.</summary>
    public bool IsComplete => Kind == PointKind.Written;
}

/// <summary>What happens to an object where it is judged.</summary>
internal enum PointKind
{
    /// <summary>It is written as a document.</summary>
    Written,

    /// <summary>Others get it, and may add to it.</summary>
    HandedOver,

    /// <summary>It is left as it is.</summary>
    End,

    /// <summary>It gets out of sight, or is written without being judged: whatever was set may be right after all.</summary>
    Unjudged,
}
