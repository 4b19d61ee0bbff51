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
        var lambda = arguments.Length > 1 ? LambdaOf(arguments[1].Value) : null;
        var mapping = arguments.Length > 1 && invocation.TargetMethod.Name == "Select" ? DelegateOf(arguments[1].Value, invocation.Syntax) : null;
        switch (invocation.TargetMethod.Name)
        {
            case "Select" when mapping is not null:
                return Select(invocation.Syntax, source, mapping, isLazy: true);
            case "ToList" or "ToArray" or "AsEnumerable" or "ToImmutableArray" or "ToImmutableList" when arguments.Length == 1 && list is not null:
                return MakeList(AddAll(ListObject.Empty, source), invocation.Syntax);
            case "Where" or "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "Distinct" or "OfType" or "Cast" when list is not null:
                Ask(lambda, list);
                return Again(list with { Items = list.Items.Select(item => item with { IsCertain = false }).ToImmutableArray() });
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Reverse" when list is not null:
                return Again(list with { IsOpen = list.IsOpen || list.Items.Length > 1 });
            case "Concat" or "Append" or "Prepend" when list is not null && arguments.Length == 2:
                return Extend(invocation, list, arguments[1]);
            case "First" or "Single" or "Last" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" when arguments.Length == 1 && list is { IsOpen: false, IsLazy: false, Items.Length: 1 } && list.Items[0].IsCertain:
                return list.Items[0].Value;
            case "Any" or "Count" or "All" or "Contains" or "Sum" or "Max" or "Min" when list is not null:
                Ask(lambda, list);
                return Value.Something;
        }
        Lose(source);
        foreach (var argument in arguments.Skip(1))
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

    // list.ConvertAll(lambda), Array.ConvertAll(array, lambda)
    private Value? Map(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method.Name != "ConvertAll" || method.ContainingNamespace is not { Name: "System" or "Generic" } || invocation.Arguments.Length == 0
            || DelegateOf(invocation.Arguments[invocation.Arguments.Length - 1].Value, invocation.Syntax) is not { } mapping)
            return null;
        var source = Evaluate(method.IsStatic ? invocation.Arguments[0] : invocation.Instance);
        return _state is null ? Value.Unknown : Select(invocation.Syntax, source, mapping, isLazy: false);
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
            made = list with { Items = list.Items.Insert(invocation.TargetMethod.Name == "Append" ? list.Items.Length : 0, new Item(added, SourceOf(added, Unwrap(argument.Value).Syntax))) };
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
    private void Ask(IAnonymousFunctionOperation? lambda, ListObject list)
    {
        if (lambda is null || _state is null)
            return;
        var value = list.Items.Length == 1 ? list.Items[0].Value : Value.Unknown;
        if (list.Items.Length > 1 && lambda.Body.Descendants().Any(operation => operation is IAssignmentOperation))
            foreach (var item in list.Items)
                Lose(item.Value);
        Perhaps(() => Run(lambda, value));
    }

    /// <summary>What is given for a delegate, to be run with an argument; null where it cannot be followed.</summary>
    private Func<Value, Value>? DelegateOf(IOperation operation, SyntaxNode call)
    {
        if (LambdaOf(operation) is { } lambda)
            return value => Run(lambda, value);
        while (operation is IConversionOperation or IDelegateCreationOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)operation).Target;
        if (operation is not IMethodReferenceOperation { Method: { IsStatic: true, IsAsync: false } method } || _frame.Depth >= MostNestedCalls || IsRunning(method.OriginalDefinition)
            || _types.Code.Find(method.OriginalDefinition, _cancellationToken) is not { IsIterator: false } body)
            return null;
        method = method.OriginalDefinition;
        _followed.Add(NameOf(operation.Syntax));
        return value => Run(body.Block, parent => new Frame(parent, parent.Call ?? (IsPartOfRoot(call) ? operation.Syntax : null), body.Facts, body.Semantics, method), frame =>
        {
            for (var i = 0; i < method.Parameters.Length; i++)
                SetLocal(method.Parameters[i], i == 0 ? value : Value.Unknown);
        });
    }

    /// <summary>The lambda in what is given for a delegate; null where it is none.</summary>
    private static IAnonymousFunctionOperation? LambdaOf(IOperation operation)
    {
        while (true)
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                default:
                    return operation as IAnonymousFunctionOperation;
            }
    }
}
