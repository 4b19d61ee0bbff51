using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Queries that compute something from each item, or from pairs of items of two lists.</summary>
internal sealed class QueryMaps(BodyWalker walker, Queries queries)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Select, SelectMany, Zip.</summary>
    public Value Map(QueryCall query) => query.Name switch
    {
        "SelectMany" => SelectMany(query),
        "Zip" => Zip(query),
        _ when query.Function("selector") is { } mapping => Select(query.Syntax, query.Source, mapping, isLazy: true),
        _ => queries.GiveUp(query),
    };

    /// <summary>Returns a list of the results of a delegate for each item of a sequence, and its index.</summary>
    public Value Select(SyntaxNode syntax, Value source, Function mapping, bool isLazy)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var list = _walk.State.Find<ListObject>(source);
        if (QueryCall.IsKnown(list))
        {
            queries.Use(source);
            return Each(syntax, list!.Items, (item, index) => mapping(item.Value, new ConstantValue(index)), isLazy);
        }
        return Some(syntax, isLazy, () => mapping(TakeAny(source)));
    }

    // A list of a result for each item.
    private Value Each<T>(SyntaxNode syntax, ImmutableArray<T> items, Func<T, int, Value> resultOf, bool isLazy)
    {
        var made = ImmutableArray.CreateBuilder<Item>();
        for (var i = 0; i < items.Length; i++)
        {
            var value = resultOf(items[i], i);
            if (_walk.State is null)
                return Value.Unknown;
            made.Add(new Item(value, _walk.SourceOf(value, syntax)));
        }
        return _heap.MakeList(new ListObject(made.ToImmutable(), IsOpen: false, isLazy), syntax);
    }

    /// <summary>Returns a list for unknown items: without results, or with one that has unknown others before and after it.</summary>
    public Value Some(SyntaxNode syntax, bool isLazy, Func<Value> resultOf)
    {
        if (_walk.State is null)
            return Value.Unknown;
        if (_walk.Choices.IsForking && _walk.Choices.Take(2) == 1)
            return _heap.MakeList(ListObject.Empty with { IsLazy = isLazy }, syntax);
        var one = Round(resultOf);
        if (_walk.State is null)
            return Value.Unknown;
        var round = new Item(one, _walk.SourceOf(one, syntax), IsCertain: _walk.Choices.IsForking);
        return _heap.MakeList(new ListObject(ImmutableArray.Create(round), IsOpen: true, isLazy), syntax);
    }

    // Its changes are unknown, because it runs repeatedly.
    private Value Round(Func<Value> action)
    {
        var journal = new Journal();
        _walk.Journals.Push(journal);
        var before = _walk.State!;
        var value = action();
        _walk.Journals.Pop();
        if (_walk.State is not null)
            _heap.Forget(journal, before);
        return value;
    }

    /// <summary>Returns one of the items of a sequence, which are no longer known apart.</summary>
    public Value TakeAny(Value source)
    {
        if (_walk.State?.Find<ListObject>(source) is { IsOpen: false, IsLazy: false, Items: { Length: > 0 and <= Loops.MostRounds } items })
            return queries.AnyOf(items);
        _walk.Lose(source);
        return Value.Unknown;
    }

    /// <summary>Performs an action for each item of a list; for an unknown list, zero times or in one iteration of many.</summary>
    /// <param name="source">The list.</param>
    /// <param name="action">The action.</param>
    /// <param name="takeRead">Takes an item that was read with the list; returns null if there is none.</param>
    public void ForEach(Value source, Function action, Func<Value?> takeRead)
    {
        if (_walk.State!.Find<ListObject>(source) is { IsLazy: false } list && QueryCall.IsKnown(list))
        {
            foreach (var item in list.Items)
                if (_walk.State is not null)
                    _walk.Lose(action(item.Value));
            return;
        }
        _walk.Perhaps(() => _walk.Lose(Round(() =>
        {
            if (takeRead() is { } item)
                return action(item);
            _walk.Lose(source);
            return action(Value.Unknown);
        })));
    }

    // For an unknown sequence of sequences: some items among others.
    private Value SelectMany(QueryCall query)
    {
        if ((query.Function("selector") ?? query.Function("collectionSelector")) is not { } collectionOf)
            return queries.GiveUp(query);
        var lists = query.Function("resultSelector") is { } resultOf
            ? Select(
                query.Syntax,
                query.Source,
                arguments => Select(query.Syntax, collectionOf(arguments), inner => resultOf(arguments[0], inner[0]), isLazy: true),
                isLazy: false)
            : Select(query.Syntax, query.Source, collectionOf, isLazy: false);
        if (_walk.State?.Find<ListObject>(lists) is not { } all)
            return Value.Unknown;
        var made = ListObject.Empty with { IsOpen = all.IsOpen, IsLazy = true };
        foreach (var item in all.Items)
        {
            var count = made.Items.Length;
            made = _heap.AddAll(made, item.Value) with { IsLazy = true };
            if (!item.IsCertain)
                made = made with { Items = made.Items.Select((one, i) => i < count ? one : one with { IsCertain = false }).ToImmutableArray() };
            if (_walk.State is null)
                return Value.Unknown;
        }
        return _heap.MakeList(made, query.Syntax);
    }

    // Pairs of the items at the same index.
    private Value Zip(QueryCall query)
    {
        if (query.Values.ContainsKey("third"))
            return queries.GiveUp(query);
        var (first, second) = (query.Source, query.Value("second"));
        var pairOf = query.Function("resultSelector") ?? (arguments => _heap.MakeList(
            new ListObject(arguments.Select(part => new Item(part, query.Syntax)).ToImmutableArray(), IsOpen: false), query.Syntax));
        if (query.Known is { } known && _walk.State!.Find<ListObject>(second) is { } other && QueryCall.IsKnown(other))
        {
            queries.Use(first);
            queries.Use(second);
            return Each(
                query.Syntax,
                known.Items.Zip(other.Items, (one, two) => (one.Value, two.Value)).ToImmutableArray(),
                (pair, _) => pairOf(pair.Item1, pair.Item2),
                isLazy: true);
        }
        return Some(query.Syntax, isLazy: true, () => pairOf(TakeAny(first), TakeAny(second)));
    }

    /// <summary>Join, GroupJoin.</summary>
    public Value Join(QueryCall query)
    {
        if (query.Function("outerKeySelector") is not { } outerKeyOf
            || query.Function("innerKeySelector") is not { } innerKeyOf
            || query.Function("resultSelector") is not { } resultOf)
            return queries.GiveUp(query);
        var (outer, inner, groups) = (query.Source, query.Value("inner"), query.Name == "GroupJoin");
        if (query.Known is { } known && _walk.State!.Find<ListObject>(inner) is { } others && QueryCall.IsKnown(others) && query.ComparesAsConstants)
        {
            var keys = known.Items.Select(item => _walk.State is null ? Value.Unknown : outerKeyOf(item.Value)).ToList();
            var otherKeys = others.Items.Select(item => _walk.State is null ? Value.Unknown : innerKeyOf(item.Value)).ToList();
            if (_walk.State is null)
                return Value.Unknown;
            if (keys.Concat(otherKeys).All(key => key is ConstantValue))
            {
                queries.Use(outer);
                queries.Use(inner);
                var matches = known.Items.Select(
                    (item, i) => (Item: item, Others: others.Items.Where((_, j) => otherKeys[j].Equals(keys[i])).ToImmutableArray()));
                return groups
                    ? Each(query.Syntax, matches.ToImmutableArray(), (one, _) => resultOf(one.Item.Value, GroupOf(one.Others)), isLazy: true)
                    : Each(
                        query.Syntax,
                        matches.SelectMany(one => one.Others, (one, other) => (One: one.Item.Value, Other: other.Value)).ToImmutableArray(),
                        (pair, _) => resultOf(pair.One, pair.Other),
                        isLazy: true);
            }
        }
        return Some(query.Syntax, isLazy: true, () =>
        {
            var one = TakeAny(outer);
            if (!groups)
                return resultOf(one, TakeAny(inner));
            _walk.Lose(inner);
            return resultOf(one, Value.Unknown);
        });

        Value GroupOf(ImmutableArray<Item> items) => _heap.MakeList(new ListObject(items, IsOpen: false), query.Syntax);
    }

    /// <summary>Aggregate: for unknown items, the value before the first one, unless it may be replaced by another one.</summary>
    public Value Fold(QueryCall query)
    {
        if (query.Function("func") is not { } step)
            return queries.GiveUp(query);
        var finish = query.Function("resultSelector") ?? (arguments => arguments[0]);
        var hasSeed = query.Values.TryGetValue("seed", out var seed);
        if (query.Known is { } known && (hasSeed || known.Items.Length > 0))
        {
            queries.Use(query.Source);
            var value = hasSeed ? seed.Value : known.Items[0].Value;
            foreach (var item in known.Items.Skip(hasSeed ? 0 : 1))
                if (_walk.State is not null)
                    value = step(value, item.Value);
            return _walk.State is null ? Value.Unknown : finish(value);
        }
        if (!hasSeed)
            return queries.GiveUp(query);
        var result = seed.Value;
        if (!_walk.Choices.IsForking || _walk.Choices.Take(2) == 0)
        {
            var next = Round(() => step(result, TakeAny(query.Source)));
            if (_walk.State is null)
                return Value.Unknown;
            if (!next.Equals(result))
            {
                _walk.LoseBoth(result, next);
                result = Value.Unknown;
            }
        }
        return finish(result);
    }
}
