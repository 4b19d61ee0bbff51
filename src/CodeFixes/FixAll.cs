using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>
/// Fixes all findings of a file, one after the other: each fix is computed on the code that the previous ones left. Changes that were computed separately would
/// interfere with each other, for example when they empty a list, or could resolve the same conflict twice.
/// </summary>
internal static class FixAll
{
    /// <summary>The provider for findings in models.</summary>
    public static FixAllProvider Provider { get; } = FixAllProvider.Create((context, document, diagnostics) =>
        FixAsync(context, document, diagnostics, ModelCodeFixProvider.Offers));

    /// <summary>The provider for findings in XML strings.</summary>
    public static FixAllProvider OfTexts { get; } = FixAllProvider.Create((context, document, diagnostics) =>
        FixAsync(
            context,
            document,
            diagnostics,
            (diagnostic, _, semantics, text, cancellationToken) => TextCodeFixProvider.Offers(
                diagnostic,
                semantics,
                text,
                ExpectedElements.Of(semantics.Compilation, document.Project.AnalyzerOptions, cancellationToken),
                cancellationToken)));

    private delegate IReadOnlyList<Offer> FindOffers(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel semantics, SourceText text, CancellationToken cancellationToken);

    private static async Task<Document?> FixAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics, FindOffers find)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics)
            return null;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var open = new Queue<Diagnostic>(diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start));
        while (open.Count > 0)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var next = open.Dequeue();
            if (find(next, root, semantics, text, context.CancellationToken)
                .FirstOrDefault(offer => offer.Key == context.CodeActionEquivalenceKey) is not { } offer)
                continue;
            var tree = semantics.SyntaxTree.WithChangedText(offer.Changed);
            semantics = semantics.Compilation.ReplaceSyntaxTree(semantics.SyntaxTree, tree).GetSemanticModel(tree);
            root = await tree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
            var changes = offer.Changed.GetTextChanges(text);
            open = new(open.Select(left => Moved(left, changes, tree)).OfType<Diagnostic>());
            text = offer.Changed;
        }
        return document.WithText(text);
    }

    // A finding in code that was already changed is either resolved or reported again.
    private static Diagnostic? Moved(Diagnostic diagnostic, IReadOnlyList<TextChange> changes, SyntaxTree tree)
    {
        var span = diagnostic.Location.SourceSpan;
        var moved = 0;
        foreach (var change in changes)
            if (change.Span.End <= span.Start)
                moved += (change.NewText?.Length ?? 0) - change.Span.Length;
            else if (change.Span.Start < span.End)
                return null;
        return Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, new TextSpan(Math.Max(0, span.Start + moved), span.Length)));
    }
}
