using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Bindery.Tests.Live.Support;

/// <summary>The programs that come with libvirt, QEMU and libnbd.</summary>
internal static class Tool
{
    // For a machine that is busy with other things.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What a program prints; fails when it fails.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, error) = End(process);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error}{output}");
        return output;
    }

    public static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Waits for a program to end: what it printed, and what of it to the error output.</summary>
    public static (string Output, string Error) End(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!Task.WhenAll(output, error).Wait(Patience) || !process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{process.StartInfo.FileName} did not end within {Patience.TotalSeconds} s");
        }
        return (output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
