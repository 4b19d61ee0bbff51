using System;
using System.Diagnostics;
using System.IO;

namespace Bindery.Tool.Terminal;

/// <summary>One line that says how far a long run is: on a terminal only, not before the first second is over, and gone at the end.</summary>
/// <param name="terminal">Where to show it; null for nowhere.</param>
/// <param name="total">How many documents there are.</param>
/// <param name="elapsed">The time since the start.</param>
internal sealed class ProgressLine(TextWriter? terminal, int total, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private int _length;

    /// <summary>A line that measures the time itself.</summary>
    public static ProgressLine Start(TextWriter? terminal, int total)
    {
        var watch = Stopwatch.StartNew();
        return new ProgressLine(terminal, total, () => watch.Elapsed);
    }

    /// <summary>Says how many documents are done, if it is time to.</summary>
    public void Show(int done)
    {
        if (terminal is null || elapsed() is var now && now < _next)
            return;
        _next = now + Pause;
        var text = $"{done} of {total} documents";
        terminal.Write("\r" + text.PadRight(_length));
        _length = text.Length;
    }

    /// <summary>Makes room for what comes after.</summary>
    public void Clear()
    {
        if (_length == 0)
            return;
        terminal!.Write("\r" + new string(' ', _length) + "\r");
        _length = 0;
    }
}
