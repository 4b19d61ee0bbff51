using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Methods of the compilation, and lambdas, that are followed where they are called.</summary>
internal sealed partial class BodyWalker
{
    private const int MostNestedCalls = 6;
    private const int MostReturned = 8;

    /// <summary>A call that is followed; null where it is not.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="isAwaited">Whether what it returns is awaited.</param>
    private Value? Follow(IInvocationOperation invocation, bool isAwaited = false)
    {
        var method = TargetOf(invocation, out var isExact);
        if (_types.Code.Find(method, _cancellationToken, isExact) is not { } body || (body.IsIterator && method.IsAsync) || !AreApart(invocation))
        {
            _declined.Add(method);
            return null;
        }
        var isLocal = method.MethodKind == MethodKind.LocalFunction;
        if (_frame.Depth >= MostNestedCalls || _work >= MostWork || IsRunning(method) || (isLocal && method.IsAsync && !isAwaited))
        {
            _declined.Add(method);
            // What it captures it may change.
            if (isLocal)
                ForgetAll();
            return null;
        }
        var receiver = method.IsStatic ? Value.Unknown : isLocal ? _frame.This : Evaluate(invocation.Instance);
        var values = new Value[method.Parameters.Length];
        foreach (var argument in invocation.Arguments)
        {
            var value = Evaluate(argument);
            if (argument.Parameter is { Ordinal: var place } && place < values.Length)
                values[place] = value;
        }
        if (_state is null)
            return Value.Unknown;
        if (!isLocal
            && !receiver.Ids.Any()
            && !values.Any(value => value?.Ids.Any() == true)
            && !_types.Holds(invocation.TargetMethod.ReturnType)
            && !IsOfTexts(method, body)
            && !method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out && _types.Holds(parameter.Type)))
        {
            _declined.Add(method);
            return Value.Unknown;
        }
        // It goes on beside this code, which may change what it got.
        if (method.IsAsync && !isAwaited && (receiver.Ids.Any() || values.Any(value => value?.Ids.Any() == true)))
        {
            _declined.Add(method);
            Lose(receiver);
            foreach (var value in values)
                HandOver(value ?? Value.Unknown);
            return Value.Unknown;
        }
        _followed.Add(NameOf(NameOfCall(invocation.Syntax)));
        var call = _frame.Call ?? (IsPartOfRoot(invocation.Syntax) ? invocation.Syntax : null);
        var result = Run(
            body.Block,
            parent =>
                new Frame(
                    parent,
                    call,
                    body.Facts,
                    body.Semantics,
                    method) { This = receiver, Yielded = body.IsIterator ? new HeapValue(Allocate(ListObject.Empty, invocation.Syntax, "yielded")) : null },
            frame =>
        {
            foreach (var parameter in method.Parameters)
                SetLocal(parameter, values[parameter.Ordinal] ?? Value.Unknown);
        });
        GiveBack(invocation, method);
        return method.IsAsync && !isAwaited ? MakeTask(result, invocation.Syntax) : result;
    }

    // Of an object that this code made, the class is known, and with it what is called.
    private IMethodSymbol TargetOf(IInvocationOperation invocation, out bool isExact)
    {
        var method = invocation.TargetMethod;
        isExact = false;
        if (!(method.IsVirtual || method.IsOverride || method.IsAbstract)
            || method.IsGenericMethod
            || method.ContainingType.IsGenericType
            || invocation.Instance is not { } instance
            || _state is null)
            return method.OriginalDefinition;
        var receiver = Unwrap(instance) switch
        {
            ILocalReferenceOperation local => Read(local.Local),
            IParameterReferenceOperation parameter => ReadParameter(parameter.Parameter),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _frame.This,
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field when _state.Find<UserObject>(_frame.This) is { } own =>
                own.Fields.TryGetValue(field.Field.OriginalDefinition, out var value) ? value : Value.Unknown,
            _ => Value.Unknown,
        };
        if (_state.Find<UserObject>(receiver) is not { } made)
            return method.OriginalDefinition;
        isExact = true;
        return CalledCode.TargetOn(made.Type, method).OriginalDefinition;
    }

    // What gives a text or a word in one expression is as good as that expression.
    private static bool IsOfTexts(IMethodSymbol method, CalledBody body) =>
        method.ReturnType is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum }
            && body.Block.Operations.Length == 1
            && body.Block.Operations[0] is IReturnOperation
            && !method.IsAsync;

    private Value Run(IBlockOperation body, Func<Frame, Frame> enter, Action<Frame> bind)
    {
        if (_state is null)
            return Value.Unknown;
        // Where the way through the expression comes here again, the call has been followed already.
        var returned = _choices.Made as List<(FlowState State, Value Value)> ?? Runs(body, enter, bind);
        if (returned.Count == 0)
        {
            _state = null;
            return Value.Unknown;
        }
        if (_choices.IsForking)
        {
            var (state, value) = returned[_choices.Take(returned.Count, returned)];
            _state = state;
            return value;
        }
        var result = returned[0].Value;
        _state = returned[0].State;
        foreach (var (state, value) in returned.Skip(1))
        {
            Join(state);
            result = OneOf(result, value);
        }
        return result;
    }

    private List<(FlowState State, Value Value)> Runs(IBlockOperation body, Func<Frame, Frame> enter, Action<Frame> bind)
    {
        var (states, choices, parent, initialized) = (_states, _choices, _frame, _initialized.Count);
        var (catchDepth, finallyDepth) = (_catchDepth, _finallyDepth);
        _choices = new Choices(isForking: false);
        var frame = enter(parent);
        _frame = frame;
        bind(frame);
        var given = _state!.Locals.Where(local => SymbolEqualityComparer.Default.Equals(local.Key.ContainingSymbol, frame.Method))
            .Select(local => local.Value)
            .Append(frame.This)
            .ToList();
        _states = [_state];
        Statement(body);
        foreach (var state in _states)
            frame.Returned.Add((state, Value.Unknown));
        var returned = new List<(FlowState State, Value Value)>();
        foreach (var (end, value) in frame.Returned)
        {
            _state = end with { Locals = end.Locals.RemoveRange(
                end.Locals.Keys.Where(local => local is not IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out }
                    && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, frame.Method))) };
            var result = value;
            if (frame.Yielded is { } sequence)
            {
                if (_state.Find<ListObject>(sequence) is { } list)
                    _state = _state.With(sequence.Id, list with { IsLazy = true });
                result = sequence;
            }
            if (parent.Call is null && frame.Call is { } call)
                TraceCall(call, frame.Method!.MethodKind == MethodKind.LocalFunction ? [.. end.Locals.Values, result] : [.. given, result]);
            if (returned.Exists(other => other.Value.Equals(result) && other.State.IsSame(_state)))
                continue;
            if (returned.Count < MostReturned)
            {
                returned.Add((_state, result));
                continue;
            }
            var last = returned[MostReturned - 1];
            Join(last.State);
            var joined = OneOf(last.Value, result);
            returned[MostReturned - 1] = (_state, joined);
        }
        (_states, _choices, _frame) = (states, choices, parent);
        (_catchDepth, _finallyDepth) = (catchDepth, finallyDepth);
        return returned;
    }

    // Each way through a call is one on which what it got and gave passed it, whatever it did to them.
    private void TraceCall(SyntaxNode call, IReadOnlyList<Value> values)
    {
        var owners = new HashSet<int>(values.SelectMany(_state!.Reachable));
        // Nothing came out of it that could be followed.
        if (owners.Count == 0 || !values[values.Count - 1].Ids.Any())
            owners.Add(TracedPlace.Unknown);
        _state = _state with { Trace = _state.Trace.Union(owners.Select(owner => new TracedPlace(call, owner, call))) };
    }

    private void Yield(IReturnOperation yield)
    {
        var value = Evaluate(yield.ReturnedValue);
        if (_state is null)
            return;
        if (_frame.Yielded is { } sequence && _state.Find<ListObject>(sequence) is { } list)
        {
            var item = new Item(value, SourceOf(value, yield.ReturnedValue!.Syntax));
            AddItems(sequence, list with { Items = list.Items.Add(item) }, [item]);
        }
        else
        {
            HandOver(value);
        }
    }

    // An object is named where it was made.
    private SyntaxNode SourceOf(Value value, SyntaxNode expression) =>
        _state!.Find<ModelObject>(value) is { } made ? made.Creation : expression;

    private bool IsPartOfRoot(SyntaxNode node) => node.SyntaxTree == _root.SyntaxTree && _root.Span.Contains(node.Span);

    private bool IsRunning(IMethodSymbol method)
    {
        for (var frame = _frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return true;
        return false;
    }
}
