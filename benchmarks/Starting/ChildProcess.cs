using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Bindery.Benchmarks.Starting;

/// <summary>Runs other programs and tells the processor's time that they took, with all that they start and wait for.</summary>
internal static class ChildProcess
{
    // RUSAGE_CHILDREN of Linux and macOS.
    private const int Children = -1;

    /// <summary>Whether the system tells the times of other processes.</summary>
    public static bool IsMeasured => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Milliseconds of the processor.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static double Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of this process's own build may reach another one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        var before = Times();
        var text = new StringBuilder();
        using (var process = Process.Start(start)!)
        {
            process.StandardInput.Close();
            process.OutputDataReceived += Note;
            process.ErrorDataReceived += Note;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        }
        return Times() - before;

        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (text)
                text.AppendLine(line.Data);
        }
    }

    /// <summary>The median of several runs.</summary>
    public static double Median(int runs, Func<double> run) => Enumerable.Range(0, runs).Select(_ => run()).Order().ElementAt(runs / 2);

    private static double Times()
    {
        // Two pairs of seconds and microseconds come first; on macOS the latter are shorter, and padded.
        var usage = new long[32];
        if (getrusage(Children, usage) != 0)
            throw new InvalidOperationException("The system does not tell what other processes take.");
        return (usage[0] + usage[2]) * 1000.0 + ((int)usage[1] + (int)usage[3]) / 1000.0;
    }

    [DllImport("libc")]
    private static extern int getrusage(int who, [Out] long[] usage);
}
