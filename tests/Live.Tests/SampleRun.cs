using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live;

/// <summary>The sample, run as a user runs it.</summary>
internal static class SampleRun
{
    public static (int Code, string Output, string Error) Of(params string[] arguments) => Of("LiveBackup", arguments);

    /// <summary>Another sample.</summary>
    public static (int Code, string Output, string Error) Of(string sample, string[] arguments)
    {
        using var process = Start(sample, arguments);
        var (output, error) = Tool.End(process);
        return (process.ExitCode, output, error);
    }

    public static Process Start(params string[] arguments) => Start("LiveBackup", arguments);

    private static Process Start(string sample, string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Tool.Start("dotnet", [Path.Combine(Corpus.Repository, "samples", sample, "bin", configuration, "net10.0", sample + ".dll"), .. arguments]);
    }

    /// <summary>With where the guest is to be found.</summary>
    public static string[] OnGuest(string mode, params string[] arguments) =>
        [mode, LiveEnvironment.Domain, "--connect", LiveEnvironment.Uri!, .. arguments.AsEnumerable()];
}
