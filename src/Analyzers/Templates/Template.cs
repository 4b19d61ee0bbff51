using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Values;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Templates;

/// <summary>
/// A text that code creates: known characters, each with its place in the code, and holes for unknown parts. A hole is one character of <see cref="Text"/>,
/// <see cref="Hole"/>, which no XML document can contain. Immutable.
/// </summary>
internal sealed class Template
{
    /// <summary>The character that represents a hole.</summary>
    public const char Hole = OpenText.Hole;

    /// <summary>The empty text.</summary>
    public static readonly Template Nothing = new("", [], []);

    private readonly Func<IReadOnlyList<TemplateRun>>? _findRuns;
    private readonly TextSpan _literal;
    private IReadOnlyList<TemplateRun>? _runs;

    /// <summary>Creates a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="runs">The places of its characters in the code, in the order of the text; the first one begins at 0.</param>
    /// <param name="holes">The holes, in the order of the text.</param>
    public Template(string text, IReadOnlyList<TemplateRun> runs, IReadOnlyList<TemplateHole> holes) => (Text, _runs, Holes) = (text, runs, holes);

    private Template(string text, TextSpan literal, Func<IReadOnlyList<TemplateRun>> findRuns) =>
        (Text, _literal, _findRuns, Holes) = (text, literal, findRuns, []);

    /// <summary>The text, with <see cref="Hole"/> for each hole.</summary>
    public string Text { get; }

    /// <summary>The places of the characters in the code, in the order of the text.</summary>
    public IReadOnlyList<TemplateRun> Runs => _runs ??= _findRuns!();

    /// <summary>The places in the code from which the text originates.</summary>
    public IEnumerable<TextPlace> Places =>
        _findRuns is not null ? [new TextPlace(_literal, IsVerbatim: true)] : Runs.Select(run => new TextPlace(run.Source, run.IsVerbatim));

    /// <summary>The holes, in the order of the text.</summary>
    public IReadOnlyList<TemplateHole> Holes { get; }

    /// <summary>
    /// Returns the text of one literal. Most literals are correct, so that the places of their characters are only determined when one of them is needed.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="literal">The place of the literal.</param>
    /// <param name="findRuns">Finds the places of the characters.</param>
    public static Template OfLiteral(string text, TextSpan literal, Func<IReadOnlyList<TemplateRun>> findRuns) =>
        text.Length == 0 ? Nothing : new Template(text, literal, findRuns);

    /// <summary>Returns the kind of the hole at a position.</summary>
    public HoleKind HoleAt(int position)
    {
        int low = 0, high = Holes.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Holes[middle].Position == position)
                return Holes[middle].Kind;
            if (Holes[middle].Position < position)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return HoleKind.Anything;
    }

    /// <summary>Returns the same text with one place for all of its characters.</summary>
    public Template At(TextSpan place) =>
        new(Text, Text.Length == 0 ? [] : [new TemplateRun(0, place, IsVerbatim: false)], Holes.Select(hole => hole with { Source = place }).ToList());

    /// <summary>Returns the place of a part of the text in the code: from its first character to its last.</summary>
    public TextSpan SpanOf(int start, int length)
    {
        if (Runs.Count == 0)
            return default;
        var first = CharacterSpan(start);
        var last = CharacterSpan(Math.Max(start, start + length - 1));
        return last.End > first.Start ? TextSpan.FromBounds(first.Start, last.End) : first;
    }

    private TextSpan CharacterSpan(int position)
    {
        int low = 0, high = Runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Runs[middle].Start <= position)
                low = middle;
            else
                high = middle - 1;
        }
        var run = Runs[low];
        var offset = position - run.Start;
        return run.IsVerbatim && offset < run.Source.Length ? new TextSpan(run.Source.Start + offset, 1)
            : run.IsVerbatim ? new TextSpan(run.Source.End, 0)
            : run.Source;
    }
}

/// <summary>The place of a sequence of characters of a template in the code.</summary>
/// <param name="Start">The position of the first character in the text.</param>
/// <param name="Source">Their place in the code.</param>
/// <param name="IsVerbatim">Whether each character is written literally in the code; otherwise they have one place together, like an escape sequence.</param>
internal readonly record struct TemplateRun(int Start, TextSpan Source, bool IsVerbatim);

/// <summary>An unknown part of a template.</summary>
/// <param name="Position">The position in the text.</param>
/// <param name="Source">The expression in the code.</param>
/// <param name="Kind">Its possible content.</param>
internal readonly record struct TemplateHole(int Position, TextSpan Source, HoleKind Kind);
