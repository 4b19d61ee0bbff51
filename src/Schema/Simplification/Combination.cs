using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Syntax;
using Bindery.Wording;

namespace Bindery.Schema.Simplification;

/// <summary>Combines the definitions of one name, and the starts, of a grammar (RELAX NG 4.17).</summary>
internal sealed class Combination(DiagnosticBag diagnostics)
{
    public void Combine(IReadOnlyList<GrammarScope> scopes)
    {
        foreach (var scope in scopes)
        {
            var repeated = new List<Definition>();
            foreach (var definition in scope.Definitions.Prepend(scope.Start))
                if (IsIncludedTwice(definition))
                    repeated.Add(definition);
                else if (definition.Parts.Count > 0)
                    Check(definition);
            foreach (var definition in scope.Definitions.Prepend(scope.Start))
                Combine(definition);
            foreach (var file in repeated.GroupBy(definition => definition.Parts[0].Syntax.NameSpan.File))
                ReportInclude(scope, file.Key, file.ToList());
        }
    }

    private static void Combine(Definition definition)
    {
        if (definition.Parts.Count == 0)
            return;
        var kind = Syntax.Combine.Choice;
        foreach (var part in definition.Parts)
            if (part.Syntax.Combine != Syntax.Combine.None)
                kind = part.Syntax.Combine;
        definition.Unit = new PatternUnit(definition.Parts.Count == 1
            ? definition.Parts[0].Body
            : new ExpandedComposite(
                definition.Parts[0].Syntax.Span,
                kind == Syntax.Combine.Interleave ? CompositeKind.Interleave : CompositeKind.Choice,
                definition.Parts.ConvertAll(part => part.Body)));
    }

    // All parts are the same definition: its file is included more than once.
    private static bool IsIncludedTwice(Definition definition) =>
        definition.Parts.Count > 1
        && definition.Parts[0].Syntax is { Combine: Syntax.Combine.None } first
        && definition.Parts.TrueForAll(part => ReferenceEquals(part.Syntax, first));

    private void ReportInclude(GrammarScope scope, string file, List<Definition> definitions)
    {
        var includes = scope.IncludesOf(file);
        var (first, second) = (includes[0], includes[includes.Count - 1]);
        diagnostics.Add(
            SchemaRules.Conflict,
            $"'{SourcePlaces.NameOf(file)}' is already included ({SourcePlaces.Describe(first, second)}), so that its definitions exist twice "
            + $"({Lists.AllOf(definitions.ConvertAll(Describe), isSorted: false)}), and nothing specifies how to combine them: remove one of the includes",
            second);
    }

    private static string Describe(Definition definition) => definition.Name is null ? "the start" : $"'{definition.Name}'";

    private void Check(Definition definition)
    {
        var what = definition.Name is null ? "The start" : $"'{definition.Name}'";
        DefinitionSyntax? plain = null, combined = null;
        foreach (var part in definition.Parts)
        {
            var syntax = part.Syntax;
            if (syntax.Combine == Syntax.Combine.None)
            {
                if (plain is not null)
                    diagnostics.Add(
                        SchemaRules.Conflict,
                        $"{what} is already defined ({SourcePlaces.Describe(plain.NameSpan, syntax.NameSpan)}), and neither definition specifies how to combine the two: "
                        + "all but one need "
                        + SchemaLanguage.Word(syntax.NameSpan, "combine='choice' or combine='interleave'", "'|=' or '&=' in place of '='"),
                        syntax.NameSpan);
                plain ??= syntax;
            }
            else
            {
                if (combined is not null && combined.Combine != syntax.Combine)
                    diagnostics.Add(
                        SchemaRules.Conflict,
                        $"{what} is already combined by {Word(combined.Combine)} ({SourcePlaces.Describe(combined.CombineSpan, syntax.CombineSpan)}), "
                        + $"so it cannot be combined by {Word(syntax.Combine)} here: all definitions of one name must be combined in the same way",
                        syntax.CombineSpan);
                combined ??= syntax;
            }
        }
    }

    private static string Word(Combine combine) => combine == Syntax.Combine.Choice ? "choice" : "interleave";
}
