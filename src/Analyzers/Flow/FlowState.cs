using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The knowledge at a point of the code: the values of locals, and the contents of the objects that the code created. Immutable.</summary>
/// <param name="Locals">
/// The values of locals and parameters, and those of fields of the object whose body is analyzed; what it does not contain is unknown.
/// </param>
/// <param name="Heap">The objects, by number.</param>
/// <param name="Written">The objects that were, or may have been, written as documents.</param>
/// <param name="Trace">The changes to objects on the execution path.</param>
internal sealed record FlowState(
    ImmutableDictionary<ISymbol, Value> Locals, ImmutableDictionary<int, HeapObject> Heap, ImmutableHashSet<int> Written, ImmutableHashSet<TracedPlace> Trace)
{
    /// <summary>The initial state.</summary>
    public static readonly FlowState Start = new(
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default),
        ImmutableDictionary<int, HeapObject>.Empty,
        ImmutableHashSet<int>.Empty,
        ImmutableHashSet<TracedPlace>.Empty);

    /// <summary>
    /// The values of read-only members of unknown objects that conditions have established. The root is the local or parameter that refers to the object, for
    /// <c>this</c> the method; the second member is one of the value of the first, or null for the first itself.
    /// </summary>
    public ImmutableDictionary<(ISymbol Root, ISymbol First, ISymbol? Second), Value> Asked { get; init; } =
        ImmutableDictionary<(ISymbol Root, ISymbol First, ISymbol? Second), Value>.Empty;

    /// <summary>Whether nothing is told apart by two states.</summary>
    public bool IsSame(FlowState other) =>
        ReferenceEquals(this, other)
            || (Locals.Count == other.Locals.Count
                && Heap.Count == other.Heap.Count
                && Trace.Count == other.Trace.Count
                && Locals.IsSameAs(other.Locals)
                && Heap.IsSameAs(other.Heap)
                && Asked.IsSameAs(other.Asked)
                && (ReferenceEquals(Written, other.Written) || Written.SetEquals(other.Written))
                && (ReferenceEquals(Trace, other.Trace) || Trace.SetEquals(other.Trace)));

    /// <summary>Returns the object of a value, if it is known and no other code has it.</summary>
    public T? Find<T>(Value value)
        where T : HeapObject =>
        value is HeapValue heap && Heap.TryGetValue(heap.Id, out var found) && !found.IsLost ? found as T : null;

    /// <summary>Returns the state with one object replaced.</summary>
    public FlowState With(int id, HeapObject changed) => this with { Heap = Heap.SetItem(id, changed) };

    /// <summary>
    /// Returns the objects that can be reached from a value, including itself, except those that have escaped and those that only these reach.
    /// </summary>
    public HashSet<int> Reachable(Value value) => Reachable([value]);

    /// <inheritdoc cref="Reachable(Value)"/>
    /// <param name="values">Several values, of which each is followed.</param>
    public HashSet<int> Reachable(IEnumerable<Value> values)
    {
        var met = new HashSet<int>();
        var open = new Stack<Value>(values);
        while (open.Count > 0)
            foreach (var alternative in open.Pop().Alternatives)
                if (alternative is HeapValue heap && Heap.TryGetValue(heap.Id, out var found) && !found.IsLost && met.Add(heap.Id))
                    foreach (var part in Parts(found))
                        open.Push(part);
        return met;
    }

    /// <summary>Returns the objects that are not part of another one.</summary>
    public IEnumerable<int> Tops()
    {
        var parts = new HashSet<int>();
        foreach (var pair in Heap)
            if (pair.Value is { IsLost: false } and not DelegateObject)
                foreach (var part in Parts(pair.Value))
                    foreach (var alternative in part.Alternatives)
                        if (alternative is HeapValue heap && heap.Id != pair.Key)
                            parts.Add(heap.Id);
        foreach (var pair in Heap)
            if (!pair.Value.IsLost && !parts.Contains(pair.Key))
                yield return pair.Key;
    }

    /// <summary>Returns the state without the established values whose root satisfies a condition.</summary>
    public FlowState WithoutAsked(Func<ISymbol, bool> isOf)
    {
        var asked = Asked;
        foreach (var pair in Asked)
            if (isOf(pair.Key.Root))
                asked = asked.Remove(pair.Key);
        return ReferenceEquals(asked, Asked) ? this : this with { Asked = asked };
    }

    private static IEnumerable<Value> Parts(HeapObject found)
    {
        switch (found)
        {
            case ModelObject model:
                foreach (var cell in model.Members.Values)
                    yield return cell.Value;
                break;
            case UserObject own:
                foreach (var value in own.Fields.Values)
                    yield return value;
                break;
            case TaskObject task:
                yield return task.Result;
                break;
            case DelegateObject made:
                yield return made.This;
                foreach (var value in made.Captured.Values)
                    yield return value;
                break;
            case ListObject list:
                foreach (var item in list.Items)
                    yield return item.Value;
                break;
        }
    }
}

/// <summary>A place in the code that affected an object: its creation, a member that was set, an item that was added.</summary>
/// <param name="Node">The place.</param>
/// <param name="Owner">The number of the object.</param>
/// <param name="Call">For a place in a followed method: the call in the analyzed body that led there.</param>
internal readonly record struct TracedPlace(SyntaxNode Node, int Owner, SyntaxNode? Call)
{
    /// <summary>The number of an unknown object.</summary>
    public const int Unknown = -1;

    /// <summary>Represents all objects: a constant is stored, and may be assigned to any of them.</summary>
    public const int Any = -2;

    /// <summary>Represents all objects: the class of an object that is created here decides which methods run.</summary>
    public const int Class = -3;
}
