using System.Linq;
using Bindery.Wording;

namespace Bindery.Schema.Simplification;

/// <summary>Checks that every grammar has a start, and finds the definition of every reference (RELAX NG 4.18), in unreferenced definitions too.</summary>
internal sealed class GrammarLinks(DiagnosticBag diagnostics)
{
    /// <summary>In a larger grammar, similar names are not searched for: each comparison costs the product of the lengths.</summary>
    private const int MostCandidates = 2000;

    public void Bind(GrammarSurvey survey)
    {
        foreach (var scope in survey.Scopes)
            if (scope.Start.Parts.Count == 0 && !scope.IsIncomplete)
                diagnostics.Add(SchemaRules.Missing, "The grammar lacks a 'start', which specifies the root of a document", scope.Span);
        foreach (var reference in survey.References)
            Bind(reference, reference.Name!);
    }

    private void Bind(ExpandedRef reference, string name)
    {
        if (reference.Scope is null)
        {
            diagnostics.Add(
                SchemaRules.NotAllowedHere,
                $"{SchemaLanguage.Word(reference.Span, $"'parentRef' to '{name}'", $"'parent {name}'")} is not allowed here: there is no enclosing grammar; {SchemaLanguage.Word(reference.Span, "use 'ref'", "remove 'parent'")}",
                reference.Span);
            return;
        }

        reference.Target = reference.Scope.Find(name);
        if (reference.Target is not null || reference.Scope.IsIncomplete || diagnostics.IsFull)
            return;
        var advice = Suggest(name, reference.Scope) is { } near
            ? $"; did you mean '{near}'?"
            : $": add {SchemaLanguage.Word(reference.Span, $"<define name='{name}'>", $"'{name} = …'")}, or correct the name";
        diagnostics.Add(SchemaRules.Missing, $"There is no definition '{name}' in this grammar{advice}", reference.Span);
    }

    /// <summary>Returns the definition that was probably meant by a name; null if none is likely.</summary>
    public static string? Suggest(string name, GrammarScope scope) =>
        scope.Definitions.Count > MostCandidates ? null : Spelling.Nearest(name, scope.Definitions.Select(definition => definition.Name!));
}
