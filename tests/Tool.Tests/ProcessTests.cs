using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;
using Bindery.Tool.Reporting;

namespace Bindery.Tests;

/// <summary>The tool as a program: streams, signals, what it loads.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Finding = "error BND3003: 'bird' is not allowed for 'topic': it must be 'birds' or 'trees'; did you mean 'birds'?\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Standard_input_is_read_and_files_are_named_as_they_were_given()
    {
        _folder.Write("docs/bäd.xml", "<note topic='bird'/>");
        _folder.Write("docs/deep/good.xml", "<note topic='birds'/>");

        Assert.Equal(new ToolRun(1, "-:1:14: " + Finding, ""), ToolProcess.Run(_folder.Root, "<note topic='bird'/>", "validate", "note.rng", "-"));
        Assert.Equal(
            new ToolRun(1, "docs/bäd.xml:1:14: " + Finding, "2 documents: 1 valid, 1 not valid\n"),
            ToolProcess.Run(_folder.Root, "", "validate", "note.rng", "docs/**/*.xml"));
        Assert.Equal(new ToolRun(0, $"bindery {ToolVersion.Text}\n", ""), ToolProcess.Run(_folder.Root, "", "--version"));
    }

    [Fact]
    public void Files_of_schemas_are_named_as_seen_from_the_folder_of_the_call()
    {
        _folder.Write(
            "schemas/wrong.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='parts/p.rng'/><start><ref name='p'/></start></grammar>");
        _folder.Write("schemas/parts/p.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><define name='p'><txt/></define></grammar>");

        var run = ToolProcess.Run(_folder.Root, "", "validate", "./schemas/wrong.rng", "a.xml");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("schemas/parts/p.rng:1:71: error BND0001: RELAX NG has no element 'txt'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_output_pipe_ends_the_tool_without_a_crash()
    {
        for (var number = 0; number < 1000; number++)
            _folder.Write($"{number}.xml", "<note topic='bird'/>");
        using var tool = ToolProcess.Start(_folder.Root, "validate", "note.rng", "*.xml");
        Assert.Equal("0.xml:1:14: " + Finding, tool.Process.StandardOutput.ReadLine() + "\n");
        tool.Process.StandardOutput.Close();

        Assert.True(tool.Process.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal((1, "1000 documents: 0 valid, 1000 not valid\n"), (tool.Process.ExitCode, tool.Process.StandardError.ReadToEnd()));
    }

    [ProcFact]
    public void Validation_loads_no_compiler_no_JSON_and_no_other_XML()
    {
        _folder.Write("bad.xml", "<note topic='bird'/>");
        Process.Start("mkfifo", [_folder["pipe.xml"]]).WaitForExit();
        using var tool = ToolProcess.Start(_folder.Root, "validate", "note.rng", "bad.xml", "pipe.xml");
        Assert.Equal("bad.xml:1:14: " + Finding, tool.Process.StandardOutput.ReadLine() + "\n");

        var loaded = File.ReadAllText($"/proc/{tool.Process.Id.ToString(CultureInfo.InvariantCulture)}/maps");

        Assert.Contains("/Bindery.Schema.dll", loaded, StringComparison.Ordinal);
        foreach (var unwanted in new[] { "Microsoft.CodeAnalysis", "System.Text.Json", "System.Private.Xml", "System.Text.RegularExpressions",
            "Bindery.Generator" })
            Assert.DoesNotContain(unwanted, loaded, StringComparison.Ordinal);
    }

    [FullDeviceFact]
    public void Output_that_cannot_be_written_is_a_failure()
    {
        _folder.Write("bad.xml", "<note topic='bird'/>");

        var run = ToolProcess.RunInShell(_folder.Root, "validate note.rng bad.xml > /dev/full");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("bindery: The output cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [InterruptFact]
    public void An_interrupted_run_keeps_its_results_and_has_its_own_exit_code()
    {
        _folder.Write("bad.xml", "<note topic='bird'/>");
        // Nobody writes into the pipe: the tool waits for its document until it is interrupted.
        Process.Start("mkfifo", [_folder["pipe.xml"]]).WaitForExit();
        using var tool = ToolProcess.Start(_folder.Root, "validate", "note.rng", "bad.xml", "pipe.xml", "bad.xml", "--format", "text");
        Assert.Equal("bad.xml:1:14: " + Finding, tool.Process.StandardOutput.ReadLine() + "\n");

        Process.Start("kill", ["-INT", tool.Process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

        Assert.Equal(new ToolRun(130, "", ""), tool.End());
    }
}

/// <summary>A fact about signals and pipes of Unix; reported as skipped, by name, elsewhere.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs signals and named pipes of Unix" : null;
}

/// <summary>A fact about interrupting a process; reported as skipped, by name, on Windows and where the tests themselves run with SIGINT ignored.</summary>
internal sealed class InterruptFactAttribute : FactAttribute
{
    public InterruptFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs signals and named pipes of Unix"
        : IsIgnored() ? "needs SIGINT, which a process started in the background by a shell ignores, and all that it starts"
        : null;

    // The mask of ignored signals is hexadecimal; SIGINT is the second bit.
    private static bool IsIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
        && (ulong.Parse(mask["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0;
}

/// <summary>A fact that writes to a device that is always full; reported as skipped, by name, where there is none.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public FullDeviceFactAttribute() => Skip = File.Exists("/dev/full") ? null : "needs /dev/full";
}

/// <summary>A fact that looks at what another process has loaded; reported as skipped, by name, where the system does not show it.</summary>
internal sealed class ProcFactAttribute : FactAttribute
{
    public ProcFactAttribute() => Skip = File.Exists("/proc/self/maps") ? null : "needs /proc";
}
