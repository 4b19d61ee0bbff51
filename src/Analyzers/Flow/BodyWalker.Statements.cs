using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Statements: what runs after what, and what both of two ways leave.</summary>
internal sealed partial class BodyWalker
{
    private void Statement(IOperation? statement)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (statement is null || _state is null)
            return;
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                    Statement(inner);
                if (block.Locals.Length > 0)
                    EndOfLife(block.Locals);
                break;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration);
                break;
            case IUsingDeclarationOperation declared:
                Statement(declared.DeclarationGroup);
                break;
            case IConditionalOperation conditional:
                Branch(conditional.Condition, () => Statement(conditional.WhenTrue), () => Statement(conditional.WhenFalse));
                break;
            case ISwitchOperation selection:
                Switch(selection);
                break;
            case ILoopOperation loop:
                Loop(loop);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case IUsingOperation use:
                if (use.Resources is IVariableDeclarationGroupOperation)
                    Statement(use.Resources);
                else
                    Lose(Evaluate(use.Resources));
                Statement(use.Body);
                break;
            case ILockOperation held:
                Lose(Evaluate(held.LockedValue));
                Statement(held.Body);
                break;
            case ILabeledOperation labeled:
                Statement(labeled.Operation);
                break;
            case IBranchOperation branch:
                Leave(branch.Target);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                HandOver(Evaluate(yield.ReturnedValue));
                break;
            case IReturnOperation returned:
                HandOver(Evaluate(returned.ReturnedValue));
                EndOfLife(null);
                _state = null;
                break;
            case IThrowOperation thrown:
                Lose(Evaluate(thrown.Exception));
                _state = null;
                break;
            // Its body is followed by itself.
            case ILocalFunctionOperation:
                break;
            default:
                Lose(Evaluate(statement));
                break;
        }
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is null)
                continue;
            SetLocal(declarator.Symbol, Evaluate(initializer.Value));
        }
    }

    /// <summary>Two ways, of which a condition chooses one.</summary>
    private void Branch(IOperation condition, Action whenTrue, Action whenFalse)
    {
        Lose(Evaluate(condition));
        if (condition.ConstantValue is { HasValue: true, Value: bool always })
        {
            (always ? whenTrue : whenFalse)();
            return;
        }
        var before = _state;
        whenTrue();
        var after = _state;
        _state = before;
        whenFalse();
        Join(after);
    }

    /// <summary>Something that may not happen.</summary>
    private void Perhaps(Action action)
    {
        var before = _state;
        action();
        Join(before);
    }

    private void Switch(ISwitchOperation selection)
    {
        var value = Evaluate(selection.Value);
        var before = _state;
        var hasDefault = false;
        _exits[selection.ExitLabel] = null;
        foreach (var section in selection.Cases)
        {
            _state = before;
            foreach (var clause in section.Clauses)
            {
                hasDefault |= clause is IDefaultCaseClauseOperation;
                Match(value, clause);
            }
            foreach (var statement in section.Body)
                Statement(statement);
        }
        _state = hasDefault ? null : before;
        Arrive(selection.ExitLabel);
    }

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

    private void Try(ITryOperation attempt)
    {
        if (attempt.Finally is not null)
            _finallyDepth++;
        var before = _state!;
        var journal = new Journal();
        _journals.Push(journal);
        Statement(attempt.Body);
        _journals.Pop();
        var after = _state;
        // An exception can come before, between and after all that the body does.
        _state = before;
        Forget(journal);
        var interrupted = _state;
        foreach (var handler in attempt.Catches)
        {
            _state = interrupted;
            if (handler.Filter is { } filter)
                Lose(Evaluate(filter));
            Statement(handler.Handler);
            Join(after);
            after = _state;
        }
        _state = after;
        if (attempt.Finally is not { } last)
            return;
        _finallyDepth--;
        _state ??= interrupted;
        Statement(last);
        if (after is null)
            _state = null;
    }

    private void Leave(ISymbol label)
    {
        if (_exits.TryGetValue(label, out var left))
        {
            Join(left);
            _exits[label] = _state;
        }
        _state = null;
    }

    private void Arrive(ISymbol label)
    {
        if (!_exits.TryGetValue(label, out var left))
            return;
        _exits.Remove(label);
        Join(left);
    }
}
