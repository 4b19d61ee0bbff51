using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Running;

/// <summary>Applies everything that is offered for the reports of documents, and counts.</summary>
internal sealed class FixTally
{
    private readonly Dictionary<string, int> _kinds = [];

    /// <summary>How many reports there were.</summary>
    public int Reports { get; private set; }

    /// <summary>How many fixes were applied.</summary>
    public int Applied { get; private set; }

    /// <summary>How many fixes were applied to all reports of a document.</summary>
    public int AppliedToAll { get; private set; }

    /// <summary>What went wrong.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The reports for which nothing was offered.</summary>
    public List<string> Unanswered { get; } = [];

    /// <summary>Applies all fixes of a document, each to the document as it was.</summary>
    public async Task Add(string name, FixRun run)
    {
        var reports = await run.Reports();
        var errors = (await run.Errors()).Select(error => error.Id).ToList();
        foreach (var report in reports)
        {
            Reports++;
            var offers = await run.Offers(report);
            if (offers.Count == 0)
                Unanswered.Add($"{name}: {FixRun.Show(report)}");
            foreach (var offer in offers)
            {
                Applied++;
                var kind = offer.Title.Split(' ')[0];
                _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
                await Check(name, reports, errors, report, offer.Title, await run.After(offer), isAll: false);
                if (reports.Count(other => other.Id == report.Id) < 2)
                    continue;
                AppliedToAll++;
                await Check(name, reports, errors, report, "all: " + offer.Title, await run.AfterAll(offer, report), isAll: true);
            }
        }
    }

    private async Task Check(string name, List<Diagnostic> before, List<string> errors, Diagnostic report, string title, FixRun after, bool isAll)
    {
        var said = (await after.Reports()).Select(FixRun.Show).ToList();
        var broken = await after.Errors();
        if (broken.Count > errors.Count || broken.Exists(error => !errors.Contains(error.Id)))
            Fail(string.Join("\n", broken));
        else if (said.Count >= before.Count
            || !isAll && said.Count(text => text == FixRun.Show(report)) >= before.Count(other => FixRun.Show(other) == FixRun.Show(report)))
            Fail(string.Join("\n", said));

        void Fail(string why) => Failures.Add($"{name}: {FixRun.Show(report)}\n=> {title}\n{why}\n{after.Text().Result}");
    }

    public override string ToString() =>
        $"{Reports} reports, {Applied} fixes offered and applied ({string.Join(", ", _kinds.OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Value}"))}), {AppliedToAll} applied to all of a document, {Unanswered.Count} reports without a fix:\n"
        + string.Join("\n", Unanswered);
}
