using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Delegates: lambdas and names of methods are objects that hold what they capture, and are run where they are called.</summary>
internal sealed partial class BodyWalker
{
    // A lambda, as an object that holds what it captures: who gets it can change that at any time.
    private HeapValue MakeDelegate(IAnonymousFunctionOperation lambda)
    {
        var captured = ImmutableDictionary.CreateBuilder<ISymbol, Value>(SymbolEqualityComparer.Default);
        var self = Value.Unknown;
        var callsLocal = false;
        foreach (var operation in lambda.Body.Descendants())
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when _state!.Locals.TryGetValue(local, out var value):
                    captured[local] = value;
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when _state!.Locals.TryGetValue(parameter, out var value):
                    captured[parameter] = value;
                    break;
                case IParameterReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    self = _frame.This;
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }
                    or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction }:
                    callsLocal = true;
                    break;
            }
        // What a local function uses is captured with it.
        if (callsLocal)
        {
            captured.AddRange(_state!.Locals.Where(local => !captured.ContainsKey(local.Key)));
            self = _frame.This;
        }
        var made = Allocate(new DelegateObject(lambda.Symbol, lambda.Body, _frame, _frame.Call, captured.ToImmutable(), self), lambda.Syntax);
        if (Assertions.Has(lambda))
            Lose(made);
        return made;
    }

    // A method that is given by its name; null where it is not followed.
    private Value? MakeDelegate(IMethodReferenceOperation reference)
    {
        var method = reference.Method.OriginalDefinition;
        var receiver = method.IsStatic ? Value.Unknown : method.MethodKind == MethodKind.LocalFunction ? _frame.This : Evaluate(reference.Instance);
        if (_state is null)
            return Value.Unknown;
        if (_types.Code.Find(method, _cancellationToken) is not { IsIterator: false } body
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            _declined.Add(method);
            Lose(receiver);
            return null;
        }
        _followed.Add(NameOf(reference.Syntax));
        var captured = method.MethodKind == MethodKind.LocalFunction ? _state.Locals : FlowState.Start.Locals;
        var call = _frame.Call ?? (IsPartOfRoot(reference.Syntax) ? reference.Syntax : null);
        return Allocate(new DelegateObject(method, body.Block, new Frame(null, call, body.Facts, body.Semantics), call, captured, receiver), reference.Syntax);
    }

    private HeapValue Allocate(DelegateObject made, SyntaxNode creation) => new(Allocate((HeapObject)made, creation, nameof(DelegateObject)));

    // The call of a delegate.
    private Value InvokeDelegate(IInvocationOperation invocation, bool isAwaited = false)
    {
        var receiver = Evaluate(invocation.Instance);
        if (_state?.Find<DelegateObject>(receiver) is not { } made || (made.Method.IsAsync && !isAwaited) || !CanRun(made))
        {
            Lose(receiver);
            HandOutArguments(invocation);
            return Value.Unknown;
        }
        var values = new Value[invocation.TargetMethod.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            var value = Evaluate(argument);
            if (argument.Parameter is { Ordinal: var place } && place < values.Length)
                values[place] = value;
        }
        return Run(made, values);
    }

    private bool CanRun(DelegateObject made) => _frame.Depth < MostNestedCalls && _work < MostWork && !IsRunning(made.Method);

    private Value Run(DelegateObject made, params Value[] arguments) =>
        Run(made.Body, parent => new Frame(parent, made.Call, made.Origin.Facts, made.Origin.Semantics, made.Method) { This = made.This }, frame =>
    {
        // Who made it may have ended.
        foreach (var captured in made.Captured)
            if (!_state!.Locals.ContainsKey(captured.Key))
                _state = _state with { Locals = _state.Locals.SetItem(captured.Key, captured.Value) };
        for (var i = 0; i < made.Method.Parameters.Length; i++)
            SetLocal(made.Method.Parameters[i], i < arguments.Length ? arguments[i] ?? Value.Unknown : Value.Unknown);
    });

    /// <summary>What is given for a delegate, to be run with an argument; null where it cannot be followed, and is out of sight.</summary>
    private Func<Value, Value>? DelegateOf(IOperation operation)
    {
        var value = Evaluate(operation);
        if (_state?.Find<DelegateObject>(value) is { } made
            && CanRun(made)
            && !(made.Method.IsAsync && (made.This.Ids.Any() || made.Captured.Values.Any(captured => captured.Ids.Any()))))
            return argument => made.Method.IsAsync ? MakeTask(Run(made, argument), operation.Syntax) : Run(made, argument);
        Lose(value);
        return null;
    }

    // What others got may run with anything, whenever they like.
    private void Escape(DelegateObject made)
    {
        _declined.Add(made.Method);
        if (made.Method.MethodKind == MethodKind.AnonymousFunction && made.Body.Syntax is { } body)
            _escaped.Add(body);
    }

    /// <summary>Does something for each item of a list; for one that is not known, a round that may be one of many, or none.</summary>
    private void ForEach(Value source, Func<Value, Value> action)
    {
        if (_state!.Find<ListObject>(source) is { IsOpen: false, IsLazy: false, Items: { Length: <= MostRounds } items } && items.All(item => item.IsCertain))
        {
            foreach (var item in items)
                if (_state is not null)
                    Lose(action(item.Value));
            return;
        }
        Lose(source);
        Perhaps(() => Lose(Round(action)));
    }
}
