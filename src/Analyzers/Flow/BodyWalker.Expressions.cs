using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Expressions: what they give, and what happens on the way.</summary>
internal sealed partial class BodyWalker
{
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || _state is null)
            return Value.Unknown;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant && operation is not IAssignmentOperation)
            // While a literal is being typed it is not what it will be.
            return operation.Syntax.ContainsDiagnostics ? Value.Unknown : constant.Value is null ? Value.Null : Written(constant.Value, operation.Syntax);
        switch (operation)
        {
            case IConversionOperation conversion:
                return Convert(conversion);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return _receivers.Count > 0 ? _receivers.Peek() : Value.Unknown;
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Unknown;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return _frame.This;
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter.Parameter);
            case IPropertyReferenceOperation property:
                return Read(property);
            case IArrayElementReferenceOperation element:
                return ReadItem(Evaluate(element.ArrayReference), element.Indices);
            case IImplicitIndexerReferenceOperation element:
                return ReadItem(Evaluate(element.Instance), [element.Argument]);
            case IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field }
                when _types.Code.ConstantOf(field, _cancellationToken) is { } fixedValue:
                return Written(fixedValue, operation.Syntax);
            case IFieldReferenceOperation field:
                return Read(field);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IDefaultValueOperation { Type: { } type }:
                return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Value.Null : Value.Something;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Assign(assignment.Target, () => Evaluate(assignment.Value), assignment.Value);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case ICoalesceAssignmentOperation coalesce:
                return AssignIfNull(coalesce);
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated);
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation or IParameterReferenceOperation,
                Type.SpecialType: SpecialType.System_String } sum:
                var before = Evaluate(sum.Target);
                return Assign(sum.Target, () => Join([before, TakeText(sum.Value)]), sum.Value);
            case ICompoundAssignmentOperation compound:
                Lose(Evaluate(compound.Value));
                return Assign(compound.Target, () => Value.Unknown, compound.Value);
            case IIncrementOrDecrementOperation increment:
                return Assign(increment.Target, () => Value.Unknown, increment);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 }:
                return MakeList(initializer.ElementValues.Select(element => (element, element.Syntax, false)), operation.Syntax);
            case ITupleOperation tuple:
                // Its parts are handed over with it.
                return MakeList(tuple.Elements.Select(element => (element, element.Syntax, false)), operation.Syntax);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IConditionalOperation conditional:
                return Choose(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce);
            case IConditionalAccessOperation access:
                return Access(access);
            case ISwitchExpressionOperation selection:
                return Choose(selection);
            case IIsPatternOperation test:
                var tested = Evaluate(test.Value);
                Match(tested, test.Pattern);
                return IsMatch(tested, test.Pattern) is { } isMatch ? new ConstantValue(isMatch) : Value.Something;
            case IIsTypeOperation test:
                Evaluate(test.ValueOperand);
                return Value.Something;
            case IBinaryOperation binary:
                return Combine(binary);
            case IUnaryOperation { OperatorMethod: null } unary:
                var operand = Evaluate(unary.Operand);
                return unary.OperatorKind == UnaryOperatorKind.Not && operand is ConstantValue { Constant: bool isTrue }
                    ? new ConstantValue(!isTrue)
                    : Value.Unknown;
            case IAwaitOperation wait:
                return Await(wait);
            case IThrowOperation thrown:
                Lose(Evaluate(thrown.Exception));
                _state = null;
                return Value.Unknown;
            case IDeclarationExpressionOperation declared:
                return Evaluate(declared.Expression);
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                return MakeDelegate(lambda);
            case IDelegateCreationOperation { Target: IMethodReferenceOperation reference }:
                return MakeDelegate(reference) ?? Value.Something;
            // For an expression tree.
            case IAnonymousFunctionOperation lambda:
                Lose(MakeDelegate(lambda));
                return Value.Something;
            case IWithOperation with:
                return With(with);
            case { Syntax: CollectionExpressionSyntax collection } when CollectionParts(operation, collection) is { } parts:
                return MakeList(parts, operation.Syntax);
            default:
                return HandOut(operation);
        }
    }

    /// <summary>What there is no rule for: whatever it is given is out of sight.</summary>
    private Value HandOut(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            if (child is IBlockOperation or IVariableDeclarationGroupOperation or IReturnOperation)
                Perhaps(() => Statement(child));
            else if (child is IArgumentOperation)
                HandOver(Evaluate(child));
            else
                Lose(Evaluate(child));
        return Value.Unknown;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not { } method || value is ConstantValue && IsBigInteger(method.ContainingType))
            return value;
        Lose(value);
        return Value.Unknown;
    }

    // The framework's number of any size has no constants, but takes them.
    private static bool IsBigInteger(INamedTypeSymbol type) =>
        type
            is { Name: "BigInteger",
                ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private Value Read(ISymbol local) => _state!.Locals.TryGetValue(local, out var value) ? value : Value.Unknown;

    /// <summary>One of the values that several ways give; each way is followed by itself.</summary>
    private Value Choose(IEnumerable<Func<Value>> ways)
    {
        if (_choices.IsForking)
        {
            var all = ways.ToList();
            if (all.Count == 0)
            {
                _state = null;
                return Value.Unknown;
            }
            return all[_choices.Take(all.Count)]();
        }
        var before = _state;
        FlowState? after = null;
        Value? result = null;
        foreach (var way in ways)
        {
            _state = before;
            var value = way();
            if (_state is null)
                continue;
            result = result is null ? value : OneOf(result, value);
            Join(after);
            after = _state;
        }
        _state = after;
        return result ?? Value.Unknown;
    }

    /// <summary>One of two values; what can no longer be told apart is given up.</summary>
    private Value OneOf(Value first, Value second)
    {
        var value = OneOfValue.Of(first, second);
        if (value is UnknownValue)
        {
            Lose(first);
            Lose(second);
        }
        return value;
    }

    private Value Choose(IConditionalOperation conditional)
    {
        if (_choices.IsForking)
            return Evaluate(Decide(conditional.Condition) ? conditional.WhenTrue : conditional.WhenFalse);
        Lose(Evaluate(conditional.Condition));
        return conditional.Condition.ConstantValue is { HasValue: true, Value: bool always }
            ? Evaluate(always ? conditional.WhenTrue : conditional.WhenFalse)
            : Choose([() => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse)]);
    }

    /// <summary>Something that may not happen.</summary>
    private void Perhaps(Action action)
    {
        if (_choices.IsForking)
        {
            if (_choices.Take(2) == 0)
                action();
            return;
        }
        var before = _state;
        action();
        Join(before);
    }

    /// <summary>Follows a condition on the way at hand, on which it holds or does not.</summary>
    private bool Decide(IOperation condition)
    {
        if (_state is null)
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
        var value = Evaluate(condition);
        if (value is ConstantValue { Constant: bool isTrue })
            return isTrue;
        Lose(value);
        if (_state is null || !_choices.IsForking)
            return false;
        var holds = _choices.Take(2) == 0;
        switch (condition)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Refine(condition, new ConstantValue(holds));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null } equality
                when holds == (equality.OperatorKind == BinaryOperatorKind.Equals):
                if (equality.RightOperand.ConstantValue is { HasValue: true, Value: { } constant })
                    Refine(equality.LeftOperand, new ConstantValue(constant));
                break;
        }
        return holds;
    }

    // Asked for again, it is the same. Only what was not known gets known.
    private void Refine(IOperation operation, Value value)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            operation = conversion.Operand;
        var symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
            _ => null,
        };
        if (symbol is not null && !_frame.Facts.Jumps && IsOwn(symbol) && _frame.Facts.IsAskedAgain(symbol) && Read(symbol) is UnknownValue)
            _state = _state! with { Locals = _state.Locals.SetItem(symbol, value) };
    }

    private Value Choose(ISwitchExpressionOperation selection)
    {
        var value = Evaluate(selection.Value);
        if (_state is null)
            return Value.Unknown;
        var arms = selection.Arms.Where(arm => IsMatch(value, arm.Pattern) != false).ToList();
        // None comes after the one that is certainly taken.
        var certain = arms.FindIndex(arm => arm.Guard is null && arm.Pattern is not IDiscardPatternOperation && IsMatch(value, arm.Pattern) == true);
        if (certain >= 0)
            arms.RemoveRange(certain + 1, arms.Count - certain - 1);
        return Choose(arms.Select<ISwitchExpressionArmOperation, Func<Value>>(arm => () =>
        {
            Match(value, arm.Pattern);
            if (arm.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } constant } })
                Refine(selection.Value, new ConstantValue(constant));
            if (arm.Guard is { } guard)
                Lose(Evaluate(guard));
            return Evaluate(arm.Value);
        }));
    }

    private Value Coalesce(ICoalesceOperation coalesce)
    {
        var value = Evaluate(coalesce.Value);
        if (value.IsCertainlySet || coalesce.Value.Type is { IsValueType: true } type && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
            return value;
        if (value is NullValue)
            return Evaluate(coalesce.WhenNull);
        Value? set = null;
        foreach (var alternative in value.Alternatives)
            if (alternative is not NullValue)
                set = set is null ? alternative : OneOf(set, alternative);
        return Choose([() => set!, () => Evaluate(coalesce.WhenNull)]);
    }

    private Value Access(IConditionalAccessOperation access)
    {
        var receiver = Evaluate(access.Operation);
        if (receiver is NullValue)
            return Value.Null;
        _conditionalReceivers.Push(receiver);
        var value = receiver.IsCertainlySet
            ? Evaluate(access.WhenNotNull)
            : Choose([() => Evaluate(access.WhenNotNull), () => Value.Null]);
        _conditionalReceivers.Pop();
        return value;
    }

    // Not recursive on the left side: sums of many terms lean there.
    private Value Combine(IBinaryOperation binary)
    {
        var rights = new Stack<IBinaryOperation>();
        IOperation left = binary;
        for (; left is IBinaryOperation { ConstantValue.HasValue: false } nested; left = nested.LeftOperand)
            rights.Push(nested);
        var value = Evaluate(left);
        while (rights.Count > 0)
        {
            var next = rights.Pop();
            if (next.OperatorMethod is not null and not { ContainingType.SpecialType: SpecialType.System_String })
            {
                Lose(value);
                Lose(Evaluate(next.RightOperand));
            }
            else if (next.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && !next.IsLifted)
            {
                if (AreEqual(value, Evaluate(next.RightOperand)) is { } areEqual)
                {
                    value = new ConstantValue(areEqual == (next.OperatorKind == BinaryOperatorKind.Equals));
                    continue;
                }
            }
            else if (next.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            {
                Perhaps(() => Lose(Evaluate(next.RightOperand)));
            }
            else if (next is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
            {
                var text = IsEnumeration(next.LeftOperand) ? Value.Something : value;
                var right = Evaluate(next.RightOperand);
                value = Join([text, IsEnumeration(next.RightOperand) ? Value.Something : right]);
                continue;
            }
            else
            {
                Evaluate(next.RightOperand);
            }
            // Sums of text are text, comparisons are true or false.
            value = next.Type is { SpecialType: SpecialType.System_String }
                or { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
                ? Value.Something
                : Value.Unknown;
        }
        return value;
    }

    private static bool IsEnumeration(IOperation operation) => Unwrap(operation).Type?.TypeKind == TypeKind.Enum;

    // Null where it is not known.
    private static bool? AreEqual(Value first, Value second) => (first, second) switch
    {
        (ConstantValue a, ConstantValue b) when a.Constant.GetType() == b.Constant.GetType() => a.Constant.Equals(b.Constant),
        (NullValue, NullValue) => true,
        (NullValue, _) when second.IsCertainlySet => false,
        (_, NullValue) when first.IsCertainlySet => false,
        _ => null,
    };
}
