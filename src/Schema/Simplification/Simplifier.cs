using System;
using System.Threading;
using Bindery.Schema.Restrictions;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Simplifies a schema, step by step in the order of RELAX NG 4, and checks the restrictions of section 7 on the result. The front end of the language has
/// already done the steps that need one file only (3, 4.1 to 4.5, 4.8, 4.10). After an error, steps that need a correct schema are skipped.
/// </summary>
internal static class Simplifier
{
    /// <summary>Simplifies a schema.</summary>
    /// <param name="root">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version of the target: patterns of later versions (b:since) are not allowed; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimplificationResult Simplify(SchemaSyntax root, ISyntaxSource source, Version? target, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        var expander = new Expander(source, diagnostics, target, cancellationToken);
        var grammar = Simplify(root, expander, diagnostics, cancellationToken);
        if (grammar is not null && target is null)
            new IdentityPathChecker(diagnostics).Check(grammar);
        return new SimplificationResult(diagnostics.IsEmpty ? grammar : null, diagnostics.ToList(expander.Files), expander.Files, expander.Versions);
    }

    /// <summary>
    /// Simplifies the part of a schema with errors that can be understood, for callers that need an approximate result. The result may violate the restrictions
    /// of section 7.
    /// </summary>
    /// <param name="root">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimpleGrammar Recover(SchemaSyntax root, ISyntaxSource source, CancellationToken cancellationToken)
    {
        var unsaid = new DiagnosticBag();
        var scope = new Expander(source, unsaid, null, cancellationToken) { IsLenient = true }.Expand(root);
        var survey = new GrammarSurvey(scope);
        new Constraints(unsaid).Check(survey);
        new Combination(unsaid).Combine(survey.Scopes);
        new GrammarLinks(unsaid).Bind(survey);
        LooseEnds.Tie(survey);
        var recursion = new Recursion(unsaid);
        recursion.Follow(scope.Start.Unit!);
        new SimpleForm(unsaid).Build(recursion.Units, recursion.Elements);
        cancellationToken.ThrowIfCancellationRequested();
        new TypeLinks(scope).Bind(recursion.Elements);
        return Numbering.Number(scope.Start.Unit!.Simple!.Value.Pattern);
    }

    private static SimpleGrammar? Simplify(SchemaSyntax root, Expander expander, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var scope = expander.Expand(root);                       // 4.6, 4.7, 4.9, 4.11 to 4.15
        var survey = new GrammarSurvey(scope);
        new Constraints(diagnostics).Check(survey);              // 4.16
        cancellationToken.ThrowIfCancellationRequested();
        new Combination(diagnostics).Combine(survey.Scopes);     // 4.17
        new GrammarLinks(diagnostics).Bind(survey);              // 4.18
        if (!diagnostics.IsEmpty)
            return null;

        var recursion = new Recursion(diagnostics);
        recursion.Follow(scope.Start.Unit!);                     // 4.19
        if (!diagnostics.IsEmpty)
            return null;

        new SimpleForm(diagnostics).Build(recursion.Units, recursion.Elements); // 4.20, 4.21
        if (!diagnostics.IsEmpty)
            return null;

        cancellationToken.ThrowIfCancellationRequested();
        new TypeLinks(scope).Bind(recursion.Elements);
        var grammar = Numbering.Number(scope.Start.Unit!.Simple!.Value.Pattern);
        RestrictionChecker.Check(grammar, root.IsTranslation, diagnostics, cancellationToken); // 7
        return grammar;
    }
}
