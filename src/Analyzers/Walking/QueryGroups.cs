using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Queries that return the items of a list in groups, or in a dictionary. A group is a list with a key.</summary>
internal sealed class QueryGroups(BodyWalker walker, Queries queries)
{
    // Each unknown key multiplies the execution paths.
    private const int MostForks = 2;

    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>GroupBy, ToLookup, Chunk.</summary>
    public Value Group(QueryCall query)
    {
        if (query.Known is not { } list)
            return queries.GiveUp(query);
        queries.Use(query.Source);
        if (query.Name == "Chunk")
            return query.Value("size") is ConstantValue { Constant: int size and > 0 } ? Chunk(query, list, size) : queries.GiveUp(query);
        if (query.Function("keySelector") is not { } keyOf || query.Function("resultSelector") is not null)
            return queries.GiveUp(query);
        var keys = list.Items.Select(item => _walk.State is null ? Value.Unknown : keyOf(item.Value)).ToList();
        var items = list.Items;
        if (query.Function("elementSelector") is { } elementOf)
            items = items.Select(item => _walk.State is null ? item : item with { Value = elementOf(item.Value) }).ToImmutableArray();
        if (_walk.State is null)
            return Value.Unknown;
        var isExact = query.ComparesAsConstants && Decide(keys, query.Method.TypeArguments[1].SpecialType == SpecialType.System_Boolean);
        // With more unknown keys, each group has some of the items, and there is at least one.
        var groups = isExact
            ? keys.Distinct().Select(key => new ListObject(items.Where((_, i) => keys[i].Equals(key)).ToImmutableArray(), IsOpen: false) { Key = key })
            : items.Select(_ => new ListObject(items.Select(item => item with { IsCertain = false }).ToImmutableArray(), IsOpen: false) { Key = AnyKey(keys) });
        var made = groups.Select((group, i) => new Item(_heap.MakeList(group, query.Syntax), query.Syntax, IsCertain: isExact || i == 0)).ToImmutableArray();
        return _heap.MakeList(new ListObject(made, IsOpen: false), query.Syntax);
    }

    // An unknown key is one of the others or a new one, on an execution path of its own each. Returns whether equal keys are equal values then.
    private bool Decide(List<Value> keys, bool areFlags)
    {
        if (!keys.TrueForAll(key => key is ConstantValue or UnknownValue))
            return false;
        var unknown = keys.Count(key => key is UnknownValue);
        if (unknown > 0 && (!_walk.Choices.IsForking || unknown > MostForks))
            return false;
        var possible = areFlags && unknown > 0
            ? [new ConstantValue(true), new ConstantValue(false)]
            : keys.Where(key => key is ConstantValue).Distinct().ToList();
        var known = possible.OfType<ConstantValue>().Select(key => key.Constant).ToImmutableHashSet();
        for (var i = 0; i < keys.Count; i++)
            if (keys[i] is UnknownValue { IsSet: var isSet })
            {
                var choice = _walk.Choices.Take(possible.Count + (areFlags ? 0 : 1));
                // The object makes it another value than other new keys.
                if (choice == possible.Count)
                    possible.Add(new UnknownValue(isSet) { Excluded = known.Add(new object()) });
                keys[i] = possible[choice];
            }
        return true;
    }

    // The key of a group is not null because a key is.
    private static Value AnyKey(List<Value> keys) => keys.TrueForAll(key => key.IsCertainlySet) ? Value.Something : Value.Unknown;

    private HeapValue Chunk(QueryCall query, ListObject list, int size)
    {
        var chunks = Enumerable.Range(0, (list.Items.Length + size - 1) / size)
            .Select(i => list.Items.Skip(i * size).Take(size).ToImmutableArray())
            .Select(items => new Item(_heap.MakeList(new ListObject(items, IsOpen: false), query.Syntax), query.Syntax));
        return _heap.MakeList(new ListObject(chunks.ToImmutableArray(), IsOpen: false), query.Syntax);
    }

    /// <summary>Returns the group of a key in a lookup.</summary>
    public Value GroupOf(Value lookup, Value key, SyntaxNode syntax)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var groups = _walk.State.Find<ListObject>(lookup);
        var lists = groups?.Items.Select(item => _walk.State.Find<ListObject>(item.Value)).ToList();
        if (groups is not { IsOpen: false } || lists!.Contains(null))
        {
            _walk.Lose(lookup);
            return Value.Unknown;
        }
        if (key is ConstantValue && lists.TrueForAll(group => group!.Key is ConstantValue))
            return lists.FindIndex(group => group!.Key!.Equals(key)) is >= 0 and var found
                ? groups.Items[found].Value
                : _heap.MakeList(ListObject.Empty, syntax);
        var any = lists.SelectMany(group => group!.Items).Distinct().Select(item => item with { IsCertain = false });
        return _heap.MakeList(new ListObject(any.ToImmutableArray(), IsOpen: false), syntax);
    }

    /// <summary>ToDictionary: a list of pairs, each a list of a key and a value.</summary>
    public Value Index(QueryCall query)
    {
        if (query.Function("keySelector") is not { } keyOf)
            return Dictionaries.Is(query.Method.Parameters[0].Type) || Dictionaries.Is(query.Method.ReturnType)
                ? queries.Copy(query)
                : queries.GiveUp(query);
        if (!query.ComparesAsConstants)
            return queries.GiveUp(query);
        var valueOf = query.Function("elementSelector") ?? (arguments => arguments[0]);
        return queries.Maps.Select(query.Syntax, query.Source, arguments =>
        {
            var key = keyOf(arguments[0]);
            if (_walk.State is null)
                return Value.Unknown;
            var value = valueOf(arguments[0]);
            return _walk.State is null ? Value.Unknown : _heap.MakeList(
                new ListObject(ImmutableArray.Create(new Item(key, query.Syntax), new Item(value, query.Syntax)), IsOpen: false), query.Syntax);
        }, isLazy: false);
    }
}
