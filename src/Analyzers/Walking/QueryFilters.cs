using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Queries that return some of the items of a list, or an answer about them.</summary>
internal sealed class QueryFilters(BodyWalker walker, Queries queries)
{
    // Each item that a condition may leave out doubles the execution paths.
    private const int MostForks = 2;

    private readonly Walk _walk = walker.Walk;

    /// <summary>Returns the items that satisfy the condition of a query; null if the walk ends here.</summary>
    public ListObject? Filter(QueryCall query, ListObject list) => query.Function("predicate") is { } predicate ? Where(list, predicate)
        : query.Method is { Name: "OfType", TypeArguments: [var type] } ? Where(list, arguments => OfType(arguments[0], type))
        : Some(list);

    private Value OfType(Value value, ITypeSymbol type) => walker.Matching.IsOf(value, type) is { } isOf ? new ConstantValue(isOf) : Value.Something;

    /// <summary>Returns the first or last items, as the query asks; null if the walk ends here.</summary>
    public ListObject? Cut(QueryCall query, ListObject list)
    {
        if (query.Function("predicate") is { } predicate)
            return While(query.Name == "TakeWhile", list, predicate);
        if (!QueryCall.IsKnown(list) || query.Value("count") is not ConstantValue { Constant: int given })
            return Some(list);
        var count = Math.Max(0, Math.Min(given, list.Items.Length));
        var (from, length) = query.Name switch
        {
            "Take" => (0, count),
            "TakeLast" => (list.Items.Length - count, count),
            "Skip" => (count, list.Items.Length - count),
            _ => (0, list.Items.Length - count),
        };
        return list with { Items = ImmutableArray.Create(list.Items, from, length) };
    }

    private ListObject? While(bool takes, ListObject list, Function predicate)
    {
        if (!QueryCall.IsKnown(list))
        {
            queries.Ask(predicate, list);
            return _walk.State is null ? null : Some(list);
        }
        var items = list.Items;
        for (var i = 0; i < items.Length; i++)
        {
            var holds = Holds(predicate, items[i]);
            if (_walk.State is null)
                return null;
            if (holds == false)
                return list with { Items = takes ? items.RemoveRange(i, items.Length - i) : items.RemoveRange(0, i) };
            if (holds is null)
                return Some(takes ? list : list with { Items = items.RemoveRange(0, i) });
        }
        return takes ? list : list with { Items = ImmutableArray<Item>.Empty };
    }

    /// <summary>Returns the items that differ from those before them.</summary>
    public ListObject? Unique(QueryCall query, ListObject list)
    {
        if (!QueryCall.IsKnown(list) || !query.ComparesAsConstants)
            return Some(list);
        var keys = list.Items.Select(item => query.Function("keySelector") is { } keyOf && _walk.State is not null ? keyOf(item.Value) : item.Value).ToList();
        if (_walk.State is null)
            return null;
        if (!keys.TrueForAll(IsComparable))
            return Some(list);
        return list with { Items = list.Items.Where((_, i) => keys.IndexOf(keys[i]) == i).ToImmutableArray() };
    }

    /// <summary>Whether the program compares a value as this code does: a constant, or an object of a class without an equality of its own.</summary>
    public bool IsComparable(Value value) => value is ConstantValue || _walk.State!.Find<ModelObject>(value) is not null;

    /// <summary>Returns one of the items, as the query asks.</summary>
    public Value One(QueryCall query)
    {
        var none = query.Method.ReturnType is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            ? Value.Something
            : Value.Null;
        var orDefault = query.Name.EndsWith("OrDefault", StringComparison.Ordinal);
        if (query.Values.TryGetValue("defaultValue", out var given))
            none = given.Value;
        if (query.List is not { IsLazy: false } list)
        {
            _walk.Lose(query.Source);
            return Value.Unknown;
        }
        var predicate = query.Function("predicate");
        if (list.Items.Length == 0 && (list.IsOpen || !orDefault))
        {
            queries.Ask(predicate ?? query.Function("keySelector"), list);
            return Value.Unknown;
        }
        if (list is { IsOpen: true } or { Items.Length: > Loops.MostRounds })
        {
            queries.Ask(predicate ?? query.Function("keySelector"), list);
            _walk.Lose(query.Source);
            return Value.Unknown;
        }
        var candidates = query.Name switch
        {
            "MaxBy" or "MinBy" => Extreme(query, list),
            "ElementAt" or "ElementAtOrDefault" => At(query, list),
            _ => predicate is null ? list : Where(list, predicate),
        };
        if (candidates is null || _walk.State is null)
            return Value.Unknown;
        var items = candidates.Items;
        var firstCertain = items.ToList().FindIndex(item => item.IsCertain);
        if (firstCertain >= 0 && query.Name.StartsWith("First", StringComparison.Ordinal))
            items = items.RemoveRange(firstCertain + 1, items.Length - firstCertain - 1);
        else if (firstCertain >= 0 && query.Name.StartsWith("Last", StringComparison.Ordinal))
            items = items.RemoveRange(0, items.ToList().FindLastIndex(item => item.IsCertain));
        var mayBeNone = orDefault && firstCertain < 0;
        if (items.Length == 0)
            return mayBeNone ? none : Value.Unknown;
        var value = queries.AnyOf(items);
        return mayBeNone ? _walk.OneOf(value, none) : value;
    }

    private static ListObject At(QueryCall query, ListObject list) =>
        query.Value("index") is ConstantValue { Constant: int index } && list.Items.All(item => item.IsCertain)
        ? list with { Items = index >= 0 && index < list.Items.Length ? ImmutableArray.Create(list.Items[index]) : ImmutableArray<Item>.Empty }
        : new ListObject(list.Items.Select(item => item with { IsCertain = false }).ToImmutableArray(), list.IsOpen);

    // The item with the greatest or least key; any item if the keys are unknown.
    private ListObject? Extreme(QueryCall query, ListObject list)
    {
        var key = (query.Function("keySelector")!, query.Name == "MaxBy", !query.Values.ContainsKey("comparer"));
        var ordered = queries.Orders.Sort(list, [key], out var isKnown);
        return ordered is null ? null
            : isKnown ? ordered with { Items = ImmutableArray.Create(ordered.Items[0]) }
            : list;
    }

    /// <summary>Returns a number or an answer about the items.</summary>
    public Value Ask(QueryCall query)
    {
        if (query.List is not { } list)
        {
            _walk.Lose(query.Source);
            return Value.Unknown;
        }
        if (query.Name == "Contains" && query.Known is { IsLazy: false } && list.Items.All(item => item.Value is ConstantValue))
            return query.Value("value") is ConstantValue asked && query.ComparesAsConstants
                ? new ConstantValue(list.Items.Any(item => item.Value.Equals(asked)))
                : Value.Something;
        var function = query.Functions.Values.FirstOrDefault();
        if (query.Name is not ("Any" or "All" or "Count") || list.IsLazy || !QueryCall.IsKnown(list))
        {
            queries.Ask(function, list);
            return Value.Something;
        }
        var answers = list.Items.Select(item => function is null ? true : _walk.State is null ? null : Holds(function, item)).ToList();
        if (_walk.State is null)
            return Value.Unknown;
        object? known = query.Name switch
        {
            "Any" => answers.Contains(true) ? true : answers.Contains(null) ? null : false,
            "All" => answers.Contains(false) ? false : answers.Contains(null) ? null : true,
            _ => answers.Contains(null) ? null : answers.Count(answer => answer == true),
        };
        return known is null ? Value.Something : new ConstantValue(known);
    }

    private ListObject? Where(ListObject list, Function predicate)
    {
        if (list.Items.Length > Loops.MostRounds)
        {
            queries.Ask(predicate, list);
            return _walk.State is null ? null : Some(list);
        }
        var kept = ImmutableArray.CreateBuilder<Item>();
        foreach (var item in list.Items)
        {
            var holds = Holds(predicate, item);
            if (_walk.State is null)
                return null;
            if (holds != false)
                kept.Add(item with { IsCertain = item.IsCertain && holds == true });
        }
        return Decide(list with { Items = kept.ToImmutable() });
    }

    // The items that may be left out: each is, on an execution path of its own, if they are few.
    private ListObject Decide(ListObject list)
    {
        if (!_walk.Choices.IsForking || list.Items.Count(item => !item.IsCertain) is 0 or > MostForks)
            return list;
        return list with
        {
            Items = list.Items.Where(item => item.IsCertain || _walk.Choices.Take(2) == 0).Select(item => item with { IsCertain = true }).ToImmutableArray(),
        };
    }

    private bool? Holds(Function predicate, Item item)
    {
        var answer = queries.Ask(predicate, item.Value, item.IsCertain);
        return (answer as ConstantValue)?.Constant as bool?;
    }

    private static ListObject Some(ListObject list) => list with { Items = list.Items.Select(item => item with { IsCertain = false }).ToImmutableArray() };
}
