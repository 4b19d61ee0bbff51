using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>Offers the ways out of findings in XML strings. Each one was tried: the finding is gone, without a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextCodeFixProvider))]
public sealed class TextCodeFixProvider : CodeFixProvider
{
    private const int MostOffered = 6;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        "BND2001", "BND2002", "BND2003", "BND2004", "BND2005", "BND2006", "BND2008", "BND2009");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll.OfTexts;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var expected = ExpectedElements.Of(semantics.Compilation, document.Project.AnalyzerOptions, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
            foreach (var offer in Offers(diagnostic, semantics, text, expected, context.CancellationToken))
                context.RegisterCodeFix(CodeAction.Create(offer.Title, _ => Task.FromResult(document.WithText(offer.Changed)), offer.Key), diagnostic);
    }

    /// <summary>Computes the fixes; returns none after an exception, because a light bulb that throws helps nobody.</summary>
    internal static IReadOnlyList<Offer> Offers(
        Diagnostic diagnostic, SemanticModel semantics, SourceText text, ExpectedElements expected, CancellationToken cancellationToken)
    {
        try
        {
            return FindOffers(diagnostic, semantics, text, expected, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Computes the fixes.</summary>
    internal static IReadOnlyList<Offer> FindOffers(
        Diagnostic diagnostic, SemanticModel semantics, SourceText text, ExpectedElements expected, CancellationToken cancellationToken)
    {
        var place = diagnostic.Location.SourceSpan;
        var file = new TextRepair(semantics, text, expected, cancellationToken);
        var offers = new List<Offer>();
        // A fact of a whole document may have another name in the finding.
        var found = file.Findings.FirstOrDefault(finding => finding.Place == place && finding.Conflict is not null)
            ?? file.Findings.FirstOrDefault(finding => finding.Place.OverlapsWith(place) && finding.Conflict is not null);
        if (found is null || diagnostic.Id == "BND2009")
            found = file.Findings.FirstOrDefault(finding => "BND2" + finding.Rule == diagnostic.Id && finding.Place == place) ?? found;
        foreach (var offer in found is null ? [] : found.Conflict is { } conflict ? file.Offers(conflict) : file.Offers(found))
        {
            if (!offers.Exists(other => other.Title == offer.Title || other.Changed.ContentEquals(offer.Changed)))
                offers.Add(offer);
            if (offers.Count == MostOffered)
                break;
        }
        return offers;
    }
}
