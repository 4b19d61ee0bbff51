using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Sequences: the results of LINQ queries on lists and on unknown sequences.</summary>
internal sealed class Queries
{
    private readonly BodyWalker _walker;
    private readonly Walk _walk;
    private readonly HeapChanges _heap;
    private readonly QueryFilters _filters;

    /// <summary>Creates the rules for queries.</summary>
    /// <param name="walker">Follows the other code.</param>
    public Queries(BodyWalker walker)
    {
        (_walker, _walk, _heap) = (walker, walker.Walk, walker.Heap);
        _filters = new QueryFilters(walker, this);
        Orders = new QueryOrders(walker, this);
        Maps = new QueryMaps(walker, this);
        Groups = new QueryGroups(walker, this);
    }

    /// <inheritdoc cref="QueryOrders"/>
    public QueryOrders Orders { get; }

    /// <inheritdoc cref="QueryMaps"/>
    public QueryMaps Maps { get; }

    /// <inheritdoc cref="QueryGroups"/>
    public QueryGroups Groups { get; }

    /// <summary>Evaluates a query, which returns items of a list to this code.</summary>
    public Value Query(IInvocationOperation invocation)
    {
        var effect = QueryMethods.EffectOf(invocation.TargetMethod);
        if (effect == QueryEffect.Order)
            return Orders.Order(invocation);
        var query = Read(invocation);
        if (_walk.State is null)
            return Value.Unknown;
        switch (effect)
        {
            case QueryEffect.Map:
                return Maps.Map(query);
            case QueryEffect.Join:
                return Maps.Join(query);
            case QueryEffect.Fold:
                return Maps.Fold(query);
            case QueryEffect.Group:
                return Groups.Group(query);
            case QueryEffect.Index:
                return Groups.Index(query);
            case QueryEffect.One:
                return _filters.One(query);
            case QueryEffect.Ask:
                return _filters.Ask(query);
            case QueryEffect.Extend:
                return Extend(query);
            case QueryEffect.Make:
                return Make(query);
            case QueryEffect.Copy when query.List is not null:
                return Copy(query);
            case QueryEffect.Filter when query.List is not null:
                return Again(query, _filters.Filter(query, query.List));
            case QueryEffect.Cut when query.List is not null:
                return Again(query, _filters.Cut(query, query.List));
            case QueryEffect.Unique when query.List is not null:
                return Again(query, _filters.Unique(query, query.List));
            default:
                foreach (var function in query.Functions.Values)
                    Ask(function, ListObject.Empty);
                return GiveUp(query);
        }
    }

    /// <summary>Evaluates the arguments of a call.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="source">The sequence that is queried, if it has already been evaluated.</param>
    public QueryCall Read(IInvocationOperation invocation, Value? source = null)
    {
        var functions = new Dictionary<string, Function>(StringComparer.Ordinal);
        var values = new Dictionary<string, (Value, IArgumentOperation)>(StringComparer.Ordinal);
        foreach (var argument in invocation.Arguments)
        {
            if (_walk.State is null || argument.Parameter is not { Name: var name, Ordinal: var place } parameter)
                break;
            if (parameter.Type.TypeKind == TypeKind.Delegate)
                functions[name] = _walker.Delegates.DelegateOf(argument.Value) ?? LoseItems;
            else if (place > 0 || source is null)
                values[name] = (_walker.Evaluate(argument), argument);
            if (place == 0)
                source ??= values[name].Item1;
        }
        source ??= Value.Unknown;
        if (QueryMethods.EffectOf(invocation.TargetMethod) != QueryEffect.Ask)
            _heap.Share(source);
        if (QueryMethods.IsDeferred(invocation.TargetMethod) && IsKept(invocation))
            foreach (var enumerated in values.Values.Select(argument => argument.Item1).Append(source))
                if (_walk.State?.Find<ListObject>(enumerated) is { IsWatched: false } watched)
                    _walk.State = _walk.State.With(((HeapValue)enumerated).Id, watched with { IsWatched = true });
        return new QueryCall(invocation.TargetMethod, invocation.Syntax, source, _walk.State?.Find<ListObject>(source), functions, values);
    }

    // A delegate that cannot be followed may change the items that it receives.
    private Value LoseItems(params Value[] arguments)
    {
        foreach (var argument in arguments)
            _walk.Lose(argument);
        return Value.Unknown;
    }

    /// <summary>Handles a query without a rule: its arguments escape.</summary>
    public Value GiveUp(QueryCall query)
    {
        _walk.Lose(query.Source);
        foreach (var (value, _) in query.Values.Values)
            _walk.Lose(value);
        return Value.Unknown;
    }

    /// <summary>Returns a new list of the same items.</summary>
    public Value Copy(QueryCall query) =>
        query.List is null ? GiveUp(query) : _heap.MakeList(_heap.AddAll(ListObject.Empty, query.Source), query.Syntax);

    /// <summary>Returns a new list with some of the same items.</summary>
    public Value Again(QueryCall query, ListObject? changed)
    {
        if (_walk.State is null || changed is null)
            return Value.Unknown;
        Use(query.Source);
        return _heap.MakeList(changed with { IsWatched = false }, query.Syntax);
    }

    /// <summary>Enumerates a sequence: if it is lazy, it would create new objects when it is enumerated again.</summary>
    public void Use(Value source)
    {
        if (_walk.State?.Find<ListObject>(source) is { IsLazy: true } list)
            _walk.State = _walk.State.With(((HeapValue)source).Id, list with { IsLost = true });
    }

    // Returns whether the query may be enumerated later, after its source has changed.
    private static bool IsKept(IOperation query) => query.Parent switch
    {
        IConversionOperation or ITranslatedQueryOperation => IsKept(query.Parent),
        IForEachLoopOperation => false,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } =>
            QueryMethods.Has(method) ? QueryMethods.IsDeferred(method) && IsKept(call)
                : !(method.Name == "AddRange" || method.ContainingType.SpecialType == SpecialType.System_String),
        IArgumentOperation { Parent: IObjectCreationOperation { Type: var made } } => !ModelTypes.IsList(made),
        _ => true,
    };

    /// <summary>Returns one of several items.</summary>
    public Value AnyOf(ImmutableArray<Item> items)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var value = items[0].Value;
        foreach (var item in items)
            value = _walk.OneOf(value, item.Value);
        return value;
    }

    /// <summary>list.ConvertAll(lambda), Array.ConvertAll(array, lambda), list.ForEach(lambda)</summary>
    public Value? Map(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Name is not ("ConvertAll" or "ForEach")
            || method.ContainingNamespace is not { Name: "System" or "Generic" or "Immutable" }
            || invocation.Arguments.Length == 0)
            return null;
        var source = _walker.Evaluate(method.IsStatic ? invocation.Arguments[0] : invocation.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        var function = _walker.Delegates.DelegateOf(invocation.Arguments[invocation.Arguments.Length - 1].Value);
        if (_walk.State is null || function is null)
        {
            _walk.Lose(source);
            return Value.Unknown;
        }
        if (method.Name == "ForEach")
        {
            var itemType = method.Parameters[method.Parameters.Length - 1].Type is INamedTypeSymbol { TypeArguments: [var type] } ? type : null;
            Maps.ForEach(source, function, () => _walker.Lists.TakeRead(source, itemType, invocation.Syntax));
            return Value.Unknown;
        }
        _heap.Share(source);
        return Maps.Select(invocation.Syntax, source, function, isLazy: false);
    }

    // Append, Prepend, Concat, Union.
    private Value Extend(QueryCall query)
    {
        var added = query.Name is "Append" or "Prepend" ? query.Value("element") : query.Value("second");
        var other = _walk.State!.Find<ListObject>(added);
        if (query.Name == "DefaultIfEmpty" ? query.List is not { IsOpen: false, Items.Length: > 0 } list || !list.Items.Any(item => item.IsCertain)
            : query.Name == "Union" && !(Known(query) is { } whole && whole.Items.All(item => _filters.IsComparable(item.Value)) && query.ComparesAsConstants))
            return GiveUp(query);
        var isLazy = query.List is { IsLazy: true } || other is { IsLazy: true };
        var made = _heap.AddAll(ListObject.Empty, query.Source);
        switch (query.Name)
        {
            case "Append" or "Prepend":
                var item = new Item(added, _walk.SourceOf(added, OperationParts.Unwrap(query.Values["element"].Argument.Value).Syntax));
                made = made with { Items = made.Items.Insert(query.Name == "Append" ? made.Items.Length : 0, item) };
                break;
            case "Concat" or "Union":
                made = _heap.AddAll(made, added);
                break;
        }
        if (query.Name == "Union")
            made = made with { Items = made.Items.GroupBy(item => item.Value).Select(same => same.First()).ToImmutableArray() };
        return _heap.MakeList(made with { IsLazy = isLazy }, query.Syntax);

        // The items of both sequences.
        ListObject? Known(QueryCall union) =>
            union.Known is { } first && QueryCall.IsKnown(other) ? first with { Items = first.Items.AddRange(other!.Items) } : null;
    }

    // Enumerable.Range, Repeat and Empty.
    private Value Make(QueryCall query)
    {
        if (query.Name != "Empty" && (query.Value("count") is not ConstantValue { Constant: int and >= 0 and <= Loops.MostRounds }))
            return GiveUp(query);
        var count = query.Value("count") is ConstantValue { Constant: int given } ? given : 0;
        var start = query.Value("start");
        var items = Enumerable.Range(0, count)
            .Select(i => query.Name == "Repeat" ? query.Value("element")
                : start is ConstantValue { Constant: int first } ? new ConstantValue(first + i) : Value.Something)
            .Select(value => new Item(value, query.Syntax));
        return _heap.MakeList(new ListObject(items.ToImmutableArray(), IsOpen: false), query.Syntax);
    }

    /// <summary>Evaluates a predicate, which may change its argument.</summary>
    public void Ask(Function? function, ListObject list)
    {
        if (function is not null && _walk.State is not null)
            Ask(function, list.Items.Length > 0 ? AnyOf(list.Items) : Value.Unknown, isCertain: false);
    }

    /// <summary>Evaluates a predicate for an item, which may not be there.</summary>
    public Value Ask(Function function, Value item, bool isCertain)
    {
        if (_walk.State is not { } before)
            return Value.Unknown;
        if (isCertain)
            return function(item);
        // What it finds out is not used, so there is no need to tell the paths apart.
        var choices = _walk.Choices;
        _walk.Choices = new Choices(isForking: false);
        var answer = function(item);
        _walk.Choices = choices;
        if (_walk.State?.IsSame(before) == true)
            _walk.State = before;
        else
            _walk.Join(before);
        return answer;
    }

    /// <summary>Follows the arguments of a list method: delegates are called with the items.</summary>
    public void Ask(IEnumerable<IArgumentOperation> arguments, ListObject list)
    {
        foreach (var argument in arguments)
            if (argument.Parameter?.Type.TypeKind == TypeKind.Delegate)
            {
                if (_walker.Delegates.DelegateOf(argument.Value) is { } function)
                    Ask(function, list);
                else
                    foreach (var item in list.Items)
                        _walk.Lose(item.Value);
            }
            else
                _walker.Evaluate(argument);
    }

    /// <summary>Returns one of the items of a list, or null.</summary>
    public Value Found(HeapValue receiver)
    {
        if (_heap.Current(receiver) is not { Items.Length: > 0 } list)
            return Value.Unknown;
        if (list is { IsOpen: false, IsLazy: false, Items.Length: <= Loops.MostRounds })
            return _walk.OneOf(AnyOf(list.Items), Value.Null);
        _walk.Lose(receiver);
        return Value.Unknown;
    }
}
