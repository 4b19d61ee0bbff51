using System;
using System.Linq;
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
                var left = Evaluate(expression.Operation);
                if (_state is not null && left.Ids.Any() && !_state.Locals.Values.Any(value => value.Ids.Intersect(left.Ids).Any()) && left.Ids.All(_state.Tops().Contains))
                    AddPoint(left, PointKind.End);
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
