using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Sequences: what queries make of lists, and of what is not known.</summary>
internal sealed partial class BodyWalker
{
    // They give what is in a list, for this code to go on with.
    private Value Query(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments;
        var source = arguments.Length == 0 ? Value.Unknown : Evaluate(arguments[0]);
        if (_state is null)
            return Value.Unknown;
        var list = _state.Find<ListObject>(source);
        var name = invocation.TargetMethod.Name;
        var function = arguments.Length > 1 && arguments[1].Parameter?.Type.TypeKind == TypeKind.Delegate && IsOfItems(name)
            ? DelegateOf(arguments[1].Value)
            : null;
        if (_state is null)
            return Value.Unknown;
        switch (name)
        {
            case "Select" when function is not null:
                return Select(invocation.Syntax, source, function, isLazy: true);
            case "SelectMany" when function is not null && arguments.Length == 2:
                return SelectMany(invocation.Syntax, source, function);
            case "ToList" or "ToArray" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList" when arguments.Length == 1 && list is not null:
                return MakeList(AddAll(ListObject.Empty, source), invocation.Syntax);
            case "Where" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "Distinct" or "OfType" or "Cast" when list is not null:
                Ask(function, list);
                return Again(list with { Items = list.Items.Select(item => item with { IsCertain = false }).ToImmutableArray() });
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Reverse" when list is not null:
                return Again(list with { IsOpen = list.IsOpen || list.Items.Length > 1 });
            case "Concat" or "Append" or "Prepend" when list is not null && arguments.Length == 2:
                return Extend(invocation, list, arguments[1]);
            case var _ when GivesOne(name) && arguments.Length == 1 && list is { IsOpen: false, IsLazy: false, Items.Length: 1 } && list.Items[0].IsCertain:
                return list.Items[0].Value;
            case var _ when GivesOne(name) && list is { IsOpen: false, IsLazy: false, Items.Length: > 0 and <= MostRounds }:
                Ask(function, list);
                return AnyOf(list, mayBeNone: name.EndsWith("OrDefault", StringComparison.Ordinal));
            case "Any" or "Count" or "All" or "Contains" or "Sum" or "Max" or "Min" when list is not null:
                Ask(function, list);
                return Value.Something;
        }
        Lose(source);
        foreach (var argument in arguments.Skip(function is null && !IsOfItems(name) ? 1 : 2))
            Lose(Evaluate(argument));
        return Value.Unknown;

        // Another list of the same items.
        Value Again(ListObject changed)
        {
            if (list.IsLazy)
                _state = _state!.With(((HeapValue)source).Id, list with { IsLost = true });
            return MakeList(changed, invocation.Syntax);
        }
    }

    // What they are given is called with each item, and with nothing else.
    private static bool IsOfItems(string name) =>
        GivesOne(name)
        || name is "Select" or "SelectMany" or "Where" or "SkipWhile" or "TakeWhile" or "Any" or "Count" or "All" or "Sum" or "Max" or "Min"
            or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending";

    private static bool GivesOne(string name) => name is "First" or "Single" or "Last" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault";

    // One of the items, or none.
    private Value AnyOf(ListObject list, bool mayBeNone)
    {
        if (_state is null)
            return Value.Unknown;
        var value = list.Items[0].Value;
        foreach (var item in list.Items)
            value = OneOf(value, item.Value);
        return mayBeNone ? OneOf(value, Value.Null) : value;
    }

    // list.ConvertAll(lambda), Array.ConvertAll(array, lambda), list.ForEach(lambda)
    private Value? Map(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Name is not ("ConvertAll" or "ForEach")
            || method.ContainingNamespace is not { Name: "System" or "Generic" }
            || invocation.Arguments.Length == 0)
            return null;
        var source = Evaluate(method.IsStatic ? invocation.Arguments[0] : invocation.Instance);
        if (_state is null)
            return Value.Unknown;
        var function = DelegateOf(invocation.Arguments[invocation.Arguments.Length - 1].Value);
        if (_state is null || function is null)
        {
            Lose(source);
            return Value.Unknown;
        }
        if (method.Name == "ConvertAll")
            return Select(invocation.Syntax, source, function, isLazy: false);
        ForEach(source, function);
        return Value.Unknown;
    }

    // Of an unknown sequence of sequences: some items among others.
    private Value SelectMany(SyntaxNode syntax, Value source, Func<Value, Value> function)
    {
        var lists = Select(syntax, source, function, isLazy: false);
        if (_state?.Find<ListObject>(lists) is not { } all)
            return Value.Unknown;
        var made = ListObject.Empty with { IsOpen = all.IsOpen, IsLazy = true };
        foreach (var item in all.Items)
        {
            made = AddAll(made, item.Value) with { IsLazy = true };
            if (_state is null)
                return Value.Unknown;
        }
        return MakeList(made, syntax);
    }

    private Value Extend(IInvocationOperation invocation, ListObject list, IArgumentOperation argument)
    {
        var added = Evaluate(argument);
        if (_state is null)
            return Value.Unknown;
        var made = list;
        if (invocation.TargetMethod.Name == "Concat")
            made = AddAll(list, added) with { IsLazy = list.IsLazy || _state.Find<ListObject>(added) is { IsLazy: true } };
        else
            made = list with { Items = list.Items.Insert(
                invocation.TargetMethod.Name == "Append" ? list.Items.Length : 0, new Item(added, SourceOf(added, Unwrap(argument.Value).Syntax))) };
        return MakeList(made, invocation.Syntax);
    }

    /// <summary>A list of what a lambda makes of each item of a sequence.</summary>
    private Value Select(SyntaxNode syntax, Value source, Func<Value, Value> mapping, bool isLazy)
    {
        var list = _state!.Find<ListObject>(source);
        if (list is { IsOpen: false, IsLazy: false, Items: { Length: <= MostRounds } items } && items.All(item => item.IsCertain))
        {
            var made = ListObject.Empty with { IsLazy = isLazy };
            foreach (var item in items)
            {
                var value = mapping(item.Value);
                if (_state is null)
                    return Value.Unknown;
                made = made with { Items = made.Items.Add(new Item(value, SourceOf(value, syntax))) };
            }
            return MakeList(made, syntax);
        }
        Lose(source);
        // Of an unknown sequence: none, or one with unknown others before and after it.
        if (_choices.IsForking && _choices.Take(2) == 1)
            return MakeList(ListObject.Empty with { IsLazy = isLazy }, syntax);
        var one = Round(mapping);
        if (_state is null)
            return Value.Unknown;
        var unknown = new ListObject(ImmutableArray.Create(new Item(one, SourceOf(one, syntax), IsCertain: _choices.IsForking)), IsOpen: true, isLazy);
        return MakeList(unknown, syntax);
    }

    // What it changes is not known, for it runs again.
    private Value Round(Func<Value, Value> mapping)
    {
        var journal = new Journal();
        _journals.Push(journal);
        var before = _state!;
        var value = mapping(Value.Unknown);
        _journals.Pop();
        if (_state is not null)
            Forget(journal, before);
        return value;
    }

    // A condition: what it is asked about it may change.
    private void Ask(Func<Value, Value>? function, ListObject list)
    {
        if (function is null || _state is null)
            return;
        var value = list.Items.Length > 0 ? AnyOf(list, mayBeNone: false) : Value.Unknown;
        Perhaps(() => function(value));
    }
}
