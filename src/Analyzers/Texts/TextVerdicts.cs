using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>
/// Decides which places of a body that composes texts are reported: a place is reported if it is to blame on every execution path that passes it and ends in a
/// document. A single text in which it is not to blame suppresses the report.
/// </summary>
internal static class TextVerdicts
{
    /// <summary>Returns the findings, and the places of all texts that were judged as documents.</summary>
    /// <param name="texts">The texts that the body passes to other code.</param>
    /// <param name="scope">The context of the check.</param>
    /// <param name="covered">Receives the start positions of the documents.</param>
    /// <param name="hasCleared">Whether a finding is not returned, because another text that passes its place is accepted.</param>
    public static IReadOnlyList<TextFinding> Find(IReadOnlyList<JudgedText> texts, TextScope scope, ICollection<int> covered, out bool hasCleared)
    {
        hasCleared = false;
        var read = texts.Select(text => (Text: text, Reading: Read(text, scope))).ToList();
        var reported = new List<TextFinding>();
        foreach (var (text, reading) in read)
        {
            if (reading is null)
                continue;
            foreach (var place in text.Places)
                covered.Add(place.Span.Start);
            foreach (var finding in reading.Findings)
                if (!IsCleared(finding.Place, read))
                    Add(finding);
                else if (Other(finding, read) is { } other)
                    Add(other);
                else
                    hasCleared = true;
            foreach (var finding in scope.Unescaped.Find(text.Template, scope.Roots))
                Add(finding);
        }
        return reported;

        void Add(TextFinding finding)
        {
            if (!reported.Exists(other => other.Place == finding.Place && other.Rule == finding.Rule))
                reported.Add(finding);
        }
    }

    // If several schemas have the root, one that accepts the document suffices.
    private static TextReading? Read(JudgedText text, TextScope scope)
    {
        if (!text.IsKnown || HeldText.Of(text.Template, scope.ExpectedAt(text.Code), scope.Roots) is not { } held)
            return null;
        if (held.Other is { } other)
            return new TextReading([other], IsComplete: true);
        var read = new List<(BoundSchema Schema, IReadOnlyList<TextFinding> Findings)>();
        var isComplete = true;
        foreach (var schema in held.Schemas)
        {
            if (schema.Grammar is not { } grammar
                || TextCheck.Read(text.Template, grammar, text.IsReadIntoModel, held.IsPart, scope.CancellationToken) is not { } reading)
                return null;
            read.Add((schema, reading.Findings));
            isComplete &= reading.IsComplete;
        }
        return new TextReading(HeldText.Nearest(read), isComplete);
    }

    private static bool IsCleared(TextSpan place, List<(JudgedText Text, TextReading? Reading)> read)
    {
        foreach (var (text, reading) in read)
            if (text.Places.Any(other => other.Passes(place))
                && (reading is null || !reading.Findings.Any(finding => Involves(finding, place)))
                && !(reading is { IsComplete: false, Findings.Count: 0 } && !text.IsLast && read.Exists(other => IsBeginning(text, other.Text))))
                return true;
        return false;
    }

    // A text that is passed to other code before it is complete is judged when it is complete.
    private static bool IsBeginning(JudgedText part, JudgedText whole) =>
        whole.Template.Text.Length > part.Template.Text.Length
            && whole.Template.Text.StartsWith(part.Template.Text, System.StringComparison.Ordinal)
            && part.Places.All(whole.Places.Contains);

    private static bool Involves(TextFinding finding, TextSpan place) =>
        finding.Place.OverlapsWith(place) || finding.Place == place || finding.Others.Any(other => other.OverlapsWith(place))
        || finding.Conflict?.Facts.Any(fact => fact.Origin is MarkupOrigin origin
            && (origin.Name.OverlapsWith(place) || origin.Value.OverlapsWith(place))) == true;

    // Another fact of the same conflict that always leads to it.
    private static TextFinding? Other(TextFinding finding, List<(JudgedText Text, TextReading? Reading)> read)
    {
        // The start tag that an end tag does not match, if that happens on other paths too.
        if (finding.Conflict is null)
            return finding.Others.Select(other => finding with { Place = other, Others = [finding.Place] })
                .FirstOrDefault(other => !IsCleared(other.Place, read));
        foreach (var fact in finding.Conflict.Facts)
            if (!fact.IsAbsence
                && fact != finding.Conflict.Blamed
                && TextCheck.Of(finding.Conflict.Blaming(fact)) is { } other
                && !IsCleared(other.Place, read))
                return other;
        return null;
    }
}
