using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Loops: what happens in them may have happened before.</summary>
internal sealed partial class BodyWalker
{
    private void Loop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation counted:
                foreach (var statement in counted.Before)
                    Statement(statement);
                Repeat(loop, () =>
                {
                    Condition(counted.Condition);
                    var end = counted.Condition is null || IsTrue(counted.Condition) ? null : _state;
                    Statement(counted.Body);
                    Arrive(loop.ContinueLabel);
                    foreach (var statement in counted.AtLoopBottom)
                        Statement(statement);
                    return end;
                });
                break;
            case IForEachLoopOperation each:
                var collection = Evaluate(each.Collection);
                Repeat(loop, () =>
                {
                    var end = _state;
                    SetElement(each, collection);
                    Statement(each.Body);
                    Arrive(loop.ContinueLabel);
                    return end;
                });
                break;
            case IWhileLoopOperation { ConditionIsTop: false } last:
                Repeat(loop, () =>
                {
                    Statement(last.Body);
                    Arrive(loop.ContinueLabel);
                    Condition(last.Condition);
                    return IsTrue(last.Condition) ? null : _state;
                });
                break;
            case IWhileLoopOperation first:
                Repeat(loop, () =>
                {
                    Condition(first.Condition);
                    var end = IsTrue(first.Condition) ? null : _state;
                    Statement(first.Body);
                    Arrive(loop.ContinueLabel);
                    return end;
                });
                break;
            default:
                ForgetAll();
                foreach (var part in loop.ChildOperations)
                    Lose(Evaluate(part));
                break;
        }
    }

    private void Condition(IOperation? condition)
    {
        if (condition is not null && _state is not null)
            Lose(Evaluate(condition));
    }

    private static bool IsTrue(IOperation? condition) => condition?.ConstantValue is { HasValue: true, Value: true };

    /// <summary>
    /// A loop. What its body changes is unknown from the first time on, for there may have been another before. So the body is run once to see what it changes, and once more to see what it does.
    /// </summary>
    /// <param name="loop">The loop.</param>
    /// <param name="body">Runs the body once, and gives the state in which the loop can end without a break; null where it cannot.</param>
    private void Repeat(ILoopOperation loop, Func<FlowState?> body)
    {
        if (_state is null)
            return;
        if (_loopDepth >= MostNestedLoops)
            ForgetAll();
        _loopDepth++;
        var before = _state;
        var points = _points.Count;
        var trial = Once(loop, body, out _);
        _points.RemoveRange(points, _points.Count - points);
        _state = before;
        Forget(trial);
        var entry = _state;
        points = _points.Count;
        var journal = Once(loop, body, out var end);
        if (!trial.Covers(journal, entry))
        {
            _points.RemoveRange(points, _points.Count - points);
            _state = entry;
            ForgetAll();
            Once(loop, body, out end);
        }
        _loopDepth--;
        // The objects that were made in the body live to the end of it; all else is in the state in which the loop ends.
        if (end is null)
            _state = null;
        else
            Join(end);
        Arrive(loop.ExitLabel);
    }

    private Journal Once(ILoopOperation loop, Func<FlowState?> body, out FlowState? end)
    {
        var journal = new Journal();
        _journals.Push(journal);
        _exits[loop.ExitLabel] = null;
        _exits[loop.ContinueLabel] = null;
        end = body();
        _journals.Pop();
        return journal;
    }
}
