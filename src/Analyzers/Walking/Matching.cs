using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Patterns: whether a value matches, and the variables that they declare.</summary>
internal sealed class Matching(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Whether a value matches a pattern; null if unknown.</summary>
    public bool? IsMatch(Value value, IOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } =>
            AreEqual(value, constant.Value is null ? Value.Null : new ConstantValue(constant.Value)),
        INegatedPatternOperation negated => !IsMatch(value, negated.Pattern),
        IDiscardPatternOperation => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructSymbol: null, DeconstructionSubpatterns: { Length: > 0 } parts }
            when walker.Assignments.PartsOf(value, null) is { } values && values.Count == parts.Length =>
            AreAll(values.Select((part, i) => IsMatch(part, parts[i]))),
        IDeclarationPatternOperation { MatchesNull: false } or IRecursivePatternOperation or ITypePatternOperation when value is NullValue => false,
        IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0 } empty
            when value.IsCertainlySet && SymbolEqualityComparer.Default.Equals(empty.MatchedType, empty.InputType) =>
            true,
        _ => null,
    };

    private static bool? AreAll(IEnumerable<bool?> answers)
    {
        bool? all = true;
        foreach (var answer in answers)
            all = answer == false ? false : all == false ? false : answer is null ? null : all;
        return all;
    }

    /// <summary>Whether two values are equal; null if unknown.</summary>
    public static bool? AreEqual(Value first, Value second) => (first, second) switch
    {
        (ConstantValue a, ConstantValue b) when a.Constant.GetType() == b.Constant.GetType() => a.Constant.Equals(b.Constant),
        (NullValue, NullValue) => true,
        (NullValue, _) when second.IsCertainlySet => false,
        (_, NullValue) when first.IsCertainlySet => false,
        _ => null,
    };

    /// <summary>Matches a value with a pattern. Its parts can be changed through the variables that the pattern declares.</summary>
    public void Match(Value value, IOperation pattern)
    {
        var named = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0 } recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        if (named is ILocalSymbol local && value is HeapValue && _walk.State is not null)
        {
            _heap.SetLocal(local, value);
            return;
        }
        var open = new Stack<IOperation>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (part
                is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } } }
                or IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } } }
                or IListPatternOperation)
                _walk.Lose(value);
            if (part is IPatternCaseClauseOperation { Guard: { } guard } clause)
            {
                open.Push(clause.Pattern);
                _walk.Lose(walker.Evaluate(guard));
                continue;
            }
            foreach (var child in part.ChildOperations)
                open.Push(child);
        }
    }
}
