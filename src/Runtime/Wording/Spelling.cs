using System;
using System.Collections.Generic;

namespace Bindery.Wording;

/// <summary>Finds the most similar name.</summary>
internal static class Spelling
{
    private const int LongestName = 64;

    /// <summary>
    /// Returns the most similar candidate, if it is similar enough: at most two edits, or a third of the name (a change of case counts half); or equal except
    /// for case.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        string? best = null;
        // The limit is in halves of an edit, and one more than the maximum.
        var limit = name.Length < 3 ? 1 : Math.Min(5, (name.Length * 2 / 3) + 1);
        foreach (var candidate in candidates)
        {
            if (candidate == name || candidate.Length > LongestName)
                continue;
            if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase))
                return candidate;
            if (Math.Abs(candidate.Length - name.Length) * 2 >= limit)
                continue;
            var distance = Distance(name, candidate);
            if (distance < limit)
                (best, limit) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Returns twice the Damerau–Levenshtein distance of adjacent transpositions, where a change of case alone costs one half.</summary>
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j * 2;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i * 2;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 1 : 2;
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 2, previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 2);
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[right.Length];
    }
}
