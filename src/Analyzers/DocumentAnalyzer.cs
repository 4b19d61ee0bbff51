using System;
using System.Collections.Immutable;
using Bindery.Analyzers.Files;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Analyzers;

/// <summary>Validates the documents of a project, as files, against the grammars of its models. See docs/validating.md.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DocumentAnalyzer : DiagnosticAnalyzer
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DocumentDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (GrammarCatalog.Of(start.Compilation) is { } catalog)
                start.RegisterAdditionalFileAction(file => Check(file, catalog));
        });
    }

    private static void Check(AdditionalFileAnalysisContext context, GrammarCatalog catalog)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        var role = Get(options, "BinderyRole");
        var isDocument = string.Equals(role, "Document", StringComparison.OrdinalIgnoreCase);
        // Of what nobody calls a document, files of XML with a known root are.
        if (!isDocument && (role is not null || !file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            return;
        if (file.GetText(context.CancellationToken) is not { } text)
            return;
        foreach (var finding in FileCheck.Find(text.ToString(), catalog, isDocument, Get(options, "BinderySchema")))
            context.ReportDiagnostic(Diagnostic.Create(
                DocumentDescriptors.Of(finding.Id), Location.Create(file.Path, finding.Place, text.Lines.GetLinePositionSpan(finding.Place)), finding.Message));
    }

    private static string? Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Metadata + name, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}
