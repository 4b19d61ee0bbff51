using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Bindery.Analyzers;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>Damaged schemas and programs in the compiler: the generator and the analyzers never throw, and generated code compiles.</summary>
public sealed class CompilerFuzzTests(ITestOutputHelper output)
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12);

    [Fact]
    public void Code_generated_from_damaged_schemas_compiles()
    {
        var mutator = new Mutator(
            Seeds.Rng[..2], ["name='class'", "name='System'", "b:name='ToXml'", "b:type='String'", "name='a-b'", "name='item2'", "<anyName/>", "<text/>"]);
        var compiled = 0;
        FuzzRun.Of(output, 25, mutator.Next, text =>
        {
            var run = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/s.rng", text, "Models")] });
            Assert.All(run.Result.Results, result => Assert.Null(result.Exception));
            if (run.Result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                return;
            compiled++;
            Assert.Empty(run.Output.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.ToString()));
        });
        Assert.InRange(compiled, 1, int.MaxValue);
    }

    [Fact]
    public void Analyzers_do_not_throw_for_damaged_programs()
    {
        var models = GeneratorRun.Of(new TestProject { AssemblyName = "Models", Schemas = [TestSchema.DomainBackup(("BinderyAccessibility", "public"))] })
            .AssertClean();
        var usings = string.Concat(new[] { "System", "System.Collections.Generic", "System.Linq", "System.IO", "System.Threading.Tasks", "Bindery",
            "Libvirt.Xml" }.Select(name => $"global using {name};\n"));
        var empty = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(usings, Parse)],
            [.. models.Output.References, models.ToReference()],
            (CSharpCompilationOptions)models.Output.Options);
        var programs = Directory.GetFiles(Path.Combine(Corpus.Repository, "tests", "Analyzers.Tests", "Oracle", "Programs"), "*.cs.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file)
                .Split("### ")
                .Where(part => part.Contains("\n// domainbackup ", StringComparison.Ordinal))
                .Select(part => part[(part.IndexOf('\n') + 1)..]))
                .ToArray();
        var mutator = new Mutator(
            programs,
            ["await", "yield return", "goto", "ref", "out", "is", "with", "..", "[..]", "=>", "\"<domainbackup>\"", "$\"<disk name='{x}'/>\"", "null!",
                "checked", "lock"]);
        FuzzRun.Of(output, 40, mutator.Next, text =>
        {
            var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new ModelAnalyzer(), new TextAnalyzer(), new GrammarAnalyzer());
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            var found = empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, Parse, "Program.cs"))
                .WithAnalyzers(analyzers, options)
                .GetAnalyzerDiagnosticsAsync()
                .GetAwaiter()
                .GetResult();
            Assert.All(found, diagnostic => Assert.StartsWith("BND", diagnostic.Id, StringComparison.Ordinal));
            Assert.All(
                found, diagnostic => Assert.True(diagnostic.Location.IsInSource && diagnostic.Location.SourceSpan.End <= text.Length, diagnostic.ToString()));
        });
    }
}
