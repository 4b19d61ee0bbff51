using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Bindery.Tests.Oracle;

/// <summary>
/// Programs whose execution paths multiply: the work on each body is bounded, and what exceeds the bound is unknown. The times allowed are many times what is
/// needed; without the bounds, they would be hours.
/// </summary>
public sealed class HostileProgramTests(ITestOutputHelper output)
{
    private static readonly Trial Backups = new("domainbackup");

    /// <summary>Each of twelve levels of methods calls the next one four times: 4^12 calls.</summary>
    [Fact]
    public Task Helpers_that_call_helpers() => Check(
        string.Concat(Enumerable.Range(0, 12).Select(i =>
            $"static void Fill{i}(DomainBackup b, string n) {{ {string.Concat(Enumerable.Range(0, 4).Select(j => $"Fill{i + 1}(b, n + {j}); "))}}}\n"))
        + "static void Fill12(DomainBackup b, string n) { b.Disks.Add(new BackupDisk { Name = n }); if (n.Length > 5) b.Incremental = n; }",
        "Fill0(backup, text);");

    /// <summary>Twenty conditions one after the other: 2^20 paths.</summary>
    [Fact]
    public Task Conditions_one_after_the_other() => Check(
        "",
        string.Concat(Enumerable.Range(0, 20).Select(i => $"if (text[{i}] == 'x') backup.Disks.Add(new BackupDisk {{ Name = \"vd{(char)('a' + i)}\" }});\n")));

    /// <summary>Eight levels of switch statements with six sections each: 6^8 paths.</summary>
    [Fact]
    public Task Switches_in_switches()
    {
        var body = new StringBuilder("backup.Disks.Add(new BackupDisk { Name = text });");
        for (var i = 0; i < 8; i++)
        {
            var sections = string.Concat(Enumerable.Range(0, 5).Select(j => $"case {j}: backup.Incremental = \"c{i}{j}\"; break;\n"));
            body = new StringBuilder($"switch (text.Length % {i + 7}) {{ {sections} default: {body} break; }}\n");
        }
        return Check("", string.Concat(Enumerable.Repeat(body.ToString(), 4)));
    }

    /// <summary>A switch expression of eight arms as each of ten members: 8^10 values.</summary>
    [Fact]
    public Task Switch_expressions_side_by_side()
    {
        var arms = string.Concat(Enumerable.Range(0, 7).Select(i => $"{i} => new BackupDisk {{ Name = \"vd{(char)('a' + i)}\" }}, "));
        return Check(
            "",
            string.Concat(Enumerable.Range(0, 10).Select(i =>
                $"backup.Disks.Add((text.Length + {i}) switch {{ {arms}_ => new BackupDisk {{ Name = text }} }});\n")));
    }

    /// <summary>Loops, lambdas and tries, nested six deep.</summary>
    [Fact]
    public Task Loops_in_lambdas_in_loops()
    {
        var body = "backup.Disks.Add(new BackupDisk { Name = text });";
        for (var i = 0; i < 6; i++)
            body = $"foreach (var l{i} in text) {{ try {{ new List<string> {{ text, \"b\" }}.ForEach(n{i} => {{ {body} }}); }} "
                + "catch (FormatException) { backup.Mode = null; } }\n";
        return Check("", body);
    }

    /// <summary>Twenty methods, each of which calls four others.</summary>
    [Fact]
    public Task Twenty_methods_that_call_each_other() => Check(
        string.Concat(Enumerable.Range(0, 20).Select(i =>
            $"static BackupDisk Disk{i}(string n) {{ var d = new BackupDisk {{ Name = n }}; "
            + string.Concat(Enumerable.Range(1, 4).Select(j => $"if (n.Length > {j}) d = Disk{(i + j) % 20}(n + n); ")) + "return d; }\n")),
        "backup.Disks.Add(Disk0(text));");

    /// <summary>
    /// Three hundred calls of a method of forty statements, more than are followed: the method is followed once, so that what comes after the calls is seen.
    /// </summary>
    [Fact]
    public async Task Calls_of_one_method_with_equal_arguments()
    {
        var program = Bind(
            $"static BackupDisk Disk(string n) {{ var d = new BackupDisk {{ Name = n }}; {string.Concat(Enumerable.Repeat("d.Incremental = n; ", 40))} return d; }}\n"
            + "static BackupDisk Wrong(string n) => new() { Name = n, Type = DiskType.File, Scratch = new() { File = \"/s\" } };",
            string.Concat(Enumerable.Range(0, 300).Select(i => $"backup.Disks.Add(Disk(text.Substring({i})));\n")) + "backup.Disks.Add(Wrong(text));");
        Assert.Equal("BND1001", Assert.Single(await Backups.Report(program)).Id);
    }

    private static SemanticModel Bind(string helpers, string body) => Backups.Bind(
        "public static class Program { public static string Run(string text) "
        + $"{{ var backup = new DomainBackup(); {body} return backup.ToXml(); }}\n{helpers} }}");

    private async Task Check(string helpers, string body)
    {
        var program = Bind(helpers, body);
        Assert.DoesNotContain(program.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var watch = Stopwatch.StartNew();
        Assert.Empty(await Backups.Report(program));
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }
}
