using System.Globalization;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Whole numbers that are known: what counts the rounds of a loop.</summary>
internal static class Numbers
{
    /// <summary>Returns the result of an operator for two numbers; null if unknown.</summary>
    public static Value? Combine(BinaryOperatorKind kind, Value first, Value second)
    {
        if (first is not ConstantValue { Constant: int a } || second is not ConstantValue { Constant: int b })
            return null;
        return kind switch
        {
            BinaryOperatorKind.LessThan => new ConstantValue(a < b),
            BinaryOperatorKind.LessThanOrEqual => new ConstantValue(a <= b),
            BinaryOperatorKind.GreaterThan => new ConstantValue(a > b),
            BinaryOperatorKind.GreaterThanOrEqual => new ConstantValue(a >= b),
            BinaryOperatorKind.Add => Of((long)a + b),
            BinaryOperatorKind.Subtract => Of((long)a - b),
            BinaryOperatorKind.Multiply => Of((long)a * b),
            BinaryOperatorKind.Remainder when b > 0 => Of(a % b),
            BinaryOperatorKind.And => new ConstantValue(a & b),
            BinaryOperatorKind.Or => new ConstantValue(a | b),
            BinaryOperatorKind.ExclusiveOr => new ConstantValue(a ^ b),
            _ => null,
        };
    }

    /// <summary>Returns the next or previous number; unknown if the operand is.</summary>
    public static Value Next(Value value, bool isBefore) =>
        value is ConstantValue { Constant: int number } && Of((long)number + (isBefore ? -1 : 1)) is { } next ? next : Value.Unknown;

    /// <summary>Evaluates <c>HasFlag</c> for known members of an enumeration; null for other calls.</summary>
    public static Value? HasFlag(IInvocationOperation invocation, BodyWalker walker)
    {
        if (invocation is not { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum }, Instance: { } instance }
            || invocation.Arguments.Length != 1)
            return null;
        var (flags, flag) = (walker.Evaluate(instance), walker.Evaluate(OperationParts.Unwrap(invocation.Arguments[0].Value)));
        return flags is ConstantValue { Constant: int set } && flag is ConstantValue { Constant: int asked }
            ? new ConstantValue((set & asked) == asked)
            : Value.Something;
    }

    /// <summary>Converts a number or a character to another numeric type; unknown if that type cannot represent it.</summary>
    public static Value Convert(Value value, SpecialType type)
    {
        if (type is not (SpecialType.System_Char or >= SpecialType.System_SByte and <= SpecialType.System_UInt64)
            || value is not ConstantValue { Constant: char or sbyte or byte or short or ushort or int or uint or long } known)
            return value;
        var number = known.Constant is char character ? character : System.Convert.ToInt64(known.Constant, CultureInfo.InvariantCulture);
        object? converted = type switch
        {
            SpecialType.System_Char when number is >= char.MinValue and <= char.MaxValue => (char)number,
            SpecialType.System_SByte when number is >= sbyte.MinValue and <= sbyte.MaxValue => (sbyte)number,
            SpecialType.System_Byte when number is >= byte.MinValue and <= byte.MaxValue => (byte)number,
            SpecialType.System_Int16 when number is >= short.MinValue and <= short.MaxValue => (short)number,
            SpecialType.System_UInt16 when number is >= ushort.MinValue and <= ushort.MaxValue => (ushort)number,
            SpecialType.System_Int32 when number is >= int.MinValue and <= int.MaxValue => (int)number,
            SpecialType.System_UInt32 when number is >= uint.MinValue and <= uint.MaxValue => (uint)number,
            SpecialType.System_Int64 => number,
            SpecialType.System_UInt64 when number >= 0 => (ulong)number,
            _ => null,
        };
        return converted is null ? Value.Something : new ConstantValue(converted) { Constants = value.Constants };
    }

    /// <summary>Whether a constant is a whole number without a sign, which is written in the same way in all cultures.</summary>
    public static bool IsNatural(object constant) =>
        constant is byte or ushort or uint or ulong or sbyte and >= 0 or short and >= 0 or int and >= 0 or long and >= 0;

    // The result of an overflow is unknown.
    private static ConstantValue? Of(long number) => number is >= int.MinValue and <= int.MaxValue ? new ConstantValue((int)number) : null;
}
