using System.Collections.Generic;
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
        if (statement is null || _states.Count == 0)
            return;
        _work += _states.Count;
        // Too much: nothing is said of this body.
        if (_work > MostWorkOfBody)
        {
            _states = [];
            return;
        }
        switch (statement)
        {
            case IBlockOperation block:
                Block(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Each(() => Declare(declaration));
                break;
            case IUsingDeclarationOperation declared:
                Statement(declared.DeclarationGroup);
                break;
            case IConditionalOperation conditional:
                var (whenTrue, whenFalse) = Split(conditional.Condition);
                _states = whenTrue;
                Statement(conditional.WhenTrue);
                var after = _states;
                _states = whenFalse;
                Statement(conditional.WhenFalse);
                _states = Union(after, _states);
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
                    Each(() => Lose(Evaluate(use.Resources)));
                Statement(use.Body);
                break;
            case ILockOperation held:
                Each(() => Lose(Evaluate(held.LockedValue)));
                Statement(held.Body);
                break;
            case ILabeledOperation labeled:
                Statement(labeled.Operation);
                break;
            case IBranchOperation branch:
                Leave(branch.Target);
                break;
            // Its body is followed by itself, and where it is called.
            case ILocalFunctionOperation:
                break;
            default:
                Each(() => Simple(statement));
                break;
        }
    }

    private void Simple(IOperation statement)
    {
        switch (statement)
        {
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                Yield(yield);
                break;
            // Ends the sequence.
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Return(Value.Unknown);
                break;
            case IReturnOperation returned:
                Return(Evaluate(returned.ReturnedValue));
                break;
            case IThrowOperation thrown:
                Lose(Evaluate(thrown.Exception));
                _state = null;
                break;
            default:
                Lose(Evaluate(statement));
                break;
        }
    }

    private void Return(Value value)
    {
        if (_state is null)
            return;
        if (_frame.Parent is not null)
        {
            _frame.Returned.Add((_state, value));
        }
        else
        {
            HandOver(value);
            EndOfLife();
        }
        _state = null;
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

    /// <summary>The alternatives in which a condition holds, and those in which it does not.</summary>
    private (List<FlowState> WhenTrue, List<FlowState> WhenFalse) Split(IOperation condition)
    {
        var (whenTrue, whenFalse) = (new List<FlowState>(), new List<FlowState>());
        foreach (var state in _states)
        {
            var isTrue = false;
            var isForked = false;
            var ends = Ways(state, () =>
            {
                isForked |= !_choices.IsForking;
                isTrue = Decide(condition);
                if (_state is not null && _choices.IsForking)
                    Add(isTrue ? whenTrue : whenFalse, _state);
            });
            if (isForked)
                foreach (var end in ends)
                {
                    Add(whenTrue, end);
                    Add(whenFalse, end);
                }
        }
        return (whenTrue, whenFalse);
    }

    private void Switch(ISwitchOperation selection)
    {
        var before = new List<(FlowState State, Value Value)>();
        foreach (var state in _states)
            foreach (var end in Ways(state, () =>
            {
                var value = Evaluate(selection.Value);
                if (_state is not null && before.Count < MostStates)
                    before.Add((_state, value));
                else if (_state is not null)
                    ForgetAll();
            }))
                if (before.Count >= MostStates && !before.Exists(pair => ReferenceEquals(pair.State, end)))
                    before.Add((end, Value.Unknown));
        var left = new List<FlowState>();
        _exits[selection.ExitLabel] = [];
        var isLeft = new bool[before.Count];
        foreach (var section in selection.Cases)
        {
            var entering = new List<FlowState>();
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i] && Enter(before[i].State, before[i].Value, selection.Value, section, out isLeft[i]) is { } state)
                    Add(entering, state);
            _states = entering;
            Block(section.Body);
        }
        if (!selection.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)))
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i])
                    Add(left, before[i].State);
        _states = left;
        Arrive(selection.ExitLabel);
    }

    // What is known in a section; null where it is certainly not entered. Where it certainly is, no other one is.
    private FlowState? Enter(FlowState before, Value value, IOperation selected, ISwitchCaseOperation section, out bool isCertain)
    {
        isCertain = false;
        var mayMatch = false;
        _state = before;
        foreach (var clause in section.Clauses)
            switch (clause)
            {
                case IDefaultCaseClauseOperation:
                    // The other sections of one that stands first are still to come.
                    mayMatch = true;
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } when value is ConstantValue known:
                    isCertain |= constant.Equals(known.Constant);
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } }:
                    mayMatch = true;
                    if (section.Clauses.Length == 1)
                        Refine(selected, new ConstantValue(constant));
                    break;
                default:
                    mayMatch = true;
                    Match(value, clause);
                    break;
            }
        var state = _state;
        _state = null;
        return mayMatch || isCertain ? state : null;
    }

    private void Try(ITryOperation attempt)
    {
        if (attempt.Finally is not null)
            _finallyDepth++;
        var asks = attempt.Catches.Any(handler => IsOfDocuments(handler.ExceptionType));
        var before = _states;
        var journal = new Journal();
        _journals.Push(journal);
        if (asks)
            _catchDepth++;
        Statement(attempt.Body);
        if (asks)
            _catchDepth--;
        _journals.Pop();
        var after = _states;
        // An exception can come before, between and after all that the body does.
        _states = before;
        Each(() => Forget(journal));
        var interrupted = _states;
        foreach (var handler in attempt.Catches)
        {
            _states = interrupted;
            if (handler.Filter is { } filter)
                Each(() => Lose(Evaluate(filter)));
            Statement(handler.Handler);
            after = Union(after, _states);
        }
        _states = after;
        if (attempt.Finally is not { } last)
            return;
        _finallyDepth--;
        if (_states.Count == 0)
            _states = interrupted;
        Statement(last);
        if (after.Count == 0)
            _states = [];
    }

    private static bool IsOfDocuments(ITypeSymbol? exception) =>
        exception is { Name: "SchemaViolationException" or "XmlBindingException" } or ITypeParameterSymbol;
}
