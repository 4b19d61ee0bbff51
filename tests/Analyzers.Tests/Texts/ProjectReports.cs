using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Tests.Cases;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Texts;

/// <summary>What is reported about texts and documents in a project that refers to the models of backups and checkpoints.</summary>
internal static class ProjectReports
{
    private const string Usings = "using System; using System.Linq; using System.Text; using System.Security; using Bindery; using Libvirt.Xml;\n";

    /// <summary>Reports of code, each with its id, the text that it marks and its message.</summary>
    /// <param name="code">The code.</param>
    /// <param name="lists">What files say of methods in other libraries.</param>
    public static Task<IReadOnlyList<string>> OfCode(string code, string? lists = null) =>
        Of(code, lists is null ? [] : [("/project/own.bindery-texts.txt", lists, [("BinderyRole", "Texts")])]);

    /// <summary>Reports of a document.</summary>
    public static Task<IReadOnlyList<string>> OfDocument(string text, string path = "/project/backup.xml", params (string Name, string Value)[] metadata) =>
        Of("", [(path, text, metadata)]);

    private static async Task<IReadOnlyList<string>> Of(string code, (string Path, string Text, (string Name, string Value)[] Metadata)[] files)
    {
        var models = CaseModels.Of("domainbackup and domaincheckpoint", LanguageVersion.CSharp12);
        var tree = CSharpSyntaxTree.ParseText(Usings + code, new CSharpParseOptions(LanguageVersion.CSharp12), "Program.cs");
        var compilation = CSharpCompilation.Create("Consumer", [tree], [.. models.Sources.References, models.Reference.Value], models.Sources.Options);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options = new AnalyzerOptions(
            [.. files.Select(file => (AdditionalText)new SchemaAdditionalText(file.Path, file.Text))],
            new Provider(files.ToDictionary(
                file => file.Path, file => file.Metadata.ToImmutableDictionary(pair => "build_metadata.AdditionalFiles." + pair.Name, pair => pair.Value))));
        var found = await compilation.WithAnalyzers([new TextAnalyzer(), new DocumentAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic =>
        {
            var text = diagnostic.Location.SourceTree?.ToString() ?? files.Single(file => file.Path == diagnostic.Location.GetLineSpan().Path).Text;
            var span = diagnostic.Location.SourceSpan;
            return $"{diagnostic.Id} '{text.Substring(span.Start, span.Length)}': {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        })];
    }

    private sealed class Provider(Dictionary<string, ImmutableDictionary<string, string>> metadata) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(metadata[textFile.Path]);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
