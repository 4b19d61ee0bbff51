using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>What is done to objects, for the trace, and how they get out of sight.</summary>
internal sealed partial class BodyWalker
{
    private void Trace(SyntaxNode? node, int owner)
    {
        if (node is not null)
            _state = _state! with { Trace = _state.Trace.Add(new TracedPlace(node, owner, _frame.Call)) };
    }

    // A constant that is kept passes here, whatever gets it in the end.
    private void TraceConstants(Value value)
    {
        if (_state is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var constant in alternative.Constants)
                _state = _state with { Trace = _state.Trace.Add(new TracedPlace(constant.Node, TracedPlace.Any, constant.Call)) };
    }

    // Something is set on an object that is out of sight: nothing can be said of it.
    private void Clear(Cell cell, int owner)
    {
        if (_state is null)
            return;
        Trace(cell.Target, owner);
        Trace(cell.Source, owner);
        AddPoint(new DocumentPoint(_state, ImmutableArray.Create(owner), PointKind.Unjudged));
    }

    // The item itself too: it is there because it is in the list.
    private void Trace(HeapValue list, Item item)
    {
        Trace(item.Target, list.Id);
        Trace(item.Source, list.Id);
        TraceConstants(item.Value);
    }

    /// <summary>A value is given to others: what is set already counts, whoever gets it.</summary>
    private void HandOver(Value value)
    {
        if (_state is null)
            return;
        if (_state.Find<DelegateObject>(value) is not null)
        {
            Lose(value);
            return;
        }
        if (_state.Find<ListObject>(value) is { } list)
        {
            foreach (var item in list.Items)
                if (_state.Find<ListObject>(item.Value) is null)
                    AddPoint(item.Value, PointKind.HandedOver);
        }
        else if (_state.Find<UserObject>(value) is { } own)
        {
            foreach (var part in own.Fields.Values)
                if (_state.Find<ModelObject>(part) is not null)
                    AddPoint(part, PointKind.HandedOver);
        }
        else
        {
            AddPoint(value, PointKind.HandedOver);
        }
        Drop(value);
    }

    /// <summary>A value gets out of sight: it may be changed without being named.</summary>
    private void Lose(Value value)
    {
        if (_state is null || !value.Ids.Any())
            return;
        var lost = value.Alternatives.SelectMany(_state.Reachable).Where(id => _state.Heap[id] is ModelObject).ToImmutableArray();
        if (lost.Length > 0)
            AddPoint(new DocumentPoint(_state, lost, PointKind.Unjudged));
        Drop(value);
    }

    private void Drop(Value value)
    {
        if (_state is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var id in _state.Reachable(alternative))
            {
                if (_state.Heap[id] is DelegateObject made)
                    Escape(made);
                Note(journal => journal.Lost.Add(id));
                _state = _state.With(id, _state.Heap[id] with { IsLost = true });
            }
    }
}
