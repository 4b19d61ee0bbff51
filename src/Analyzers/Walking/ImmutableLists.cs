using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Immutable lists and dictionaries: a change returns a new one.</summary>
internal sealed class ImmutableLists(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>ImmutableArray.Create(…), CreateRange(…), CreateBuilder(): null for other calls.</summary>
    public Value? Create(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { IsStatic: true, IsExtensionMethod: false } method || !IsStatics(method.ContainingType))
            return null;
        var arguments = invocation.Arguments;
        switch (method.Name)
        {
            case "Create" when arguments.All(argument => argument.Parameter is { IsParams: true } || IsItem(argument)):
                var made = ListObject.Empty;
                foreach (var argument in arguments)
                {
                    var value = walker.Evaluate(argument);
                    if (_walk.State is null)
                        return Value.Unknown;
                    made = argument.Parameter!.IsParams
                        ? _heap.AddAll(made, value)
                        : made with { Items = made.Items.Add(new Item(value, OperationParts.Unwrap(argument.Value).Syntax)) };
                }
                return _heap.MakeList(made, invocation.Syntax);
            case "CreateRange" when arguments.Length == 1:
                var items = walker.Evaluate(arguments[0]);
                return _walk.State is null ? Value.Unknown : _heap.MakeList(_heap.AddAll(ListObject.Empty, items), invocation.Syntax);
            case "CreateBuilder" when arguments.All(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Int32):
                return _heap.MakeList(ListObject.Empty, invocation.Syntax);
            default:
                return null;
        }
    }

    /// <summary>ImmutableList&lt;T&gt;.Empty: null for other fields.</summary>
    public Value? Read(IFieldReferenceOperation field) =>
        field is { Field: { Name: "Empty", IsStatic: true, ContainingType: var type } } && StaticTables.IsImmutableCollection(type)
        ? _heap.MakeList(ListObject.Empty, field.Syntax)
        : null;

    /// <summary>Calls a method of an immutable list or dictionary; null if there is no rule for it.</summary>
    public Value? Invoke(IInvocationOperation invocation, ListObject list)
    {
        var method = invocation.TargetMethod;
        var copy = _heap.MakeList(list, invocation.Syntax);
        if (method.Name == "ToBuilder")
            return copy;
        if (method.Name is "SetItem" && !Dictionaries.Is(method.ContainingType))
            return SetItem(invocation, copy);
        var result = Dictionaries.Is(method.ContainingType) ? walker.Dictionaries.Invoke(invocation, copy) : walker.Lists.Invoke(invocation, copy, list);
        return result is not null && StaticTables.IsImmutableCollection(method.ReturnType) ? copy : result;
    }

    private HeapValue SetItem(IInvocationOperation invocation, HeapValue copy)
    {
        var source = OperationParts.Unwrap(invocation.Arguments[1].Value);
        walker.Lists.SetItem(copy, [invocation.Arguments[0].Value], () => walker.Evaluate(source), source);
        return copy;
    }

    private static bool IsStatics(INamedTypeSymbol type) =>
        type is { Name: "ImmutableArray" or "ImmutableList", Arity: 0, ContainingNamespace: { Name: "Immutable", ContainingNamespace.Name: "Collections" } };

    // The parameters of Create are the items, except where a part of an array is copied.
    private static bool IsItem(IArgumentOperation argument) =>
        argument.Parameter is { OriginalDefinition: { Type: ITypeParameterSymbol, ContainingSymbol: IMethodSymbol } };
}
