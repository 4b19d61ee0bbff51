using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Bindery.Tests;

namespace Bindery.Benchmarks.Validation;

/// <summary>What a run took, in milliseconds.</summary>
/// <param name="Thread">The processor's time of the thread that did the work; of a foreign process that does not tell, the time of all its threads.</param>
/// <param name="Processor">The processor's time of all threads: compilation at run time and collection of memory as well.</param>
/// <param name="Clock">The time on the clock.</param>
internal readonly record struct Cost(double Thread, double Processor, double Clock)
{
    /// <summary>Measures a run in this process.</summary>
    public static Cost Of(Action run)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var thread = ThreadTime.Now;
        run();
        thread = ThreadTime.Now - thread;
        var clock = Stopwatch.GetElapsedTime(start);
        return new Cost(thread.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, clock.TotalMilliseconds);
    }

    /// <summary>The median of each time by itself.</summary>
    public static Cost Median(IReadOnlyList<Cost> costs) =>
        new(Median(costs, cost => cost.Thread), Median(costs, cost => cost.Processor), Median(costs, cost => cost.Clock));

    /// <summary>Each time less that of another run.</summary>
    public static Cost operator -(Cost all, Cost part) => new(all.Thread - part.Thread, all.Processor - part.Processor, all.Clock - part.Clock);

    /// <summary>What one of several runs took.</summary>
    public static Cost operator /(Cost all, int times) => new(all.Thread / times, all.Processor / times, all.Clock / times);

    private static double Median(IReadOnlyList<Cost> costs, Func<Cost, double> time)
    {
        var sorted = costs.Select(time).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
