using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Queries that return the items of a list in another order.</summary>
internal sealed class QueryOrders(BodyWalker walker, Queries queries)
{
    // More items have too many orders.
    private const int MostShuffled = 3;

    private readonly Walk _walk = walker.Walk;

    /// <summary>Evaluates OrderBy with the calls of ThenBy after it, or Reverse.</summary>
    public Value Order(IInvocationOperation invocation)
    {
        var steps = new Stack<IInvocationOperation>();
        steps.Push(invocation);
        while (IsThen(steps.Peek()) && OperationParts.Unwrap(steps.Peek().Arguments[0].Value) is IInvocationOperation before
            && QueryMethods.Has(before.TargetMethod) && QueryMethods.EffectOf(before.TargetMethod) == QueryEffect.Order)
            steps.Push(before);
        var isWhole = !IsThen(steps.Peek());
        var first = queries.Read(steps.Pop());
        var calls = steps.Select(step => queries.Read(step, first.Source)).Prepend(first).ToList();
        if (_walk.State is null)
            return Value.Unknown;
        if (first.List is not { } list)
        {
            foreach (var call in calls)
                queries.Ask(KeyOf(call), ListObject.Empty);
            _walk.Lose(first.Source);
            return Value.Unknown;
        }
        var ordered = first.Name == "Reverse" && calls.Count == 1 ? Reverse(list)
            : Sort(list, calls.ConvertAll(call => (KeyOf(call), IsDescending(call), isWhole && IsOrdinary(call))), out _);
        return ordered is null ? Value.Unknown : queries.Again(first, ordered);
    }

    /// <summary>Sorts the items of a list by keys; if these are unknown, in any order, or with unknown others among them. Null if the walk ends here.</summary>
    /// <param name="list">The list.</param>
    /// <param name="keys">For each key its delegate, whether greater ones come first, and whether they are compared in the ordinary way.</param>
    /// <param name="isKnown">Whether the order is known.</param>
    public ListObject? Sort(ListObject list, IReadOnlyList<(Function KeyOf, bool IsDescending, bool IsOrdinary)> keys, out bool isKnown)
    {
        isKnown = false;
        if (!QueryCall.IsKnown(list))
        {
            foreach (var key in keys)
                queries.Ask(key.KeyOf, list);
            return _walk.State is null ? null : list with { IsOpen = list.IsOpen || list.Items.Length > 1 };
        }
        var keyed = list.Items.Select(item => (
            Item: item,
            Keys: keys.Select(key => _walk.State is null ? Value.Unknown : key.KeyOf(item.Value)).ToList())).ToList();
        if (_walk.State is null)
            return null;
        // Later keys do not matter if an earlier one tells all items apart.
        var count = 0;
        for (isKnown = true; isKnown && count < keys.Count && !AreApart(); count++)
            isKnown = keys[count].IsOrdinary && AreOrdered(keyed.ConvertAll(one => one.Keys[count]));
        if (!isKnown)
            return Shuffle(list);
        // Stable, as in the program.
        var sorted = keyed.OrderBy(one => one.Keys, Comparer<List<Value>>.Create((one, other) => Compare(one, other, keys.Take(count))));
        return list with { Items = sorted.Select(one => one.Item).ToImmutableArray() };

        // The keys before this one tell all items apart.
        bool AreApart() => keyed.TrueForAll(one => keyed.TrueForAll(other => one.Item == other.Item || Compare(one.Keys, other.Keys, keys.Take(count)) != 0));
    }

    private static bool IsThen(IInvocationOperation step) => step.TargetMethod.Name.StartsWith("ThenBy", StringComparison.Ordinal);

    private static Function KeyOf(QueryCall call) => call.Function("keySelector") ?? (arguments => arguments[0]);

    private static bool IsDescending(QueryCall call) => call.Name.EndsWith("Descending", StringComparison.Ordinal);

    private static bool IsOrdinary(QueryCall call) => call.Name != "Reverse" && !call.Values.ContainsKey("comparer");

    private static ListObject Reverse(ListObject list) => list with { Items = Enumerable.Reverse(list.Items).ToImmutableArray() };

    // The order of texts depends on the culture.
    private static bool AreOrdered(List<Value> keys) =>
        keys.TrueForAll(key => key is ConstantValue { Constant: IComparable and not string } one
            && one.Constant.GetType() == ((ConstantValue)keys[0]).Constant.GetType());

    private static int Compare(List<Value> one, List<Value> other, IEnumerable<(Function KeyOf, bool IsDescending, bool IsOrdinary)> keys) =>
        keys.Select((key, i) => ((IComparable)((ConstantValue)one[i]).Constant).CompareTo(((ConstantValue)other[i]).Constant) * (key.IsDescending ? -1 : 1))
            .FirstOrDefault(order => order != 0);

    // Each order is an execution path of its own.
    private ListObject Shuffle(ListObject list)
    {
        if (!_walk.Choices.IsForking || list.Items.Length > MostShuffled)
            return list with { IsOpen = true };
        var rest = list.Items;
        var items = ImmutableArray.CreateBuilder<Item>();
        while (rest.Length > 0)
        {
            var next = rest.Length == 1 ? 0 : _walk.Choices.Take(rest.Length);
            items.Add(rest[next]);
            rest = rest.RemoveAt(next);
        }
        return list with { Items = items.ToImmutable() };
    }
}
