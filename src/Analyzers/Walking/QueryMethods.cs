using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>What a query does with the items of its source.</summary>
internal enum QueryEffect
{
    /// <summary>There is no rule.</summary>
    Unknown,

    /// <summary>Returns all of them.</summary>
    Copy,

    /// <summary>Returns those that satisfy a condition.</summary>
    Filter,

    /// <summary>Returns the first or the last of them.</summary>
    Cut,

    /// <summary>Returns each of them once.</summary>
    Unique,

    /// <summary>Returns all of them in another order.</summary>
    Order,

    /// <summary>Returns one of them.</summary>
    One,

    /// <summary>Returns a number or an answer.</summary>
    Ask,

    /// <summary>Returns a result for each of them.</summary>
    Map,

    /// <summary>Returns a result for each pair of items with the same key.</summary>
    Join,

    /// <summary>Returns them in groups.</summary>
    Group,

    /// <summary>Returns a dictionary of them.</summary>
    Index,

    /// <summary>Returns the last of the results for them, each computed from the one before.</summary>
    Fold,

    /// <summary>Returns them with others.</summary>
    Extend,

    /// <summary>Returns a sequence without a source.</summary>
    Make,
}

/// <summary>The methods of LINQ, by what they do.</summary>
internal static class QueryMethods
{
    private static readonly Dictionary<string, (QueryEffect Effect, bool IsDeferred)> Methods = new[]
    {
        (QueryEffect.Copy, true, "AsEnumerable Cast"),
        (QueryEffect.Copy, false, "ToArray ToImmutableArray ToImmutableList ToList"),
        (QueryEffect.Filter, true, "OfType Where"),
        (QueryEffect.Cut, true, "Skip SkipLast SkipWhile Take TakeLast TakeWhile"),
        (QueryEffect.Unique, true, "Distinct DistinctBy"),
        (QueryEffect.Order, true, "Order OrderBy OrderByDescending OrderDescending Reverse ThenBy ThenByDescending"),
        (QueryEffect.One, false, "ElementAt ElementAtOrDefault First FirstOrDefault Last LastOrDefault MaxBy MinBy Single SingleOrDefault"),
        (QueryEffect.Ask, false, "All Any Average Contains Count LongCount Max Min SequenceEqual Sum"),
        (QueryEffect.Map, true, "Select SelectMany Zip"),
        (QueryEffect.Join, true, "GroupJoin Join"),
        (QueryEffect.Group, true, "Chunk GroupBy"),
        (QueryEffect.Group, false, "ToLookup"),
        (QueryEffect.Index, false, "ToDictionary ToFrozenDictionary ToImmutableDictionary"),
        (QueryEffect.Fold, false, "Aggregate"),
        (QueryEffect.Extend, true, "Append Concat DefaultIfEmpty Prepend Union"),
        (QueryEffect.Make, true, "Empty Range Repeat"),
    }.SelectMany(row => row.Item3.Split(' '), (row, name) => (Name: name, row.Item1, row.Item2))
        .ToDictionary(row => row.Name, row => (row.Item2, row.Item3), StringComparer.Ordinal);

    /// <summary>Returns what a method does with the items of its source.</summary>
    public static QueryEffect EffectOf(IMethodSymbol method) => Methods.TryGetValue(method.Name, out var found) ? found.Effect : QueryEffect.Unknown;

    /// <summary>Whether the source of a method is enumerated each time its result is.</summary>
    public static bool IsDeferred(IMethodSymbol method) => Methods.TryGetValue(method.Name, out var found) && found.IsDeferred;

    /// <summary>Whether a method is a query that returns items of a list to this code.</summary>
    public static bool Has(IMethodSymbol method) => method.ContainingNamespace switch
    {
        { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        // ToImmutableList and its like.
        { Name: "Immutable" or "Frozen", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } =>
            method.IsExtensionMethod && EffectOf(method) is QueryEffect.Copy or QueryEffect.Index,
        _ => false,
    };
}
