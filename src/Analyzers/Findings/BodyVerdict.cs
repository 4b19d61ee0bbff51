using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>The results for one body.</summary>
/// <param name="Root">The body.</param>
/// <param name="Findings">The findings in it.</param>
/// <param name="InCallees">The findings in methods that it calls, on some execution paths.</param>
/// <param name="Cleared">The places in called methods for which some document is valid.</param>
/// <param name="Followed">The names in calls that were followed.</param>
/// <param name="Declined">The declarations of the methods with a call that was not followed.</param>
/// <param name="Read">The declarations of all members whose code was read.</param>
/// <param name="IsCutOff">Whether it was too large to be judged.</param>
internal sealed record BodyVerdict(
    CodePlace Root,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> InCallees,
    IReadOnlyCollection<CodePlace> Cleared,
    IReadOnlyCollection<CodePlace> Followed,
    IReadOnlyCollection<CodePlace> Declined,
    IReadOnlyCollection<CodePlace> Read,
    bool IsCutOff)
{
    /// <summary>The lambdas and local functions that run where the exception for an invalid document is caught; they are not judged by themselves.</summary>
    public IReadOnlyCollection<SyntaxNode> Caught { get; init; } = [];
}
