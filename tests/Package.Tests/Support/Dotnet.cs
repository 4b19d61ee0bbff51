using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>What a call of the dotnet command printed, and how it ended.</summary>
internal sealed record DotnetRun(string Command, int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>The whole output, for the message of a test that fails.</summary>
    public string Text => $"{Command}\n{string.Join('\n', Lines)}\nexit code {ExitCode}";

    /// <summary>This, if the command succeeded.</summary>
    public DotnetRun Succeeded()
    {
        Assert.True(ExitCode == 0, Text);
        return this;
    }
}

/// <summary>Calls the dotnet command as a user would: nothing of the test host's environment shines through.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Calls dotnet in a folder.</summary>
    public static DotnetRun Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>Calls dotnet in a folder, with a few variables set.</summary>
    /// <exception cref="TimeoutException">The command took longer than ten minutes; it was ended.</exception>
    public static DotnetRun Run(string folder, Dictionary<string, string> environment, params string[] arguments) =>
        Start(Host, folder, environment, arguments);

    /// <summary>Runs a program that needs no dotnet command.</summary>
    /// <exception cref="TimeoutException">The program took longer than ten minutes; it was ended.</exception>
    public static DotnetRun RunProgram(string path, params string[] arguments) => Start(path, Path.GetDirectoryName(path)!, [], arguments);

    private static DotnetRun Start(string program, string folder, Dictionary<string, string> environment, string[] arguments)
    {
        var command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfHost).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = CompilerServer.Name;
        // The processes are too short for a profile to pay off.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var lines = new List<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {Limit.TotalMinutes} minutes.");
        }
        // Waits for the end of the output as well.
        process.WaitForExit();
        return new DotnetRun(command, process.ExitCode, lines);

        void Add(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is { } line)
                lock (lines)
                    lines.Add(line);
        }
    }

    // "dotnet test" tells its children where MSBuild is, and the test host how to collect and to debug.
    private static bool IsOfHost(string name) =>
        new[] { "MSBUILD", "VSTEST", "CORECLR_", "COVERLET", "TESTINGPLATFORM" }.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
