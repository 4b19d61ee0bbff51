using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Conditions: the branch that is taken, and what is known in it.</summary>
internal sealed class Conditions(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly Alternatives _alternatives = walker.Alternatives;

    /// <summary>A conditional expression.</summary>
    public Value Choose(IConditionalOperation conditional)
    {
        if (_walk.Choices.IsForking)
            return walker.Evaluate(Decide(conditional.Condition) ? conditional.WhenTrue : conditional.WhenFalse);
        _walk.Lose(walker.Evaluate(conditional.Condition));
        return conditional.Condition.ConstantValue is { HasValue: true, Value: bool always }
            ? walker.Evaluate(always ? conditional.WhenTrue : conditional.WhenFalse)
            : _walk.Choose([() => walker.Evaluate(conditional.WhenTrue), () => walker.Evaluate(conditional.WhenFalse)]);
    }

    /// <summary>Evaluates a condition on the current execution path, on which it is either true or false.</summary>
    public bool Decide(IOperation condition)
    {
        if (_walk.State is null)
            return false;
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null, ConstantValue.HasValue: false } not:
                return !Decide(not.Operand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null, ConstantValue.HasValue: false } and:
                return Decide(and.LeftOperand) && Decide(and.RightOperand);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null, ConstantValue.HasValue: false } or:
                return Decide(or.LeftOperand) || Decide(or.RightOperand);
        }
        var value = walker.Evaluate(condition);
        if (value is ConstantValue { Constant: bool isTrue })
            return isTrue;
        _walk.Lose(value);
        if (_walk.State is null || !_walk.Choices.IsForking)
            return false;
        var holds = _walk.Choices.Take(2) == 0;
        Refine(condition, holds);
        return holds;
    }

    // Records the result of a condition.
    private void Refine(IOperation condition, bool holds)
    {
        switch (condition)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation:
                walker.Refinements.Refine(condition, new ConstantValue(holds));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality
                when equality.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String }:
                var isEqual = holds == (equality.OperatorKind == BinaryOperatorKind.Equals);
                if (Known(equality.RightOperand) is { } right)
                    walker.Refinements.RefineEquality(equality.LeftOperand, right, isEqual);
                else if (Known(equality.LeftOperand) is { } left)
                    walker.Refinements.RefineEquality(equality.RightOperand, left, isEqual);
                break;
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } } test:
                walker.Refinements.RefineEquality(test.Value, new ConstantValue(constant), holds);
                break;
            case IIsPatternOperation { Pattern: INegatedPatternOperation negated } test when Asks(negated.Pattern) is { } isNull:
                walker.Refinements.Refine(test.Value, holds != isNull ? Value.Null : Value.Something);
                break;
            case IIsPatternOperation test when Asks(test.Pattern) is { } isNull:
                walker.Refinements.Refine(test.Value, holds == isNull ? Value.Null : Value.Something);
                break;
        }
    }

    // Returns the value of an operand if it is null or a constant, and if evaluating the operand has no effect; otherwise null.
    private Value? Known(IOperation operand)
    {
        if (operand is IConversionOperation { OperatorMethod: null, Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } lifted)
            operand = lifted.Operand;
        var value = operand is { ConstantValue.HasValue: true } or ILocalReferenceOperation or IParameterReferenceOperation ? walker.Evaluate(operand) : null;
        return value is ConstantValue or NullValue ? value : null;
    }

    // Returns whether a pattern matches null alone (true) or anything but null (false); null for other patterns.
    private static bool? Asks(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } any when IsOfAll(any, any.MatchedType) => false,
        IDeclarationPatternOperation { MatchesNull: false, MatchedType: { } type } any when IsOfAll(any, type) => false,
        _ => null,
    };

    private static bool IsOfAll(IPatternOperation pattern, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, type)
        || (pattern.InputType is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && SymbolEqualityComparer.Default.Equals(nullable.TypeArguments[0], type));

    /// <summary>A switch expression.</summary>
    public Value Choose(ISwitchExpressionOperation selection)
    {
        var value = walker.Evaluate(selection.Value);
        if (_walk.State is null)
            return Value.Unknown;
        var arms = selection.Arms.Where(arm => walker.Matching.IsMatch(value, arm.Pattern) != false).ToList();
        // The arms after one that certainly matches are unreachable.
        var certain = arms.FindIndex(arm =>
            arm.Guard is null && arm.Pattern is not IDiscardPatternOperation && walker.Matching.IsMatch(value, arm.Pattern) == true);
        if (certain >= 0)
            arms.RemoveRange(certain + 1, arms.Count - certain - 1);
        return _walk.Choose(arms.Select<ISwitchExpressionArmOperation, Func<Value>>((arm, index) => () =>
        {
            walker.Matching.Match(value, arm.Pattern);
            if (ConstantOf(arm) is { } constant)
                walker.Refinements.Refine(selection.Value, new ConstantValue(constant));
            else if (arms.Take(index).Where(other => other.Guard is null).Select(ConstantOf).OfType<object>().ToList() is { Count: > 0 } others)
                walker.Refinements.Exclude(selection.Value, others);
            if (arm.Guard is { } guard)
                _walk.Lose(walker.Evaluate(guard));
            return walker.Evaluate(arm.Value);
        }));
    }

    private static object? ConstantOf(ISwitchExpressionArmOperation arm) =>
        arm.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } } ? constant : null;

    /// <summary>Returns the alternatives in which a condition is true, and those in which it is false.</summary>
    public (List<FlowState> WhenTrue, List<FlowState> WhenFalse) Split(IOperation condition)
    {
        var (whenTrue, whenFalse) = (new List<FlowState>(), new List<FlowState>());
        foreach (var state in _alternatives.States)
        {
            var isTrue = false;
            var isForked = false;
            var ends = _alternatives.Ways(state, () =>
            {
                isForked |= !_walk.Choices.IsForking;
                isTrue = Decide(condition);
                if (_walk.State is not null && _walk.Choices.IsForking)
                    _alternatives.Add(isTrue ? whenTrue : whenFalse, _walk.State);
            });
            if (isForked)
                foreach (var end in ends)
                {
                    _alternatives.Add(whenTrue, end);
                    _alternatives.Add(whenFalse, end);
                }
        }
        return (whenTrue, whenFalse);
    }
}
