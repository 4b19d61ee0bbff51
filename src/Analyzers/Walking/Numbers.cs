using Bindery.Analyzers.Flow;
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
            _ => null,
        };
    }

    /// <summary>Returns the next or previous number; unknown if the operand is.</summary>
    public static Value Next(Value value, bool isBefore) =>
        value is ConstantValue { Constant: int number } && Of((long)number + (isBefore ? -1 : 1)) is { } next ? next : Value.Unknown;

    // The result of an overflow is unknown.
    private static ConstantValue? Of(long number) => number is >= int.MinValue and <= int.MaxValue ? new ConstantValue((int)number) : null;
}
