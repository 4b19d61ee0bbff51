using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Tests.Live.Misuse;

/// <summary>The verdicts, in Markdown.</summary>
internal static class VerdictTable
{
    public static string Of(IReadOnlyList<Trial> trials, Version version)
    {
        var alike = trials.Count(trial => trial.Agree);
        var learnt = trials.Count(trial => trial is { Agree: true, Case.Listed.Kind: DeviationKind.Pending });
        string[] lines =
        [
            $"libvirt {version} and our schema: {trials.Count} documents, {alike} verdicts alike, {trials.Count - alike} not; {learnt} marks 'pending' can be removed.",
            "",
            "| rule | document | libvirt | ours | listed |",
            "| --- | --- | --- | --- | --- |",
            .. trials.Select(trial =>
                $"| {trial.Case.Rule} | {Cell(trial.Case.Name)}{(trial.Case.Reuse ? " (reuse)" : "")} | {Cell(trial.Libvirts)} | {Cell(trial.Ours)} | {Listed(trial)} |"),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Listed(Trial trial) => trial.Case.Listed is not { } listed ? "" : trial.Agree ? $"~~{listed}~~" : $"{listed}";

    private static string Cell(Verdict verdict) => verdict.IsAccepted ? "accepted" : $"{verdict.By}: {Cell(verdict.Message)}";

    // What would end a cell, and what would make the table a mile wide.
    private static string Cell(string text)
    {
        const int Longest = 160;
        var cell = text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return cell.Length <= Longest ? cell : string.Concat(cell.AsSpan(0, Longest - 1), "…");
    }
}
