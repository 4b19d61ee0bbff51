using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Bindery.Analyzers;
using Bindery.Generator;
using Bindery.Schema;

namespace Bindery.Benchmarks.Starting;

/// <summary>
/// What building takes: a project with libvirt's schema of domains, beside an empty one, and the first command of the README on a fresh clone.
/// </summary>
internal static class BuildCost
{
    private const double ProjectGoal = 6;
    private const double FirstGoal = 30;
    private const int Builds = 3;

    /// <summary>Measures and prints a table.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="schema">The schema; null where it is not to be had.</param>
    /// <param name="missed">Gets the goals that are missed.</param>
    public static void Print(string repository, string? schema, List<string> missed)
    {
        Console.WriteLine();
        Console.WriteLine("Builds: seconds of the processor, all processes");
        Console.WriteLine();
        Console.WriteLine("| | s |\n| --- | --: |");
        if (schema is not null)
        {
            var empty = Project(null);
            var full = Project(schema);
            Row($"a project with domain.rng, beyond an empty one, which takes {Number(empty)} (best of {Builds})", full - empty, ProjectGoal);
        }
        Row("dotnet run --project samples/Backup, on a fresh clone", First(repository), FirstGoal);

        void Row(string name, double seconds, double goal)
        {
            Console.WriteLine($"| {name} | {Number(seconds)} ({(seconds > goal ? "**misses** " : "")}≤ {Number(goal)}) |");
            if (seconds > goal)
                missed.Add($"{name}: {Number(seconds)} s, goal {Number(goal)}");
        }
    }

    private static double Project(string? schema)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-build-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine();\n");
            File.WriteAllText(Path.Combine(folder, "Built.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  {(schema is null ? "" : Models(schema))}
                </Project>
                """);
            ChildProcess.Run(folder, "dotnet", "restore", "-v:q");
            // Without the compiler's server, whose time nobody could tell from that of others.
            string[] build = ["build", "--no-restore", "--no-incremental", "-m:1", "-v:q", "-p:UseSharedCompilation=false"];
            return Enumerable.Range(0, Builds).Min(_ => ChildProcess.Run(folder, "dotnet", build)) / 1000;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Models(string schema) => $"""
        <ItemGroup>
          <Reference Include="{typeof(Grammar).Assembly.Location}" />
          <Analyzer Include="{string.Join(';', Analyzers())}" />
          <BinderySchema Include="{schema}" Namespace="Built" />
        </ItemGroup>
        <Import Project="{Path.Combine(Repository.Root, "src", "Package", "build", "Bindery.targets")}" />
        """;

    // The assemblies that the compiler loads: those that this program has are the same.
    private static IEnumerable<string> Analyzers() =>
        new[] { typeof(Grammar), typeof(SchemaReader), typeof(SchemaGenerator), typeof(ModelAnalyzer) }.Select(type => type.Assembly.Location);

    private static double First(string repository)
    {
        var folder = Directory.CreateTempSubdirectory("bindery-first-").FullName;
        var server = $"bindery-{Environment.ProcessId}";
        try
        {
            ChildProcess.Run(folder, "git", "clone", "--quiet", "--no-hardlinks", repository, "clone");
            var clone = Path.Combine(folder, "clone");
            // In two steps and one node, so that no process is left whose time nobody gets.
            var time = ChildProcess.Run(clone, "dotnet", "build", "samples/Backup", "-m:1", "-v:q", $"-p:SharedCompilationId={server}");
            time += ChildProcess.Run(clone, "dotnet", "run", "--no-build", "--project", "samples/Backup");
            // The compiler's server outlives the build.
            foreach (var process in Servers(server))
                using (process)
                {
                    time += process.TotalProcessorTime.TotalMilliseconds;
                    process.Kill();
                    process.WaitForExit();
                }
            return time / 1000;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Process> Servers(string id) =>
        [.. Process.GetProcesses().Where(process => File.Exists($"/proc/{process.Id}/cmdline") && Line(process.Id).Contains(id, StringComparison.Ordinal)
            && process.Id != Environment.ProcessId)];

    private static string Line(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
