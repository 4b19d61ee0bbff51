using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>Runs the external tools that convert schemas and check documents.</summary>
internal static class ExternalTool
{
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a tool and returns its output.</summary>
    public static string Run(string name, params string[] arguments) => Run(name, out _, arguments);

    /// <summary>Runs a tool and returns its output, that for errors last.</summary>
    public static string Run(string name, out int code, IReadOnlyList<string> arguments)
    {
        var start = JavaTool.Start(name) ?? new ProcessStartInfo(name);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        code = process.ExitCode;
        return output + errors.Result;
    }
}

/// <summary>A fact that needs a tool and the corpus; reported as skipped if one of them is missing.</summary>
internal sealed class ExternalToolFactAttribute : FactAttribute
{
    /// <param name="tool">The tool.</param>
    /// <param name="folders">The folders of the corpus.</param>
    public ExternalToolFactAttribute(string tool, params string[] folders)
    {
        if (!ExternalTool.IsInstalled(tool))
            Skip = "needs " + tool;
        else
            Skip = Corpus.Missing(folders);
    }
}
