using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Cases;

/// <summary>A method that is followed once for each shape of its calls has the same findings as one that is followed at each call.</summary>
public sealed class RepeatedCallTests
{
    // A method is called more than once, on each of several execution paths or from several places, and some calls are wrong.
    private const string Program = """
        public static class Case
        {
            public static string Run(bool flag)
            {
                var backup = new DomainBackup { Mode = flag ? BackupMode.Push : BackupMode.Pull, Server = flag ? null : BackupServer.Unix("/run/b") };
                backup.Disks.Add(Disk("vda", "a"));
                backup.Disks.Add(Disk("vda", "b"));
                backup.Disks.Add(Disk("v d", "c"));
                backup.Disks.Add(Scratch("vdd"));
                backup.Disks.Add(Scratch("vde"));
                return backup.ToXml();
            }

            public static string Push() => new DomainBackup { Disks = { Scratch("vda"), Scratch("vdb") } }.ToXml();

            private static BackupDisk Disk(string name, string file)
            {
                var disk = new BackupDisk { Name = name };
                if (file.Length > 1)
                    disk.Target = new() { File = "backup/" + file };
                return disk;
            }

            private static BackupDisk Scratch(string name) => new() { Name = name, Type = DiskType.File, Scratch = new() { File = "/s/" + name } };
        }
        """;

    /// <summary>The files with cases in which methods are called.</summary>
    public static TheoryData<string> Files => ["fields", "fleet", "loops", "parameters", "playlist", "programs", "shapes", "tools"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Reports_are_the_same_if_each_call_is_followed(string file)
    {
        foreach (var read in CaseReader.All.Values.Where(read => read is { IsPartial: false, Language: >= LanguageVersion.CSharp11 })
            .Where(read => read.Name.StartsWith(file + ":", System.StringComparison.Ordinal)))
            await Compare(read);
    }

    [Fact]
    public async Task Reports_of_a_method_that_is_called_again_are_the_same() => Assert.NotEmpty(await Compare(
        new Case("a method that is called again") { Form = CaseForm.Files, Files = [new CaseFile("Case.cs", Program)] }));

    private static async Task<List<string>> Compare(Case read)
    {
        var compilation = CaseProject.ReferringToModels(read).Compilation;
        var once = await Report(compilation.WithAssemblyName("Once"), new ModelAnalyzer());
        Assert.Equal(await Report(compilation.WithAssemblyName("Each"), new ModelAnalyzer { FollowsEachCall = true }), once);
        return once;
    }

    private static async Task<List<string>> Report(Compilation compilation, ModelAnalyzer analyzer) =>
        (await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync())
            .Select(found => $"{found.Location.GetLineSpan()} {found.Id} {found.GetMessage(CultureInfo.InvariantCulture)}"
                + string.Concat(found.AdditionalLocations.Select(other => " " + other.GetLineSpan())))
            .Order(System.StringComparer.Ordinal)
            .ToList();
}
