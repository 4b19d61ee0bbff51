using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Lists and arrays: adding, reading and removing items.</summary>
internal sealed class ListCalls(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>
    /// Takes an item of a list that was read: an object among unknown others, of which this code has the only reference. Returns null if the list may have
    /// been changed or read otherwise.
    /// </summary>
    /// <param name="list">The list.</param>
    /// <param name="type">The type of the item.</param>
    /// <param name="place">The expression that reads it.</param>
    public Value? TakeRead(Value list, ITypeSymbol? type, SyntaxNode place)
    {
        if (_walk.State?.Find<ListObject>(list) is not { IsRead: true, IsOpen: true, Items.Length: 0 } read
            || type is not INamedTypeSymbol { IsSealed: true } sealedType
            || walker.Types.Find(type) is not { } found)
            return null;
        var taken = _heap.Allocate(found, sealedType, place, isNew: false);
        _heap.OpenLists(taken);
        var item = new Item(taken, place);
        _heap.AddItems((HeapValue)list, read with { Items = ImmutableArray.Create(item), IsRead = false }, [item]);
        return taken;
    }

    /// <summary>Reads an item.</summary>
    /// <param name="receiver">The list.</param>
    /// <param name="indices">The indices.</param>
    /// <param name="reading">The operation.</param>
    public Value ReadItem(Value receiver, IEnumerable<IOperation> indices, IOperation reading)
    {
        var index = IndexOf(indices);
        if (_walk.State is null)
            return Value.Unknown;
        if (TakeRead(receiver, reading.Type, reading.Syntax) is { } read)
            return read;
        if (receiver is ConstantValue { Constant: string text })
            return (index < 0 ? index + text.Length : index) is { } at && at >= 0 && at < text.Length
                ? new ConstantValue(text[at]) { Constants = receiver.Constants }
                : Value.Something;
        if (_walk.State.Find<ListObject>(receiver) is { IsOpen: false, IsLazy: false } list)
        {
            if (index < 0 && list.Items.All(item => item.IsCertain))
                index += list.Items.Length;
            if (index is { } place && place >= 0 && place < list.Items.Length && list.Items.Take(place + 1).All(item => item.IsCertain))
                return list.Items[place].Value;
            if (index is null && list.Items.Length == 1)
                return list.Items[0].Value;
            // Throws an exception.
            if (index < 0 || index >= list.Items.Length)
                return Value.Unknown;
        }
        if (_walk.State.Find<ListObject>(receiver) is { IsLazy: false } known && AnyText(known) is { } any)
            return any;
        // It may be any of the items, and it can be changed through the result.
        _walk.Lose(receiver);
        return Value.Unknown;
    }

    /// <summary>Assigns a value to an item.</summary>
    public Value SetItem(Value receiver, IEnumerable<IOperation> indices, Func<Value> evaluate, IOperation source)
    {
        var index = IndexOf(indices);
        var value = evaluate();
        if (_walk.State is null)
            return value;
        if (receiver is HeapValue heap && _walk.State.Find<ListObject>(receiver) is { IsOpen: false } list
            && index is { } place && place >= 0 && place < list.Items.Length && list.Items.Take(place + 1).All(item => item.IsCertain))
        {
            _heap.SetList(heap, list with { Items = list.Items.SetItem(place, new Item(value, source.Syntax)) });
            return value;
        }
        _walk.Lose(receiver);
        _walk.HandOver(value);
        return value;
    }

    private int? IndexOf(IEnumerable<IOperation> indices)
    {
        int? index = null;
        var count = 0;
        foreach (var operation in indices)
        {
            var value = walker.Evaluate(operation);
            _walk.Lose(value);
            index = count++ == 0 && value is ConstantValue { Constant: int number } ? number
                : operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int fromEnd } } ? -fromEnd
                : null;
        }
        return index;
    }

    /// <summary>Calls a method of a list; null if there is no rule for it.</summary>
    public Value? Invoke(IInvocationOperation invocation, HeapValue receiver, ListObject list)
    {
        var arguments = invocation.Arguments;
        switch (invocation.TargetMethod.Name)
        {
            case "Add" when arguments.Length == 1:
                {
                    var value = walker.Evaluate(arguments[0]);
                    if (_heap.Current(receiver) is { } now)
                    {
                        var item = new Item(value, OperationParts.Unwrap(arguments[0].Value).Syntax, TargetOf(invocation));
                        _heap.AddItems(receiver, now with { Items = now.Items.Add(item) }, [item]);
                    }
                    else
                        _walk.HandOver(value);
                    return Value.Unknown;
                }
            case "Enqueue" or "Push" when arguments.Length == 1:
                {
                    var value = walker.Evaluate(arguments[0]);
                    if (_heap.Current(receiver) is not { } now)
                    {
                        _walk.HandOver(value);
                        return Value.Unknown;
                    }
                    // A pushed item becomes the first one.
                    var item = new Item(value, OperationParts.Unwrap(arguments[0].Value).Syntax, TargetOf(invocation));
                    var items = invocation.TargetMethod.Name == "Push" ? now.Items.Insert(0, item) : now.Items.Add(item);
                    _heap.AddItems(receiver, now with { Items = items }, [item]);
                    return Value.Unknown;
                }
            case "Dequeue" or "Pop" or "Peek" when arguments.Length == 0:
                return TakeFirst(receiver, list, isKept: invocation.TargetMethod.Name == "Peek");
            case "TryDequeue" or "TryPop" or "TryPeek" when arguments.Length == 1:
                {
                    var isEmpty = list is { IsOpen: false, Items.Length: 0 };
                    var isKnown = isEmpty || IsFirstKnown(list);
                    var value = isEmpty ? Value.Unknown : TakeFirst(receiver, list, isKept: invocation.TargetMethod.Name == "TryPeek");
                    walker.Assignments.Assign(arguments[0].Value, () => value, arguments[0].Value);
                    return isKnown ? new ConstantValue(!isEmpty) : Value.Something;
                }
            case "AddRange" when arguments.Length == 1:
                AddAll(receiver, walker.Evaluate(arguments[0]), isCertain: !LoopElements.UsesList(arguments[0].Value, invocation.Instance));
                return Value.Unknown;
            case "Insert" when arguments.Length == 2:
                return Insert(invocation, receiver);
            case "RemoveAt" when arguments.Length == 1 && arguments[0].Value.ConstantValue is { HasValue: true, Value: int place }
                && !list.IsOpen && place >= 0 && place < list.Items.Length && list.Items.All(item => item.IsCertain):
                _heap.SetList(receiver, list with { Items = list.Items.RemoveAt(place) });
                return Value.Unknown;
            case "Clear" when arguments.Length == 0:
                _heap.SetList(receiver, ListObject.Empty);
                return Value.Unknown;
            case "Contains" when arguments.Length == 1 && QueryCall.IsKnown(list) && list.Items.All(item => item.Value is ConstantValue):
                return walker.Evaluate(arguments[0]) is ConstantValue asked
                    ? new ConstantValue(list.Items.Any(item => item.Value.Equals(asked)))
                    : Value.Something;
            case "Contains" or "IndexOf" or "LastIndexOf" or "EnsureCapacity" or "TrimExcess":
                foreach (var argument in arguments)
                    walker.Evaluate(argument);
                return Value.Something;
            case "RemoveAll" or "RemoveAt" or "Remove" or "RemoveRange" when !list.IsLazy:
                walker.Queries.Ask(arguments, list);
                if (_heap.Current(receiver) is { } reduced)
                    _heap.SetList(receiver, reduced with { Items = reduced.Items.Select(item => item with { IsCertain = false }).ToImmutableArray() });
                return Value.Something;
            case "Exists" or "TrueForAll" or "FindIndex" or "FindLastIndex":
                walker.Queries.Ask(arguments, list);
                return Value.Something;
            case "Find" or "FindLast" when arguments.Length == 1:
                _heap.Share(receiver);
                walker.Queries.Ask(arguments, list);
                return walker.Queries.Found(receiver);
            case "Sort" or "Reverse":
                walker.Queries.Ask(arguments, list);
                if (_heap.Current(receiver) is { } ordered)
                    _heap.SetList(receiver, ordered with { IsOpen = ordered.IsOpen || ordered.Items.Length > 1 });
                return Value.Unknown;
            case "ToArray" or "ToImmutable" when arguments.Length == 0:
                _heap.Share(receiver);
                return _heap.MakeList(list, invocation.Syntax);
            case "MoveToImmutable" or "DrainToImmutable" when arguments.Length == 0:
                _heap.SetList(receiver, ListObject.Empty);
                return _heap.MakeList(list, invocation.Syntax);
            default:
                return null;
        }
    }

    /// <summary>Adds the items of a sequence to a list.</summary>
    /// <param name="receiver">The list.</param>
    /// <param name="added">The sequence.</param>
    /// <param name="isCertain">Whether all of the items are added; otherwise, each of them may be missing.</param>
    public void AddAll(Value receiver, Value added, bool isCertain = true)
    {
        if (receiver is HeapValue list && _heap.Current(list) is { } now)
        {
            var changed = _heap.AddAll(now, added);
            if (!isCertain)
                changed = changed with
                {
                    Items = changed.Items.Select((item, i) => i < now.Items.Length ? item : item with { IsCertain = false }).ToImmutableArray(),
                };
            _heap.AddItems(list, changed, changed.Items.Skip(now.Items.Length));
        }
        else
        {
            _walk.HandOver(added);
        }
    }

    private Value Insert(IInvocationOperation invocation, HeapValue receiver)
    {
        var place = (walker.Evaluate(invocation.Arguments[0]) as ConstantValue)?.Constant as int?;
        var value = walker.Evaluate(invocation.Arguments[1]);
        if (_heap.Current(receiver) is not { } now)
        {
            _walk.HandOver(value);
            return Value.Unknown;
        }
        var item = new Item(value, OperationParts.Unwrap(invocation.Arguments[1].Value).Syntax, TargetOf(invocation));
        var isKnown = place == 0 || (now is { IsOpen: false } && place <= now.Items.Length && now.Items.All(other => other.IsCertain));
        var changed = isKnown ? now with { Items = now.Items.Insert(place!.Value, item) } : now with { Items = now.Items.Add(item), IsOpen = true };
        _heap.AddItems(receiver, changed, [item]);
        return Value.Unknown;
    }

    private static bool IsFirstKnown(ListObject list) => list is { IsOpen: false, IsLazy: false, Items.Length: > 0 } && list.Items[0].IsCertain;

    // For queues and stacks.
    private Value TakeFirst(HeapValue receiver, ListObject list, bool isKept)
    {
        if (IsFirstKnown(list))
        {
            if (!isKept)
                _heap.SetList(receiver, list with { Items = list.Items.RemoveAt(0) });
            return list.Items[0].Value;
        }
        var value = AnyText(list);
        _walk.Lose(receiver);
        return value ?? Value.Unknown;
    }

    // Returns any of the items if they are immutable; null if that is unknown.
    private static Value? AnyText(ListObject list) =>
        list is { IsOpen: false, Items: { Length: > 0 and <= Loops.MostRounds } items } && items.All(item => item.Value is ConstantValue or TextValue)
        ? items.Select(item => item.Value).Aggregate(OneOfValue.Of)
        : null;

    /// <summary>Returns the expression that names the list to which an item is added.</summary>
    public SyntaxNode? TargetOf(SyntaxNode place) =>
        place is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var named } } ? OperationParts.NameOf(named)
        : place is ElementAccessExpressionSyntax { Expression: var indexed } ? OperationParts.NameOf(indexed)
        : walker.Creations.Initialized.Count > 0 ? walker.Creations.Initialized.Peek() : null;

    private SyntaxNode? TargetOf(IInvocationOperation invocation) => invocation.Instance switch
    {
        IInstanceReferenceOperation => walker.Creations.Initialized.Count > 0 ? walker.Creations.Initialized.Peek() : null,
        { } instance => OperationParts.NameOf(instance.Syntax),
        null => null,
    };
}
