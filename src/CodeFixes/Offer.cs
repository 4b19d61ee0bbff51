using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Findings;
using Bindery.CodeFixes.Edits;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>A way out, carried out already.</summary>
/// <param name="Title">What it does: all of it.</param>
/// <param name="Key">What the same fix has in other places.</param>
/// <param name="Changed">The file after it.</param>
internal sealed record Offer(string Title, string Key, SourceText Changed)
{
    private const int MostRounds = 4;

    /// <summary>The ways out of a conflict, or of a value that is used again or refers to nothing, the best first.</summary>
    public static IEnumerable<Offer> Of(FixableBody body, Finding found, CancellationToken cancellationToken)
    {
        foreach (var plan in found.Value is { } value ? ValueRepairs.Of(value) : Planner.Of(found.Cause!, cancellationToken))
            if (PlanWriter.Write(plan, body.Semantics, body.Text) is { } changed
                && Complete(body, changed, plan.Phrases, cancellationToken) is var (whole, phrases))
                yield return new Offer(Plan.TitleOf(phrases), plan.Key, whole);
    }

    /// <summary>
    /// Looks whether a change does what it is for: there is one finding less, and no error of the compiler that was not there. What is found that was not found
    /// before is repaired as well: objects that stand in several documents, or are judged at several points, can come to that.
    /// </summary>
    /// <param name="before">The code before.</param>
    /// <param name="changed">The file after the change.</param>
    /// <param name="done">What was done, in words.</param>
    /// <param name="cancellationToken">Asked now and then.</param>
    /// <returns>The file and all that was done; null where it does not come to a good end.</returns>
    public static (SourceText Changed, IReadOnlyList<string> Done)? Complete(
        FixableBody before, SourceText changed, IReadOnlyList<string> done, CancellationToken cancellationToken)
    {
        if (CompleteIn(before, changed, done, cancellationToken) is not var (whole, all))
            return null;
        // Who calls it may find it wrong in another way.
        return before.File(cancellationToken) is { } file ? CompleteIn(file, whole, all, cancellationToken) : (whole, all);
    }

    private static (SourceText Changed, IReadOnlyList<string> Done)? CompleteIn(
        FixableBody before, SourceText changed, IReadOnlyList<string> done, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (before.After(changed, cancellationToken) is not { } after || after.CountErrors(cancellationToken) > before.CountErrors(cancellationToken))
                return null;
            if (after.Findings.Count < before.Findings.Count)
                return (changed, done);
            if (NewIn(after, before) is not { Cause: { } cause })
                return null;
            var isRepaired = false;
            foreach (var plan in Planner.Of(cause, cancellationToken).OrderBy(plan => (int)plan.Steps[0].Kind))
                if (PlanWriter.Write(plan, after.Semantics, after.Text) is { } repaired)
                {
                    (changed, done, isRepaired) = (repaired, [.. done, .. plan.Phrases], true);
                    break;
                }
            if (!isRepaired)
                return null;
        }
        return null;
    }

    // By what is said: places move.
    private static Finding? NewIn(FixableBody after, FixableBody before)
    {
        var known = before.Findings.Select(finding => finding.Message).ToList();
        return after.Findings.FirstOrDefault(finding => !known.Remove(finding.Message));
    }
}
