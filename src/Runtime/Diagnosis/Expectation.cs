using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Wording;

namespace Bindery.Diagnosis;

/// <summary>Describes the valid literals.</summary>
internal static class Expectation
{
    /// <summary>Describes the valid literals, as the end of a sentence: "must be 'push' or 'pull'".</summary>
    public static string MustBe(Pattern pattern, ReadOnlySpan<byte> found, PrefixResolver? prefixes)
    {
        var values = new List<string>();
        var others = new List<string>();
        Datatype? single = null;
        Collect(pattern, values, others, ref single);
        if (values.Count == 0 && others.Count == 1 && single is not null && single.Explain(found, prefixes) is { } why)
            return why;
        var literal = Utf8.Excerpt(found, 200).Trim();
        var near = Spelling.Nearest(literal, values);
        var all = Alternatives(pattern);
        if (all.Count == 0)
            return "must be empty";
        var remark = RemarksIn(pattern) is { } remarks ? NameRemarks.Find(remarks, literal, prefixes) : null;
        return "must be " + Lists.OneOf(all, isSorted: false)
            + (remark is not null ? $"; {remark}" : near is null ? "" : $"; did you mean {Quotation.Of(near)}?");
    }

    /// <summary>Returns the remarks about names that are no alternative (<see cref="NameRemarks"/>); null if there are none.</summary>
    public static string? RemarksIn(Pattern pattern)
    {
        foreach (var member in PatternMembers.OfChoice(pattern))
            if (member is ValuePattern { Datatype.Says: { } remarks })
                return remarks;
        return null;
    }

    /// <summary>Returns the literals that a pattern lists as alternatives of a sentence: "'a' or 'b'".</summary>
    public static string OneOf(Pattern pattern) => Lists.OneOf(Alternatives(pattern), isSorted: false);

    /// <summary>Returns the literals that a pattern lists.</summary>
    public static List<string> Values(Pattern pattern)
    {
        var values = new List<string>();
        Datatype? single = null;
        Collect(pattern, values, [], ref single);
        return values;
    }

    // Regular expressions of an exception are not described, because they are not helpful; values are.
    private static string Except(DataPattern data) =>
        data.Except is { } except && Values(except) is { Count: > 0 } refused ? " except " + Lists.OneOf(refused.ConvertAll(Quotation.Of)) : "";

    /// <summary>Describes the valid literals, each alternative as part of a sentence: listed values first.</summary>
    private static List<string> Alternatives(Pattern pattern)
    {
        var values = new List<string>();
        var others = new List<string>();
        Datatype? single = null;
        Collect(pattern, values, others, ref single);
        values.Sort(string.CompareOrdinal);
        // Several patterns may have the same description.
        return [.. values.ConvertAll(Quotation.Of), .. others.Distinct(StringComparer.Ordinal)];
    }

    private static void Collect(Pattern pattern, List<string> values, List<string> others, ref Datatype? single)
    {
        var open = new Stack<Pattern>();
        var seen = new HashSet<Pattern>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (!seen.Add(current))
                continue;
            switch (current)
            {
                case ValuePattern value:
                    values.Add(NameWords.OfValue(value.NamespaceUri, value.Text));
                    break;
                case DataPattern data:
                    single = data.Datatype;
                    others.Add(data.Datatype.Description + Except(data));
                    break;
                case ListPattern list:
                    others.Add(ListExpectation.Of(list, Alternatives));
                    break;
                default:
                    PatternMembers.PushOperands(current, open);
                    break;
            }
        }
    }
}
