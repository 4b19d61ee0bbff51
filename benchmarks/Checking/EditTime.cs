using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime;

namespace Bindery.Benchmarks.Checking;

/// <summary>What an edit took, in milliseconds.</summary>
/// <param name="Clock">The time on the clock.</param>
/// <param name="Processor">The time of all processors together.</param>
/// <param name="Compiling">What the run time took to compile methods, most of it beside the edit.</param>
/// <param name="Collecting">What the collection of garbage stopped it for.</param>
internal readonly record struct EditTime(double Clock, double Processor, double Compiling, double Collecting)
{
    /// <summary>Times an edit.</summary>
    public static EditTime Of(Action edit)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var (compiling, collecting) = (JitInfo.GetCompilationTime(), GC.GetTotalPauseDuration());
        edit();
        return new EditTime(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            (JitInfo.GetCompilationTime() - compiling).TotalMilliseconds,
            (GC.GetTotalPauseDuration() - collecting).TotalMilliseconds);
    }

    /// <summary>What one takes more than another one.</summary>
    public static EditTime operator -(EditTime time, EditTime other) => new(
        time.Clock - other.Clock, time.Processor - other.Processor, time.Compiling - other.Compiling, time.Collecting - other.Collecting);
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
