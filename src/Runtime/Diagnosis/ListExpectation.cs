using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Patterns;
using Bindery.Wording;

namespace Bindery.Diagnosis;

/// <summary>Describes a valid list: the number of its values, and the values.</summary>
internal static class ListExpectation
{
    private const int MostDescribed = 4;

    /// <summary>Describes a list, as in "a list of 2 values separated by whitespace, each a number".</summary>
    /// <param name="list">The list.</param>
    /// <param name="describe">Describes one value: the alternatives.</param>
    public static string Of(ListPattern list, Func<Pattern, IReadOnlyList<string>> describe)
    {
        var (least, most) = Count(list.Content, []);
        var number = most == 0 ? "no values"
            : most == least ? Lists.Count(least, "value")
            : most < long.MaxValue ? $"{Number(least)} to {Lists.Count(most, "value")}"
            : least > 1 ? $"{Number(least)} or more values"
            : least == 1 ? "one or more values"
            : "values";
        return $"a list of {number} separated by whitespace{Parts(list.Content, describe)}";
    }

    private static string Parts(Pattern content, Func<Pattern, IReadOnlyList<string>> describe)
    {
        var members = PatternMembers.OfSequence(content).Select(member => Lists.OneOf(describe(member), isSorted: false)).ToList();
        if (content is GroupPattern && members.Count <= MostDescribed && members.Distinct().Count() > 1)
            return ": " + string.Join(", then ", members);
        return describe(content) is { Count: > 0 } each ? $", each {Lists.OneOf(each, isSorted: false)}" : "";
    }

    // Patterns share parts: each is counted once.
    private static (long Least, long Most) Count(Pattern pattern, Dictionary<Pattern, (long, long)> known)
    {
        if (known.TryGetValue(pattern, out var count))
            return count;
        count = pattern switch
        {
            ChoicePattern choice => Either(Count(choice.Left, known), Count(choice.Right, known)),
            BinaryPattern both => Both(Count(both.Left, known), Count(both.Right, known)),
            OneOrMorePattern repeated => Count(repeated.Content, known) is var once && once.Most == 0 ? once : (once.Least, long.MaxValue),
            DataPattern or ValuePattern => (1, 1),
            _ => (0, 0),
        };
        known[pattern] = count;
        return count;
    }

    private static (long Least, long Most) Either((long Least, long Most) left, (long Least, long Most) right) =>
        (Math.Min(left.Least, right.Least), Math.Max(left.Most, right.Most));

    private static (long Least, long Most) Both((long Least, long Most) left, (long Least, long Most) right) =>
        (Sum(left.Least, right.Least), Sum(left.Most, right.Most));

    private static long Sum(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
