using System.Collections.Immutable;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Analyzers;

/// <summary>Reports referenced assemblies whose grammar or model map cannot be read, so that unchecked code is not mistaken for valid code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrammarAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnreadableGrammar);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        if (GrammarCatalog.Of(context.Compilation) is not { } catalog)
            return;
        foreach (var (assembly, schema) in catalog.Schemas)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (schema.Problem is { } problem)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnreadableGrammar, Location.None, schema.Name, assembly, problem));
        }
    }
}
