using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Jumps: break, continue and goto, to labels before or after them.</summary>
internal sealed class Jumps(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;
    private readonly Alternatives _alternatives = walker.Alternatives;

    // The alternatives that have jumped to a label that has not been reached.
    private Dictionary<ISymbol, List<FlowState>> _exits = new(SymbolEqualityComparer.Default);

    /// <summary>Opens a label that follows.</summary>
    public void Open(ISymbol label) => _exits[label] = [];

    /// <summary>All alternatives jump to a label.</summary>
    public void Leave(ISymbol label)
    {
        if (_exits.TryGetValue(label, out var left))
            _exits[label] = _alternatives.Union(left, _alternatives.States);
        _alternatives.States = [];
    }

    /// <summary>At a label, the alternatives that jumped to it rejoin the others.</summary>
    public void Arrive(ISymbol label)
    {
        if (!_exits.TryGetValue(label, out var left))
            return;
        _exits.Remove(label);
        _alternatives.States = _alternatives.Union(_alternatives.States, left);
    }

    /// <summary>Takes the alternatives that have jumped to a label; the label stays open.</summary>
    public List<FlowState> Take(ISymbol label)
    {
        if (!_exits.TryGetValue(label, out var left))
            return [];
        _exits[label] = [];
        return left;
    }

    /// <summary>Returns whether alternatives have jumped to a label and have not been taken.</summary>
    public bool IsAwaited(ISymbol label) => _exits.TryGetValue(label, out var left) && left.Count > 0;

    /// <summary>Closes a label.</summary>
    public void Close(ISymbol label) => _exits.Remove(label);

    /// <summary>Follows the statements of a block.</summary>
    public void Block(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
            if (statement is ILabeledOperation labeled)
                Open(labeled.Label);
        Block(statements, 0);
    }

    private void Block(ImmutableArray<IOperation> statements, int from)
    {
        for (var i = from; i < statements.Length; i++)
        {
            if (statements[i] is ILabeledOperation labeled)
            {
                Arrive(labeled.Label);
                if (_alternatives.States.Count > 0 && _walk.Frame.Facts.IsJumpedBackTo(labeled.Label))
                {
                    Again(labeled, statements, i + 1);
                    return;
                }
            }
            walker.Statements.Run(statements[i]);
        }
    }

    /// <summary>Returns the alternatives that have jumped to labels that have not been reached.</summary>
    public Dictionary<ISymbol, List<FlowState>> Save() => new(_exits, SymbolEqualityComparer.Default);

    /// <summary>Restores what <see cref="Save"/> returned.</summary>
    public void Restore(Dictionary<ISymbol, List<FlowState>> exits) => _exits = new(exits, SymbolEqualityComparer.Default);

    // The statements from a label to the end of its block, which may form a loop.
    private void Again(ILabeledOperation labeled, ImmutableArray<IOperation> statements, int next)
    {
        var done = new List<FlowState>();
        if (walker.Loops.Unroll(statements.Skip(next).Prepend(labeled.Operation!), () =>
        {
            Once(labeled, statements, next);
            done = _alternatives.Union(done, _alternatives.States);
            _alternatives.States = Take(labeled.Label);
            Close(labeled.Label);
        }))
        {
            _alternatives.States = done;
            return;
        }
        if (_walk.LoopDepth >= Loops.MostNestedLoops)
            _alternatives.Each(_heap.ForgetAll);
        _walk.LoopDepth++;
        var waiting = Save();
        walker.Loops.Settle(() =>
        {
            var journal = new Journal();
            _walk.Journals.Push(journal);
            foreach (var label in waiting)
                _exits[label.Key] = label.Value;
            Once(labeled, statements, next);
            // The alternatives that jump back start another iteration.
            Close(labeled.Label);
            _walk.Journals.Pop();
            return journal;
        });
        _walk.LoopDepth--;
    }

    // The labels that follow in the block are reached in each iteration.
    private void Once(ILabeledOperation labeled, ImmutableArray<IOperation> statements, int next)
    {
        foreach (var later in statements.Skip(next).OfType<ILabeledOperation>())
            if (!_exits.ContainsKey(later.Label))
                Open(later.Label);
        Open(labeled.Label);
        walker.Statements.Run(labeled.Operation);
        Block(statements, next);
    }
}
