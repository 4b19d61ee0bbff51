using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Statements: their order of execution, and the merging of branches.</summary>
internal sealed class Statements(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;
    private readonly Alternatives _alternatives = walker.Alternatives;

    /// <summary>Follows a statement in all alternatives.</summary>
    public void Run(IOperation? statement)
    {
        walker.CancellationToken.ThrowIfCancellationRequested();
        if (statement is null || _alternatives.States.Count == 0)
            return;
        _walk.Work += _alternatives.States.Count;
        // The body is too large to be judged.
        if (_walk.Work > Walk.MostWorkOfBody)
        {
            _alternatives.States = [];
            return;
        }
        switch (statement)
        {
            case IBlockOperation block:
                walker.Jumps.Block(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    _alternatives.Each(() => Declare(declaration));
                break;
            case IUsingDeclarationOperation declared:
                Run(declared.DeclarationGroup);
                break;
            case IConditionalOperation conditional:
                var (whenTrue, whenFalse) = walker.Conditions.Split(conditional.Condition);
                _alternatives.States = whenTrue;
                Run(conditional.WhenTrue);
                var after = _alternatives.States;
                _alternatives.States = whenFalse;
                Run(conditional.WhenFalse);
                _alternatives.States = _alternatives.Union(after, _alternatives.States);
                break;
            case ISwitchOperation selection:
                Switch(selection);
                break;
            case ILoopOperation loop:
                walker.Loops.Run(loop);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case IUsingOperation use:
                if (use.Resources is IVariableDeclarationGroupOperation)
                    Run(use.Resources);
                else
                    _alternatives.Each(() => _walk.Lose(walker.Evaluate(use.Resources)));
                Run(use.Body);
                break;
            case ILockOperation held:
                _alternatives.Each(() => _walk.Lose(walker.Evaluate(held.LockedValue)));
                Run(held.Body);
                break;
            case ILabeledOperation labeled:
                Run(labeled.Operation);
                break;
            case IBranchOperation branch:
                walker.Jumps.Leave(branch.Target);
                break;
            // Its body is followed separately, and at its calls.
            case ILocalFunctionOperation:
                break;
            default:
                _alternatives.Each(() => Simple(statement));
                break;
        }
    }

    private void Simple(IOperation statement)
    {
        switch (statement)
        {
            case IExpressionStatementOperation expression:
                walker.Evaluate(expression.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                walker.Methods.Yield(yield);
                break;
            // Ends the sequence.
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Return(Value.Unknown);
                break;
            case IReturnOperation returned:
                Return(walker.Evaluate(returned.ReturnedValue));
                break;
            case IThrowOperation thrown:
                _walk.Lose(walker.Evaluate(thrown.Exception));
                _walk.State = null;
                break;
            default:
                _walk.Lose(walker.Evaluate(statement));
                break;
        }
    }

    private void Return(Value value)
    {
        if (_walk.State is null)
            return;
        if (_walk.Frame.Parent is not null)
        {
            _walk.Frame.Returned.Add((_walk.State, value));
        }
        else
        {
            _walk.HandOver(value);
            EndOfLife();
        }
        _walk.State = null;
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is null)
                continue;
            _heap.SetLocal(declarator.Symbol, walker.Evaluate(initializer.Value));
        }
    }

    private void Switch(ISwitchOperation selection)
    {
        var before = new List<(FlowState State, Value Value)>();
        foreach (var state in _alternatives.States)
            foreach (var end in _alternatives.Ways(state, () =>
            {
                var value = walker.Evaluate(selection.Value);
                if (_walk.State is not null && before.Count < Alternatives.MostStates)
                    before.Add((_walk.State, value));
                else if (_walk.State is not null)
                    _heap.ForgetAll();
            }))
                if (before.Count >= Alternatives.MostStates && !before.Exists(pair => ReferenceEquals(pair.State, end)))
                    before.Add((end, Value.Unknown));
        var left = new List<FlowState>();
        walker.Jumps.Open(selection.ExitLabel);
        var isLeft = new bool[before.Count];
        foreach (var section in selection.Cases)
        {
            var entering = new List<FlowState>();
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i] && Enter(before[i].State, before[i].Value, selection.Value, section, out isLeft[i]) is { } state)
                    _alternatives.Add(entering, state);
            _alternatives.States = entering;
            walker.Jumps.Block(section.Body);
        }
        if (!selection.Cases.Any(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)))
            for (var i = 0; i < before.Count; i++)
                if (!isLeft[i])
                    _alternatives.Add(left, before[i].State);
        _alternatives.States = left;
        walker.Jumps.Arrive(selection.ExitLabel);
    }

    // Returns the state in a section; null if it is certainly not entered. If it certainly is, no other section is.
    private FlowState? Enter(FlowState before, Value value, IOperation selected, ISwitchCaseOperation section, out bool isCertain)
    {
        isCertain = false;
        var mayMatch = false;
        _walk.State = before;
        foreach (var clause in section.Clauses)
            switch (clause)
            {
                case IDefaultCaseClauseOperation:
                    // The sections after a default section that comes first are still to be tested.
                    mayMatch = true;
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } when value is ConstantValue known:
                    isCertain |= constant.Equals(known.Constant);
                    break;
                case ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } }:
                    mayMatch = true;
                    if (section.Clauses.Length == 1)
                        walker.Conditions.Refine(selected, new ConstantValue(constant));
                    break;
                default:
                    mayMatch = true;
                    walker.Matching.Match(value, clause);
                    break;
            }
        var state = _walk.State;
        _walk.State = null;
        return mayMatch || isCertain ? state : null;
    }

    private void Try(ITryOperation attempt)
    {
        if (attempt.Finally is not null)
            _walk.FinallyDepth++;
        var asks = attempt.Catches.Any(handler => IsOfDocuments(handler.ExceptionType));
        var before = _alternatives.States;
        var journal = new Journal();
        _walk.Journals.Push(journal);
        if (asks)
            _walk.CatchDepth++;
        Run(attempt.Body);
        if (asks)
            _walk.CatchDepth--;
        _walk.Journals.Pop();
        var after = _alternatives.States;
        // An exception can occur before, between and after all operations of the body.
        _alternatives.States = before;
        _alternatives.Each(() => _heap.Forget(journal));
        var interrupted = _alternatives.States;
        foreach (var handler in attempt.Catches)
        {
            _alternatives.States = interrupted;
            if (handler.Filter is { } filter)
                _alternatives.Each(() => _walk.Lose(walker.Evaluate(filter)));
            Run(handler.Handler);
            after = _alternatives.Union(after, _alternatives.States);
        }
        _alternatives.States = after;
        if (attempt.Finally is not { } last)
            return;
        _walk.FinallyDepth--;
        if (_alternatives.States.Count == 0)
            _alternatives.States = interrupted;
        Run(last);
        if (after.Count == 0)
            _alternatives.States = [];
    }

    private static bool IsOfDocuments(ITypeSymbol? exception) =>
        exception is { Name: "SchemaViolationException" or "XmlBindingException" } or ITypeParameterSymbol;

    /// <summary>Control leaves the body: objects that did not escape are in their final state.</summary>
    public void EndOfLife()
    {
        if (_walk.State is not { } state || _walk.FinallyDepth > 0)
            return;
        foreach (var id in state.Tops().OrderBy(id => id).ToList())
            if (state.Heap[id] is ModelObject && !state.Written.Contains(id))
                _walk.AddPoint(new HeapValue(id), PointKind.End);
            else if (state.Heap[id] is ListObject list)
                foreach (var value in list.Items.SelectMany(item => state.Find<ListObject>(item.Value)?.Items ?? ImmutableArray.Create(item)))
                    _walk.AddPoint(value.Value, PointKind.End);
            else if (state.Heap[id] is UserObject own)
                foreach (var value in own.Fields.Values)
                    _walk.AddPoint(value, PointKind.End);
    }
}
