using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Templates;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers;

/// <summary>Finds mistakes in the XML that the code of a file composes.</summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="roots">The schemas by the names of their root elements.</param>
/// <param name="expected">The elements that uses require.</param>
/// <param name="members">The members of the compilation.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class FileTexts(
    SemanticModel semantics, RootNames roots, ExpectedElements expected, TextMembers members, CancellationToken cancellationToken)
{
    private readonly TextScope _scope = new(semantics, roots, expected, cancellationToken);
    private readonly Dictionary<(string Rule, TextSpan Place), TextFinding> _found = [];

    /// <summary>Whether findings need the facts that contradict each other, for fixes, even if a whole document was validated.</summary>
    public bool NeedsConflicts { get; init; }

    /// <summary>Returns the findings without duplicates: nested bodies are also followed separately.</summary>
    /// <param name="part">The requested part of the file; null for the whole file.</param>
    public IEnumerable<TextFinding> Find(TextSpan? part)
    {
        // Most files are excluded by their text.
        if (!_scope.IsWorthALook)
            return [];
        var root = semantics.SyntaxTree.GetRoot(cancellationToken);
        var covered = new SortedSet<int>();
        foreach (var body in TextBodies.In(root, part))
            Try(() => Add(Find(body, covered)));
        // Texts that were judged as part of a larger text are not judged separately.
        foreach (var text in TextsIn(root, part))
            if (covered.GetViewBetween(text.SpanStart, Math.Max(text.SpanStart, text.Span.End - 1)).Count == 0)
                Try(() => Add(Check(text)));
        return _found.Values;
    }

    // A mistake in a helper that some calls do not reach is none of a call: it is one of the helper, if the body has all calls of it.
    private IReadOnlyList<TextFinding> Find(SyntaxNode body, ICollection<int> covered)
    {
        var found = TextVerdicts.Find(Texts(isExact: false), _scope, covered, out var hasCleared);
        return !hasCleared ? found
            : [
                .. found,
                .. TextVerdicts.Find(Texts(isExact: true), _scope, covered, out _)
                    .Where(exact => !found.Any(other => other.Rule == exact.Rule && other.Message == exact.Message)),
            ];

        IReadOnlyList<JudgedText> Texts(bool isExact) => TextWalker.Follow(body, semantics, members, isExact, cancellationToken);
    }

    private void Add(IReadOnlyList<TextFinding> findings)
    {
        foreach (var finding in findings)
            if (!_found.ContainsKey((finding.Rule, finding.Place)))
                _found.Add((finding.Rule, finding.Place), finding);
    }

    private static void Try(Action check)
    {
        try
        {
            check();
        }
        catch (InsufficientExecutionStackException)
        {
            // Code that is nested this deeply is not checked.
        }
    }

    private IReadOnlyList<TextFinding> Check(ExpressionSyntax text)
    {
        var template = TemplateReader.Read(text, semantics, cancellationToken);
        if (MarkupParser.RootName(template.Text) is null || HeldText.Of(template, _scope.ExpectedAt(text), roots) is not { } held || TextUses.IsAsked(text))
            return [];
        return held.Other is { } other ? [other] : [.. Check(template, held, TextUses.IsReadIntoModel(text)), .. _scope.Unescaped.Find(template, roots)];
    }

    private IReadOnlyList<TextFinding> Check(Template template, HeldText held, bool isReadIntoModel)
    {
        var read = new List<(BoundSchema Schema, IReadOnlyList<TextFinding> Findings)>();
        foreach (var schema in held.Schemas)
        {
            if (schema.Grammar is not { } grammar)
                return [];
            var found = TextCheck.Find(template, grammar, isReadIntoModel, held.IsPart, cancellationToken);
            // If several schemas have the root, one that accepts the document suffices.
            if (found.Count == 0)
                return [];
            if (NeedsConflicts
                && TextCheck.Read(template, grammar, isReadIntoModel, held.IsPart, cancellationToken) is { Findings: { Count: > 0 } conflicts })
                found = conflicts;
            read.Add((schema, found));
        }
        return HeldText.Nearest(read);
    }

    // The largest expressions that create a text, and those in their holes.
    private static IEnumerable<ExpressionSyntax> TextsIn(SyntaxNode root, TextSpan? part)
    {
        foreach (var node in root.DescendantNodes(node => part is null || part.Value.IntersectsWith(node.Span)))
            if (node is ExpressionSyntax expression && part?.IntersectsWith(node.Span) != false && TemplateReader.MakesText(node) && !IsPartOfText(node)
                // Nobody knows yet what an incomplete text will be.
                && !expression.ContainsDiagnostics)
                yield return expression;
    }

    private static bool IsPartOfText(SyntaxNode node) =>
        node.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax && TemplateReader.MakesText(node.Parent)
        || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && TemplateReader.MakesText(call)
        || node.Parent is InterpolationSyntax;
}
