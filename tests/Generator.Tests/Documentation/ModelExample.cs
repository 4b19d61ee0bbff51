using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Documentation;

/// <summary>An example in a page: statements of a method that use generated models, those of backups and checkpoints if nothing else is said.</summary>
internal static class ModelExample
{
    private static readonly Lazy<Compilation> Backups = new(() =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.DomainBackup(), TestSchema.DomainCheckpoint()] })
        .AssertClean().Output);

    /// <summary>Fails unless all examples compile and exactly this is reported of each.</summary>
    /// <param name="examples">The statements, and for each report of them "BND….: message", in the order of the code.</param>
    /// <param name="models">A compilation with models in the namespace Models; null for those of backups and checkpoints.</param>
    public static async Task Check(IEnumerable<(string Code, string[] Expected)> examples, Compilation? models = null)
    {
        var differences = new List<string>();
        foreach (var (code, expected) in examples)
        {
            var found = await Analyze(code, models);
            if (!found.SequenceEqual(expected))
                differences.Add($"{code}\nexpected:\n{string.Join('\n', expected)}\nreported:\n{string.Join('\n', found)}\n");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static async Task<IReadOnlyList<string>> Analyze(string code, Compilation? models)
    {
        var source = $$"""
            using System;
            using Bindery;
            using {{(models is null ? "Libvirt.Xml" : "Models")}};

            public static class Example
            {
                public static void Run()
                {
            {{code}}
                }
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(
            SourceText.From(source, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose), "/project/Example.cs");
        var compilation = (models ?? Backups.Value).AddSyntaxTrees(tree);
        var errors = compilation.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return errors.ConvertAll(error => error.ToString());
        var found = await compilation.WithAnalyzers([new ModelAnalyzer(), new TextAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
            .ToList();
    }
}
