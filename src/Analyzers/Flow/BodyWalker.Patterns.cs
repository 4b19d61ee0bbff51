using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Patterns: whether a value matches, and the names that they give to parts of it.</summary>
internal sealed partial class BodyWalker
{
    // Null where it is not known.
    private bool? IsMatch(Value value, IOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } =>
            AreEqual(value, constant.Value is null ? Value.Null : new ConstantValue(constant.Value)),
        INegatedPatternOperation negated => !IsMatch(value, negated.Pattern),
        IDiscardPatternOperation => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructSymbol: null, DeconstructionSubpatterns: { Length: > 0 } parts }
            when PartsOf(value, null) is { } values && values.Count == parts.Length =>
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

    /// <summary>A value against a pattern: under the names that the pattern gives to parts of it, they can be changed.</summary>
    private void Match(Value value, IOperation pattern)
    {
        var named = pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 0 } recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        if (named is ILocalSymbol local && value is HeapValue && _state is not null)
        {
            SetLocal(local, value);
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
                Lose(value);
            if (part is IPatternCaseClauseOperation { Guard: { } guard } clause)
            {
                open.Push(clause.Pattern);
                Lose(Evaluate(guard));
                continue;
            }
            foreach (var child in part.ChildOperations)
                open.Push(child);
        }
    }
}
