using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Keeping;
using Bindery.Analyzers.Models;
using Bindery.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Keeping;

/// <summary>What was found before an edit is kept where nothing that it depends on has changed, and says after the edit what a new look would say.</summary>
public sealed class KeptVerdictsTests
{
    private const int Edits = 10;

    private const string Service = """
        public sealed record Plan(string Name)
        {
            public string Folder { get; init; } = "/backup/";
        }

        public sealed class Service
        {
            private static readonly string Root = "/backup/";

            public string Write() => new DomainBackup { Disks = [Disk("vda")] }.ToXml();

            public string WriteRoot() => new DomainBackup { Disks = [new() { Name = "vda", Target = new() { File = Root + "a" } }] }.ToXml();

            public string WritePlan(Plan plan) => new DomainBackup { Disks = [new() { Name = plan.Name, Target = new() { File = new Plan("a").Folder + "a" } }] }.ToXml();

            public int Other() => 1;

            public string WriteOther() => new DomainBackup { Disks = [new() { Name = Label(Other()) }] }.ToXml();

            private static string Label(int number) => "vda";

            private static BackupDisk Disk(string name) => new() { Name = name, Target = new() { File = "/backup/" + name } };
        }
        """;

    /// <summary>Programs, edited again and again: each report is the one of a look that knows nothing of those before.</summary>
    [Theory]
    [InlineData("a service with a log and options")]
    [InlineData("a service with a primary constructor")]
    [InlineData("constants in all but name")]
    [InlineData("classes that derive")]
    [InlineData("extension methods")]
    public async Task Reports_after_edits_equal_those_of_a_new_analysis(string name)
    {
        var programs = new OraclePrograms("Programs", schema => new Trial(schema));
        var (trial, text, _) = programs.Read(name);
        var all = Mutations.Of(trial.Bind(text), trial.Space).Distinct().ToList();
        var count = 0;
        foreach (var mutation in all.Where((_, i) => i % Math.Max(1, all.Count / Edits) == 0))
        {
            // The same program with more lines before it, so that all places are others.
            var changed = trial.Bind(new string('\n', count++ % 3) + mutation.Apply(text)).Compilation;
            Assert.Equal(await Report(changed.WithAssemblyName(Guid.NewGuid().ToString())), await Report(changed.WithAssemblyName("Edited")));
        }
    }

    /// <summary>What an edit leaves as it was, and what it does not; of members that name no model nothing is known at all.</summary>
    [Theory]
    [InlineData("int Other() => 1", "int Other() => 2", "WriteOther")]
    [InlineData("\"/backup/\" + name", "\"backup/\" + name", "Disk", "Write")]
    [InlineData("Root = \"/backup/\"", "Root = \"/backups/\"", "WriteRoot")]
    [InlineData("= [Disk(\"vda\")]", "= [ Disk(\"vda\")]", "Write")]
    // A method matters where it is named, and where all of a type of its file was read, as that of a plan.
    [InlineData("public int Other() => 1;", "public int Other() => 1; private static string Label(long number) => \"vdb\";", "WriteOther", "WritePlan")]
    [InlineData("private static string Label(int number) => \"vda\";", "", "WriteOther", "WritePlan")]
    [InlineData("int Other()", "long Other()", "WriteOther", "WritePlan")]
    [InlineData("public int Other() => 1;", "public int Other() => 1; public int Another() => 1;", "WritePlan")]
    [InlineData("public int Other() => 1;", "public int Other() => 1; public int Ano", "WritePlan")]
    [InlineData("public int Other() => 1;", "public int Other() => 1; private", "WriteOther", "WritePlan")]
    // What else stands outside of bodies may matter everywhere, and so may what the language calls without a name.
    [InlineData("{ get; init; } = \"/backup/\"", "{ get; init; } = \"/backups/\"", "Write", "WriteRoot", "WritePlan", "WriteOther", "Disk")]
    [InlineData("public int Other() => 1;", "public int Other() => 1; public int Another => 1;", "Write", "WriteRoot", "WritePlan", "WriteOther", "Disk")]
    [InlineData("public int Other() => 1;", "public int Other() => 1; public void Dispose() { }", "Write", "WriteRoot", "WritePlan", "WriteOther", "Disk")]
    public async Task Members_are_analyzed_again_if_an_edit_affects_them(string before, string after, params string[] expected)
    {
        var trial = new Trial("domainbackup");
        // A name of its own, so that nothing is known at first, and tests at the same time do not interfere.
        var project = Guid.NewGuid().ToString();
        var old = trial.Bind(Service).Compilation.WithAssemblyName(project);
        var edited = trial.Bind(Service.Replace(before, after, StringComparison.Ordinal)).Compilation.WithAssemblyName(project);
        await Report(old);
        var kept = KeptVerdicts.Of(edited, GrammarCatalog.Of(edited)!.Names);
        var root = (CompilationUnitSyntax)await edited.SyntaxTrees.Last().GetRootAsync();
        var mentions = new Mentions(GrammarCatalog.Of(edited)!.Files, GrammarCatalog.Of(edited)!.Names);
        var mentioning = CodePieces.Of(root, null, mentions, default).ToHashSet();
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            CodePieces.In(root)
                .Where(piece => mentioning.Contains(piece) && kept.Find(piece) is null)
                .Select(NameOf)
                .Order(StringComparer.Ordinal));
    }

    private static string NameOf(SyntaxNode piece) => piece switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => piece.ToString(),
    };

    private static async Task<List<string>> Report(Compilation compilation) =>
        (await compilation.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .Select(found =>
                $"{found.Id} {found.Location.SourceSpan} {found.GetMessage(CultureInfo.InvariantCulture)} {string.Join(' ', found.AdditionalLocations.Select(other => other.SourceSpan))}")
            .Order(StringComparer.Ordinal)
            .ToList();
}
