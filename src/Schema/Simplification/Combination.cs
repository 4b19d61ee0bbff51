using System.Collections.Generic;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Combines the definitions of one name, and the starts, of a grammar (RELAX NG 4.17).</summary>
internal sealed class Combination(DiagnosticBag diagnostics)
{
    public void Combine(IReadOnlyList<GrammarScope> scopes)
    {
        foreach (var scope in scopes)
        {
            Combine(scope.Start);
            foreach (var definition in scope.Definitions)
                Combine(definition);
        }
    }

    private void Combine(Definition definition)
    {
        if (definition.Parts.Count == 0)
            return;
        Check(definition);
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
                        $"{what} is defined before ({SourcePlaces.Describe(plain.NameSpan, syntax.NameSpan)}), and neither definition says how to combine the two: "
                        + "all but one need "
                        + SchemaLanguage.Word(syntax.NameSpan, "combine='choice' or combine='interleave'", "'|=' or '&=' in the place of '='"),
                        syntax.NameSpan);
                plain ??= syntax;
            }
            else
            {
                if (combined is not null && combined.Combine != syntax.Combine)
                    diagnostics.Add(
                        SchemaRules.Conflict,
                        $"{what} is combined by {Word(combined.Combine)} before ({SourcePlaces.Describe(combined.CombineSpan, syntax.CombineSpan)}), "
                        + $"so it cannot be combined by {Word(syntax.Combine)} here: all definitions of one name are combined in one way",
                        syntax.CombineSpan);
                combined ??= syntax;
            }
        }
    }

    private static string Word(Combine combine) => combine == Syntax.Combine.Choice ? "choice" : "interleave";
}
