using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Files;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers;

/// <summary>Validates the documents of a project, as files, against the grammars of its models. See docs/validating.md.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DocumentAnalyzer : DiagnosticAnalyzer
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    // While a user types, each keystroke creates a compilation, but the documents are unchanged.
    private static readonly Kept<ConditionalWeakTable<SourceText, ConcurrentDictionary<(bool, string), IReadOnlyList<FileFinding>>>> Known = new(_ => new());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DocumentDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (GrammarCatalog.Of(start.Compilation) is { Schemas.Count: > 0 } catalog)
                start.RegisterAdditionalFileAction(file => Check(file, catalog.Schemas.Select(pair => pair.Schema).ToList()));
        });
    }

    private static void Check(AdditionalFileAnalysisContext context, IReadOnlyList<BoundSchema> schemas)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        var role = Get(options, "BinderyRole");
        var isDocument = string.Equals(role, "Document", StringComparison.OrdinalIgnoreCase);
        // Of the files without a role, XML files with a known root are documents.
        if (!isDocument && (role is not null || !file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            return;
        if (file.GetText(context.CancellationToken) is not { } text)
            return;
        var schema = Get(options, "BinderySchema");
        var findings = Known.Of(schemas).GetOrCreateValue(text)
            .GetOrAdd((isDocument, schema ?? ""), _ => FileCheck.Find(text.ToString(), schemas, isDocument, schema));
        foreach (var finding in findings)
            context.ReportDiagnostic(Diagnostic.Create(
                DocumentDescriptors.Of(finding.Id), Location.Create(file.Path, finding.Place, text.Lines.GetLinePositionSpan(finding.Place)), finding.Message));
    }

    private static string? Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Metadata + name, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}
