using System.Collections.Immutable;

namespace Bindery.Analyzers.Flow;

/// <summary>Compares the knowledge of two states.</summary>
internal static class StateMaps
{
    /// <summary>Whether two maps have the same keys with equal values.</summary>
    public static bool IsSameAs<TKey, TValue>(this ImmutableDictionary<TKey, TValue> first, ImmutableDictionary<TKey, TValue> second)
        where TKey : notnull
    {
        if (ReferenceEquals(first, second))
            return true;
        if (first.Count != second.Count)
            return false;
        foreach (var pair in first)
            if (!second.TryGetValue(pair.Key, out var other) || !Equals(pair.Value, other))
                return false;
        return true;
    }
}
