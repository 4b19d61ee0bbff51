using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Expressions: their values and side effects.</summary>
internal sealed class Expressions(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;

    private readonly Stack<Value> _conditionalReceivers = new();

    /// <summary>Evaluates an expression on the current execution path.</summary>
    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || _walk.State is null)
            return Value.Unknown;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant && operation is not IAssignmentOperation)
            // A literal with a syntax error is still being typed, so its value is not final.
            return operation.Syntax.ContainsDiagnostics ? Value.Unknown : constant.Value is null ? Value.Null : _walk.Written(constant.Value, operation.Syntax);
        switch (operation)
        {
            case IConversionOperation conversion:
                return Convert(conversion);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return walker.Creations.Receivers.Count > 0 ? walker.Creations.Receivers.Peek() : Value.Unknown;
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Unknown;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return _walk.Frame.This;
            case ILocalReferenceOperation local:
                return _walk.Read(local.Local);
            case IParameterReferenceOperation parameter:
                return walker.OwnObjects.ReadParameter(parameter.Parameter);
            case IPropertyReferenceOperation property:
                return walker.Members.Read(property);
            case IArrayElementReferenceOperation element:
                return walker.Lists.ReadItem(Evaluate(element.ArrayReference), element.Indices, element);
            case IImplicitIndexerReferenceOperation element:
                return walker.Lists.ReadItem(Evaluate(element.Instance), [element.Argument], element);
            case IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field }
                when walker.Code.ConstantOf(field) is { } fixedValue:
                return _walk.Written(fixedValue, operation.Syntax);
            case IFieldReferenceOperation field:
                return KnownValues.Read(field.Field, field.Syntax, _walk) ?? walker.Immutable.Read(field) ?? walker.OwnObjects.Read(field);
            case IEventReferenceOperation source:
                return walker.OwnObjects.Read(source);
            case IEventAssignmentOperation subscription:
                walker.Delegates.Subscribe(subscription);
                return Value.Unknown;
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IDefaultValueOperation { Type: { } type }:
                return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? Value.Null : Value.Something;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return walker.Assignments.Assign(assignment.Target, () => Evaluate(assignment.Value), assignment.Value);
            case IDeconstructionAssignmentOperation deconstruction:
                return walker.Assignments.Deconstruct(deconstruction);
            case ICoalesceAssignmentOperation coalesce:
                return walker.Assignments.AssignIfNull(coalesce);
            case IInterpolatedStringOperation interpolated:
                return walker.Texts.Interpolate(interpolated);
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Target: ILocalReferenceOperation or IParameterReferenceOperation,
                Type.SpecialType: SpecialType.System_String } sum:
                var before = Evaluate(sum.Target);
                return walker.Assignments.Assign(sum.Target, () => walker.Texts.Join([before, walker.Texts.TakeText(sum.Value)]), sum.Value);
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation, Type.SpecialType: SpecialType.System_Int32,
                OperatorMethod: null } count:
                var counted = Evaluate(count.Target);
                return walker.Assignments.Assign(
                    count.Target, () => Numbers.Combine(count.OperatorKind, counted, Evaluate(count.Value)) ?? Value.Unknown, count.Value);
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.TypeKind: TypeKind.Delegate } combined:
                var handler = Evaluate(combined.Target);
                return walker.Assignments.Assign(
                    combined.Target, () => walker.Delegates.Combine(handler, Evaluate(combined.Value), combined.Syntax), combined.Value);
            case ICompoundAssignmentOperation compound:
                _walk.Lose(Evaluate(compound.Value));
                return walker.Assignments.Assign(compound.Target, () => Value.Unknown, compound.Value);
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation
                or IFieldReferenceOperation { Instance: IInstanceReferenceOperation } } step:
                var first = Evaluate(step.Target);
                var next = walker.Assignments.Assign(
                    step.Target, () => Numbers.Next(first, isBefore: step.Kind == OperationKind.Decrement), step);
                return step.IsPostfix ? first : next;
            case IIncrementOrDecrementOperation increment:
                return walker.Assignments.Assign(increment.Target, () => Value.Unknown, increment);
            case IObjectCreationOperation creation:
                return walker.Creations.Create(creation);
            case IAnonymousObjectCreationOperation creation:
                return walker.Creations.Create(creation);
            case IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 }:
                return walker.Creations.MakeList(initializer.ElementValues.Select(element => (element, element.Syntax, false)), operation.Syntax);
            case IArrayCreationOperation array when walker.KnownBytes.Create(array) is { } bytes:
                return bytes;
            case IUtf8StringOperation literal:
                return walker.KnownBytes.Create(literal);
            case IArrayInitializerOperation { Parent: IArrayCreationOperation { DimensionSizes.Length: 1 } } initializer:
                return walker.Creations.MakeList(initializer.ElementValues.Select(element => (element, element.Syntax, false)), operation.Syntax);
            case ITupleOperation tuple:
                // The parts of the tuple escape together with it.
                return walker.Creations.MakeList(tuple.Elements.Select(element => (element, element.Syntax, false)), operation.Syntax);
            case IInvocationOperation invocation:
                return walker.Calls.Invoke(invocation);
            case IConditionalOperation conditional:
                return walker.Conditions.Choose(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce);
            case IConditionalAccessOperation access:
                return Access(access);
            case ISwitchExpressionOperation selection:
                return walker.Conditions.Choose(selection);
            case IIsPatternOperation test:
                var tested = Evaluate(test.Value);
                walker.Matching.Match(tested, test.Pattern);
                return walker.Matching.IsMatch(tested, test.Pattern) is { } isMatch ? new ConstantValue(isMatch) : Value.Something;
            case IIsTypeOperation { IsNegated: false } test:
                return walker.Matching.IsOf(Evaluate(test.ValueOperand), test.TypeOperand) is { } isOf ? new ConstantValue(isOf) : Value.Something;
            case IBinaryOperation binary:
                return Combine(binary);
            case IUnaryOperation { OperatorMethod: null } unary:
                var operand = Evaluate(unary.Operand);
                return unary.OperatorKind == UnaryOperatorKind.Not && operand is ConstantValue { Constant: bool isTrue }
                    ? new ConstantValue(!isTrue)
                    : Value.Unknown;
            case IAwaitOperation wait:
                var awaited = walker.Tasks.Await(wait);
                walker.OwnFields.Forget();
                return awaited;
            case IThrowOperation thrown:
                _walk.Lose(Evaluate(thrown.Exception));
                _walk.State = null;
                return Value.Unknown;
            case IDeclarationExpressionOperation declared:
                return Evaluate(declared.Expression);
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                return walker.Delegates.Make(lambda);
            case IDelegateCreationOperation { Target: IMethodReferenceOperation reference }:
                return walker.Delegates.Make(reference) ?? Value.Something;
            // Converted to an expression tree.
            case IAnonymousFunctionOperation lambda:
                _walk.Lose(walker.Delegates.Make(lambda));
                return Value.Something;
            case IWithOperation with:
                return walker.Creations.With(with);
            case { Syntax: CollectionExpressionSyntax collection } when OperationParts.CollectionParts(operation, collection) is { } parts:
                return walker.Creations.MakeList(parts, operation.Syntax);
            default:
                return HandOut(operation);
        }
    }

    /// <summary>Returns the values of arguments in the order of the parameters; parameters without an argument are unknown.</summary>
    public Value[] ValuesOf(IEnumerable<IArgumentOperation> arguments, int count)
    {
        var values = Enumerable.Repeat(Value.Unknown, count).ToArray();
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument);
            if (argument.Parameter is { Ordinal: var place } && place < count)
                values[place] = value;
        }
        return values;
    }

    /// <summary>Handles an operation without a rule: all of its operands escape.</summary>
    public Value HandOut(IOperation operation)
    {
        Leave(operation);
        walker.OwnFields.After(operation);
        return Value.Unknown;
    }

    private void Leave(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            if (child is IBlockOperation or IVariableDeclarationGroupOperation or IReturnOperation)
                _walk.Perhaps(() => walker.Statements.Run(child));
            else if (child is IArgumentOperation)
                _walk.HandOver(Evaluate(child));
            else
                _walk.Lose(Evaluate(child));
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        // x as T
        if (conversion is { IsTryCast: true, Type: { } type } && _walk.State is not null && walker.Matching.IsOf(value, type) is not true and var isOf)
            return isOf == false ? Value.Null : _walk.OneOf(value, Value.Null);
        if (conversion.OperatorMethod is not { } method)
            return Numbers.Convert(value, conversion.Type?.SpecialType ?? SpecialType.None);
        if (value is ConstantValue && IsBigInteger(method.ContainingType))
            return value;
        if (KnownValues.Convert(method, value) is { } converted)
            return converted;
        // Of a nullable value: null stays null.
        return value is NullValue && method.Parameters[0].Type.IsValueType ? value : walker.Operators.Apply(method, conversion.Syntax, value);
    }

    // BigInteger has no constants, but constants are converted to it.
    private static bool IsBigInteger(INamedTypeSymbol type) =>
        type
            is { Name: "BigInteger",
                ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

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
                set = set is null ? alternative : _walk.OneOf(set, alternative);
        return _walk.Choose([() => set!, () => Evaluate(coalesce.WhenNull)]);
    }

    private Value Access(IConditionalAccessOperation access)
    {
        var receiver = Evaluate(access.Operation);
        if (receiver is NullValue)
            return Value.Null;
        _conditionalReceivers.Push(receiver);
        var value = receiver.IsCertainlySet
            ? Evaluate(access.WhenNotNull)
            : _walk.Choose([() => Evaluate(access.WhenNotNull), () => Value.Null]);
        _conditionalReceivers.Pop();
        return value;
    }

    // Iterative on the left side, because sums of many terms are nested there.
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
                var right = Evaluate(next.RightOperand);
                if (next.IsLifted)
                {
                    _walk.LoseBoth(value, right);
                }
                else
                {
                    value = walker.Operators.Apply(next.OperatorMethod, next.Syntax, value, right);
                    if (value is not UnknownValue)
                        continue;
                }
            }
            else if (next.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && !next.IsLifted)
            {
                if (Matching.AreEqual(value, Evaluate(next.RightOperand)) is { } areEqual)
                {
                    value = new ConstantValue(areEqual == (next.OperatorKind == BinaryOperatorKind.Equals));
                    continue;
                }
            }
            else if (next.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
                && value is ConstantValue { Constant: bool isLeft })
            {
                // The left side decides, or the right one alone.
                if (isLeft == (next.OperatorKind == BinaryOperatorKind.ConditionalAnd))
                    value = Evaluate(next.RightOperand);
                continue;
            }
            else if (next.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            {
                _walk.Perhaps(() => _walk.Lose(Evaluate(next.RightOperand)));
            }
            else if (next is { OperatorKind: BinaryOperatorKind.Add, Type.TypeKind: TypeKind.Delegate })
            {
                value = walker.Delegates.Combine(value, Evaluate(next.RightOperand), next.Syntax);
                continue;
            }
            else if (next is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
            {
                var right = Evaluate(next.RightOperand);
                value = walker.Texts.Join([TextJoins.Written(next.LeftOperand, value), TextJoins.Written(next.RightOperand, right)]);
                continue;
            }
            else
            {
                var right = Evaluate(next.RightOperand);
                if (!next.IsLifted && Numbers.Combine(next.OperatorKind, value, right) is { } known)
                {
                    value = known;
                    continue;
                }
            }
            // Sums of strings are strings, and comparisons are Booleans.
            value = next.Type is { SpecialType: SpecialType.System_String }
                or { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
                ? Value.Something
                : Value.Unknown;
        }
        return value;
    }
}
