using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        if (_walk.IsGivenUp)
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
                walker.Switches.Run(selection);
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
                _alternatives.Each(() =>
                {
                    _walk.Lose(walker.Evaluate(held.LockedValue));
                    // Another thread had it.
                    walker.OwnFields.Forget();
                });
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
            case IReturnOperation { ReturnedValue: { } answer } when _walk.Choices.IsForking && IsPredicate(_walk.Frame.Method):
                Return(new ConstantValue(walker.Conditions.Decide(answer)));
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

    private static bool IsPredicate(IMethodSymbol? method) =>
        method is { MethodKind: MethodKind.AnonymousFunction, ReturnType.SpecialType: SpecialType.System_Boolean };

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

    private void Try(ITryOperation attempt)
    {
        if (attempt.Finally is not null)
            _walk.FinallyDepth++;
        var asks = attempt.Catches.Any(IsOfDocuments);
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
            var handled = new Journal();
            _walk.Journals.Push(handled);
            Run(handler.Handler);
            _walk.Journals.Pop();
            Pass(PlacesSetAgain(journal, handled));
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

    // What the body has set, and the handler sets again: the body may have been executed up to any of these places, which is no mistake then.
    private static List<TracedPlace> PlacesSetAgain(Journal body, Journal handler)
    {
        var again = new HashSet<int>(handler.Cells.Where(cell => body.Cells.Contains(cell) || body.Added.Contains(cell.Id)).Select(cell => cell.Id));
        // The objects that the body has put there are taken back with them.
        for (var count = 0; count < again.Count;)
        {
            count = again.Count;
            again.UnionWith(body.Held.Where(held => again.Contains(held.Owner)).Select(held => held.Id).ToList());
        }
        return again.Count == 0 ? [] : body.Places.Where(place => place.Owner == TracedPlace.Any || again.Contains(place.Owner)).ToList();
    }

    private void Pass(List<TracedPlace> places)
    {
        if (places.Count > 0)
            _alternatives.Each(() => _walk.State = _walk.State! with { Trace = _walk.State.Trace.Union(places) });
    }

    // By the type that it catches, or by one that it asks for among all that it catches, or because it gives all that it catches to other code.
    private static bool IsOfDocuments(ICatchClauseOperation handler) =>
        IsOfDocuments(handler.ExceptionType)
            || (handler.Syntax is CatchClauseSyntax clause && Assertions.GivesException(clause))
            || handler.Descendants().Any(part => part is IInvocationOperation { TargetMethod: var method }
                ? Assertions.TestsForRefusal(method)
                : Assertions.IsRefusal(part switch
                {
                    IIsTypeOperation test => test.TypeOperand,
                    ITypeOfOperation named => named.TypeOperand,
                    IConversionOperation { IsImplicit: false } conversion => conversion.Type,
                    ITypePatternOperation pattern => pattern.MatchedType,
                    IDeclarationPatternOperation pattern => pattern.MatchedType,
                    IRecursivePatternOperation pattern => pattern.MatchedType,
                    _ => null,
                }));

    private static bool IsOfDocuments(ITypeSymbol? exception) => exception is ITypeParameterSymbol || Assertions.IsRefusal(exception);

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
