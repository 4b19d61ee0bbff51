using System.Collections.Generic;
using System.Linq;
using Bindery.Datatypes;
using Bindery.Datatypes.Xsd;
using Bindery.Schema.SimpleSyntax;
using Bindery.Wording;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Completes a schema with errors, so that the rest of it can be understood: a misspelled reference gets the definition with the most similar name, a missing
/// part allows nothing. Only for a schema that is refused: the result only serves to avoid follow-up diagnostics for the code that uses it.
/// </summary>
internal static class LooseEnds
{
    /// <summary>Gives all references a definition, all data a type, and the schema a start.</summary>
    /// <param name="survey">The schema; its first grammar is the outermost.</param>
    public static void Tie(GrammarSurvey survey)
    {
        foreach (var data in survey.Data)
            data.Datatype ??= Likely(data.Syntax.Type.Library, data.Syntax.Type.Name) ?? Likely("", "string");
        foreach (var value in survey.Values)
            value.Simple ??= new SimpleValue(
                value.Span, Likely("", "token")!, value.Syntax.Text, "", value.Syntax.Text.Trim(), value.Syntax.Annotations);
        var nothing = new Definition(null) { Unit = new PatternUnit(new ExpandedEmpty(default)) };
        foreach (var reference in survey.References)
            reference.Target ??= reference.Scope is { } scope && GrammarLinks.Suggest(reference.Name!, scope) is { } near ? scope.Find(near) : nothing;
        foreach (var scope in survey.Scopes)
            scope.Start.Unit ??= new PatternUnit(scope == survey.Scopes[0] ? Unreferenced(scope, survey) : new ExpandedEmpty(scope.Span));
    }

    private static Datatype? Likely(string library, string name) =>
        DatatypeLibrary.Create(library, name, [], out _)
        ?? (Spelling.Nearest(name, XsdTypes.Names) is { } near ? DatatypeLibrary.Create(DatatypeLibrary.XsdUri, near, [], out _) : null);

    /// <summary>Returns the start of a grammar without one: a choice of the definitions to which nothing else refers.</summary>
    private static ExpandedComposite Unreferenced(GrammarScope scope, GrammarSurvey survey)
    {
        var referenced = new HashSet<Definition>(survey.References.Select(reference => reference.Target).OfType<Definition>());
        return new ExpandedComposite(
            scope.Span,
            Syntax.CompositeKind.Choice,
            scope.Definitions.Where(definition => !referenced.Contains(definition))
                .Select(definition => ExpandedRef.To(scope.Span, definition))
                .ToList());
    }
}
