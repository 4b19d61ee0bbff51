using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Cases;

/// <summary>A case as a project: its files together with the models, or referencing them.</summary>
internal sealed class CaseProject
{
    private const string Folder = "/project/";

    private readonly bool _hasHosts;

    private CaseProject(Case read, CaseModels models, CSharpCompilation compilation, IReadOnlyDictionary<SyntaxTree, MarkedText> files)
    {
        Models = models;
        _hasHosts = read.Schema.Split(' ')[0] == "domainbackup";
        Files = files;
        Configuration = read.Files.FirstOrDefault(file => file.Name == ".editorconfig") is { } config
            ? AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(config.Text, Folder + ".editorconfig")))
            : null;
        Compilation = Configuration is null
            ? compilation
            : compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(Configuration)));
    }

    public CaseModels Models { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The .editorconfig of the project; null if it has none.</summary>
    public AnalyzerConfigSet? Configuration { get; }

    /// <summary>The files of the case, with what is expected of them.</summary>
    public IReadOnlyDictionary<SyntaxTree, MarkedText> Files { get; }

    /// <summary>Returns the project in which models are generated.</summary>
    public static CaseProject BesideModels(Case read)
    {
        var models = CaseModels.Of(read.Schema, read.Language);
        return Of(read, models, models.Sources);
    }

    /// <summary>Returns a project that only references the models, in an assembly of the newest language version.</summary>
    public static CaseProject ReferringToModels(Case read, string name = "Consumer")
    {
        var models = CaseModels.Of(read.Schema, LanguageVersion.CSharp12);
        return Of(read, models, CSharpCompilation.Create(name, [], [.. models.Sources.References, models.Reference.Value], models.Sources.Options));
    }

    /// <summary>Returns the project as a program that also contains the code in which a returned part is written.</summary>
    public byte[] ToImage() =>
        CaseModels.ImageOf(_hasHosts
            ? Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(CaseSource.Hosts, (CSharpParseOptions)Files.Keys.First().Options))
            : Compilation);

    /// <summary>Returns the compiler's errors in the files of the case.</summary>
    public IReadOnlyList<Diagnostic> Errors() => Files.Keys
        .SelectMany(tree => Compilation.GetSemanticModel(tree).GetDiagnostics())
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();

    private static CaseProject Of(Case read, CaseModels models, CSharpCompilation compilation)
    {
        var parse = new CSharpParseOptions(read.Language, DocumentationMode.Diagnose);
        var files = CaseSource.Files(read, models).Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (file.Name, Marked: MarkedText.Parse(file.Text)))
            .ToDictionary(file => Parse(file.Name, file.Marked.Text), file => file.Marked);
        compilation = compilation.AddSyntaxTrees(files.Keys).AddSyntaxTrees(Parse("Ambient.g.cs", CaseSource.Ambient));
        if (read.Language >= LanguageVersion.CSharp10)
            compilation = compilation.AddSyntaxTrees(Parse("Usings.cs", CaseSource.GlobalUsings(models)));
        if (files.Keys.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement))))
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        return new CaseProject(read, models, compilation, files);

        SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), parse, Folder + name);
    }

    /// <summary>The severities of rules in a configuration.</summary>
    private sealed class Severities(AnalyzerConfigSet configuration) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, System.Threading.CancellationToken cancellationToken) =>
            configuration.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value) && value == "true"
                ? GeneratedKind.MarkedGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configuration.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, System.Threading.CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
