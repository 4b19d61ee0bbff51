using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers;
using Bindery.Tests.Transcription.CSharp;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Transcription;

/// <summary>The diagnostics of the compiler and of all analyzers for documents written in C#, in every style, together with the generated code.</summary>
internal sealed class Judgement
{
    private readonly Dictionary<(Style, Case), List<Diagnostic>> _findings = [];

    /// <param name="models">The models.</param>
    /// <param name="cases">The documents to write in C#.</param>
    /// <param name="isReferenced">Whether the models are in a separate assembly; otherwise they are compiled together with the code that uses them.</param>
    public Judgement(ModelAssembly models, IReadOnlyList<Case> cases, bool isReferenced)
    {
        Files = Enum.GetValues<Style>().ToDictionary(style => style, style => SourceFile.All(style, cases, isRun: false));
        var files = Files.Values.SelectMany(all => all).ToDictionary(file => file.Parse(models.Generated));
        var compilation = isReferenced ? UserProject.Create("User", models, files.Keys) : models.Generated.AddSyntaxTrees(files.Keys);
        var analyzed = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
        foreach (var diagnostic in analyzed.GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult())
        {
            if (diagnostic.Id is "AD0001")
                Crashes.Add(diagnostic.ToString());
            if (diagnostic.Severity != DiagnosticSeverity.Error)
                continue;
            var file = diagnostic.Location.SourceTree is { } tree ? files.GetValueOrDefault(tree) : null;
            var isRefusal = diagnostic.Id.StartsWith("BND1", StringComparison.Ordinal) || diagnostic.Id == "CS9035";
            if (file is null || !isRefusal)
            {
                Errors.Add(file is null ? diagnostic.ToString() : $"{diagnostic}\n{file.MethodOf(file.At(diagnostic.Location.SourceSpan.Start))}");
                continue;
            }
            var key = (file.Style, file.At(diagnostic.Location.SourceSpan.Start));
            if (!_findings.TryGetValue(key, out var found))
                _findings.Add(key, found = []);
            found.Add(diagnostic);
        }
    }

    /// <summary>All analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(GrammarAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The code, by style.</summary>
    public IReadOnlyDictionary<Style, IReadOnlyList<SourceFile>> Files { get; }

    /// <summary>Exceptions of analyzers.</summary>
    public List<string> Crashes { get; } = [];

    /// <summary>Errors that are not verdicts: the C# code is invalid, or the generated code has an error.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Returns the diagnostics that reject the code of a document: rules of the grammar, and required members.</summary>
    public IReadOnlyList<Diagnostic> Findings(Style style, Case one) => _findings.GetValueOrDefault((style, one)) ?? [];
}
