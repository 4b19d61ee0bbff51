using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Cases;

/// <summary>Runs all analyzers on a case and compares what they say with the marks.</summary>
internal static class CaseAnalysis
{
    /// <summary>All analyzers that the package carries.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = typeof(GrammarAnalyzer).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();

    /// <summary>Whether the analyzer of models is among them.</summary>
    public static bool KnowsModels { get; } = Analyzers.Any(analyzer => analyzer.GetType().Name == "ModelAnalyzer");

    /// <summary>Fails unless exactly what the case expects is reported.</summary>
    public static async Task Check(Case read, CaseProject project)
    {
        var found = (await Diagnostics(project))
            // Suggestions have tests of their own.
            .Where(diagnostic => diagnostic.Id != "BND2009")
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ToList();
        var expected = project.Files.SelectMany(file => file.Value.Marks.Select(mark => Show(file.Key, mark.Id, mark.Span)))
            .Order(StringComparer.Ordinal)
            .ToList();
        var actual = found.Select(diagnostic => Show(diagnostic.Location.SourceTree, diagnostic.Id, diagnostic.Location.SourceSpan))
            .Order(StringComparer.Ordinal)
            .ToList();
        var isRight = (read.IsAnyOf && actual.Count > 0) || read.IsOptional ? actual.All(expected.Contains) : actual.SequenceEqual(expected);
        Assert.True(
            isRight,
            $"expected{(read.IsAnyOf ? " one of" : "")}:\n{Lines(expected)}reported:\n{Lines(actual)}{string.Concat(found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture) + "\n"))}");
        if (found.Count == 0)
            return;
        CheckSeverities(read, found);
        if (read.Message is { } message)
            Assert.Equal(message, found[0].GetMessage(CultureInfo.InvariantCulture));
        CheckOthers(project, found);
    }

    /// <summary>
    /// What the analyzers report. One file is analyzed as an editor does, which does not bind the bodies of the generated files; several are analyzed as the
    /// compiler does, because only then what one of them causes in another is reported.
    /// </summary>
    private static async Task<IEnumerable<Diagnostic>> Diagnostics(CaseProject project)
    {
        var options = new AnalyzerOptions([], new Provider(project.Configuration));
        var analysis = project.Compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(options, null, true, false));
        if (project.Files.Count > 1)
            return await analysis.GetAnalyzerDiagnosticsAsync();
        var tree = project.Files.Keys.Single();
        var model = project.Compilation.GetSemanticModel(tree);
        var ofSyntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, default);
        return ofSyntax.Concat(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, default));
    }

    private static void CheckSeverities(Case read, List<Diagnostic> found)
    {
        foreach (var diagnostic in found)
            // BND1007 is about a mistake in C#, not about a document; its severity is no concern of the cases.
            if (read.Severity is { } severity)
                Assert.Equal(severity, diagnostic.Severity.ToString());
            else if (diagnostic.Id != "BND1007")
                Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    /// <summary>Every further mark holds an additional location. There may be more of them: the owners of what is marked, for instance.</summary>
    private static void CheckOthers(CaseProject project, List<Diagnostic> found)
    {
        var actual = found.SelectMany(diagnostic => diagnostic.AdditionalLocations).ToList();
        foreach (var (tree, marked) in project.Files)
            foreach (var span in marked.Others)
                Assert.True(
                    actual.Any(location => location.SourceTree == tree && span.Contains(location.SourceSpan)),
                    $"no additional location in {Show(tree, "", span)}");
    }

    private static string Lines(List<string> shown) => string.Concat(shown.Select(line => "  " + line + "\n"));

    private static string Show(SyntaxTree? tree, string id, TextSpan span)
    {
        if (tree is null)
            return id + " without a place";
        var line = tree.GetText().Lines.GetLinePosition(span.Start);
        return $"{tree.FilePath}({line.Line + 1},{line.Character + 1}): {id} '{tree.GetText().ToString(span)}'";
    }

    /// <summary>Hands the analyzers what the configuration of a project says.</summary>
    private sealed class Provider(AnalyzerConfigSet? configuration) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
            configuration is null ? GlobalOptions : new Options(configuration.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
