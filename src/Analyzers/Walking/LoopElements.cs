using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The elements of <c>foreach</c> loops. The results of <c>Select</c> are computed in the iteration that receives them, as they are when the program runs.
/// </summary>
internal sealed class LoopElements(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;

    /// <summary>Returns the sequence whose items a loop enumerates or maps.</summary>
    public static IOperation SourceOf(IForEachLoopOperation each)
    {
        var collection = Unwrap(each.Collection);
        while (MappingOf(collection) is not null)
            collection = Unwrap(((IInvocationOperation)collection).Arguments[0].Value);
        return collection;
    }

    // From the source to the loop.
    private static List<IOperation> MappingsOf(IForEachLoopOperation each)
    {
        var mappings = new List<IOperation>();
        for (var collection = Unwrap(each.Collection); MappingOf(collection) is { } mapping;)
        {
            mappings.Insert(0, mapping);
            collection = Unwrap(((IInvocationOperation)collection).Arguments[0].Value);
        }
        return mappings;
    }

    private static IOperation Unwrap(IOperation collection) =>
        OperationParts.Unwrap(collection) is ITranslatedQueryOperation query ? OperationParts.Unwrap(query.Operation) : OperationParts.Unwrap(collection);

    // The lambda or method group of Select; null for other operations.
    private static IOperation? MappingOf(IOperation collection) =>
        collection is IInvocationOperation { TargetMethod: { Name: "Select", TypeArguments.Length: 2 } method, Arguments: { Length: 2 } arguments }
        && QueryMethods.Has(method)
        && arguments[1] is { Parameter.Type: INamedTypeSymbol { TypeArguments.Length: 2 }, Value: IDelegateCreationOperation mapping }
        ? mapping
        : null;

    /// <summary>
    /// Evaluates the source of a loop. Returns null if the loop only adds the results of an iterator method to a list, and has been followed like
    /// <c>AddRange</c>.
    /// </summary>
    public Value? Begin(IForEachLoopOperation each)
    {
        var source = SourceOf(each);
        var value = walker.Evaluate(source);
        if (_walk.State?.Find<ListObject>(value) is not { IsLazy: true }
            || source != Unwrap(each.Collection)
            || source is not IInvocationOperation call
            || ListOf(each) is not { } list
            || MayUse(call, list))
            return value;
        walker.Lists.AddAll(walker.Evaluate(list), value);
        walker.OwnFields.After(each, value);
        return null;
    }

    // Whether the code of a sequence may use the list, which changes while the sequence is enumerated.
    private bool MayUse(IInvocationOperation sequence, IOperation list)
    {
        if (CalledMethods.IsDispatched(sequence)
            || walker.Code.Find(sequence.TargetMethod.OriginalDefinition) is not { IsIterator: true } body
            || sequence.Arguments.Any(argument => walker.Types.Holds(argument.Value.Type)))
            return true;
        var used = SymbolOf(list);
        return body.Block.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(SymbolOf(part), used)
            || part is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 });
    }

    /// <summary>
    /// Whether the iterations of a loop may change what the lambdas of its source use: a condition of <c>Where</c> asks for the items that are already added.
    /// </summary>
    public static bool MayChangeSource(IForEachLoopOperation each)
    {
        var used = new HashSet<ISymbol>(UsedInLambdas(SourceOf(each)), SymbolEqualityComparer.Default);
        return used.Count > 0
            && each.Body.Descendants().Any(part => SymbolOf(part) is { } symbol && used.Contains(symbol) && (IsMutable(part.Type) || IsAssigned(part)));
    }

    /// <summary>Whether the lambdas of a sequence use a list.</summary>
    public static bool UsesList(IOperation sequence, IOperation? list) =>
        list is not null && SymbolOf(list) is { } used && UsedInLambdas(sequence).Contains(used, SymbolEqualityComparer.Default);

    private static IEnumerable<ISymbol> UsedInLambdas(IOperation sequence) =>
        sequence.Descendants().OfType<IAnonymousFunctionOperation>().SelectMany(lambda => lambda.Body.Descendants()).Select(SymbolOf).OfType<ISymbol>();

    private static bool IsMutable(ITypeSymbol? type) => type is { IsValueType: false, SpecialType: not SpecialType.System_String };

    private static bool IsAssigned(IOperation part) =>
        part.Parent is IAssignmentOperation { Target: var target } && target == part
            || part.Parent is IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None };

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    // The list to which the only statement of the loop adds each element.
    private static IOperation? ListOf(IForEachLoopOperation each)
    {
        var body = each.Body is IBlockOperation { Operations: [var only] } ? only : each.Body;
        return each.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var element }
            && body is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add }
            && ModelTypes.IsList(add.TargetMethod.ContainingType)
            && OperationParts.Unwrap(add.Arguments[0].Value) is ILocalReferenceOperation { Local: var added }
            && SymbolEqualityComparer.Default.Equals(element, added)
            && add.Instance is not null && SymbolOf(add.Instance) is not null
            ? add.Instance
            : null;
    }

    /// <summary>Sets the variable of a loop to any item of its source.</summary>
    public void Set(IForEachLoopOperation each, Value source)
    {
        if (_walk.State is null)
            return;
        var value = Value.Unknown;
        if (_walk.State.Find<ListObject>(source) is { IsOpen: false, IsLazy: false } list && list.Items.Length > 0)
        {
            value = list.Items[0].Value;
            foreach (var item in list.Items)
                value = _walk.OneOf(value, item.Value);
        }
        else if (walker.Lists.TakeRead(source, TypeOf(each), SourceOf(each).Syntax) is { } read)
        {
            value = read;
        }
        Set(each, value, source);
        walker.OwnFields.After(each, source);
    }

    /// <summary>Sets the variable of a loop to an item of its source.</summary>
    public void Set(IForEachLoopOperation each, Value item, Value source)
    {
        if (_walk.State is null)
            return;
        if (item is UnknownValue)
        {
            walker.Heap.Share(source);
            if (_walk.State.Find<ListObject>(source) is not { Items.Length: 0 })
                _walk.Lose(source);
        }
        var value = MappingsOf(each).Aggregate(item, Map);
        if (_walk.State is null || TakeApart(each, value))
            return;
        if (each.LoopControlVariable is IVariableDeclaratorOperation declarator)
            walker.Heap.SetLocal(declarator.Symbol, value);
        else
            _walk.Lose(value);
    }

    // Only the items of the source itself were read.
    private static ITypeSymbol? TypeOf(IForEachLoopOperation each) =>
        SourceOf(each).Type is INamedTypeSymbol { TypeArguments: [var item] } ? item : null;

    private Value Map(Value item, IOperation mapping)
    {
        if (_walk.State is null)
            return Value.Unknown;
        if (walker.Delegates.DelegateOf(mapping) is { } function)
            return function(item);
        _walk.Lose(item);
        walker.OwnFields.Forget();
        return Value.Unknown;
    }

    // foreach (var (name, path) in …)
    private bool TakeApart(IForEachLoopOperation each, Value value)
    {
        if (each.LoopControlVariable is not (IDeclarationExpressionOperation or ITupleOperation) || each.Syntax is not ForEachVariableStatementSyntax syntax)
            return false;
        var target = each.LoopControlVariable is IDeclarationExpressionOperation declared ? declared.Expression : each.LoopControlVariable;
        walker.Assignments.TakeApart(target, value, _walk.Frame.Semantics.GetDeconstructionInfo(syntax).Method);
        return true;
    }
}
