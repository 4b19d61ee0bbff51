using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Loops: one round, with unknown others before and after it.</summary>
internal sealed partial class BodyWalker
{
    // A list of more items than these is gone through as one of which nothing is known.
    private const int MostRounds = 8;

    private void Loop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation counted:
                foreach (var statement in counted.Before)
                    Statement(statement);
                Repeat(loop, counted.Condition, isTop: true, () =>
                {
                    Statement(counted.Body);
                    Arrive(loop.ContinueLabel);
                    foreach (var statement in counted.AtLoopBottom)
                        Statement(statement);
                });
                break;
            case IForEachLoopOperation each:
                Loop(each);
                break;
            case IWhileLoopOperation repeated:
                Repeat(loop, repeated.Condition, repeated.ConditionIsTop, () =>
                {
                    Statement(repeated.Body);
                    Arrive(loop.ContinueLabel);
                });
                break;
            default:
                Each(() =>
                {
                    ForgetAll();
                    foreach (var part in loop.ChildOperations)
                        Lose(Evaluate(part));
                });
                break;
        }
    }

    private void Loop(IForEachLoopOperation each)
    {
        var known = new List<(FlowState State, Value Collection)>();
        var others = new List<(FlowState State, Value Collection)>();
        foreach (var state in _states)
            Ways(state, () =>
            {
                var collection = Evaluate(each.Collection);
                if (_state is not null)
                    (CanUnroll(collection) ? known : others).Add((_state, collection));
            });
        var after = new List<FlowState>();
        foreach (var (state, collection) in known.Take(MostStates))
        {
            Unroll(each, state, collection);
            after = Union(after, _states);
        }
        foreach (var group in others.Concat(known.Skip(MostStates)).GroupBy(pair => pair.Collection))
        {
            _states = Union(group.Select(pair => pair.State), []);
            Repeat(each, null, isTop: true, () =>
            {
                Each(() => SetElement(each, group.Key));
                Statement(each.Body);
                Arrive(each.ContinueLabel);
            });
            after = Union(after, _states);
        }
        _states = after;
    }

    private bool CanUnroll(Value collection) =>
        _loopDepth < MostNestedLoops
            && _state!.Find<ListObject>(collection) is { IsOpen: false, IsLazy: false, Items: { Length: <= MostRounds } items }
            && items.All(item => item.IsCertain);

    // All items are known: each round is followed by itself.
    private void Unroll(IForEachLoopOperation each, FlowState state, Value collection)
    {
        _states = [state];
        _loopDepth++;
        _exits[each.ExitLabel] = [];
        foreach (var item in state.Find<ListObject>(collection)!.Items)
        {
            _exits[each.ContinueLabel] = [];
            Each(() => SetElement(each, item.Value, collection));
            Statement(each.Body);
            Arrive(each.ContinueLabel);
        }
        _loopDepth--;
        Arrive(each.ExitLabel);
    }

    /// <summary>
    /// A loop. What a round changes is unknown from the first time on, for there may have been another before; and when it ends, for there may be another
    /// after. What it adds to a list stays there, among others. So the body is run once to see what it changes, and once more to see what it does.
    /// </summary>
    /// <param name="loop">The loop.</param>
    /// <param name="condition">The condition; null for none.</param>
    /// <param name="isTop">Whether the condition is asked before the first round.</param>
    /// <param name="body">Runs the body once.</param>
    private void Repeat(ILoopOperation loop, IOperation? condition, bool isTop, Action body)
    {
        if (_states.Count == 0)
            return;
        if (_loopDepth >= MostNestedLoops)
            Each(ForgetAll);
        _loopDepth++;
        var before = _states;
        var (journal, entry) = Settle(() => Once(loop, condition, isTop, body));
        _loopDepth--;
        // Others may follow.
        var start = entry.Aggregate((all, state) => all with { Locals = state.Locals.SetItems(all.Locals), Heap = state.Heap.SetItems(all.Heap) });
        Each(() => Forget(journal, start));
        var ended = _states;
        _states = before;
        var isForEach = loop is IForEachLoopOperation;
        if (isForEach || condition is null && loop is not IForLoopOperation)
        {
            _states = isForEach ? Union(before, ended) : [];
        }
        else if (condition is null || IsTrue(condition))
        {
            _states = [];
        }
        else
        {
            var none = isTop ? Split(condition).WhenFalse : [];
            _states = ended;
            _states = Union(none, isTop ? Split(condition).WhenFalse : _states);
        }
        Arrive(loop.ExitLabel);
    }

    private static bool IsTrue(IOperation? condition) => condition?.ConstantValue is { HasValue: true, Value: true };

    private Journal Once(ILoopOperation loop, IOperation? condition, bool isTop, Action body)
    {
        var journal = new Journal();
        _journals.Push(journal);
        _exits[loop.ExitLabel] = [];
        _exits[loop.ContinueLabel] = [];
        if (condition is not null && isTop)
            _states = Split(condition).WhenTrue;
        body();
        if (condition is not null && !isTop)
            Each(() => Lose(Evaluate(condition)));
        _journals.Pop();
        return journal;
    }

    private void SetElement(IForEachLoopOperation each, Value collection)
    {
        if (_state is null)
            return;
        var value = Value.Unknown;
        if (_state.Find<ListObject>(collection) is { IsOpen: false, IsLazy: false } list && list.Items.Length > 0)
        {
            value = list.Items[0].Value;
            foreach (var item in list.Items)
                value = OneOf(value, item.Value);
        }
        SetElement(each, value, collection);
    }

    private void SetElement(IForEachLoopOperation each, Value value, Value collection)
    {
        if (_state is null)
            return;
        if (value is UnknownValue)
            Lose(collection);
        if (TakeApart(each, value))
            return;
        if (each.LoopControlVariable is IVariableDeclaratorOperation declarator)
            SetLocal(declarator.Symbol, value);
        else
            Lose(value);
    }
}
