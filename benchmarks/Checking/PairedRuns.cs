using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace Bindery.Benchmarks.Checking;

/// <summary>What a run took, in milliseconds.</summary>
/// <param name="Processor">The time of all processors together: what else the machine does hardly counts.</param>
/// <param name="Elapsed">The time on the clock.</param>
internal readonly record struct RunTime(double Processor, double Elapsed);

/// <summary>
/// Two ways of doing the same, timed in turn, so that what else the machine does meets both alike. What is said about them comes from the pairs, not from sums.
/// </summary>
/// <param name="Baseline">The times of one way.</param>
/// <param name="Other">The times of the other, pair by pair.</param>
internal sealed record PairedRuns(IReadOnlyList<RunTime> Baseline, IReadOnlyList<RunTime> Other)
{
    /// <summary>How many pairs are timed.</summary>
    public const int Pairs = 20;

    private const int WarmUp = 3;

    // Student's t for 95 % and 19 degrees of freedom.
    private const double StudentsT = 2.093;

    /// <summary>Times several ways in turn, after a few runs that do not count; which one begins changes from round to round.</summary>
    /// <param name="ways">The ways.</param>
    /// <returns>The times of each way, round by round.</returns>
    public static IReadOnlyList<IReadOnlyList<RunTime>> Time(params Action[] ways)
    {
        var times = ways.Select(_ => new List<RunTime>()).ToList();
        for (var round = -WarmUp; round < Pairs; round++)
            for (var turn = 0; turn < ways.Length; turn++)
            {
                var way = (turn + round + WarmUp) % ways.Length;
                var time = Time(ways[way]);
                if (round >= 0)
                    times[way].Add(time);
            }
        return times;
    }

    /// <summary>The ratios and the differences in words.</summary>
    public override string ToString() => $"processor {Compare(time => time.Processor)}; clock {Compare(time => time.Elapsed)}";

    private static RunTime Time(Action run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new RunTime((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, elapsed.TotalMilliseconds);
    }

    private string Compare(Func<RunTime, double> time)
    {
        var ratios = Baseline.Zip(Other, (baseline, other) => time(other) / time(baseline)).Order().ToList();
        var differences = Baseline.Zip(Other, (baseline, other) => time(other) - time(baseline)).ToList();
        var mean = differences.Average();
        var deviation = Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Count - 1));
        var half = StudentsT * deviation / Math.Sqrt(differences.Count);
        var baseline = Median(Baseline.Select(time).Order().ToList());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ratios[0]:0.000} / {Median(ratios):0.000} / {ratios[^1]:0.000}, {(mean - half) / baseline:+0.0 %;-0.0 %} to {(mean + half) / baseline:+0.0 %;-0.0 %} of {baseline:0.0} ms");
    }

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
