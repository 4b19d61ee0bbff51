using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Delegates: lambdas and method groups are objects that hold their captured variables, and are run where they are invoked.</summary>
internal sealed class Delegates(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    // Whether a lambda or method group is passed to code that expects exceptions; a question about the code around it, whatever path leads there.
    private readonly Dictionary<IOperation, bool> _expected = [];

    /// <summary>Creates a lambda as an object that holds its captured variables: any code that receives it can change them at any time.</summary>
    public HeapValue Make(IAnonymousFunctionOperation lambda)
    {
        var captured = ImmutableDictionary.CreateBuilder<ISymbol, Value>(SymbolEqualityComparer.Default);
        var self = Value.Unknown;
        var callsLocal = false;
        foreach (var operation in lambda.Body.Descendants())
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when _walk.State!.Locals.TryGetValue(local, out var value):
                    captured[local] = value;
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when _walk.State!.Locals.TryGetValue(parameter, out var value):
                    captured[parameter] = value;
                    break;
                case IParameterReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    self = _walk.Frame.This;
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }
                    or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction }:
                    callsLocal = true;
                    break;
            }
        // The variables that a local function uses are captured as well.
        if (callsLocal)
        {
            captured.AddRange(_walk.State!.Locals.Where(local => !captured.ContainsKey(local.Key) && !OwnFields.Is(local.Key)));
            self = _walk.Frame.This;
        }
        var made = _heap.Allocate(new DelegateObject(lambda.Symbol, lambda.Body, _walk.Frame, _walk.Frame.Call, captured.ToImmutable(), self), lambda.Syntax);
        if (IsExpectedToThrow(lambda))
            _walk.Lose(made);
        return made;
    }

    /// <summary>Creates a delegate from a method group; null if the method is not followed.</summary>
    public Value? Make(IMethodReferenceOperation reference)
    {
        var method = reference.Method.OriginalDefinition;
        var receiver = method.IsStatic ? Value.Unknown : method.MethodKind == MethodKind.LocalFunction ? _walk.Frame.This : walker.Evaluate(reference.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        if (walker.Code.Find(method) is not { IsIterator: false } body
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            _walk.Record.Declined.Add(method);
            _walk.Lose(receiver);
            return null;
        }
        _walk.Record.Followed.Add(OperationParts.NameOf(reference.Syntax));
        var captured = method.MethodKind == MethodKind.LocalFunction
            ? _walk.State.Locals.RemoveRange(_walk.State.Locals.Keys.Where(OwnFields.Is))
            : FlowState.Start.Locals;
        var call = _walk.Frame.Call ?? (_walk.IsPartOfRoot(reference.Syntax) ? reference.Syntax : null);
        var made = new DelegateObject(method, body.Block, new Frame(_walk.Frame, call, body.Facts, body.Semantics)
        {
            MethodOfThis = method.MethodKind == MethodKind.LocalFunction || reference.Instance is IInstanceReferenceOperation
                ? _walk.Frame.RootOfThis(method.ContainingType)
                : null,
        }, call, captured, receiver);
        var allocated = _heap.Allocate(made, reference.Syntax);
        if (IsExpectedToThrow(reference))
            _walk.Lose(allocated);
        return allocated;
    }

    private bool IsExpectedToThrow(IOperation function)
    {
        if (!_expected.TryGetValue(function, out var isExpected))
            _expected.Add(function, isExpected = Assertions.Has(function));
        return isExpected;
    }

    /// <summary>Combines two delegates into a list of delegates, which are invoked in order; if one is unknown, both escape.</summary>
    public Value Combine(Value first, Value second, SyntaxNode place)
    {
        if (_walk.State is null)
            return Value.Unknown;
        if (first is NullValue || second is NullValue)
            return first is NullValue ? second : first;
        if (Parts(first) is { } before && Parts(second) is { } after)
            return _heap.MakeList(
                new ListObject(before.Concat(after).Select(part => new Item(part, place)).ToImmutableArray(), IsOpen: false), place);
        _walk.LoseBoth(first, second);
        return Value.Unknown;
    }

    // The delegates that a value invokes; null if they are unknown.
    private List<Value>? Parts(Value value) =>
        _walk.State!.Find<DelegateObject>(value) is not null ? [value]
        : _walk.State.Find<ListObject>(value) is { IsOpen: false, IsLazy: false } list && list.Items.All(item => item.IsCertain)
            && list.Items.All(item => _walk.State.Find<DelegateObject>(item.Value) is not null) ? list.Items.Select(item => item.Value).ToList()
        : null;

    /// <summary>Adds a handler to an event of an object whose handlers are known; the handlers that are removed are not known.</summary>
    public void Subscribe(IEventAssignmentOperation assignment)
    {
        if (assignment is not { Adds: true, EventReference: IEventReferenceOperation { Instance: { } instance, Event: var found } }
            || walker.Evaluate(instance) is not HeapValue owner
            || _walk.State?.Find<UserObject>(owner) is not { } own
            || !own.Fields.TryGetValue(found.OriginalDefinition, out var before))
        {
            walker.Expressions.HandOut(assignment);
            return;
        }
        var handlers = Combine(before, walker.Evaluate(assignment.HandlerValue), assignment.Syntax);
        _heap.SetField(owner, found, handlers);
    }

    /// <summary>Invokes a delegate.</summary>
    public Value Invoke(IInvocationOperation invocation, bool isAwaited = false)
    {
        var receiver = walker.Evaluate(invocation.Instance);
        if (_walk.State?.Find<ListObject>(receiver) is not null && Parts(receiver) is { } parts
            && parts.TrueForAll(part => _walk.State.Find<DelegateObject>(part) is { Method: { IsAsync: false } method } && _walk.CanEnter(method)))
        {
            var arguments = walker.Expressions.ValuesOf(invocation.Arguments, invocation.TargetMethod.Parameters.Length);
            var result = Value.Unknown;
            foreach (var part in parts)
                if (_walk.State?.Find<DelegateObject>(part) is { } one)
                    result = Run(one, arguments);
                else
                    foreach (var argument in arguments)
                        _walk.HandOver(argument);
            return result;
        }
        if (_walk.State?.Find<DelegateObject>(receiver) is not { } made || (made.Method.IsAsync && !isAwaited) || !_walk.CanEnter(made.Method))
        {
            _walk.Lose(receiver);
            walker.Calls.HandOutArguments(invocation);
            walker.OwnFields.Forget();
            return Value.Unknown;
        }
        var values = walker.Expressions.ValuesOf(invocation.Arguments, invocation.TargetMethod.Parameters.Length);
        return Run(made, values);
    }

    // What follows the first await runs at any later time.
    private Value Start(DelegateObject made, Value[] arguments)
    {
        var result = Run(made, arguments);
        walker.OwnFields.Forget();
        return result;
    }

    private Value Run(DelegateObject made, params Value[] arguments)
    {
        var before = _walk.State!.Locals;
        var methodOfThis = MethodOfThis(made);
        var result = walker.Methods.Run(
            made.Body,
            parent => new Frame(parent, made.Call, made.Origin.Facts, made.Origin.Semantics, made.Method) { This = made.This, MethodOfThis = methodOfThis },
            Bind);
        // The code that invokes it may be in another iteration, which has its own variables.
        foreach (var captured in made.Captured)
            if (_walk.State is not null && before.TryGetValue(captured.Key, out var value) && made.IsFixed(captured.Key) && !IsSingle(captured.Key))
                _walk.State = _walk.State with { Locals = _walk.State.Locals.SetItem(captured.Key, value) };
        return result;

        void Bind(Frame frame)
        {
            // The method or iteration that created it may have ended, and another one may have followed.
            foreach (var captured in made.Captured)
                if (!_walk.State!.Locals.ContainsKey(captured.Key) || (made.IsFixed(captured.Key) && !IsSingle(captured.Key)))
                    _walk.State = _walk.State with { Locals = _walk.State.Locals.SetItem(captured.Key, captured.Value) };
            for (var i = 0; i < made.Method.Parameters.Length; i++)
                _heap.SetLocal(made.Method.Parameters[i], i < arguments.Length ? arguments[i] : Value.Unknown);
        }
    }

    // Whether only one variable of a name exists at a time: a local or parameter of the analyzed method that is not declared in a loop.
    private bool IsSingle(ISymbol symbol)
    {
        if (symbol is not { DeclaringSyntaxReferences.Length: 1, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method }
            || symbol.DeclaringSyntaxReferences[0].GetSyntax() is not { } declaration
            || !_walk.IsPartOfRoot(declaration))
            return false;
        for (var node = declaration; node is not null && node != _walk.Root; node = node.Parent)
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax
                or AnonymousFunctionExpressionSyntax
                || node.Parent!.ChildNodes().Any(sibling => sibling is LabeledStatementSyntax))
                return false;
        // A recursive call has its own.
        for (var frame = _walk.Frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return false;
        return true;
    }

    // While the method that created the delegate runs, this is the same object.
    private ISymbol? MethodOfThis(DelegateObject made)
    {
        var isLambda = made.Method.MethodKind == MethodKind.AnonymousFunction;
        var creator = isLambda ? made.Origin : made.Origin.Parent;
        for (var frame = _walk.Frame; frame is not null; frame = frame.Parent)
            if (frame == creator)
                return isLambda ? creator.RootOfThis(made.Method.ContainingType) : made.Origin.MethodOfThis;
        return null;
    }

    /// <summary>Returns a function that runs the delegate that an expression creates; null, and the delegate escapes, if it cannot be followed.</summary>
    public Function? DelegateOf(IOperation operation)
    {
        var value = walker.Evaluate(operation);
        if (_walk.State?.Find<DelegateObject>(value) is { } made
            && _walk.CanEnter(made.Method)
            && !(made.Method.IsAsync && (made.This.Ids.Any() || made.Captured.Values.Any(captured => captured.Ids.Any()))))
            return arguments => made.Method.IsAsync ? _heap.MakeTask(Start(made, arguments), operation.Syntax) : Run(made, arguments);
        _walk.Lose(value);
        return null;
    }

    /// <summary>Creates a <c>Lazy</c> object, whose value a lambda creates on first use; null for other creations.</summary>
    public Value? MakeLazy(IObjectCreationOperation creation)
    {
        if (creation.Type is not { Name: "Lazy", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || creation.Arguments.Length != 1
            || creation.Arguments[0].Parameter?.Type.TypeKind != TypeKind.Delegate)
            return null;
        var made = walker.Evaluate(creation.Arguments[0]);
        return _walk.State is null ? Value.Unknown : _heap.MakeTask(made, creation.Syntax);
    }

    /// <summary>Reads the value of a <c>Lazy</c> object; null for other properties, or if the value is unknown.</summary>
    public Value? ReadLazy(IPropertySymbol property, Value receiver)
    {
        if (property is not { Name: "Value", ContainingType.Name: "Lazy" } || _walk.State!.Find<TaskObject>(receiver) is not { } lazy)
            return null;
        if (_walk.State.Find<DelegateObject>(lazy.Result) is not { } made)
            return lazy.Result is UnknownValue { IsSet: false } ? null : lazy.Result;
        if (!_walk.CanEnter(made.Method))
            return null;
        var value = Run(made);
        if (_walk.State is not null)
            _walk.State = _walk.State.With(((HeapValue)receiver).Id, lazy with { Result = value });
        return value;
    }
}
