using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Benchmarks.Checking;

/// <summary>
/// Asks for the same calls as an analyzer of the package, and does nothing: what the compiler takes to make them, which any analyzer of the project pays for.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Measured here, delivered nowhere.
internal abstract class EmptyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new(
        "EMPTY", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    /// <summary>Asks for the calls.</summary>
    protected abstract void Register(AnalysisContext context);
}

/// <summary>As the analyzer of models does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyModelAnalyzer : EmptyAnalyzer
{
    /// <inheritdoc/>
    protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start => start.RegisterSemanticModelAction(_ => { }));
}

/// <summary>As the analyzer of grammars does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyGrammarAnalyzer : EmptyAnalyzer
{
    /// <inheritdoc/>
    protected override void Register(AnalysisContext context) => context.RegisterCompilationAction(_ => { });
}
