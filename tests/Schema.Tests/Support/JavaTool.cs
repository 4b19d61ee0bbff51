using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>Runs the external tools that convert and check schemas.</summary>
internal static class JavaTool
{
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a tool and returns its output.</summary>
    public static string Run(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }
}

/// <summary>A fact that needs a tool and the corpus; reported as skipped if one of them is missing.</summary>
internal sealed class JavaToolFactAttribute : FactAttribute
{
    /// <param name="tool">The tool.</param>
    /// <param name="folders">The folders of the corpus.</param>
    public JavaToolFactAttribute(string tool, params string[] folders)
    {
        if (!JavaTool.IsInstalled(tool))
            Skip = "needs " + tool;
        else
            Skip = Corpus.Missing(folders);
    }
}
