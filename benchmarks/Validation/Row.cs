using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Bindery.Benchmarks.Validation;

/// <summary>
/// What one thing costs in each engine, run by run in turn. Ratios come from pairs of runs, so that what else the machine does meets both alike.
/// </summary>
/// <param name="name">What was measured.</param>
internal sealed class Row(string name)
{
    /// <summary>The columns.</summary>
    public const string Header = "| | Bindery | Jing | Jing ÷ Bindery | xmllint | xmllint ÷ Bindery |\n| --- | --- | --- | --- | --- | --- |";

    /// <summary>Our runs.</summary>
    public List<Cost> Ours { get; } = [];

    /// <summary>Jing's.</summary>
    public List<Cost> Jing { get; } = [];

    /// <summary>Those of xmllint.</summary>
    public List<Cost> Xmllint { get; } = [];

    /// <summary>What is to be said instead of what xmllint took.</summary>
    public string? XmllintEnd { get; set; }

    /// <summary>What is to be said beside the numbers.</summary>
    public string Remark { get; set; } = "";

    /// <summary>
    /// The row: milliseconds of the thread's processor time and, behind a stroke, on the clock, medians; and the median of the ratios of processor times.
    /// </summary>
    public override string ToString() =>
        $"| {name} | {Times(Ours)} | {Times(Jing)} | {Ratio(Jing)} | {XmllintEnd ?? Times(Xmllint)} | {(XmllintEnd is null ? Ratio(Xmllint) : "")} |{Remark}";

    private static string Times(List<Cost> costs)
    {
        if (costs.Count == 0)
            return "";
        var median = Cost.Median(costs);
        return $"{Number(median.Thread)} / {Number(median.Clock)}";
    }

    private string Ratio(List<Cost> others)
    {
        if (others.Count == 0 || Ours.Count == 0)
            return "";
        var ratios = others.Zip(Ours, (other, ours) => other.Thread / Math.Max(ours.Thread, 0.001)).Order().ToList();
        return $"{Number(ratios[ratios.Count / 2])} ({Number(ratios[0])} to {Number(ratios[^1])})";
    }

    private static string Number(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
