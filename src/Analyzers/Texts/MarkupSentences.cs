using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Values;
using Bindery.Wording;

namespace Bindery.Analyzers.Texts;

/// <summary>Composes the messages for conflicts in the terms of documents: with the names of elements and attributes.</summary>
internal static class MarkupSentences
{
    /// <summary>Returns the message.</summary>
    public static string Of(Conflict conflict) => conflict.Kind switch
    {
        ConflictKind.Missing => Missing(conflict),
        ConflictKind.NotAllowed => NotAllowed(conflict),
        _ => WrongValue(conflict),
    };

    private static string NotAllowed(Conflict conflict)
    {
        var blamed = conflict.Blamed;
        return (blamed.Kind == FactKind.Text
            ? $"Text is not allowed in '{blamed.Owner.LocalName}'"
            : $"'{blamed.LocalName}' is not allowed in '{blamed.Owner.LocalName}'{(conflict.Refusal is { } refusal ? ": " + refusal : "")}")
            + Conditions(conflict) + Alternatives(conflict, "; it is allowed ");
    }

    private static string Missing(Conflict conflict)
    {
        var blamed = conflict.Blamed;
        var what = blamed.Kind switch
        {
            FactKind.Text => "text",
            FactKind.Attribute => $"the attribute '{blamed.LocalName}'",
            _ => $"the element '{blamed.LocalName}'",
        };
        return $"'{blamed.Owner.LocalName}' needs {what}{Conditions(conflict)}{Alternatives(conflict, "; it does not need it ")}";
    }

    private static string WrongValue(Conflict conflict)
    {
        var blamed = conflict.Blamed;
        var conditions = Conditions(conflict);
        var expected = conflict.Expectation;
        var place = blamed.Kind == FactKind.Text ? $"as the text of '{blamed.Owner.LocalName}'" : $"for '{blamed.LocalName}'";
        return $"{Values(blamed)} is not allowed {place}{conditions}"
            + (expected is null ? "" : conditions.Length > 0 ? $"; it {expected}" : $": it {expected}")
            + Alternatives(conflict, "; it is allowed ");
    }

    private static string Values(Fact fact) =>
        fact.Values is { Count: > 0 } values ? Lists.OneOf(values.Select(value => Quotation.Of(OpenText.Show(value))), isSorted: false) : "The value";

    private static string Conditions(Conflict conflict)
    {
        var states = new List<string>();
        var beside = new List<string>();
        foreach (var fact in conflict.Facts)
            if (fact == conflict.Blamed)
                continue;
            else if (fact.IsAbsence)
                states.Add($"{NameIn(conflict, fact)} is {Absence.Of(fact.Meaning)}");
            else if (fact.Values is not null)
                states.Add($"{NameIn(conflict, fact)} is {Values(fact)}{(fact.MayBeAbsent ? " or absent" : "")}");
            else
                beside.Add(NameIn(conflict, fact));
        var text = states.Count > 0 ? " when " + string.Join(" and ", states.Distinct(StringComparer.Ordinal)) : "";
        return beside.Count > 0 ? $"{text} beside {string.Join(" and ", beside.Distinct(StringComparer.Ordinal))}" : text;
    }

    private static string Alternatives(Conflict conflict, string start)
    {
        var phrases = new List<string>();
        foreach (var fact in conflict.Facts.Where(fact => fact != conflict.Blamed))
        {
            var words = conflict.WaysOut.Where(way => way.Kind == WayOutKind.SetValue && way.Fact == fact && way.Value is not null)
                .Select(way => Quotation.Of(way.Value!))
                .ToList();
            if (words.Count > 0)
                phrases.Add($"when {NameIn(conflict, fact)} is {Lists.OneOf(words, isSorted: false)}");
            else if (!fact.IsAbsence && fact.Values is null && conflict.WaysOut.Any(way => way.Kind == WayOutKind.Remove && way.Fact == fact))
                phrases.Add($"without {NameIn(conflict, fact)}");
        }
        return phrases.Count > 0 ? start + string.Join(", or ", phrases.Distinct(StringComparer.Ordinal)) : "";
    }

    // Members of another element are named together with it.
    private static string NameIn(Conflict conflict, Fact fact)
    {
        var name = fact.Kind == FactKind.Text ? $"the text of '{fact.Owner.LocalName}'" : $"'{fact.LocalName}'";
        return fact.Owner == conflict.Blamed.Owner || fact.Kind == FactKind.Text ? name : $"{name} of '{fact.Owner.LocalName}'";
    }
}
