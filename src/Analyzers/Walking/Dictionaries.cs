using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Dictionaries: lists of pairs, each a list of a key and a value.</summary>
internal sealed class Dictionaries(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Whether a type is a dictionary of the framework.</summary>
    public static bool Is(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary", Arity: 2,
                ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } }
        || (type is { Name: "FrozenDictionary" or "ImmutableDictionary" or "IImmutableDictionary" } && StaticTables.IsImmutableCollection(type));

    /// <summary>Creates a dictionary; null if it does not compare its keys like constants.</summary>
    public Value? Create(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Any(argument => argument.Parameter?.Type.SpecialType != SpecialType.System_Int32 && !IsOrdinal(argument.Value)))
            return null;
        var made = _heap.MakeList(ListObject.Empty, creation.Syntax);
        walker.Creations.Initialize(made, creation.Initializer);
        return made;
    }

    /// <summary>Assigns a value to an entry.</summary>
    public Value Set(IPropertyReferenceOperation entry, Func<Value> evaluate, IOperation source)
    {
        var receiver = walker.Evaluate(entry.Instance);
        var key = walker.Evaluate(entry.Arguments[0]);
        var value = evaluate();
        Put(receiver, key, value, source.Syntax, entry.Syntax);
        return value;
    }

    /// <summary>Reads an entry.</summary>
    public Value Read(IPropertyReferenceOperation entry)
    {
        var receiver = walker.Evaluate(entry.Instance);
        var key = walker.Evaluate(entry.Arguments[0]);
        if (_walk.State is null)
            return Value.Unknown;
        if (Find(receiver, key, out var isCertain) is { } value)
            return value;
        // Throws an exception.
        if (isCertain)
            return Value.Unknown;
        _walk.Lose(receiver);
        return Value.Unknown;
    }

    /// <summary>Reads the keys or values of a dictionary, or a part of a pair; null for other properties.</summary>
    public Value? Read(IPropertySymbol property, Value receiver, SyntaxNode syntax)
    {
        if (_walk.State!.Find<ListObject>(receiver) is not { IsLazy: false } list)
            return null;
        var part = property.Name is "Keys" or "Key" ? 0 : property.Name is "Values" or "Value" ? 1 : -1;
        if (part < 0)
            return null;
        if (IsPair(property.ContainingType))
            return list is { IsOpen: false, Items.Length: 2 } ? list.Items[part].Value : null;
        if (!Is(property.ContainingType) || !list.Items.All(item => PartOf(item, part) is not null))
            return null;
        var parts = list.Items.Select(item => item with { Value = PartOf(item, part)! }).ToImmutableArray();
        return _heap.MakeList(new ListObject(parts, list.IsOpen), syntax);
    }

    /// <summary>Whether a type is a pair of a key and a value.</summary>
    public static bool IsPair(ITypeSymbol type) => type is INamedTypeSymbol { Name: "KeyValuePair", Arity: 2, ContainingNamespace.Name: "Generic" };

    /// <summary>Calls a method of a dictionary; null if there is no rule for it.</summary>
    public Value? Invoke(IInvocationOperation invocation, Value receiver)
    {
        var arguments = invocation.Arguments;
        switch (invocation.TargetMethod.Name)
        {
            case "Add" or "SetItem" when arguments.Length == 2:
                {
                    var key = walker.Evaluate(arguments[0]);
                    var value = walker.Evaluate(arguments[1]);
                    Put(receiver, key, value, OperationParts.Unwrap(arguments[1].Value).Syntax, invocation.Syntax);
                    return Value.Something;
                }
            case "ContainsKey" when arguments.Length == 1:
                {
                    var key = walker.Evaluate(arguments[0]);
                    if (_walk.State is null)
                        return Value.Unknown;
                    var found = Find(receiver, key, out var isCertain);
                    return isCertain ? new ConstantValue(found is not null) : Value.Something;
                }
            case "TryGetValue" when arguments.Length == 2:
                return TryGet(receiver, walker.Evaluate(arguments[0]), arguments[1].Value);
            default:
                return null;
        }
    }

    /// <summary>dictionary.GetValueOrDefault(key): null for other calls.</summary>
    public Value? GetOrDefault(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { Name: "GetValueOrDefault", ContainingType.Name: "CollectionExtensions" } method || !Is(method.Parameters[0].Type))
            return null;
        var values = walker.Expressions.ValuesOf(invocation.Arguments, method.Parameters.Length);
        if (_walk.State is null)
            return Value.Unknown;
        var none = values.Length > 2 ? values[2] : invocation.Type?.IsValueType == true ? Value.Something : Value.Null;
        if (Find(values[0], values[1], out var isCertain) is { } found)
            return isCertain ? found : _walk.OneOf(found, none);
        if (isCertain)
            return none;
        _walk.LoseBoth(values[0], none);
        return Value.Unknown;
    }

    private Value TryGet(Value receiver, Value key, IOperation target)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var found = Find(receiver, key, out var isCertain);
        if (!isCertain && found is null)
        {
            _walk.Lose(receiver);
            walker.Assignments.AssignUnknown(target);
            return Value.Something;
        }
        var isThere = isCertain ? found is not null : !_walk.Choices.IsForking || _walk.Choices.Take(2) == 0;
        var none = target.Type?.IsValueType == true ? Value.Something : Value.Null;
        var value = !isThere ? none : isCertain || _walk.Choices.IsForking ? found! : _walk.OneOf(found!, none);
        walker.Assignments.Assign(target, () => value, target);
        return isCertain || _walk.Choices.IsForking ? new ConstantValue(isThere) : Value.Something;
    }

    // Returns the value of a key, or one of the possible values; certain if it is known whether the key exists.
    private Value? Find(Value receiver, Value key, out bool isCertain)
    {
        isCertain = false;
        if (_walk.State!.Find<ListObject>(receiver) is not { IsOpen: false, Items: { Length: <= Loops.MostRounds } items }
            || !items.All(item => PartOf(item, 1) is not null))
            return null;
        isCertain = key is ConstantValue && items.All(item => item.IsCertain && PartOf(item, 0) is ConstantValue);
        if (isCertain)
            return items.Where(item => PartOf(item, 0)!.Equals(key)).Select(item => PartOf(item, 1)).LastOrDefault();
        Value? any = null;
        foreach (var item in items)
            any = any is null ? PartOf(item, 1) : _walk.OneOf(any, PartOf(item, 1)!);
        return any;
    }

    private void Put(Value receiver, Value key, Value value, SyntaxNode source, SyntaxNode place)
    {
        if (_walk.State is null)
            return;
        if (receiver is not HeapValue dictionary || _heap.Current(dictionary) is not { } list)
        {
            _walk.HandOver(value);
            return;
        }
        var pair = _heap.MakeList(
            new ListObject(ImmutableArray.Create(new Item(key, place), new Item(value, source)), IsOpen: false), place);
        var item = new Item(pair, source, walker.Lists.TargetOf(place));
        if (_heap.Current(dictionary) is not { } now)
            return;
        var isApart = key is ConstantValue && now.Items.All(other => PartOf(other, 0) is ConstantValue);
        var same = isApart ? now.Items.ToList().FindIndex(other => PartOf(other, 0)!.Equals(key)) : -1;
        if (same >= 0)
            _heap.SetList(dictionary, now with { Items = now.Items.SetItem(same, item) });
        else if (isApart || now.Items.Length == 0)
            _heap.AddItems(dictionary, now with { Items = now.Items.Add(item) }, [item]);
        else
            // It may replace an existing entry.
            _heap.SetList(dictionary, now with { Items = now.Items.Select(other => other with { IsCertain = false }).ToImmutableArray().Add(item) });
    }

    private Value? PartOf(Item item, int part) =>
        _walk.State!.Find<ListObject>(item.Value) is { IsOpen: false, Items: { Length: 2 } parts } ? parts[part].Value : null;

    /// <summary>Whether a comparer compares texts like constants.</summary>
    public static bool IsOrdinal(IOperation comparer) =>
        OperationParts.Unwrap(comparer) is IPropertyReferenceOperation { Property: { Name: "Ordinal", ContainingType.Name: "StringComparer" } };
}
