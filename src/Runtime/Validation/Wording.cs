using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>How names, values and lists of them are put into words.</summary>
internal static class Wording
{
    /// <summary>The most items that a list shows; the rest is counted.</summary>
    public const int MostListed = 8;

    private const int LongestQuote = 60;

    /// <summary>A value in quotes; long ones are cut.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            if (quoted.Length > LongestQuote)
            {
                if (char.IsHighSurrogate(quoted[quoted.Length - 1]))
                    quoted.Length--;
                return quoted.Append("…'").ToString();
            }
            quoted.Append(char.IsControl(c) ? ' ' : c);
        }
        return quoted.Append('\'').ToString();
    }

    /// <summary>"'a', 'b' or 'c'", ordinally sorted; beyond nine: the first eight "and 12 more".</summary>
    public static string OneOf(IEnumerable<string> items, bool isSorted = true) => List(items, " or ", isSorted);

    /// <summary>"'a', 'b' and 'c'".</summary>
    public static string AllOf(IEnumerable<string> items) => List(items, " and ", isSorted: true);

    /// <summary>A name as the schema has it; the namespace is shown where it is another than the one around.</summary>
    public static string Name(string? namespaceUri, string? localName, string around)
    {
        if (namespaceUri is null)
            return "any name of another namespace";
        if (localName is null)
            return namespaceUri.Length == 0 ? "any other name without a namespace" : $"any other name of the namespace '{namespaceUri}'";
        return namespaceUri == around ? $"'{localName}'" : namespaceUri.Length == 0 ? $"'{localName}' without a namespace" : $"'{localName}' of the namespace '{namespaceUri}'";
    }

    /// <summary>What a literal must be, as the end of a sentence: "must be 'push' or 'pull'".</summary>
    public static string MustBe(Pattern pattern, ReadOnlySpan<byte> found, PrefixResolver? prefixes)
    {
        var values = new List<string>();
        var others = new List<string>();
        Datatype? single = null;
        Collect(pattern, values, others, ref single);
        if (values.Count == 0 && others.Count == 1 && single is not null && single.Explain(found, prefixes) is { } why)
            return why;
        var near = Nearest(Utf8Text.Excerpt(found, 200).Trim(), values);
        var all = new List<string>();
        values.Sort(string.CompareOrdinal);
        foreach (var value in values)
            all.Add(Quote(value));
        all.AddRange(others);
        if (all.Count == 0)
            return "must be empty";
        return "must be " + OneOf(all, isSorted: false) + (near is null ? "" : $"; did you mean {Quote(near)}?");
    }

    /// <summary>The literals that a pattern enumerates.</summary>
    public static List<string> Values(Pattern pattern)
    {
        var values = new List<string>();
        Datatype? single = null;
        Collect(pattern, values, [], ref single);
        return values;
    }

    /// <summary>The candidate that a word was probably meant to be: one that a few slips of the keyboard away.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Min(2, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate == word || Math.Abs(candidate.Length - word.Length) >= least || candidate.Length > 64)
                continue;
            var distance = string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate);
            if (distance < least)
            {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static string List(IEnumerable<string> items, string last, bool isSorted)
    {
        var all = new List<string>(items);
        if (isSorted)
            all.Sort(string.CompareOrdinal);
        var text = new StringBuilder();
        // Of nine, the last is no longer than to say that there is one more.
        var shown = all.Count > MostListed + 1 ? MostListed : all.Count;
        for (var i = 0; i < shown; i++)
        {
            if (i > 0)
                text.Append(i == all.Count - 1 ? last : ", ");
            text.Append(all[i]);
        }
        if (shown < all.Count)
            text.Append(" and ").Append((all.Count - shown).ToString(CultureInfo.InvariantCulture)).Append(" more");
        return text.ToString();
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
                    values.Add(value.Text);
                    break;
                case DataPattern data:
                    single = data.Datatype;
                    others.Add(data.Datatype.Description);
                    break;
                case ListPattern:
                    others.Add("a list of values separated by blanks");
                    break;
                default:
                    foreach (var operand in Operands(current))
                        open.Push(operand);
                    break;
            }
        }

        static IEnumerable<Pattern> Operands(Pattern pattern) => pattern switch
        {
            ChoicePattern choice => [choice.Right, choice.Left],
            GroupPattern group => [group.Right, group.Left],
            InterleavePattern interleave => [interleave.Right, interleave.Left],
            OneOrMorePattern oneOrMore => [oneOrMore.Content],
            _ => [],
        };
    }

    // Optimal string alignment: insertions, deletions, replacements, and neighbours exchanged.
    private static int Distance(string a, string b)
    {
        var rows = new int[3][];
        for (var i = 0; i < 3; i++)
            rows[i] = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var row = rows[i % 3];
            var before = rows[(i + 2) % 3];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], rows[(i + 1) % 3][j - 2] + 1);
            }
        }
        return rows[a.Length % 3][b.Length];
    }
}
