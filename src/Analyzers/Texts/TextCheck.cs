using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Bindery.Patterns;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>
/// Checks a template against a grammar. A text without holes has the verdict and the messages of documents; one with holes is a partial document, and is
/// rejected only if no replacement of the holes is valid.
/// </summary>
internal static class TextCheck
{
    private const string NotWellFormed = "006";

    /// <summary>Returns the findings; empty if there are no certain ones.</summary>
    /// <param name="template">The template.</param>
    /// <param name="grammar">The grammar, which has a root element with the template's name.</param>
    /// <param name="isReadIntoModel">Whether the text is read into a model, which keeps content that the schema does not declare.</param>
    /// <param name="isPart">Whether the text is an element inside documents, which need not be a root.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static IReadOnlyList<TextFinding> Find(
        Template template, CompiledGrammar grammar, bool isReadIntoModel, bool isPart, CancellationToken cancellationToken)
    {
        if (ForeignTemplates.HasControl(template.Text))
            return [];
        // Most texts are whole and right: they are read once.
        var whole = !isPart && IsWhole(template) ? Whole(template, grammar) : null;
        if (whole is { Count: 0 })
            return [];
        if (!isPart && whole is null && WrongDeclaration(template, grammar) is { Count: > 0 } wrong)
            return wrong;
        var known = TextGrammar.Of(grammar);
        var document = MarkupParser.Parse(template, known.AttributesOf, out var unmatched);
        if (document is null)
            return whole is null ? [] : NotWellFormedIn(whole, unmatched);
        var patterns = known.Elements(document.Root.NamespaceUri, document.Root.LocalName, isPart);
        return patterns.Count == 0 || (isReadIntoModel && HasUnknownNames(document.Root, grammar)) ? []
            : !isPart && document is { IsKnown: true, IsComplete: true } ? whole ?? Whole(template, grammar)
            : Partial(document, patterns, known, cancellationToken);
    }

    /// <summary>Returns the findings for a text on one execution path, with the facts that contradict each other; null if it cannot be judged.</summary>
    /// <param name="template">The template.</param>
    /// <param name="grammar">The grammar, which has a root element with the template's name.</param>
    /// <param name="isReadIntoModel">Whether the text is read into a model.</param>
    /// <param name="isPart">Whether the text is an element inside documents, which need not be a root.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static TextReading? Read(
        Template template, CompiledGrammar grammar, bool isReadIntoModel, bool isPart, CancellationToken cancellationToken)
    {
        if (ForeignTemplates.HasControl(template.Text))
            return null;
        var known = TextGrammar.Of(grammar);
        if (WrongDeclaration(template, grammar) is { Count: > 0 } wrong)
            return new TextReading(wrong, IsComplete: true);
        if (MarkupParser.Parse(template, known.AttributesOf, out var unmatched) is not { } document)
            return !isPart && NotWellFormedOf(template, grammar, unmatched) is { Count: > 0 } faults ? new TextReading(faults, IsComplete: true) : null;
        if (isReadIntoModel && HasUnknownNames(document.Root, grammar))
            return null;
        var patterns = known.Elements(document.Root.NamespaceUri, document.Root.LocalName, isPart);
        if (patterns.Count == 0)
            return null;
        var findings = Partial(document, patterns, known, cancellationToken);
        if (findings.Count == 0 && !isPart && document is { IsKnown: true, IsComplete: true })
            findings = Whole(template, grammar);
        return new TextReading(findings, document.IsComplete);
    }

    // Returns findings about text that cannot be read with any replacement of the holes.
    private static List<TextFinding> NotWellFormedOf(Template template, CompiledGrammar grammar, PartialElement? unmatched)
    {
        if (MarkupFaults.InRounds(template) is var (start, length, message))
            return [new TextFinding(NotWellFormed, template.SpanOf(start, length), message, [])];
        return MarkupFaults.Filled(template) is { } filled
            ? NotWellFormedIn(Whole(template, filled, grammar), unmatched)
            : NotWellFormedAtStart(template, grammar);
    }

    private static List<TextFinding> WrongDeclaration(Template template, CompiledGrammar grammar) =>
        CertainBeginning.WithDeclaration(template) is { } text ? Whole(template, text, grammar).FindAll(finding => finding.Rule == NotWellFormed) : [];

    // Returns the mistake in the beginning of a text that makes it no XML whatever follows.
    private static List<TextFinding> NotWellFormedAtStart(Template template, CompiledGrammar grammar)
    {
        List<TextFinding>? found = null;
        foreach (var text in CertainBeginning.TextsOf(template))
        {
            var findings = Whole(template, text, grammar).FindAll(finding => finding.Rule == NotWellFormed);
            if (findings.Count != 1 || (found is not null && (found[0].Place != findings[0].Place || found[0].Message != findings[0].Message)))
                return [];
            found = findings;
        }
        return found ?? [];
    }

    // Includes the start tag that has a different end tag, if that is the mistake.
    private static List<TextFinding> NotWellFormedIn(List<TextFinding> findings, PartialElement? unmatched)
    {
        IReadOnlyList<TextSpan> others = unmatched?.Origin is MarkupOrigin origin ? [origin.Name] : [];
        return findings.Where(finding => finding.Rule == NotWellFormed).Select(finding => finding with { Others = others }).ToList();
    }

    // Text that the parser does not read is checked by the XML reader if it is clearly a complete document.
    private static bool IsWhole(Template template) =>
        template.Holes.Count == 0 && !ForeignTemplates.MayBeIn(template.Text) && MarkupFaults.IsWhole(template.Text);

    private static bool HasUnknownNames(PartialElement root, CompiledGrammar grammar)
    {
        var open = new Stack<PartialElement>();
        open.Push(root);
        while (open.Count > 0)
        {
            var element = open.Pop();
            if (IsUnknown(element.NamespaceUri, element.LocalName)
                || element.Attributes.Exists(attribute => IsUnknown(attribute.NamespaceUri, attribute.LocalName)))
                return true;
            foreach (var child in element.Children)
                foreach (var alternative in child.Alternatives)
                    open.Push(alternative);
        }
        return false;

        bool IsUnknown(string namespaceUri, string localName) => grammar.Names[grammar.Names.Find(namespaceUri, localName)].LocalName is null;
    }

    private static List<TextFinding> Whole(Template template, CompiledGrammar grammar) => Whole(template, template.Text, grammar);

    private static List<TextFinding> Whole(Template template, string text, CompiledGrammar grammar)
    {
        var violations = Validate(text, TextGrammar.Of(grammar).Documents);
        if (violations.Count == 0)
            return [];
        var places = new LinePlaces(template.Text);
        if (violations.Count == 1 && violations[0].Id.EndsWith(NotWellFormed, StringComparison.Ordinal)
            && places.Of(violations[0].Line, violations[0].Column, 1).Start is var at
            && at < template.Text.Length
            && (ForeignTemplates.StartsDirective(template.Text, at) || ForeignTemplates.StartsName(template.Text, at)))
            return [];
        return violations.Select(violation => new TextFinding(violation.Id.Substring("BND3".Length), PlaceOf(violation), violation.Message, [])).ToList();

        TextSpan PlaceOf(SchemaViolation violation)
        {
            var (start, length) = places.Of(violation.Line, violation.Column, violation.Length);
            return template.SpanOf(start, length);
        }
    }

    // The bytes of a large text are not allocated for each check.
    private static IReadOnlyList<SchemaViolation> Validate(string text, Grammar grammar)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        var violations = grammar.ValidateOutput(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0)));
        ArrayPool<byte>.Shared.Return(bytes);
        return violations;
    }

    private static List<TextFinding> Partial(
        MarkupDocument document, IReadOnlyList<ElementPattern> patterns, TextGrammar known, CancellationToken cancellationToken)
    {
        var conflicts = known.Checker.FindConflicts(document.Root, patterns, cancellationToken);
        return conflicts.Where(conflict => !conflict.Facts.Any(known.IsOutputOnly)).Select(Of).OfType<TextFinding>().ToList();
    }

    /// <summary>Returns the place of a conflict's blamed fact in the code.</summary>
    public static TextSpan? PlaceOf(Conflict conflict)
    {
        var origin = (conflict.Blamed.Origin ?? conflict.Blamed.Owner.Origin) as MarkupOrigin;
        return conflict.Kind is ConflictKind.Value or ConflictKind.ValueConflict ? origin?.Value : origin?.Name;
    }

    /// <summary>Returns the finding for a conflict, at its blamed fact.</summary>
    public static TextFinding? Of(Conflict conflict) => PlaceOf(conflict) is not { } place ? null : new TextFinding(
        RuleOf(conflict.Kind),
        place,
        MarkupSentences.Of(conflict),
        conflict.Facts.Where(fact => fact != conflict.Blamed && !fact.IsAbsence)
            .Select(fact => (fact.Origin as MarkupOrigin)?.Name)
            .OfType<TextSpan>()
            .ToList(),
        conflict);

    private static string RuleOf(ConflictKind kind) => kind switch
    {
        ConflictKind.NotAllowed => "001",
        ConflictKind.Missing => "002",
        ConflictKind.Value => "003",
        _ => "004",
    };
}
