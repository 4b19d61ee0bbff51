using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Keeping;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Analyzers;

/// <summary>
/// Checks the use of generated classes against the grammar from which they were generated: code whose documents would certainly be rejected is reported at the
/// place to change. All rules are in the grammar; see docs/architecture.md.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(
            Descriptors.NotAllowed,
            Descriptors.Missing,
            Descriptors.WrongValue,
            Descriptors.ValueConflict,
            Descriptors.NotUnique,
            Descriptors.NullMember,
            Descriptors.RefersToNothing,
            Descriptors.NotWritten,
            Descriptors.Unused);

    /// <summary>Whether a method is followed again at each call of the same shape. The findings are the same; tests and benchmarks compare them.</summary>
    internal bool FollowsEachCall { get; init; }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (GrammarCatalog.Of(start.Compilation) is not { } catalog)
                return;
            var types = new ModelTypes(catalog, start.Compilation) { Code = new CalledCode(start.Compilation) { FollowsEachCall = FollowsEachCall } };
            var mentions = new Mentions(catalog.Files, catalog.Names);
            // Analyzes complete files: most files are excluded by their text, and the others are divided into pieces.
            var kept = KeptVerdicts.Of(start.Compilation, catalog.Names);
            start.RegisterSemanticModelAction(file => Check(file, mentions, types, kept));
        });
    }

    private static void Check(SemanticModelAnalysisContext context, Mentions mentions, ModelTypes types, KeptVerdicts kept)
    {
        var semantics = context.SemanticModel;
        if (semantics.SyntaxTree.GetRoot(context.CancellationToken) is not CompilationUnitSyntax file)
            return;
        types.Code.Use(semantics);
        var findings = new FileFindings(semantics, isWhole: context.FilterSpan is null);
        foreach (var piece in CodePieces.Of(file, context.FilterSpan, mentions, context.CancellationToken))
            foreach (var verdict in kept.Find(piece) ?? Judge(piece, types, semantics, kept, context.CancellationToken))
                findings.Add(verdict);
        foreach (var finding in findings.All(context.CancellationToken))
            context.ReportDiagnostic(finding.ToDiagnostic());
    }

    private static List<BodyVerdict> Judge(
        SyntaxNode piece, ModelTypes types, SemanticModel semantics, KeptVerdicts kept, CancellationToken cancellationToken)
    {
        var verdicts = BodyFindings.JudgeAll(Bodies.Of(piece, semantics, cancellationToken), types, semantics, cancellationToken).ToList();
        // Incomplete results are not cached: the next compilation can have more.
        if (!types.Code.IsExhausted)
            kept.Add(piece, verdicts);
        return verdicts;
    }
}
