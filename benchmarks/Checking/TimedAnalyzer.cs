using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Benchmarks.Checking;

/// <summary>An analyzer, and the time that its calls take, with all that it asks the compiler about.</summary>
/// <param name="analyzer">The analyzer, which asks for the calls below.</param>
#pragma warning disable RS1012, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008 // Measured here, delivered nowhere; the analyzer asks for the calls.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TimedAnalyzer(DiagnosticAnalyzer analyzer) : DiagnosticAnalyzer
{
    private readonly object _lock = new();
    private EditTime _time;
    private Exception? _failure;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => analyzer.SupportedDiagnostics;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context) => analyzer.Initialize(new Calls(context, this));

    /// <summary>Returns the time since this was called last.</summary>
    public EditTime Take()
    {
        lock (_lock)
        {
            // The compiler ends the analysis of the file without a word.
            if (_failure is not null)
                throw new InvalidOperationException("The analyzer failed.", _failure);
            var time = _time;
            _time = default;
            return time;
        }
    }

    private Action<T> Timed<T>(Action<T> call) => argument =>
    {
        var time = EditTime.Of(() =>
        {
            try
            {
                call(argument);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                _failure = failure;
            }
        });
        lock (_lock)
            _time += time;
    };

    private sealed class Calls(AnalysisContext context, TimedAnalyzer timer) : AnalysisContext
    {
        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => context.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void EnableConcurrentExecution() => context.EnableConcurrentExecution();

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) =>
            context.RegisterCompilationStartAction(timer.Timed<CompilationStartAnalysisContext>(start => action(new CallsOfCompilation(start, timer))));

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => context.RegisterCompilationAction(timer.Timed(action));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            context.RegisterSemanticModelAction(timer.Timed(action));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => context.RegisterSyntaxTreeAction(timer.Timed(action));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
            context.RegisterSymbolAction(timer.Timed(action), symbolKinds);

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => context.RegisterCodeBlockAction(timer.Timed(action));

        public override void RegisterCodeBlockStartAction<T>(Action<CodeBlockStartAnalysisContext<T>> action) => throw new NotSupportedException();

        public override void RegisterSyntaxNodeAction<T>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<T> syntaxKinds) =>
            context.RegisterSyntaxNodeAction(timer.Timed(action), syntaxKinds);
    }

    private sealed class CallsOfCompilation(CompilationStartAnalysisContext context, TimedAnalyzer timer)
        : CompilationStartAnalysisContext(context.Compilation, context.Options, context.CancellationToken)
    {
        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) =>
            context.RegisterCompilationEndAction(timer.Timed(action));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) =>
            context.RegisterSemanticModelAction(timer.Timed(action));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => context.RegisterSyntaxTreeAction(timer.Timed(action));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
            context.RegisterSymbolAction(timer.Timed(action), symbolKinds);

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => context.RegisterCodeBlockAction(timer.Timed(action));

        public override void RegisterCodeBlockStartAction<T>(Action<CodeBlockStartAnalysisContext<T>> action) => throw new NotSupportedException();

        public override void RegisterSyntaxNodeAction<T>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<T> syntaxKinds) =>
            context.RegisterSyntaxNodeAction(timer.Timed(action), syntaxKinds);
    }
}
