using System;
using System.Numerics;
using System.Text;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>A value of decimal (3.2.3) of any size and precision.</summary>
/// <param name="Canonical">
/// The digits without redundant zeros and signs: "-12.5", "0". Equal values have equal texts, and the cost of a comparison is linear in the size.
/// </param>
internal readonly record struct DecimalValue(string Canonical)
{
    /// <inheritdoc/>
    public override string ToString() => Canonical;
}

/// <summary>A literal of decimal, split into its parts in place.</summary>
internal readonly ref struct DecimalLiteral
{
    /// <summary>Creates a literal from its parts.</summary>
    /// <param name="isNegative">Whether it has a minus sign.</param>
    /// <param name="whole">The digits before the point, without leading zeros.</param>
    /// <param name="fraction">The digits after the point, without trailing zeros.</param>
    /// <param name="writtenFraction">The number of written digits after the point.</param>
    public DecimalLiteral(bool isNegative, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int writtenFraction)
    {
        Whole = whole;
        Fraction = fraction;
        FractionDigits = writtenFraction;
        IsNegative = isNegative && !(whole.IsEmpty && fraction.IsEmpty);
    }

    /// <summary>Whether the value is less than zero.</summary>
    public bool IsNegative { get; }

    /// <summary>The digits before the point, without leading zeros.</summary>
    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>The digits after the point, without trailing zeros.</summary>
    public ReadOnlySpan<byte> Fraction { get; }

    /// <summary>The number of digits after the point, including zeros; Jing compares it with fractionDigits.</summary>
    public int FractionDigits { get; }

    /// <summary>The number of digits that Jing compares with totalDigits: all written digits except leading zeros; at least one.</summary>
    public int TotalDigits
    {
        get
        {
            if (!Whole.IsEmpty)
                return Whole.Length + FractionDigits;
            var leading = 0;
            while (leading < Fraction.Length && Fraction[leading] == '0')
                leading++;
            return Fraction.IsEmpty ? 1 : FractionDigits - leading;
        }
    }

    /// <summary>Splits a literal into its parts.</summary>
    /// <param name="text">The text, with whitespace collapsed.</param>
    /// <param name="isInteger">Whether the lexical space excludes a decimal point.</param>
    /// <param name="literal">The parts.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, bool isInteger, out DecimalLiteral literal)
    {
        literal = default;
        var start = !text.IsEmpty && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        var isNegative = start > 0 && text[0] == '-';
        text = text.Slice(start);
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if ((uint)(text[i] - '0') <= 9)
                continue;
            if (text[i] != '.' || point >= 0 || isInteger)
                return false;
            point = i;
        }
        if (text.Length == (point < 0 ? 0 : 1))
            return false;
        var whole = point < 0 ? text : text.Slice(0, point);
        var written = point < 0 ? default : text.Slice(point + 1);
        while (!whole.IsEmpty && whole[0] == '0')
            whole = whole.Slice(1);
        var fraction = written;
        while (!fraction.IsEmpty && fraction[fraction.Length - 1] == '0')
            fraction = fraction.Slice(0, fraction.Length - 1);
        literal = new DecimalLiteral(isNegative, whole, fraction, written.Length);
        return true;
    }

    /// <summary>Compares two values, in time linear in their digits.</summary>
    public static int Compare(in DecimalLiteral left, in DecimalLiteral right)
    {
        if (left.IsNegative != right.IsNegative)
            return left.IsNegative ? -1 : 1;
        var comparison = left.Whole.Length - right.Whole.Length;
        if (comparison == 0)
            comparison = left.Whole.SequenceCompareTo(right.Whole);
        if (comparison == 0)
            comparison = left.Fraction.SequenceCompareTo(right.Fraction);
        return left.IsNegative ? -comparison : comparison;
    }

    /// <summary>Returns the value.</summary>
    public DecimalValue ToValue()
    {
        if (Whole.IsEmpty && Fraction.IsEmpty)
            return new DecimalValue("0");
        var text = new StringBuilder(Whole.Length + Fraction.Length + 3);
        if (IsNegative)
            text.Append('-');
        text.Append(Whole.IsEmpty ? "0" : Utf8.GetString(Whole));
        if (!Fraction.IsEmpty)
            text.Append('.').Append(Utf8.GetString(Fraction));
        return new DecimalValue(text.ToString());
    }

    /// <summary>Returns the greatest integer that is not greater than the value; null if it has too many digits to be useful as a bound.</summary>
    public BigInteger? Floor()
    {
        const int MostDigits = 1000;
        if (Whole.Length > MostDigits)
            return null;
        var value = BigInteger.Zero;
        foreach (var digit in Whole)
            value = (value * 10) + (digit - '0');
        if (!IsNegative)
            return value;
        return Fraction.IsEmpty ? -value : -value - 1;
    }
}

/// <summary>A bound of decimals: a literal that owns its digits.</summary>
internal sealed class DecimalBound
{
    private readonly bool _isNegative;
    private readonly byte[] _whole;
    private readonly byte[] _fraction;

    /// <summary>Creates a bound from a literal.</summary>
    public DecimalBound(ReadOnlySpan<byte> literal)
    {
        if (!DecimalLiteral.TryParse(literal, isInteger: false, out var value))
            throw new ArgumentException("no literal of decimal", nameof(literal));
        _isNegative = value.IsNegative;
        _whole = value.Whole.ToArray();
        _fraction = value.Fraction.ToArray();
    }

    /// <summary>The literal.</summary>
    public DecimalLiteral Literal => new(_isNegative, _whole, _fraction, _fraction.Length);
}
