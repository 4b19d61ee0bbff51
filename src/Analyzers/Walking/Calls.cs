using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Calls of factories, of methods that write a document, and of all other methods, which receive their arguments.</summary>
internal sealed class Calls(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>A call.</summary>
    public Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (walker.Types.Find(method.ContainingType) is { } type && !IsUsers(method))
        {
            if (method.IsStatic)
                return InvokeStatic(invocation, type);
            if (type.Class.IsRoot && IsWriting(method))
                return Write(invocation);
            if (method is { Name: "Clone", Parameters.Length: 0 })
                return _heap.Copy(walker.Evaluate(invocation.Instance), type, method.ContainingType, invocation.Syntax);
            if (type.Class.IsRoot && method is { Name: "Validate", Parameters.Length: 0 })
            {
                var asked = walker.Evaluate(invocation.Instance);
                // Code that uses the result handles it itself.
                if (invocation.Parent is not IExpressionStatementOperation)
                    _walk.Lose(asked);
                return Value.Something;
            }
        }
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return walker.Delegates.Invoke(invocation);
        if (InvokeKnown(invocation) is { } known)
        {
            walker.OwnFields.After(invocation);
            return known;
        }
        var dispatching = CalledMethods.IsDispatched(invocation) ? walker.Evaluate(invocation.Instance) : null;
        if (_walk.State is null)
            return Value.Unknown;
        if (walker.Methods.Follow(invocation, instance: dispatching) is { } followed)
            return followed;
        var result = InvokeUnknown(invocation, dispatching);
        walker.OwnFields.After(invocation);
        return result;
    }

    // Methods of the framework whose results are known.
    private Value? InvokeKnown(IInvocationOperation invocation)
    {
        if (QueryMethods.Has(invocation.TargetMethod))
            return walker.Queries.Query(invocation);
        if ((walker.Tasks.Wait(invocation) ?? walker.Tasks.Gather(invocation) ?? walker.Tasks.Make(invocation)) is { } waited)
            return waited;
        if ((walker.Texts.Join(invocation) ?? walker.Known.Call(invocation) ?? Numbers.HasFlag(invocation, walker)) is { } text)
            return text;
        return walker.KnownValues.Call(invocation)
            ?? walker.KnownBytes.Call(invocation)
            ?? walker.Queries.Map(invocation)
            ?? walker.Immutable.Create(invocation)
            ?? walker.Dictionaries.GetOrDefault(invocation);
    }

    private Value InvokeUnknown(IInvocationOperation invocation, Value? dispatching)
    {
        var method = invocation.TargetMethod;
        if (invocation.Instance is { } instance && !method.IsStatic)
        {
            var receiver = dispatching ?? walker.Evaluate(instance);
            if (_walk.State is null)
                return Value.Unknown;
            if (receiver is HeapValue heap)
            {
                if (StaticTables.IsImmutableCollection(method.ContainingType))
                {
                    if (_walk.State.Find<ListObject>(receiver) is { } unchanged && walker.Immutable.Invoke(invocation, unchanged) is { } changed)
                        return changed;
                }
                else if (Dictionaries.Is(method.ContainingType))
                {
                    if (_walk.State.Find<ListObject>(receiver) is not null && walker.Dictionaries.Invoke(invocation, receiver) is { } entry)
                        return entry;
                }
                else if (_walk.State.Find<ListObject>(receiver) is { } list && walker.Lists.Invoke(invocation, heap, list) is { } result)
                    return result;
                if (!method.IsReadOnly && _walk.State.Heap.TryGetValue(heap.Id, out var found) && found.IsLost)
                    _walk.Record.ChangedLater.Add(heap.Id);
            }
            // The generated classes are sealed and do not override it.
            if (method.ContainingType.SpecialType != SpecialType.System_Object)
                _walk.Lose(receiver);
        }
        HandOutArguments(invocation);
        return Value.Unknown;
    }

    // The effects of generated methods are known; methods that the user adds to the class can have any effect.
    private static bool IsUsers(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0
            && !GeneratedCode.Is(method.DeclaringSyntaxReferences[0].SyntaxTree);

    /// <summary>Passes the arguments of a call that is not followed to unknown code.</summary>
    public void HandOutArguments(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            var value = walker.Evaluate(argument);
            _walk.HandOver(value);
            if (_walk.State is not null && argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
                walker.Assignments.AssignUnknown(argument.Value);
        }
    }

    private Value InvokeStatic(IInvocationOperation invocation, BoundType type)
    {
        var factory = type.Class.Factories.FirstOrDefault(factory => factory.Name == invocation.TargetMethod.Name);
        if (factory is null || factory.Parameters.Count != invocation.TargetMethod.Parameters.Length)
        {
            HandOutArguments(invocation);
            // The object that is read is new, and no other code has a reference to it.
            if (_walk.State is null
                || !type.Class.IsRoot
                || invocation.TargetMethod.Name is not ("Parse" or "Load")
                || !SymbolEqualityComparer.Default.Equals(invocation.Type, invocation.TargetMethod.ContainingType))
                return Value.Unknown;
            var read = _heap.Allocate(type, invocation.TargetMethod.ContainingType, invocation.Syntax, isNew: false);
            _heap.OpenLists(read);
            return read;
        }
        var values = invocation.Arguments.Select(argument => (Argument: argument, Value: walker.Evaluate(argument))).ToList();
        if (_walk.State is null)
            return Value.Unknown;
        var made = _heap.Allocate(type, invocation.TargetMethod.ContainingType, invocation.Syntax, isNew: !type.Class.HasOwnConstructor);
        if (factory.Discriminator.Value?.Enum is { } words)
            for (var i = 0; i < words.Members.Count; i++)
                if (words.Members[i].Word == factory.Word)
                    _heap.SetMember(
                        made,
                        factory.Discriminator,
                        new Cell(new ConstantValue(i), OperationParts.NameOf(OperationParts.NameOfCall(invocation.Syntax)), invocation.Syntax));
        foreach (var (argument, value) in values)
        {
            var source = OperationParts.Unwrap(argument.Value);
            var known = value is UnknownValue && walker.Members.IsSet(argument.Value) ? Value.Something : value;
            if (argument.Parameter is { Ordinal: var place } && place < factory.Parameters.Count)
                _heap.SetMember(made, factory.Parameters[place], new Cell(known, source.Syntax, source.Syntax));
        }
        return made;
    }

    private static bool IsWriting(IMethodSymbol method) =>
        ModelNames.IsWriter(method.Name) && method.Parameters.Any(parameter => parameter.Type.Name == ModelTypes.WriteOptions);

    /// <summary>Writes a document: its state is recorded.</summary>
    private Value Write(IInvocationOperation invocation)
    {
        var receiver = walker.Evaluate(invocation.Instance);
        bool? validates = true;
        foreach (var argument in invocation.Arguments)
        {
            var value = walker.Evaluate(argument);
            if (argument.Parameter?.Type.Name == ModelTypes.WriteOptions)
                validates = value is NullValue ? true : (value as OptionsValue)?.Validates;
            else
                _walk.HandOver(value);
        }
        if (_walk.State is null)
            return Value.Unknown;
        // If the exception is caught, the code expects it.
        if (invocation is { Parent: IExpressionStatementOperation, Instance.Syntax: var instance }
            && invocation.Syntax.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax
            && _walk.Frame.Parent is null
            && _walk.CatchDepth == 0
            && ModelNames.Writers.Contains(invocation.TargetMethod.Name)
            && _walk.Root.Span.Contains(instance.Span))
            _walk.Record.Unused.Add(OperationParts.NameOf(OperationParts.NameOfCall(invocation.Syntax)));
        if (_walk.CatchDepth > 0)
            NoteCaught();
        var isJudged = validates == true && _walk.CatchDepth == 0 && !Tasks.IsAsked(invocation);
        _walk.AddPoint(receiver, isJudged ? PointKind.Written : PointKind.Unjudged, invocation.Syntax);
        _walk.State = _walk.State with { Written = _walk.State.Written.Union(receiver.Ids) };
        return Value.Something;
    }

    private void NoteCaught()
    {
        for (var frame = _walk.Frame; frame is not null; frame = frame.Parent)
            if (frame.Method is { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, DeclaringSyntaxReferences: { Length: > 0 } declared })
                _walk.Record.Caught.Add(declared[0].GetSyntax(walker.CancellationToken));
    }
}
