using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Sequences: the results of LINQ queries on lists and on unknown sequences.</summary>
internal sealed class Queries(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Evaluates a query, which returns items of a list to this code.</summary>
    public Value Query(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments;
        var source = arguments.Length == 0 ? Value.Unknown : walker.Evaluate(arguments[0]);
        if (_walk.State is null)
            return Value.Unknown;
        var list = _walk.State.Find<ListObject>(source);
        var name = invocation.TargetMethod.Name;
        var function = arguments.Length > 1 && arguments[1].Parameter?.Type.TypeKind == TypeKind.Delegate && IsOfItems(name)
            ? walker.Delegates.DelegateOf(arguments[1].Value)
            : null;
        if (_walk.State is null)
            return Value.Unknown;
        if (list is { IsWatched: false } && IsDeferred(name) && IsKept(invocation))
            _walk.State = _walk.State.With(((HeapValue)source).Id, list = list with { IsWatched = true });
        switch (name)
        {
            case "Select" when function is not null:
                return Select(invocation.Syntax, source, function, isLazy: true);
            case "SelectMany" when function is not null && arguments.Length == 2:
                return SelectMany(invocation.Syntax, source, function);
            case "ToList" or "ToArray" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList" when arguments.Length == 1 && list is not null:
                return _heap.MakeList(_heap.AddAll(ListObject.Empty, source), invocation.Syntax);
            case "Where" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "Distinct" or "OfType" or "Cast" when list is not null:
                Ask(function, list);
                return Again(list with { Items = list.Items.Select(item => item with { IsCertain = false }).ToImmutableArray() });
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Reverse" when list is not null:
                return Again(list with { IsOpen = list.IsOpen || list.Items.Length > 1 });
            case "GroupBy" when function is not null && list is not null && arguments.Length == 2:
                return Group(invocation.Syntax, source, list, function);
            case "Any" or "Count" when arguments.Length == 1 && list is { IsOpen: false, IsLazy: false } && list.Items.All(item => item.IsCertain):
                return name == "Any" ? new ConstantValue(list.Items.Length > 0) : new ConstantValue(list.Items.Length);
            case "Concat" or "Append" or "Prepend" when list is not null && arguments.Length == 2:
                return Extend(invocation, list, arguments[1]);
            case var _ when GivesOne(name) && arguments.Length == 1 && list is { IsOpen: false, IsLazy: false, Items.Length: 1 } && list.Items[0].IsCertain:
                return list.Items[0].Value;
            case var _ when GivesOne(name) && list is { IsOpen: false, IsLazy: false, Items.Length: > 0 and <= Loops.MostRounds }:
                Ask(function, list);
                return AnyOf(list, mayBeNone: name.EndsWith("OrDefault", StringComparison.Ordinal));
            case var _ when GivesOne(name) && list is { IsLazy: false, Items.Length: 0 }:
                Ask(function, list);
                return Value.Unknown;
            case "Any" or "Count" or "All" or "Contains" or "Sum" or "Max" or "Min" when list is not null:
                Ask(function, list);
                return Value.Something;
        }
        _walk.Lose(source);
        foreach (var argument in arguments.Skip(function is null && !IsOfItems(name) ? 1 : 2))
            _walk.Lose(walker.Evaluate(argument));
        return Value.Unknown;

        // A new list of the same items.
        Value Again(ListObject changed)
        {
            Use(source, list);
            return _heap.MakeList(changed, invocation.Syntax);
        }
    }

    // Enumerated again, a lazy sequence would create new objects.
    private void Use(Value source, ListObject list)
    {
        if (list.IsLazy)
            _walk.State = _walk.State!.With(((HeapValue)source).Id, list with { IsLost = true });
    }

    // The delegate is only called with items.
    private static bool IsOfItems(string name) =>
        GivesOne(name)
        || name is "GroupBy" or "Select" or "SelectMany" or "Where" or "SkipWhile" or "TakeWhile" or "Any" or "Count" or "All" or "Sum" or "Max" or "Min"
            or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending";

    // Their source is enumerated each time the query is.
    private static bool IsDeferred(string name) => name is "Select" or "SelectMany" or "Where" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "Distinct"
        or "OfType" or "Cast" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Reverse" or "GroupBy" or "Concat" or "Append"
        or "Prepend" or "AsEnumerable";

    // Returns whether the query may be enumerated later, after its source has changed.
    private static bool IsKept(IOperation query) => query.Parent switch
    {
        IConversionOperation or ITranslatedQueryOperation => IsKept(query.Parent),
        IForEachLoopOperation => false,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } =>
            IsQuery(method) ? IsDeferred(method.Name) && IsKept(call)
                : !(method.Name == "AddRange" || method.ContainingType.SpecialType == SpecialType.System_String),
        IArgumentOperation { Parent: IObjectCreationOperation { Type: var made } } => !ModelTypes.IsList(made),
        _ => true,
    };

    private static bool GivesOne(string name) => name is "First" or "Single" or "Last" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault";

    // Groups the items of a known list by known keys.
    private Value Group(SyntaxNode syntax, Value source, ListObject list, Func<Value, Value> keyOf)
    {
        if (list is { IsOpen: false, IsLazy: false, Items.Length: <= Loops.MostRounds } && list.Items.All(item => item.IsCertain))
        {
            var keyed = list.Items.Select(item => (Item: item, Key: _walk.State is null ? Value.Unknown : keyOf(item.Value))).ToList();
            if (_walk.State is null)
                return Value.Unknown;
            if (keyed.TrueForAll(one => one.Key is ConstantValue))
            {
                var groups = keyed.GroupBy(one => one.Key, one => one.Item)
                    .Select(group => new ListObject(group.ToImmutableArray(), IsOpen: false) { Key = group.Key })
                    .Select(group => new Item(_heap.MakeList(group, syntax), syntax))
                    .ToImmutableArray();
                return _heap.MakeList(new ListObject(groups, IsOpen: false), syntax);
            }
        }
        _walk.Lose(source);
        return Value.Unknown;
    }

    // Returns one of the items, or none.
    private Value AnyOf(ListObject list, bool mayBeNone)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var value = list.Items[0].Value;
        foreach (var item in list.Items)
            value = _walk.OneOf(value, item.Value);
        return mayBeNone ? _walk.OneOf(value, Value.Null) : value;
    }

    /// <summary>list.ConvertAll(lambda), Array.ConvertAll(array, lambda), list.ForEach(lambda)</summary>
    public Value? Map(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Name is not ("ConvertAll" or "ForEach")
            || method.ContainingNamespace is not { Name: "System" or "Generic" }
            || invocation.Arguments.Length == 0)
            return null;
        var source = walker.Evaluate(method.IsStatic ? invocation.Arguments[0] : invocation.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        var function = walker.Delegates.DelegateOf(invocation.Arguments[invocation.Arguments.Length - 1].Value);
        if (_walk.State is null || function is null)
        {
            _walk.Lose(source);
            return Value.Unknown;
        }
        if (method.Name == "ConvertAll")
            return Select(invocation.Syntax, source, function, isLazy: false);
        ForEach(source, function);
        return Value.Unknown;
    }

    // For an unknown sequence of sequences: some items among others.
    private Value SelectMany(SyntaxNode syntax, Value source, Func<Value, Value> function)
    {
        var lists = Select(syntax, source, function, isLazy: false);
        if (_walk.State?.Find<ListObject>(lists) is not { } all)
            return Value.Unknown;
        var made = ListObject.Empty with { IsOpen = all.IsOpen, IsLazy = true };
        foreach (var item in all.Items)
        {
            made = _heap.AddAll(made, item.Value) with { IsLazy = true };
            if (_walk.State is null)
                return Value.Unknown;
        }
        return _heap.MakeList(made, syntax);
    }

    private Value Extend(IInvocationOperation invocation, ListObject list, IArgumentOperation argument)
    {
        var added = walker.Evaluate(argument);
        if (_walk.State is null)
            return Value.Unknown;
        var made = list;
        if (invocation.TargetMethod.Name == "Concat")
            made = _heap.AddAll(list, added) with { IsLazy = list.IsLazy || _walk.State.Find<ListObject>(added) is { IsLazy: true } };
        else
        {
            var item = new Item(added, _walk.SourceOf(added, OperationParts.Unwrap(argument.Value).Syntax));
            made = list with { Items = list.Items.Insert(invocation.TargetMethod.Name == "Append" ? list.Items.Length : 0, item) };
        }
        return _heap.MakeList(made, invocation.Syntax);
    }

    /// <summary>Creates a list of the results of a lambda for each item of a sequence.</summary>
    private Value Select(SyntaxNode syntax, Value source, Func<Value, Value> mapping, bool isLazy)
    {
        var list = _walk.State!.Find<ListObject>(source);
        if (list is { IsOpen: false, Items: { Length: <= Loops.MostRounds } items } && items.All(item => item.IsCertain))
        {
            Use(source, list);
            var made = ListObject.Empty with { IsLazy = isLazy };
            foreach (var item in items)
            {
                var value = mapping(item.Value);
                if (_walk.State is null)
                    return Value.Unknown;
                made = made with { Items = made.Items.Add(new Item(value, _walk.SourceOf(value, syntax))) };
            }
            return _heap.MakeList(made, syntax);
        }
        _walk.Lose(source);
        // For an unknown sequence: no items, or one with unknown others before and after it.
        if (_walk.Choices.IsForking && _walk.Choices.Take(2) == 1)
            return _heap.MakeList(ListObject.Empty with { IsLazy = isLazy }, syntax);
        var one = Round(mapping);
        if (_walk.State is null)
            return Value.Unknown;
        var round = new Item(one, _walk.SourceOf(one, syntax), IsCertain: _walk.Choices.IsForking);
        return _heap.MakeList(new ListObject(ImmutableArray.Create(round), IsOpen: true, isLazy), syntax);
    }

    // Its changes are unknown, because it runs repeatedly.
    private Value Round(Func<Value, Value> mapping)
    {
        var journal = new Journal();
        _walk.Journals.Push(journal);
        var before = _walk.State!;
        var value = mapping(Value.Unknown);
        _walk.Journals.Pop();
        if (_walk.State is not null)
            _heap.Forget(journal, before);
        return value;
    }

    // Evaluates a predicate, which may change its argument.
    private void Ask(Func<Value, Value>? function, ListObject list)
    {
        if (function is null || _walk.State is null)
            return;
        var value = list.Items.Length > 0 ? AnyOf(list, mayBeNone: false) : Value.Unknown;
        _walk.Perhaps(() => function(value));
    }

    /// <summary>Follows the arguments of a list method: delegates are called with the items.</summary>
    public void Ask(IEnumerable<IArgumentOperation> arguments, ListObject list)
    {
        foreach (var argument in arguments)
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
            {
                if (walker.Delegates.DelegateOf(argument.Value) is { } function)
                    Ask(function, list);
                else
                    foreach (var item in list.Items)
                        _walk.Lose(item.Value);
            }
            else
                walker.Evaluate(argument);
    }

    /// <summary>Returns one of the items of a list, or null.</summary>
    public Value Found(HeapValue receiver)
    {
        if (_heap.Current(receiver) is not { Items.Length: > 0 } list)
            return Value.Unknown;
        if (list is { IsOpen: false, IsLazy: false, Items.Length: <= Loops.MostRounds })
            return AnyOf(list, mayBeNone: true);
        _walk.Lose(receiver);
        return Value.Unknown;
    }

    /// <summary>Performs an action for each item of a list; for an unknown list, zero times or in one iteration of many.</summary>
    private void ForEach(Value source, Func<Value, Value> action)
    {
        if (_walk.State!.Find<ListObject>(source) is { IsOpen: false, IsLazy: false, Items: { Length: <= Loops.MostRounds } items }
            && items.All(item => item.IsCertain))
        {
            foreach (var item in items)
                if (_walk.State is not null)
                    _walk.Lose(action(item.Value));
            return;
        }
        _walk.Lose(source);
        _walk.Perhaps(() => _walk.Lose(Round(action)));
    }

    /// <summary>Whether a method is a query that returns items of a list to this code.</summary>
    public static bool IsQuery(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
