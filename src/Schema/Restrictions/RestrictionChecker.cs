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
    /// <param name="allowsIdTexts">Whether the text of an element may be an ID.</param>
    /// <param name="diagnostics">The bag.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="System.OperationCanceledException">It was cancelled.</exception>
    public static void Check(SimpleGrammar grammar, bool allowsIdTexts, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var paths = new ProhibitedPaths(diagnostics, grammar.PatternCount); // 7.1
        paths.CheckStart(grammar.Start);
        foreach (var element in grammar.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            paths.CheckElement(element);
        }

        // The other restrictions would only report the same errors again.
        if (!diagnostics.IsEmpty)
            return;

        var sequences = new StringSequences(diagnostics, grammar.PatternCount); // 7.2
        var names = new NameConflicts(diagnostics, grammar.PatternCount, cancellationToken); // 7.3, 7.4
        var repetitions = new NestedRepetitions(diagnostics, grammar.PatternCount);
        var ids = new IdPlaces(diagnostics, grammar.PatternCount);
        foreach (var element in grammar.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sequences.Check(element);
            names.Check(element);
            repetitions.Check(element);
            if (!allowsIdTexts)
                ids.Check(element);
        }
    }
}
