using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace Bindery.Tests.Support;

/// <summary>The built tool in a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string Dll =
        typeof(ToolProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Tool").Value!;

    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private readonly Process _process;

    private ToolProcess(Process process) => _process = process;

    public Process Process => _process;

    public static ToolProcess Start(string folder, params string[] arguments) => Start(folder, Host, [Dll, .. arguments]);

    /// <summary>Runs to the end, called by a shell.</summary>
    public static ToolRun RunInShell(string folder, string call)
    {
        using var tool = Start(folder, "sh", ["-c", $"exec '{Host}' '{Dll}' {call}"]);
        return tool.End();
    }

    private static ToolProcess Start(string folder, string program, string[] arguments) => new(Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    /// <summary>Runs to the end, with a text on standard input.</summary>
    public static ToolRun Run(string folder, string input, params string[] arguments)
    {
        using var tool = Start(folder, arguments);
        tool._process.StandardInput.Write(input);
        tool._process.StandardInput.Close();
        return tool.End();
    }

    /// <summary>Waits for the end.</summary>
    public ToolRun End()
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var error = _process.StandardError.ReadToEndAsync();
        Assert.True(_process.WaitForExit(Limit), "The tool does not end.");
        return new ToolRun(_process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
