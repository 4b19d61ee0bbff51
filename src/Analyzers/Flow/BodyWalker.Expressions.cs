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
            return constant.Value is null ? Value.Null : new ConstantValue(constant.Value);
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
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IPropertyReferenceOperation property:
                return Read(property);
            case IArrayElementReferenceOperation element:
                return ReadItem(Evaluate(element.ArrayReference), element.Indices);
            case IDefaultValueOperation { Type: { } type }:
                return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Value.Null : Value.Something;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Assign(assignment.Target, () => Evaluate(assignment.Value), assignment.Value);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case ICoalesceAssignmentOperation coalesce:
                return AssignIfNull(coalesce);
            case ICompoundAssignmentOperation compound:
                Lose(Evaluate(compound.Value));
                return Assign(compound.Target, () => Value.Unknown, compound.Value);
            case IIncrementOrDecrementOperation increment:
                return Assign(increment.Target, () => Value.Unknown, increment);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 }:
                return MakeList(initializer.ElementValues.Select(element => (element, element.Syntax, false)));
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
                Match(Evaluate(test.Value), test.Pattern);
                return Value.Something;
            case IIsTypeOperation test:
                Evaluate(test.ValueOperand);
                return Value.Something;
            case IBinaryOperation binary:
                return Combine(binary);
            case IUnaryOperation { OperatorMethod: null } unary:
                Evaluate(unary.Operand);
                return Value.Unknown;
            case IAwaitOperation wait:
                Lose(Evaluate(wait.Operation));
                return Value.Unknown;
            case IThrowOperation thrown:
                Lose(Evaluate(thrown.Exception));
                _state = null;
                return Value.Unknown;
            case IDeclarationExpressionOperation declared:
                return Evaluate(declared.Expression);
            // Its body is followed by itself; what it captures is not followed at all.
            case IAnonymousFunctionOperation:
                return Value.Something;
            case { Syntax: CollectionExpressionSyntax collection } when CollectionParts(operation, collection) is { } parts:
                return MakeList(parts);
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
        type is { Name: "BigInteger", ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private Value Read(ISymbol local) => _state!.Locals.TryGetValue(local, out var value) ? value : Value.Unknown;

    /// <summary>One of the values that several ways give; each way is followed by itself.</summary>
    private Value Choose(IEnumerable<Func<Value>> ways)
    {
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
        Lose(Evaluate(conditional.Condition));
        return conditional.Condition.ConstantValue is { HasValue: true, Value: bool always }
            ? Evaluate(always ? conditional.WhenTrue : conditional.WhenFalse)
            : Choose([() => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse)]);
    }

    private Value Choose(ISwitchExpressionOperation selection)
    {
        var value = Evaluate(selection.Value);
        return Choose(selection.Arms.Select<ISwitchExpressionArmOperation, Func<Value>>(arm => () =>
        {
            Match(value, arm.Pattern);
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
            else if (next.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            {
                Perhaps(() => Lose(Evaluate(next.RightOperand)));
            }
            else
            {
                Evaluate(next.RightOperand);
            }
            // Sums of text are text, comparisons are true or false.
            value = next.Type is { SpecialType: SpecialType.System_String } or { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? Value.Something : Value.Unknown;
        }
        return value;
    }

    /// <summary>A value against a pattern: under the names that the pattern gives to parts of it, they can be changed.</summary>
    private void Match(Value value, IOperation pattern)
    {
        var open = new Stack<IOperation>();
        open.Push(pattern);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (part is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } } }
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

    private void SetElement(IForEachLoopOperation each, Value collection)
    {
        if (_state is null)
            return;
        var value = Value.Unknown;
        if (_state.Find<ListObject>(collection) is { IsOpen: false } list && list.Items.Length > 0)
        {
            value = list.Items[0].Value;
            foreach (var item in list.Items)
                value = OneOf(value, item.Value);
        }
        if (value is UnknownValue)
            Lose(collection);
        if (each.LoopControlVariable is IVariableDeclaratorOperation declarator)
            SetLocal(declarator.Symbol, value);
        else
            Lose(value);
    }
}
