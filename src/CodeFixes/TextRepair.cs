using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Bindery.CodeFixes.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes;

/// <summary>
/// A file with XML in its strings, and its findings. Each way out is applied and judged: it is offered if there are fewer findings afterwards, and no new error
/// of the compiler.
/// </summary>
internal sealed class TextRepair
{
    // Changes that become necessary are added, up to this number.
    private const int MostSteps = 6;

    // Values that many types admit, for types without a list of words.
    private static readonly string[] Samples = ["TODO", "/TODO", "1", "yes"];

    private readonly SemanticModel _semantics;
    private readonly SourceText _text;
    private readonly ExpectedElements _expected;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Analyzes a file.</summary>
    public TextRepair(SemanticModel semantics, SourceText text, ExpectedElements expected, CancellationToken cancellationToken)
    {
        (_semantics, _text, _expected, _cancellationToken) = (semantics, text, expected, cancellationToken);
        Findings = GrammarCatalog.Of(semantics.Compilation) is { } catalog
            ? new FileTexts(semantics, new RootNames(catalog), expected, new TextMembers(semantics.Compilation), cancellationToken) { NeedsConflicts = true }
                .Find(null)
                .ToList()
            : [];
    }

    /// <summary>The findings.</summary>
    public IReadOnlyList<TextFinding> Findings { get; }

    /// <summary>The ways out of a conflict.</summary>
    public IEnumerable<Offer> Offers(Conflict conflict)
    {
        foreach (var way in conflict.WaysOut)
            foreach (var (change, phrase) in Changes(way))
                if (Complete(change, phrase) is var (changed, phrases))
                {
                    yield return new Offer(TitleOf(phrases), $"{way.Kind} {way.Fact.LocalName}", changed);
                    break;
                }
    }

    /// <summary>The ways out of findings that are not conflicts.</summary>
    public IEnumerable<Offer> Offers(TextFinding finding)
    {
        foreach (var (change, phrase) in new LiteralRepairs(_semantics, _text).Of(finding))
            if (After(change) is var after && after.Findings.Count < Findings.Count && after.CountErrors() <= CountErrors())
            {
                yield return new Offer(TitleOf([phrase]), finding.Rule == "009" ? "Escape" : phrase, after._text);
                // One new value is enough.
                if (finding.Rule == "005")
                    yield break;
            }
    }

    private static string TitleOf(IReadOnlyList<string> phrases)
    {
        var title = string.Join(", ", phrases);
        return char.ToUpperInvariant(title[0]) + title.Substring(1);
    }

    private IEnumerable<(TextChange Change, string Phrase)> Changes(WayOut way)
    {
        var edits = new MarkupEdits(_semantics.SyntaxTree.GetRoot(_cancellationToken), _text);
        var name = way.Fact.LocalName;
        switch (way.Kind)
        {
            case WayOutKind.Remove when edits.Remove(way.Fact) is { } change:
                yield return (change, $"remove '{name}'");
                break;
            case WayOutKind.SetValue or WayOutKind.ChangeValue when way.Value is { } value && edits.Set(way.Fact, value) is { } change:
                yield return (change, name.Length > 0 ? $"set '{name}' to '{value}'" : $"change the text to '{value}'");
                break;
            case WayOutKind.Add when way.Fact.Kind == FactKind.Attribute:
                foreach (var value in Samples)
                    if (edits.Set(way.Fact, value) is { } change)
                        yield return (change, $"add '{name}'");
                break;
            case WayOutKind.Add when way.Fact.Kind == FactKind.Child:
                foreach (var isLast in new[] { false, true })
                    if (edits.Add(way.Fact, $"<{name}/>", isLast) is { } change)
                        yield return (change, $"add '{name}'");
                break;
        }
    }

    // Changes that become necessary are applied too.
    private (SourceText Changed, IReadOnlyList<string> Phrases)? Complete(TextChange change, string phrase)
    {
        IReadOnlyList<string> phrases = [phrase];
        var after = After(change);
        for (var step = 0; step < MostSteps; step++)
        {
            if (after.CountErrors() > CountErrors())
                return null;
            if (after.Findings.Count < Findings.Count)
                return (after._text, phrases);
            if (after.Findings.FirstOrDefault(finding => Findings.All(known => known.Message != finding.Message))?.Conflict is not { } conflict)
                return null;
            var next = conflict.WaysOut.Where(way => way.Kind is WayOutKind.Add or WayOutKind.ChangeValue or WayOutKind.SetValue)
                .SelectMany(way => after.Changes(way))
                .Select(way => (After: after.After(way.Change), way.Phrase, Owner: conflict.Blamed.Owner.LocalName))
                    .Where(next => next.After.Findings.All(finding => finding.Message != MessageOf(conflict)))
                    .Take(1)
                    .ToList();
            if (next.Count == 0)
                return null;
            after = next[0].After;
            // The content of an added node is not mentioned in the title.
            if (!phrases.Contains(next[0].Phrase) && !phrases.Contains($"add '{next[0].Owner}'"))
                phrases = [.. phrases, next[0].Phrase];
        }
        return null;
    }

    private static string? MessageOf(Conflict conflict) => TextCheck.Of(conflict)?.Message;

    private TextRepair After(TextChange change)
    {
        var changed = _text.WithChanges(change);
        var tree = _semantics.SyntaxTree.WithChangedText(changed);
        var semantics = _semantics.Compilation.ReplaceSyntaxTree(_semantics.SyntaxTree, tree).GetSemanticModel(tree);
        return new TextRepair(semantics, changed, _expected, _cancellationToken);
    }

    private int CountErrors() =>
        _semantics.GetDiagnostics(cancellationToken: _cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
