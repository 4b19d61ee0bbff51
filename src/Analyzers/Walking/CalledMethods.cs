using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Methods of the compilation that are followed at their call sites.</summary>
internal sealed class CalledMethods(BodyWalker walker)
{
    private const int MostReturned = 8;

    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;
    private readonly Alternatives _alternatives = walker.Alternatives;
    private readonly RepeatedCalls _repeated = new(walker.Walk, walker.Heap);

    /// <summary>Follows a call; null if it cannot be followed.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="isAwaited">Whether the result is awaited.</param>
    /// <param name="instance">The receiver, if it has already been evaluated.</param>
    public Value? Follow(IInvocationOperation invocation, bool isAwaited = false, Value? instance = null)
    {
        var method = TargetOf(invocation, instance, out var isExact);
        if (walker.Code.Find(method, isExact) is not { } body || (body.IsIterator && method.IsAsync) || !AreApart(invocation))
        {
            _walk.Record.Declined.Add(method);
            return null;
        }
        var isLocal = method.MethodKind == MethodKind.LocalFunction;
        if (!_walk.CanEnter(method) || (isLocal && method.IsAsync && !isAwaited))
        {
            _walk.Record.Declined.Add(method);
            // A local function may change the variables that it captures.
            if (isLocal)
                _heap.ForgetAll();
            return null;
        }
        var receiver = method.IsStatic ? Value.Unknown : isLocal ? _walk.Frame.This : instance ?? walker.Evaluate(invocation.Instance);
        var values = walker.Expressions.ValuesOf(invocation.Arguments, method.Parameters.Length);
        if (_walk.State is null)
            return Value.Unknown;
        if (!isLocal
            && !walker.OwnFields.AreKnown
            && !receiver.Ids.Any()
            && !values.Any(value => value.Ids.Any())
            && !walker.Types.Holds(invocation.TargetMethod.ReturnType)
            && !IsOfTexts(method, body)
            && !method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out && walker.Types.Holds(parameter.Type)))
        {
            _walk.Record.Declined.Add(method);
            return Value.Unknown;
        }
        // The method runs concurrently with this code, and may change the objects that it received.
        if (method.IsAsync && !isAwaited && (receiver.Ids.Any() || values.Any(value => value.Ids.Any())))
        {
            _walk.Record.Declined.Add(method);
            _walk.Lose(receiver);
            foreach (var value in values)
                _walk.HandOver(value);
            walker.OwnFields.Forget();
            return Value.Unknown;
        }
        _walk.Record.Followed.Add(OperationParts.NameOf(OperationParts.NameOfCall(invocation.Syntax)));
        var call = _walk.Frame.Call ?? (_walk.IsPartOfRoot(invocation.Syntax) ? invocation.Syntax : null);
        var methodOfThis = isLocal || (invocation.Instance is IInstanceReferenceOperation && !receiver.IsTracked)
            ? _walk.Frame.RootOfThis(method.ContainingType)
            : null;
        var result = Run(
            body.Block,
            parent =>
                new Frame(
                    parent,
                    call,
                    body.Facts,
                    body.Semantics,
                    method)
                {
                    This = receiver,
                    MethodOfThis = methodOfThis,
                    Yielded = body.IsIterator ? new HeapValue(_heap.Allocate(ListObject.Empty, invocation.Syntax, "yielded")) : null,
                },
            frame =>
        {
            foreach (var parameter in method.Parameters)
                _heap.SetLocal(parameter, values[parameter.Ordinal]);
        },
            isLocal || call is null || walker.Types.Code.FollowsEachCall
                ? null
                : CallShape.Of(method, values.Append(receiver).ToImmutableArray(), methodOfThis, call, _walk));
        GiveBack(invocation, method);
        // Its statements run later, between those of this code.
        if (body.IsIterator || (method.IsAsync && !isAwaited))
            walker.OwnFields.Forget();
        return method.IsAsync && !isAwaited ? _heap.MakeTask(result, invocation.Syntax) : result;
    }

    /// <summary>Whether the class of the object determines the called method.</summary>
    public static bool IsDispatched(IInvocationOperation invocation) =>
        invocation is { IsVirtual: true, Instance: not null, TargetMethod: { IsVirtual: true } or { IsOverride: true } or { IsAbstract: true } };

    // The exact class of an object that this code created is known, and so is the method that a virtual call invokes.
    private IMethodSymbol TargetOf(IInvocationOperation invocation, Value? instance, out bool isExact)
    {
        var method = invocation.TargetMethod.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        // base.Method()
        isExact = !invocation.IsVirtual;
        if (!IsDispatched(invocation) || method.ContainingType is { IsGenericType: true, TypeKind: not TypeKind.Interface } || _walk.State is null)
            return method;
        var receiver = instance ?? OperationParts.Unwrap(invocation.Instance!) switch
        {
            ILocalReferenceOperation local => _walk.Read(local.Local),
            IParameterReferenceOperation parameter => walker.OwnObjects.ReadParameter(parameter.Parameter),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _walk.Frame.This,
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field when _walk.State.Find<UserObject>(_walk.Frame.This) is { } own =>
                own.Fields.TryGetValue(field.Field.OriginalDefinition, out var value) ? value : Value.Unknown,
            _ => Value.Unknown,
        };
        if (_walk.State.Find<UserObject>(receiver) is not { } made)
            return method;
        isExact = true;
        return CalledCode.TargetOn(made.Type, method).OriginalDefinition;
    }

    // A method whose only expression returns a text or a word is treated like that expression.
    private static bool IsOfTexts(IMethodSymbol method, CalledBody body) =>
        IsText(method.ReturnType)
            && body.Block.Operations.Length == 1
            && body.Block.Operations[0] is IReturnOperation
            && !method.IsAsync;

    // Or several of them, or one to come.
    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol array => IsText(array.ElementType),
        INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" or "List" or "IList" or "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" } many =>
            IsText(many.TypeArguments[0]),
        _ => false,
    };

    /// <summary>Runs a body with a new frame, after binding its parameters.</summary>
    /// <param name="body">The body.</param>
    /// <param name="enter">Creates the frame.</param>
    /// <param name="bind">Binds the parameters.</param>
    /// <param name="shape">The shape of the call, if the body is followed once for each; null if it is always followed.</param>
    public Value Run(IBlockOperation body, Func<Frame, Frame> enter, Action<Frame> bind, CallShape? shape = null)
    {
        if (_walk.State is null)
            return Value.Unknown;
        // If the execution path returns to this expression, the call has already been followed.
        var returned = _walk.Choices.Made as List<(FlowState State, Value Value)>
            ?? (shape is null ? Runs(body, enter, bind) : _repeated.Run(shape, () => Runs(body, enter, bind)));
        if (returned.Count == 0)
        {
            _walk.State = null;
            return Value.Unknown;
        }
        if (_walk.Choices.IsForking)
        {
            var (state, value) = returned[_walk.Choices.Take(returned.Count, returned)];
            _walk.State = state;
            return value;
        }
        var result = returned[0].Value;
        _walk.State = returned[0].State;
        foreach (var (state, value) in returned.Skip(1))
        {
            _walk.Join(state);
            result = _walk.OneOf(result, value);
        }
        return result;
    }

    private List<(FlowState State, Value Value)> Runs(IBlockOperation body, Func<Frame, Frame> enter, Action<Frame> bind)
    {
        var (states, choices, parent) = (_alternatives.States, _walk.Choices, _walk.Frame);
        var (catchDepth, finallyDepth) = (_walk.CatchDepth, _walk.FinallyDepth);
        _walk.Choices = new Choices(isForking: false);
        var frame = enter(parent);
        _walk.Frame = frame;
        bind(frame);
        if (_walk.State is null)
        {
            (_walk.Choices, _walk.Frame) = (choices, parent);
            return [];
        }
        var given = _walk.State!.Locals.Where(local => SymbolEqualityComparer.Default.Equals(local.Key.ContainingSymbol, frame.Method))
            .Select(local => local.Value)
            .Append(frame.This)
            .ToList();
        _alternatives.States = [_walk.State];
        walker.Statements.Run(body);
        foreach (var state in _alternatives.States)
            frame.Returned.Add((state, Value.Unknown));
        var returned = new List<(FlowState State, Value Value)>();
        foreach (var (end, value) in frame.Returned)
        {
            _walk.State = end with { Locals = end.Locals.RemoveRange(
                end.Locals.Keys.Where(local => local is not IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out }
                    && SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, frame.Method))) };
            _walk.State = _walk.State.WithoutAsked(root =>
                SymbolEqualityComparer.Default.Equals(root, frame.Method) || SymbolEqualityComparer.Default.Equals(root.ContainingSymbol, frame.Method));
            var result = value;
            if (frame.Yielded is { } sequence)
            {
                if (_walk.State.Find<ListObject>(sequence) is { } list)
                    _walk.State = _walk.State.With(sequence.Id, list with { IsLazy = true });
                result = sequence;
            }
            if (parent.Call is null && frame.Call is { } call)
                TraceCall(call, [.. frame.Method!.MethodKind == MethodKind.LocalFunction ? end.Locals.Values : Given(given, end, frame), result]);
            if (returned.Exists(other => other.Value.Equals(result) && other.State.IsSame(_walk.State)))
                continue;
            if (returned.Count < MostReturned)
            {
                returned.Add((_walk.State, result));
                continue;
            }
            var last = returned[MostReturned - 1];
            _walk.Join(last.State);
            var joined = _walk.OneOf(last.Value, result);
            returned[MostReturned - 1] = (_walk.State, joined);
        }
        (_alternatives.States, _walk.Choices, _walk.Frame) = (states, choices, parent);
        (_walk.CatchDepth, _walk.FinallyDepth) = (catchDepth, finallyDepth);
        return returned;
    }

    // The members of the analyzed object are passed to its own methods.
    private static IEnumerable<Value> Given(List<Value> given, FlowState end, Frame frame) =>
        frame.IsOnRoot ? given.Concat(end.Locals.Where(member => OwnFields.Is(member.Key)).Select(member => member.Value)) : given;

    // Records that the arguments and the result passed through the call, on each execution path.
    private void TraceCall(SyntaxNode call, IReadOnlyList<Value> values)
    {
        var owners = new HashSet<int>(values.SelectMany(_walk.State!.Reachable));
        // The result could not be followed.
        if (owners.Count == 0 || !values[values.Count - 1].Ids.Any())
            owners.Add(TracedPlace.Unknown);
        _walk.State = _walk.State with { Trace = _walk.State.Trace.Union(owners.Select(owner => new TracedPlace(call, owner, call))) };
    }

    /// <summary>A yield return statement.</summary>
    public void Yield(IReturnOperation yield)
    {
        var value = walker.Evaluate(yield.ReturnedValue);
        if (_walk.State is null)
            return;
        if (_walk.Frame.Yielded is { } sequence && _walk.State.Find<ListObject>(sequence) is { } list)
        {
            var item = new Item(value, _walk.SourceOf(value, yield.ReturnedValue!.Syntax));
            _heap.AddItems(sequence, list with { Items = list.Items.Add(item) }, [item]);
        }
        else
        {
            _walk.HandOver(value);
        }
        walker.OwnFields.Forget();
    }

    // Two ref arguments for the same variable would observe each other's changes.
    private static bool AreApart(IInvocationOperation invocation)
    {
        var targets = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var argument in invocation.Arguments)
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out }
                && argument.Value is not IDiscardOperation
                && !targets.Add(argument.Value.Syntax.ToString()))
                return false;
        return true;
    }

    private void GiveBack(IInvocationOperation invocation, IMethodSymbol method)
    {
        foreach (var argument in invocation.Arguments)
            if (_walk.State is not null
                && argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out, Ordinal: var place }
                && place < method.Parameters.Length)
            {
                var value = _heap.TakeBack(method.Parameters[place]);
                walker.Assignments.Assign(argument.Value, () => value, argument.Value);
            }
    }
}
