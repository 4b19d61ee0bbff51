using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Merges the states of two paths: common knowledge is kept, and differences become a choice of both or unknown. An object that becomes part of an unknown
/// value is lost, because it can be changed through unknown references.
/// </summary>
internal sealed class Confluence
{
    private const int MostItems = 32;

    private readonly HashSet<Value> _given = [];

    private Confluence()
    {
    }

    /// <summary>Merges two states; null represents a path that does not reach this place.</summary>
    /// <param name="first">One state.</param>
    /// <param name="second">The other.</param>
    /// <param name="given">Receives the values that can no longer be distinguished, which escape.</param>
    public static FlowState? Join(FlowState? first, FlowState? second, out IReadOnlyCollection<Value> given)
    {
        given = [];
        if (first is null || second is null || ReferenceEquals(first, second))
            return first ?? second;
        var confluence = new Confluence();
        var joined = confluence.Join(first, second);
        given = confluence._given;
        return joined;
    }

    private FlowState Join(FlowState first, FlowState second)
    {
        var locals = first.Locals;
        foreach (var pair in first.Locals)
            if (!second.Locals.TryGetValue(pair.Key, out var other))
                locals = Forget(locals, pair);
            else if (!ReferenceEquals(pair.Value, other))
                locals = locals.SetItem(pair.Key, Join(pair.Value, other));
        foreach (var pair in second.Locals)
            if (!first.Locals.ContainsKey(pair.Key))
                Forget(locals, pair);
        var heap = first.Heap;
        foreach (var pair in second.Heap)
            if (!first.Heap.TryGetValue(pair.Key, out var other))
                heap = heap.Add(pair.Key, pair.Value);
            else if (!ReferenceEquals(pair.Value, other))
                heap = heap.SetItem(pair.Key, Join(other, pair.Value));
        return new FlowState(locals, heap, first.Written.Union(second.Written), first.Trace.Union(second.Trace))
        {
            Asked = ImmutableDictionary.CreateRange(first.Asked.Where(pair => second.Asked.TryGetValue(pair.Key, out var other) && pair.Value.Equals(other))),
        };
    }

    // A local that one path does not have is out of scope; a field can still be read.
    private ImmutableDictionary<ISymbol, Value> Forget(ImmutableDictionary<ISymbol, Value> locals, KeyValuePair<ISymbol, Value> variable)
    {
        if (variable.Key is not (ILocalSymbol or IParameterSymbol))
            _given.Add(variable.Value);
        return locals.Remove(variable.Key);
    }

    private Value Join(Value first, Value second)
    {
        var joined = OneOfValue.Of(first, second);
        if (joined is UnknownValue)
        {
            _given.Add(first);
            _given.Add(second);
        }
        return joined;
    }

    private HeapObject Join(HeapObject first, HeapObject second) => (first, second) switch
    {
        _ when first.IsLost || second.IsLost => first with { IsLost = true },
        (ModelObject a, ModelObject b) => Join(a, b),
        (ListObject a, ListObject b) => Join(a, b),
        (UserObject a, UserObject b) => a with { Fields = Join(a.Fields, b.Fields) },
        (TaskObject a, TaskObject b) => a with { Result = Join(a.Result, b.Result) },
        (DelegateObject a, DelegateObject b) => a with { Captured = Join(a.Captured, b.Captured) },
        _ => first with { IsLost = true },
    };

    // A local in only one of the states is unknown.
    private ImmutableDictionary<ISymbol, Value> Join(ImmutableDictionary<ISymbol, Value> first, ImmutableDictionary<ISymbol, Value> second)
    {
        var joined = first;
        foreach (var pair in first)
            joined = second.TryGetValue(pair.Key, out var other) ? joined.SetItem(pair.Key, Join(pair.Value, other)) : joined.Remove(pair.Key);
        foreach (var pair in first.Concat(second))
            if (!joined.ContainsKey(pair.Key))
                _given.Add(pair.Value);
        return joined;
    }

    private ModelObject Join(ModelObject first, ModelObject second)
    {
        var members = first.Members;
        foreach (var pair in first.Members)
            if (second.Members.TryGetValue(pair.Key, out var other))
                members = members.SetItem(pair.Key, pair.Value with { Value = Join(pair.Value.Value, other.Value) });
            else
                members = Weaken(members, first, pair.Key, pair.Value);
        foreach (var pair in second.Members)
            if (!first.Members.ContainsKey(pair.Key))
                members = Weaken(members, second, pair.Key, pair.Value);
        return first with { Members = members, IsNew = first.IsNew && second.IsNew };
    }

    // A member that is set on only one path has its initial value on the other.
    private ImmutableDictionary<MappedMember, Cell> Weaken(
        ImmutableDictionary<MappedMember, Cell> members, ModelObject owner, MappedMember member, Cell cell) =>
        members.SetItem(
            member,
            cell with { Value = Join(
                cell.Value, owner.IsNew && !member.IsList && member.Role != MemberRole.Presence && !member.IsRequired ? Value.Unset : Value.Unknown) });

    private static ListObject Join(ListObject first, ListObject second)
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        var common = 0;
        for (; common < first.Items.Length && common < second.Items.Length && first.Items[common].Value.Equals(second.Items[common].Value); common++)
            items.Add(first.Items[common] with { IsCertain = first.Items[common].IsCertain && second.Items[common].IsCertain });
        for (var i = common; i < first.Items.Length; i++)
            items.Add(first.Items[i] with { IsCertain = false });
        // Merged again and again, the list would double each time.
        var isLong = first.Items.Length + second.Items.Length - common > MostItems;
        var rest = isLong ? new HashSet<Value>(items.Skip(common).Select(item => item.Value)) : null;
        for (var i = common; i < second.Items.Length; i++)
            if (rest?.Add(second.Items[i].Value) != false)
                items.Add(second.Items[i] with { IsCertain = false });
        return first with
        {
            Items = items.ToImmutable(),
            IsOpen = first.IsOpen || second.IsOpen || isLong,
            IsLazy = first.IsLazy || second.IsLazy,
            IsWatched = first.IsWatched || second.IsWatched,
            IsRead = first.IsRead && second.IsRead,
            Key = Equals(first.Key, second.Key) ? first.Key : null,
        };
    }
}
