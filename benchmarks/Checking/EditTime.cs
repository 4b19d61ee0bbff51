using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime;
using Bindery.Tests;

namespace Bindery.Benchmarks.Checking;

/// <summary>What an edit took, in milliseconds.</summary>
/// <param name="Clock">The time on the clock.</param>
/// <param name="Processor">The processor time of the thread.</param>
/// <param name="Compiling">What the run time took to compile methods on the thread.</param>
/// <param name="Collecting">What the collection of garbage stopped the program for.</param>
internal readonly record struct EditTime(double Clock, double Processor, double Compiling, double Collecting)
{
    /// <summary>Times code that runs on one thread.</summary>
    public static EditTime Of(Action code)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), ThreadTime.Now);
        var (compiling, collecting) = (JitInfo.GetCompilationTime(currentThread: true), GC.GetTotalPauseDuration());
        code();
        return new EditTime(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (ThreadTime.Now - processor).TotalMilliseconds,
            (JitInfo.GetCompilationTime(currentThread: true) - compiling).TotalMilliseconds,
            (GC.GetTotalPauseDuration() - collecting).TotalMilliseconds);
    }

    /// <summary>What two take together.</summary>
    public static EditTime operator +(EditTime time, EditTime other) => new(
        time.Clock + other.Clock, time.Processor + other.Processor, time.Compiling + other.Compiling, time.Collecting + other.Collecting);
}

/// <summary>The times of several edits of one kind.</summary>
/// <param name="Kind">The kind of edit.</param>
/// <param name="Times">The times.</param>
internal sealed record EditTimes(string Kind, IReadOnlyList<EditTime> Times)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var greatest = Times.MaxBy(time => time.Processor);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}: clock {Show(time => time.Clock)}, processor {Show(time => time.Processor)} (of the last: compiling {greatest.Compiling:0}, collecting {greatest.Collecting:0})");
    }

    private string Show(Func<EditTime, double> part)
    {
        var times = Times.Select(part).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{times[0]:0} / {times[times.Count / 2]:0} / {times[^1]:0} ms");
    }
}
