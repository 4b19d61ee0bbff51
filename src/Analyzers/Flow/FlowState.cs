using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>What is known at a point of the code: what the locals are, and what is in the objects that the code made. Immutable.</summary>
/// <param name="Locals">The values of locals; of those that are not in it nothing is known.</param>
/// <param name="Heap">The objects by number.</param>
/// <param name="Written">The objects that were written as documents already, or could have been.</param>
internal sealed record FlowState(ImmutableDictionary<ISymbol, Value> Locals, ImmutableDictionary<int, HeapObject> Heap, ImmutableHashSet<int> Written)
{
    /// <summary>At the beginning.</summary>
    public static readonly FlowState Start = new(
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default),
        ImmutableDictionary<int, HeapObject>.Empty,
        ImmutableHashSet<int>.Empty);

    /// <summary>The object of a value, if it is one that is known and nobody else has.</summary>
    public T? Find<T>(Value value)
        where T : HeapObject =>
        value is HeapValue heap && Heap.TryGetValue(heap.Id, out var found) && !found.IsLost ? found as T : null;

    /// <summary>The state with another object in the place of one.</summary>
    public FlowState With(int id, HeapObject changed) => this with { Heap = Heap.SetItem(id, changed) };

    /// <summary>The objects that can be reached from a value, itself included; not those that are lost, nor what only they reach.</summary>
    public HashSet<int> Reachable(Value value)
    {
        var met = new HashSet<int>();
        var open = new Stack<Value>();
        open.Push(value);
        while (open.Count > 0)
            foreach (var alternative in open.Pop().Alternatives)
                if (alternative is HeapValue heap && Heap.TryGetValue(heap.Id, out var found) && !found.IsLost && met.Add(heap.Id))
                    foreach (var part in Parts(found))
                        open.Push(part);
        return met;
    }

    /// <summary>The objects that are part of no other.</summary>
    public IEnumerable<int> Tops()
    {
        var parts = new HashSet<int>();
        foreach (var pair in Heap)
            if (!pair.Value.IsLost)
                foreach (var part in Parts(pair.Value))
                    foreach (var alternative in part.Alternatives)
                        if (alternative is HeapValue heap && heap.Id != pair.Key)
                            parts.Add(heap.Id);
        foreach (var pair in Heap)
            if (!pair.Value.IsLost && !parts.Contains(pair.Key))
                yield return pair.Key;
    }

    private static IEnumerable<Value> Parts(HeapObject found)
    {
        switch (found)
        {
            case ModelObject model:
                foreach (var cell in model.Members.Values)
                    yield return cell.Value;
                break;
            case ListObject list:
                foreach (var item in list.Items)
                    yield return item.Value;
                break;
        }
    }
}
