using System.Collections.Generic;

namespace Bindery.Analyzers.Findings;

/// <summary>What was found in one body.</summary>
/// <param name="Root">The body.</param>
/// <param name="Findings">What is to be said of it.</param>
/// <param name="InCallees">What is wrong in methods that it calls, on some ways through them.</param>
/// <param name="Cleared">The places in called methods of which some document is admitted.</param>
/// <param name="Followed">The names in calls that were followed.</param>
/// <param name="Declined">The declarations of the methods of which some call was not followed.</param>
/// <param name="Read">The declarations of all members into whose code was looked.</param>
/// <param name="IsCutOff">Whether it was too large to be judged.</param>
internal sealed record BodyVerdict(
    CodePlace Root,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> InCallees,
    IReadOnlyCollection<CodePlace> Cleared,
    IReadOnlyCollection<CodePlace> Followed,
    IReadOnlyCollection<CodePlace> Declined,
    IReadOnlyCollection<CodePlace> Read,
    bool IsCutOff);
