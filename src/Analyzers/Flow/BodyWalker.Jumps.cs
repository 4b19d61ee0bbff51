using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Jumps: to the end of a loop or switch, and to labels, before or behind.</summary>
internal sealed partial class BodyWalker
{
    private void Leave(ISymbol label)
    {
        if (_exits.TryGetValue(label, out var left))
            _exits[label] = Union(left, _states);
        _states = [];
    }

    private void Arrive(ISymbol label)
    {
        if (!_exits.TryGetValue(label, out var left))
            return;
        _exits.Remove(label);
        _states = Union(_states, left);
    }

    private void Block(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
            if (statement is ILabeledOperation labeled)
                _exits[labeled.Label] = [];
        Block(statements, 0);
    }

    private void Block(ImmutableArray<IOperation> statements, int from)
    {
        for (var i = from; i < statements.Length; i++)
        {
            if (statements[i] is ILabeledOperation labeled)
            {
                Arrive(labeled.Label);
                if (_states.Count > 0 && _frame.Facts.IsJumpedBackTo(labeled.Label))
                {
                    Again(labeled, statements, i + 1);
                    return;
                }
            }
            Statement(statements[i]);
        }
    }

    // From a label to the end of its block, which may be a loop.
    private void Again(ILabeledOperation labeled, ImmutableArray<IOperation> statements, int next)
    {
        if (_loopDepth >= MostNestedLoops)
            Each(ForgetAll);
        _loopDepth++;
        Settle(() =>
        {
            var journal = new Journal();
            _journals.Push(journal);
            _exits[labeled.Label] = [];
            Statement(labeled.Operation);
            Block(statements, next);
            // Those that jump back are among those that begin a round.
            _exits.Remove(labeled.Label);
            _journals.Pop();
            return journal;
        });
        _loopDepth--;
    }

    /// <summary>Runs a round to see what it changes, and once more with all that unknown.</summary>
    /// <param name="once">Runs it, and says what it changes.</param>
    /// <returns>What the round changes, and the alternatives with which it begins.</returns>
    private (Journal Journal, List<FlowState> Entry) Settle(Func<Journal> once)
    {
        var before = _states;
        var points = _points.Count;
        var trial = once();
        var (ended, tried) = (_states, _points.Count);
        _states = before;
        Each(() => Forget(trial));
        var entry = _states;
        // It changes nothing of what it began with: another time is the same.
        if (entry.Count == before.Count && entry.Zip(before, (one, other) => one.IsSame(other)).All(isSame => isSame))
        {
            _states = ended;
            return (trial, entry);
        }
        _points.RemoveRange(points, tried - points);
        points = _points.Count;
        var journal = once();
        if (!entry.Exists(state => !trial.Covers(journal, state)))
            return (journal, entry);
        _points.RemoveRange(points, _points.Count - points);
        _states = entry;
        Each(ForgetAll);
        entry = _states;
        return (once(), entry);
    }
}
