using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Markup;
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

    private readonly SemanticModel _semantics;
    private readonly SourceText _text;
    private readonly ExpectedElements _expected;
    private readonly AllowedWords _words;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<int> _errors;

    /// <summary>Analyzes a file.</summary>
    public TextRepair(SemanticModel semantics, SourceText text, ExpectedElements expected, CancellationToken cancellationToken)
    {
        (_semantics, _text, _expected, _cancellationToken) = (semantics, text, expected, cancellationToken);
        _errors = new(() => semantics.GetDiagnostics(cancellationToken: cancellationToken)
            .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var catalog = GrammarCatalog.Of(semantics.Compilation);
        _words = new AllowedWords(catalog?.Schemas.Select(pair => pair.Schema) ?? []);
        Findings = catalog is not null
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
        foreach (var (change, phrase) in Renamed(conflict))
            if (Complete(change, phrase) is var (changed, phrases))
                yield return new Offer(TitleOf(phrases), phrase, changed);
        foreach (var way in conflict.WaysOut)
            foreach (var (change, phrase) in Changes(way))
                if (Complete(change, phrase) is var (changed, phrases))
                {
                    yield return new Offer(TitleOf(phrases), $"{way.Kind} {way.Fact.LocalName}", changed);
                    // One valid value is enough, except where each has a meaning of its own.
                    if (way.Kind is not WayOutKind.ChangeValue || conflict.Words is not { Count: > 0 })
                        break;
                }
    }

    // A name that is not allowed is changed to a similar one that is.
    private IEnumerable<(TextChange Change, string Phrase)> Renamed(Conflict conflict)
    {
        var (blamed, edits) = (conflict.Blamed, Edits);
        if (blamed.Kind == FactKind.Text)
            yield break;
        if (conflict.Kind == ConflictKind.Missing)
        {
            if (_words.Misspelt(blamed) is var (origin, name)
                && edits.Rename(blamed.Kind, ((MarkupOrigin)origin).Name, name, blamed.LocalName) is { } corrected)
                yield return (corrected, $"change '{name}' to '{blamed.LocalName}'");
        }
        else if (conflict.Kind == ConflictKind.NotAllowed
            && blamed.Origin is MarkupOrigin { Name: var place }
            && _words.NearestName(blamed) is { } nearest
            && edits.Rename(blamed.Kind, place, blamed.LocalName, nearest) is { } change)
        {
            yield return (change, $"change '{blamed.LocalName}' to '{nearest}'");
        }
    }

    /// <summary>The ways out of findings that are not conflicts.</summary>
    public IEnumerable<Offer> Offers(TextFinding finding)
    {
        var isSet = false;
        foreach (var (change, phrase) in new LiteralRepairs(_semantics, _text).Of(finding))
            if (!(isSet && phrase.StartsWith("set ", StringComparison.Ordinal))
                && After(change) is var after
                && after._errors.Value <= _errors.Value
                && IsResolved(finding, after))
            {
                yield return new Offer(TitleOf([phrase]), finding.Rule == "009" ? "Escape" : phrase, after._text);
                // One new value is enough; of references, each target is a different meaning.
                isSet |= finding.Rule != "008" && phrase.StartsWith("set ", StringComparison.Ordinal);
            }
    }

    // Text that is not well-formed hides other mistakes.
    private bool IsResolved(TextFinding finding, TextRepair after) => finding.Rule == "006"
        ? after.Findings.Count(other => other.Rule == "006") < Findings.Count(other => other.Rule == "006")
        : after.Findings.Count < Findings.Count;

    private MarkupEdits Edits => new(_semantics, _text);

    private static string TitleOf(IReadOnlyList<string> phrases)
    {
        var title = string.Join(", ", phrases);
        return char.ToUpperInvariant(title[0]) + title.Substring(1);
    }

    private IEnumerable<(TextChange Change, string Phrase)> Changes(WayOut way)
    {
        var (edits, name) = (Edits, way.Fact.LocalName);
        switch (way.Kind)
        {
            case WayOutKind.Remove when edits.Remove(way.Fact) is { } change:
                yield return (change, name.Length > 0 ? $"remove '{name}'" : "remove the text");
                break;
            case WayOutKind.SetValue or WayOutKind.ChangeValue:
                foreach (var value in way.Value is { } given ? [given] : _words.Values(way.Fact))
                    if (edits.Set(way.Fact, value) is { } change)
                        yield return (change, name.Length > 0 ? $"set '{name}' to '{value}'" : $"change the text to '{value}'");
                break;
            case WayOutKind.Add when way.Fact.Kind == FactKind.Attribute:
                foreach (var value in _words.Values(way.Fact))
                    if (edits.Set(way.Fact, value) is { } change)
                        yield return (change, $"add '{name}'");
                break;
            case WayOutKind.Add when way.Fact.Kind == FactKind.Text:
                foreach (var value in _words.Values(way.Fact))
                    if (edits.AddText(way.Fact, value) is { } change)
                        yield return (change, $"add the text '{value}'");
                break;
            case WayOutKind.Add:
                foreach (var isLast in new[] { false, true })
                    if (edits.AddChild(way.Fact, isLast) is { } change)
                        yield return (change, $"add '{name}'");
                break;
            case WayOutKind.MoveBefore or WayOutKind.MoveAfter
                when way.Beside is { } beside && edits.Move(way.Fact, beside, way.Kind == WayOutKind.MoveBefore) is { } change:
                yield return (change, $"move '{name}' {(way.Kind == WayOutKind.MoveBefore ? "before" : "after")} '{beside.LocalName}'");
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
            if (after._errors.Value > _errors.Value)
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
                phrases = [.. phrases.Where(phrase => !SetsSame(phrase, next[0].Phrase)), next[0].Phrase];
        }
        return null;
    }

    // Only the last value is mentioned.
    private static bool SetsSame(string phrase, string next) =>
        phrase.StartsWith("set '", StringComparison.Ordinal)
        && next.StartsWith(phrase.Substring(0, phrase.IndexOf("' to", StringComparison.Ordinal) + 1), StringComparison.Ordinal);

    private static string? MessageOf(Conflict conflict) => TextCheck.Of(conflict)?.Message;

    private TextRepair After(TextChange change)
    {
        var changed = _text.WithChanges(change);
        var tree = _semantics.SyntaxTree.WithChangedText(changed);
        var semantics = _semantics.Compilation.ReplaceSyntaxTree(_semantics.SyntaxTree, tree).GetSemanticModel(tree);
        return new TextRepair(semantics, changed, _expected, _cancellationToken);
    }
}
