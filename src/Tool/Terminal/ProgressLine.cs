using System;
using System.Diagnostics;
using System.IO;

namespace Bindery.Tool.Terminal;

/// <summary>A line with the progress of a long run. It is shown only on a terminal, after the first second, and removed at the end.</summary>
/// <param name="terminal">The terminal; null for none.</param>
/// <param name="total">The number of documents.</param>
/// <param name="elapsed">The time since the start.</param>
internal sealed class ProgressLine(TextWriter? terminal, int total, Func<TimeSpan> elapsed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private int _length;

    /// <summary>Creates a line that measures the time itself.</summary>
    public static ProgressLine Start(TextWriter? terminal, int total)
    {
        var watch = Stopwatch.StartNew();
        return new ProgressLine(terminal, total, () => watch.Elapsed);
    }

    /// <summary>Shows the number of completed documents, if enough time has passed.</summary>
    public void Show(int done)
    {
        if (terminal is null || elapsed() is var now && now < _next)
            return;
        _next = now + Pause;
        var text = $"{done} of {total} documents";
        terminal.Write("\r" + text.PadRight(_length));
        _length = text.Length;
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_length == 0)
            return;
        terminal!.Write("\r" + new string(' ', _length) + "\r");
        _length = 0;
    }
}
