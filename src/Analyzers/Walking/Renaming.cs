using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>Transfers what was found at one call of a method to another call, whose objects have other numbers.</summary>
/// <param name="ids">The numbers at the other call.</param>
/// <param name="from">The first call.</param>
/// <param name="to">The other call.</param>
internal sealed class Renaming(IReadOnlyDictionary<int, int> ids, SyntaxNode from, SyntaxNode to)
{
    /// <summary>Returns the number of an object.</summary>
    public int Of(int id) => ids.TryGetValue(id, out var other) ? other : id;

    /// <summary>Returns a value.</summary>
    public Value Of(Value value)
    {
        var renamed = value switch
        {
            HeapValue heap => heap with { Id = Of(heap.Id) },
            OneOfValue several => several.Select(Of),
            _ => value,
        };
        return renamed.Constants.Any(constant => constant.Call == from)
            ? renamed with { Constants = renamed.Constants.Select(constant => constant with { Call = Of(constant.Call) }).ToImmutableArray() }
            : renamed;
    }

    /// <summary>Adds what the method did to the state before the other call.</summary>
    public FlowState Of(FlowState state, FlowState start) => start with
    {
        Locals = start.Locals.SetItems(state.Locals.Select(local => new KeyValuePair<ISymbol, Value>(local.Key, Of(local.Value)))),
        Heap = start.Heap.SetItems(state.Heap.Select(made => new KeyValuePair<int, HeapObject>(Of(made.Key), Of(made.Value)))),
        Written = start.Written.Union(state.Written.Select(Of)),
        Trace = start.Trace.Union(state.Trace.Select(Of)),
        Asked = start.Asked.SetItems(state.Asked),
    };

    /// <summary>Returns a point at which an object can be judged.</summary>
    public DocumentPoint Of(DocumentPoint point, FlowState start) => point with
    {
        State = Of(point.State, start),
        Ids = point.Ids.Select(Of).ToImmutableArray(),
        Call = Of(point.Call),
    };

    /// <summary>Returns changes.</summary>
    public Journal Of(Journal changes)
    {
        var renamed = new Journal();
        renamed.Locals.UnionWith(changes.Locals);
        renamed.Cells.UnionWith(changes.Cells.Select(cell => (Of(cell.Id), cell.Member)));
        renamed.Added.UnionWith(changes.Added.Select(Of));
        renamed.Lost.UnionWith(changes.Lost.Select(Of));
        renamed.Held.UnionWith(changes.Held.Select(held => (held.Local, Of(held.Owner), Of(held.Id))));
        return renamed;
    }

    private SyntaxNode? Of(SyntaxNode? call) => call == from ? to : call;

    // The call itself is a place as well.
    private TracedPlace Of(TracedPlace place) => place.Call == from
        ? new TracedPlace(place.Node == from ? to : place.Node, Of(place.Owner), to)
        : place with { Owner = Of(place.Owner) };

    private HeapObject Of(HeapObject made) => made switch
    {
        ModelObject model => model with
        {
            Members = model.Members.SetItems(model.Members.Select(member =>
                new KeyValuePair<ModelMaps.MappedMember, Cell>(member.Key, member.Value with { Value = Of(member.Value.Value) }))),
        },
        UserObject own => own with { Fields = Of(own.Fields) },
        ListObject list => list with
        {
            Items = list.Items.Select(item => item with { Value = Of(item.Value) }).ToImmutableArray(),
            Key = list.Key is { } key ? Of(key) : null,
        },
        TaskObject task => task with { Result = Of(task.Result) },
        DelegateObject code => code with { Captured = Of(code.Captured), This = Of(code.This), Call = Of(code.Call) },
        _ => made,
    };

    private ImmutableDictionary<ISymbol, Value> Of(ImmutableDictionary<ISymbol, Value> values) =>
        values.SetItems(values.Select(value => new KeyValuePair<ISymbol, Value>(value.Key, Of(value.Value))));
}
