using System.Threading;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks the restrictions of RELAX NG 7 on a simplified schema. Patterns that simplification has removed, because they are unreachable or next to notAllowed,
/// are not checked.
/// </summary>
internal static class RestrictionChecker
{
    /// <summary>Checks a schema and adds diagnostics to the bag.</summary>
    /// <param name="grammar">The schema.</param>
    /// <param name="isTranslation">Whether it is the translation of a schema in another language (<see cref="Syntax.SchemaSyntax.IsTranslation"/>).</param>
    /// <param name="diagnostics">The bag.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="System.OperationCanceledException">It was cancelled.</exception>
    public static void Check(SimpleGrammar grammar, bool isTranslation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var paths = new ProhibitedPaths(diagnostics, grammar.PatternCount); // 7.1
        paths.CheckStart(grammar.Start);
        foreach (var element in grammar.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            paths.Check(ContentOf(element));
        }

        // The other restrictions would only report the same errors again.
        if (!diagnostics.IsEmpty)
            return;

        var sequences = new StringSequences(diagnostics, grammar.PatternCount); // 7.2
        var names = new NameConflicts(diagnostics, grammar.PatternCount, checksAttributes: !isTranslation, cancellationToken); // 7.3, 7.4
        var repetitions = new NestedRepetitions(diagnostics, grammar.PatternCount);
        var ids = new IdPlaces(diagnostics, grammar.PatternCount);
        foreach (var element in grammar.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = ContentOf(element);
            sequences.Check(content);
            names.Check(content);
            repetitions.Check(content);
            if (!isTranslation)
                ids.Check(content);
        }
    }

    private static SimplePattern ContentOf(SimpleElement element) => element.DocumentContent ?? element.Content;
}
