using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Analyzers;

/// <summary>Says where a referenced assembly carries a grammar that cannot be read, so that silence is never taken for approval.</summary>
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
        if (context.Compilation.GetTypeByMetadataName("Bindery.GrammarAttribute") is not { } type)
            return;
        foreach (var assembly in context.Compilation.SourceModule.ReferencedAssemblySymbols.Append(context.Compilation.Assembly))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var attribute in assembly.GetAttributes())
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type)
                    && attribute.ConstructorArguments.Length == 2
                    && attribute.ConstructorArguments[1].Value is string text
                    && Problem(text) is { } problem)
                    context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnreadableGrammar, Location.None, attribute.ConstructorArguments[0].Value, assembly.Name, problem));
        }
    }

    private static string? Problem(string text)
    {
        try
        {
            Grammar.Parse(text);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
