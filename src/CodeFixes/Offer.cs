using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Findings;
using Bindery.CodeFixes.Edits;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>A way out that has already been applied.</summary>
/// <param name="Title">Its title, with all its changes.</param>
/// <param name="Key">The equivalence key: the same for the same fix in other places.</param>
/// <param name="Changed">The changed file.</param>
internal sealed record Offer(string Title, string Key, SourceText Changed)
{
    private const int MostRounds = 4;

    /// <summary>The ways out of a conflict, or of a duplicate or dangling value, the best first.</summary>
    public static IEnumerable<Offer> Of(FixableBody body, Finding found, CancellationToken cancellationToken)
    {
        foreach (var plan in found.Value is { } value ? ValueRepairs.Of(value) : Planner.Of(found.Cause!, cancellationToken))
            if (PlanWriter.Write(plan, body.Semantics, body.Text) is { } changed
                && Complete(body, changed, plan.Phrases, cancellationToken) is var (whole, phrases))
                yield return new Offer(Plan.TitleOf(phrases), plan.Key, whole);
    }

    /// <summary>
    /// Checks a change: there must be one finding less, and no new error of the compiler. New findings are repaired as well: there can be some if an object is
    /// part of several documents, or is judged at several points.
    /// </summary>
    /// <param name="before">The code before.</param>
    /// <param name="changed">The file after the change.</param>
    /// <param name="done">The changes so far, in words.</param>
    /// <param name="cancellationToken">Checked regularly.</param>
    /// <returns>The file and all changes; null where not all findings could be repaired.</returns>
    public static (SourceText Changed, IReadOnlyList<string> Done)? Complete(
        FixableBody before, SourceText changed, IReadOnlyList<string> done, CancellationToken cancellationToken)
    {
        if (CompleteIn(before, changed, done, cancellationToken) is not var (whole, all))
            return null;
        // A caller may have another finding.
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

    // Compared by message, because places move.
    private static Finding? NewIn(FixableBody after, FixableBody before)
    {
        var known = before.Findings.Select(finding => finding.Message).ToList();
        return after.Findings.FirstOrDefault(finding => !known.Remove(finding.Message));
    }
}
