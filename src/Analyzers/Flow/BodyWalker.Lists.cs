using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Lists and arrays: what is put into them, and taken out.</summary>
internal sealed partial class BodyWalker
{
    /// <summary>A new list of the values of some expressions, of which some are lists to be copied.</summary>
    private Value MakeList(IEnumerable<(IOperation Element, SyntaxNode Source, bool IsSpread)> elements, SyntaxNode creation)
    {
        var made = ListObject.Empty;
        foreach (var (element, source, isSpread) in elements)
        {
            var value = Evaluate(element);
            if (_state is null)
                return Value.Unknown;
            made = isSpread ? AddAll(made, value) : made with { Items = made.Items.Add(new Item(value, source)) };
        }
        return _state is null ? Value.Unknown : MakeList(made, creation);
    }

    // new List<T>(), with a capacity or what it copies, and with an initializer.
    private Value MakeList(IObjectCreationOperation creation)
    {
        var made = ListObject.Empty;
        foreach (var argument in creation.Arguments)
        {
            var value = Evaluate(argument);
            if (_state is not null && argument.Parameter?.Type.SpecialType != SpecialType.System_Int32)
                made = AddAll(made, value);
        }
        if (_state is null)
            return Value.Unknown;
        var list = MakeList(made, creation.Syntax);
        Initialize(list, creation.Initializer);
        return list;
    }

    private HeapValue MakeList(ListObject made, SyntaxNode creation)
    {
        var list = new HeapValue(Allocate(made, creation, nameof(ListObject)));
        foreach (var item in made.Items)
            Trace(list, item);
        return list;
    }

    private ListObject AddAll(ListObject list, Value added)
    {
        if (_state!.Find<ListObject>(added) is { } known)
        {
            // Gone through again, it would make others.
            if (known.IsLazy)
                _state = _state.With(((HeapValue)added).Id, known with { IsLost = true });
            return new ListObject(list.Items.AddRange(known.Items), list.IsOpen || known.IsOpen);
        }
        Lose(added);
        return list with { IsOpen = true };
    }

    /// <summary>The parts of a collection expression, which the oldest compilers give no operation of its own; null where they are not as expected.</summary>
    private static List<(IOperation Element, SyntaxNode Source, bool IsSpread)>? CollectionParts(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var parts = new List<(IOperation, SyntaxNode, bool)>();
        var children = operation.ChildOperations.ToList();
        if (children.Count != syntax.Elements.Count)
            return null;
        for (var i = 0; i < children.Count; i++)
            switch (syntax.Elements[i])
            {
                case ExpressionElementSyntax element:
                    parts.Add((children[i], element.Expression, false));
                    break;
                case SpreadElementSyntax spread when children[i].ChildOperations.FirstOrDefault() is { } operand:
                    parts.Add((operand, spread, true));
                    break;
                default:
                    return null;
            }
        return parts;
    }

    private Value ReadItem(Value receiver, IEnumerable<IOperation> indices)
    {
        var index = IndexOf(indices);
        if (_state is null)
            return Value.Unknown;
        if (_state.Find<ListObject>(receiver) is { IsOpen: false, IsLazy: false } list)
        {
            if (index < 0 && list.Items.All(item => item.IsCertain))
                index += list.Items.Length;
            if (index is { } place && place >= 0 && place < list.Items.Length && list.Items.Take(place + 1).All(item => item.IsCertain))
                return list.Items[place].Value;
            if (index is null && list.Items.Length == 1)
                return list.Items[0].Value;
            // Throws.
            if (index < 0 || index >= list.Items.Length)
                return Value.Unknown;
        }
        // Any of them, and it may be changed through what is read.
        Lose(receiver);
        return Value.Unknown;
    }

    private Value SetItem(Value receiver, IEnumerable<IOperation> indices, Func<Value> evaluate, IOperation source)
    {
        var index = IndexOf(indices);
        var value = evaluate();
        if (_state is null)
            return value;
        if (receiver is HeapValue heap && _state.Find<ListObject>(receiver) is { IsOpen: false } list
            && index is { } place && place >= 0 && place < list.Items.Length && list.Items.Take(place + 1).All(item => item.IsCertain))
        {
            SetList(heap, list with { Items = list.Items.SetItem(place, new Item(value, source.Syntax)) });
            return value;
        }
        Lose(receiver);
        HandOver(value);
        return value;
    }

    private int? IndexOf(IEnumerable<IOperation> indices)
    {
        int? index = null;
        var count = 0;
        foreach (var operation in indices)
        {
            var value = Evaluate(operation);
            Lose(value);
            index = count++ == 0 && value is ConstantValue { Constant: int number } ? number
                : operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int fromEnd } } ? -fromEnd
                : null;
        }
        return index;
    }

    /// <summary>A call of a list's own method; null where there is no rule for it.</summary>
    private Value? InvokeList(IInvocationOperation invocation, HeapValue receiver, ListObject list)
    {
        var arguments = invocation.Arguments;
        switch (invocation.TargetMethod.Name)
        {
            case "Add" when arguments.Length == 1:
                {
                    var value = Evaluate(arguments[0]);
                    if (Current(receiver) is { } now)
                    {
                        var item = new Item(value, Unwrap(arguments[0].Value).Syntax, TargetOf(invocation));
                        AddItems(receiver, now with { Items = now.Items.Add(item) }, [item]);
                    }
                    else
                        HandOver(value);
                    return Value.Unknown;
                }
            case "AddRange" when arguments.Length == 1:
                {
                    var value = Evaluate(arguments[0]);
                    if (Current(receiver) is { } now)
                    {
                        var changed = AddAll(now, value);
                        AddItems(receiver, changed, changed.Items.Skip(now.Items.Length));
                    }
                    else
                        HandOver(value);
                    return Value.Unknown;
                }
            case "Insert" when arguments.Length == 2 && arguments[0].Value.ConstantValue is { HasValue: true, Value: int place }:
                {
                    var value = Evaluate(arguments[1]);
                    if (Current(receiver) is { IsOpen: false } now && place >= 0 && place <= now.Items.Length && now.Items.All(item => item.IsCertain))
                        SetList(
                            receiver, now with { Items = now.Items.Insert(place, new Item(value, Unwrap(arguments[1].Value).Syntax, TargetOf(invocation))) });
                    else
                        LoseBoth(receiver, value);
                    return Value.Unknown;
                }
            case "RemoveAt" when arguments.Length == 1 && arguments[0].Value.ConstantValue is { HasValue: true, Value: int place }
                && !list.IsOpen && place >= 0 && place < list.Items.Length && list.Items.All(item => item.IsCertain):
                SetList(receiver, list with { Items = list.Items.RemoveAt(place) });
                return Value.Unknown;
            case "Clear" when arguments.Length == 0:
                SetList(receiver, ListObject.Empty);
                return Value.Unknown;
            case "Contains" or "IndexOf" or "LastIndexOf" or "EnsureCapacity" or "TrimExcess":
                foreach (var argument in arguments)
                    Evaluate(argument);
                return Value.Something;
            case "ToArray" when arguments.Length == 0:
                return MakeList(list, invocation.Syntax);
            default:
                return null;
        }
    }

    private SyntaxNode? TargetOf(IInvocationOperation invocation) => invocation.Instance switch
    {
        IInstanceReferenceOperation => _initialized.Count > 0 ? _initialized.Peek() : null,
        { } instance => NameOf(instance.Syntax),
        null => null,
    };

    private ListObject? Current(HeapValue list) => _state?.Find<ListObject>(list);

    private void LoseBoth(Value first, Value second)
    {
        Lose(first);
        Lose(second);
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }
}
