namespace Bindery.Schema.Simplification;

/// <summary>Every grammar has a start, and every reference finds its definition (RELAX NG 4.18). That holds in definitions that nothing refers to as well.</summary>
internal sealed class GrammarLinks(DiagnosticBag diagnostics)
{
    public void Bind(GrammarSurvey survey)
    {
        foreach (var scope in survey.Scopes)
            if (scope.Start.Parts.Count == 0 && !scope.IsIncomplete)
                diagnostics.Add(SchemaRules.Missing, "The grammar lacks a \"start\", which says what the root of a document is", scope.Span);
        foreach (var reference in survey.References)
            Bind(reference, reference.Name!);
    }

    private void Bind(ExpandedRef reference, string name)
    {
        if (reference.Scope is null)
        {
            diagnostics.Add(SchemaRules.NotAllowedHere, $"\"parentRef\" to \"{name}\" is not allowed here: there is no grammar around this one; use \"ref\"", reference.Span);
            return;
        }

        reference.Target = reference.Scope.Find(name);
        if (reference.Target is null && !reference.Scope.IsIncomplete)
            diagnostics.Add(SchemaRules.Missing, $"There is no definition \"{name}\" in this grammar: add <define name=\"{name}\">, or correct the name", reference.Span);
    }
}
