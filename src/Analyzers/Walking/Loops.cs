using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Loops: one iteration is followed, with an unknown number of others before and after it.</summary>
internal sealed class Loops(BodyWalker walker)
{
    /// <summary>The maximum nesting; each level runs its body twice.</summary>
    public const int MostNestedLoops = 4;

    /// <summary>The maximum number of items of a list whose iterations are followed one by one; a longer list is treated as a list of unknown items.</summary>
    public const int MostRounds = 8;

    // In loops that are nested more deeply, iterations are not followed one by one.
    private const int MostUnrolledLoops = 2;

    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;
    private readonly Alternatives _alternatives = walker.Alternatives;
    private readonly LoopElements _elements = new(walker);

    /// <summary>Follows a loop.</summary>
    public void Run(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation counted:
                foreach (var statement in counted.Before)
                    walker.Statements.Run(statement);
                Repeat(loop, counted.Condition, isTop: true, () =>
                {
                    walker.Statements.Run(counted.Body);
                    walker.Jumps.Arrive(loop.ContinueLabel);
                    foreach (var statement in counted.AtLoopBottom)
                        walker.Statements.Run(statement);
                });
                break;
            case IForEachLoopOperation each:
                Run(each);
                break;
            case IWhileLoopOperation repeated:
                Repeat(loop, repeated.Condition, repeated.ConditionIsTop, () =>
                {
                    walker.Statements.Run(repeated.Body);
                    walker.Jumps.Arrive(loop.ContinueLabel);
                });
                break;
            default:
                _alternatives.Each(() =>
                {
                    _heap.ForgetAll();
                    foreach (var part in loop.ChildOperations)
                        _walk.Lose(walker.Evaluate(part));
                });
                break;
        }
    }

    private void Run(IForEachLoopOperation each)
    {
        var known = new List<(FlowState State, Value Collection)>();
        var others = new List<(FlowState State, Value Collection)>();
        var after = new List<FlowState>();
        bool? mayChange = null;
        foreach (var state in _alternatives.States)
            _alternatives.Ways(state, () =>
            {
                var collection = _elements.Begin(each);
                if (_walk.State is not null && collection is null)
                    _alternatives.Add(after, _walk.State);
                else if (_walk.State is not null)
                    (CanUnroll(collection!) && !(mayChange ??= LoopElements.MayChangeSource(each)) ? known : others).Add((_walk.State, collection!));
            });
        foreach (var (state, collection) in known.Take(Alternatives.MostStates))
        {
            Unroll(each, state, collection);
            after = _alternatives.Union(after, _alternatives.States);
        }
        foreach (var group in others.Concat(known.Skip(Alternatives.MostStates)).GroupBy(pair => pair.Collection))
        {
            _alternatives.States = _alternatives.Union(group.Select(pair => pair.State), []);
            Repeat(each, null, isTop: true, () =>
            {
                _alternatives.Each(() => _elements.Set(each, group.Key));
                walker.Statements.Run(each.Body);
                walker.Jumps.Arrive(each.ContinueLabel);
            });
            _alternatives.Each(() => walker.OwnFields.After(each, group.Key));
            after = _alternatives.Union(after, _alternatives.States);
        }
        _alternatives.States = after;
    }

    private bool CanUnroll(Value collection) =>
        _walk.LoopDepth < MostNestedLoops
            && _walk.State!.Find<ListObject>(collection) is { IsOpen: false, IsLazy: false, Items: { Length: <= MostRounds } items }
            && items.All(item => item.IsCertain);

    // All items are known: each iteration is followed separately.
    private void Unroll(IForEachLoopOperation each, FlowState state, Value collection)
    {
        _alternatives.States = [state];
        _walk.LoopDepth++;
        walker.Jumps.Open(each.ExitLabel);
        foreach (var item in state.Find<ListObject>(collection)!.Items)
        {
            walker.Jumps.Open(each.ContinueLabel);
            _alternatives.Each(() => _elements.Set(each, item.Value, collection));
            walker.Statements.Run(each.Body);
            walker.Jumps.Arrive(each.ContinueLabel);
        }
        _walk.LoopDepth--;
        walker.Jumps.Arrive(each.ExitLabel);
    }

    /// <summary>
    /// Follows a loop. The values that an iteration changes are unknown from the start, because other iterations may precede it, and at the end, because others
    /// may follow. Items that it adds to a list remain there, among others. The body is therefore run once to find out what it changes, and a second time for
    /// its effects.
    /// </summary>
    /// <param name="loop">The loop.</param>
    /// <param name="condition">The condition; null for none.</param>
    /// <param name="isTop">Whether the condition is tested before the first iteration.</param>
    /// <param name="body">Runs the body once.</param>
    private void Repeat(ILoopOperation loop, IOperation? condition, bool isTop, Action body)
    {
        if (_alternatives.States.Count == 0 || (condition is { ConstantValue.HasValue: false } && Unroll(loop, condition, isTop, body)))
            return;
        if (loop is not IForEachLoopOperation && (condition is null || IsTrue(condition)) && UnrollEndless(loop, body))
            return;
        if (_walk.LoopDepth >= MostNestedLoops)
            _alternatives.Each(_heap.ForgetAll);
        _walk.LoopDepth++;
        var before = _alternatives.States;
        var (journal, entry) = Settle(() => Once(loop, condition, isTop, body));
        _walk.LoopDepth--;
        // Other iterations may follow.
        var start = entry.Aggregate((all, state) => all with { Locals = state.Locals.SetItems(all.Locals), Heap = state.Heap.SetItems(all.Heap) });
        _alternatives.Each(() => _heap.Forget(journal, start));
        var ended = _alternatives.States;
        _alternatives.States = before;
        var isForEach = loop is IForEachLoopOperation;
        if (isForEach || condition is null && loop is not IForLoopOperation)
        {
            _alternatives.States = isForEach ? _alternatives.Union(before, ended) : [];
        }
        else if (condition is null || IsTrue(condition))
        {
            _alternatives.States = [];
        }
        else
        {
            var none = isTop ? walker.Conditions.Split(condition).WhenFalse : [];
            _alternatives.States = ended;
            _alternatives.States = _alternatives.Union(none, isTop ? walker.Conditions.Split(condition).WhenFalse : _alternatives.States);
        }
        walker.Jumps.Arrive(loop.ExitLabel);
    }

    // Follows each iteration separately as long as the condition is known each time. Otherwise returns false and restores the state.
    private bool Unroll(ILoopOperation loop, IOperation condition, bool isTop, Action body)
    {
        if (_walk.LoopDepth >= MostUnrolledLoops)
            return false;
        var (before, points, returned) = (_alternatives.States, _walk.Record.Points.Count, _walk.Frame.Returned.Count);
        _walk.LoopDepth++;
        walker.Jumps.Open(loop.ExitLabel);
        var done = new List<FlowState>();
        var isKnown = true;
        for (var round = 0; isKnown; round++)
        {
            if (round > 0 || isTop)
                isKnown = Ask(condition, done);
            if (!isKnown || _alternatives.States.Count == 0)
                break;
            isKnown = round < MostRounds;
            if (!isKnown)
                break;
            walker.Jumps.Open(loop.ContinueLabel);
            body();
        }
        _walk.LoopDepth--;
        if (!isKnown)
        {
            _walk.Record.Points.RemoveRange(points, _walk.Record.Points.Count - points);
            _walk.Frame.Returned.RemoveRange(returned, _walk.Frame.Returned.Count - returned);
            _alternatives.States = before;
            return false;
        }
        _alternatives.States = done;
        walker.Jumps.Arrive(loop.ExitLabel);
        return true;
    }

    // A loop that only ends by a jump.
    private bool UnrollEndless(ILoopOperation loop, Action body)
    {
        walker.Jumps.Open(loop.ExitLabel);
        if (!Unroll(loop.ChildOperations, () =>
        {
            walker.Jumps.Open(loop.ContinueLabel);
            body();
        }))
            return false;
        walker.Jumps.Arrive(loop.ExitLabel);
        return true;
    }

    /// <summary>
    /// Follows each iteration of a loop separately, if constants decide what it does, until no alternative begins another one. Otherwise returns false and
    /// restores the state.
    /// </summary>
    /// <param name="loop">The code of the loop.</param>
    /// <param name="iterate">Runs one iteration, and keeps the alternatives that begin another one.</param>
    public bool Unroll(IEnumerable<IOperation> loop, Action iterate)
    {
        if (_walk.LoopDepth >= MostUnrolledLoops || !StateVariables.AreKnown(loop, _alternatives.States))
            return false;
        var (before, points, returned, exits) = (_alternatives.States, _walk.Record.Points.Count, _walk.Frame.Returned.Count, walker.Jumps.Save());
        _walk.LoopDepth++;
        for (var round = 0; round < MostRounds && _alternatives.States.Count > 0 && _walk.Work < Walk.MostWork; round++)
            iterate();
        _walk.LoopDepth--;
        if (_alternatives.States.Count == 0)
            return true;
        _walk.Record.Points.RemoveRange(points, _walk.Record.Points.Count - points);
        _walk.Frame.Returned.RemoveRange(returned, _walk.Frame.Returned.Count - returned);
        walker.Jumps.Restore(exits);
        _alternatives.States = before;
        return false;
    }

    // Keeps the alternatives that continue; returns false if one of them may either continue or end.
    private bool Ask(IOperation condition, List<FlowState> done)
    {
        var on = new List<FlowState>();
        foreach (var state in _alternatives.States)
        {
            _alternatives.States = [state];
            var (whenTrue, whenFalse) = walker.Conditions.Split(condition);
            if (whenTrue.Count > 0 && whenFalse.Count > 0)
                return false;
            foreach (var one in whenTrue)
                _alternatives.Add(on, one);
            foreach (var one in whenFalse)
                _alternatives.Add(done, one);
        }
        _alternatives.States = on;
        return true;
    }

    private static bool IsTrue(IOperation? condition) => condition?.ConstantValue is { HasValue: true, Value: true };

    private Journal Once(ILoopOperation loop, IOperation? condition, bool isTop, Action body)
    {
        var journal = new Journal();
        _walk.Journals.Push(journal);
        walker.Jumps.Open(loop.ExitLabel);
        walker.Jumps.Open(loop.ContinueLabel);
        if (condition is not null && isTop)
            _alternatives.States = walker.Conditions.Split(condition).WhenTrue;
        body();
        if (condition is not null && !isTop)
            _alternatives.Each(() => _walk.Lose(walker.Evaluate(condition)));
        _walk.Journals.Pop();
        return journal;
    }

    /// <summary>Runs an iteration to find out what it changes, and a second time with all of that unknown.</summary>
    /// <param name="once">Runs the iteration and returns its changes.</param>
    /// <returns>The changes of the iteration, and the alternatives with which it begins.</returns>
    public (Journal Journal, List<FlowState> Entry) Settle(Func<Journal> once)
    {
        var before = _alternatives.States;
        var points = _walk.Record.Points.Count;
        var trial = once();
        var (ended, tried) = (_alternatives.States, _walk.Record.Points.Count);
        _alternatives.States = before;
        _alternatives.Each(() => _heap.Forget(trial));
        var entry = _alternatives.States;
        // It changes nothing that existed before: another iteration has the same effect.
        if (entry.Count == before.Count && entry.Zip(before, (one, other) => one.IsSame(other)).All(isSame => isSame))
        {
            _alternatives.States = ended;
            return (trial, entry);
        }
        _walk.Record.Points.RemoveRange(points, tried - points);
        points = _walk.Record.Points.Count;
        var journal = once();
        if (!entry.Exists(state => !trial.Covers(journal, state)))
            return (journal, entry);
        _walk.Record.Points.RemoveRange(points, _walk.Record.Points.Count - points);
        _alternatives.States = entry;
        _alternatives.Each(_heap.ForgetAll);
        entry = _alternatives.States;
        return (once(), entry);
    }
}
