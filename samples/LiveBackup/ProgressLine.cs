using System;
using System.Globalization;

namespace LiveBackupSample;

/// <summary>One line that says how far the job is. On a terminal only: in a file it would be a line for every look.</summary>
internal sealed class ProgressLine
{
    private readonly bool _isShown = !Console.IsErrorRedirected;
    private int _length;

    public void Show(JobState job)
    {
        if (!_isShown)
            return;
        var text = Describe(job);
        Console.Error.Write("\r" + text.PadRight(_length));
        _length = text.Length;
    }

    /// <summary>Makes room for what comes after.</summary>
    public void Clear()
    {
        if (_length > 0)
            Console.Error.Write("\r" + new string(' ', _length) + "\r");
        _length = 0;
    }

    public static string Describe(JobState job) => job switch
    {
        { Total: > 0 and var total, Processed: { } processed } =>
            string.Create(CultureInfo.InvariantCulture, $"{100.0 * processed / total:F0} % of {Size(total)} written"),
        { ScratchUsed: { } used } => $"serving, {Size(used)} changed meanwhile",
        _ => "running",
    };

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 30):F1} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 20):F1} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"),
    };
}
