using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>The common parts of sentences about documents.</summary>
internal static class SentenceParts
{
    private const int MostValues = 3;

    /// <summary>Returns a name relative to the surrounding namespace.</summary>
    public static string Shown(NodeName name, NodeName around) => NameWords.Of(name.NamespaceUri, name.LocalName, around.NamespaceUri ?? "");

    /// <summary>Returns the name of an attribute, relative to names without a namespace.</summary>
    public static string Shown(NodeName attribute) => NameWords.Of(attribute.NamespaceUri, attribute.LocalName, "");

    /// <summary>Returns the local name of an element that has already been named.</summary>
    public static string Local(NodeName element) => Quotation.Of(element.LocalName ?? "");

    /// <summary>Returns several names, each relative to the surrounding namespace.</summary>
    public static List<string> All(IReadOnlyList<NodeName> names, NodeName around)
    {
        var all = new List<string>(names.Count);
        foreach (var name in names)
            all.Add(Shown(name, around));
        return all;
    }

    /// <summary>Returns several names of attributes.</summary>
    public static List<string> All(IReadOnlyList<NodeName> attributes) => All(attributes, NodeName.Document);

    /// <summary>Returns " in 'disk'"; empty for the document.</summary>
    public static string In(NodeName parent) => parent.LocalName is { Length: > 0 } ? $" in {Local(parent)}" : "";

    /// <summary>Returns " when 'type' is 'file'"; empty if there is no such attribute.</summary>
    public static string When(AttributeValue? deciding) => deciding is null ? "" : $" when {Shown(deciding.Name)} is {Quotation.Of(deciding.Value)}";

    /// <summary>Returns "; did you mean 'disk'?"; empty if nothing is similar.</summary>
    public static string DidYouMean(string? nearest) => nearest is null ? "" : $"; did you mean {Quotation.Of(nearest)}?";

    /// <summary>Returns "; expected 'a' or 'b'".</summary>
    public static string Instead(ExpectedContent expected, NodeName around) =>
        expected.Names.Count > 0 ? $"; expected {Lists.OneOf(All(expected.Names, around), isSorted: false)}"
        : expected.HasChildren ? "; nothing more may come"
        : "; it may have no elements";

    /// <summary>Whether a list of alternatives is too long to be useful if the error is already known.</summary>
    public static bool IsLong(ExpectedContent expected) => expected.Names.Count > Lists.MostShown;

    /// <summary>Returns "when 'mode' of 'domainbackup' (line 1) is 'pull'; it is allowed when 'mode' is 'push' or absent".</summary>
    public static string Why(ContextReason reason)
    {
        var attribute = Shown(reason.Attribute);
        // An ancestor far above is hard to find; on the same line no number is needed.
        var line = reason.Line is { } number ? FormattableString.Invariant($" (line {number})") : "";
        var owner = reason.Owner is { } element ? $" of {Local(element)}{line}" : "";
        var allowing = Values(reason.Allowing, reason.MayBeAbsent);
        if (allowing.Count > MostValues)
            allowing.RemoveRange(MostValues, allowing.Count - MostValues);
        var value = reason.Value is { } word ? Quotation.Of(word) : Absence.Of(reason.Meaning);
        return $"when {attribute}{owner} is {value}; it is allowed when {attribute} is {Lists.OneOf(allowing, isSorted: false)}";
    }

    /// <summary>Returns values in quotes, and "absent".</summary>
    public static List<string> Values(IReadOnlyList<string> values, bool mayBeAbsent = false)
    {
        var all = new List<string>(values.Count + 1);
        foreach (var value in values)
            all.Add(Quotation.Of(value));
        if (mayBeAbsent)
            all.Add("absent");
        return all;
    }
}
