using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live;

/// <summary>The sample, run as a user runs it.</summary>
internal static class SampleRun
{
    private static readonly string Program = Path.Combine(
        Corpus.Repository, "samples", "LiveBackup", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "LiveBackup.dll");

    public static (int Code, string Output, string Error) Of(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = Tool.End(process);
        return (process.ExitCode, output, error);
    }

    public static Process Start(params string[] arguments) => Tool.Start("dotnet", [Program, .. arguments]);

    /// <summary>With where the guest is to be found.</summary>
    public static string[] OnGuest(string mode, params string[] arguments) =>
        [mode, LiveEnvironment.Domain, "--connect", LiveEnvironment.Uri!, .. arguments.AsEnumerable()];
}
