using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers.Findings;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>
/// Offers the ways out of the analyzers' findings. Each one is tried before it is offered: the code compiles, and the finding is gone, without a new one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelCodeFixProvider))]
public sealed class ModelCodeFixProvider : CodeFixProvider
{
    private const int MostOffered = 6;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        "BND1001", "BND1002", "BND1003", "BND1004", "BND1005", "BND1007", "BND1008", "BND1030");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
            foreach (var offer in Offers(diagnostic, root, semantics, text, context.CancellationToken))
                context.RegisterCodeFix(CodeAction.Create(offer.Title, _ => Task.FromResult(document.WithText(offer.Changed)), offer.Key), diagnostic);
    }

    /// <summary>Computes the fixes; returns none after an exception, because a light bulb that throws helps nobody.</summary>
    internal static IReadOnlyList<Offer> Offers(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        try
        {
            return FindOffers(diagnostic, root, semantics, text, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Computes the fixes.</summary>
    internal static IReadOnlyList<Offer> FindOffers(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        var place = diagnostic.Location.SourceSpan;
        if (FixableBody.At(place.Start, root, semantics, text, cancellationToken) is not { } body)
            return [];
        // A mistake in a helper is reported at its callers.
        if (body.Find(diagnostic.Id, place) is not { } found)
        {
            body = body.File(cancellationToken);
            if (body?.Find(diagnostic.Id, place) is not { } inHelper)
                return [];
            found = inHelper;
        }
        var offers = new List<Offer>();
        foreach (var offer in OffersFor(body!, found, cancellationToken))
        {
            if (!offers.Exists(other => other.Title == offer.Title || other.Changed.ContentEquals(offer.Changed)))
                offers.Add(offer);
            if (offers.Count == MostOffered)
                break;
        }
        return offers;
    }

    private static IEnumerable<Offer> OffersFor(FixableBody body, Finding found, CancellationToken cancellationToken) => found switch
    {
        { Writing: not null } => WrittenMembers.Offers(body, found, cancellationToken),
        { Cause: null, Value: null } => CreatedMember.Offers(body, found, cancellationToken),
        _ => Offer.Of(body, found, cancellationToken),
    };
}
