using System;
using System.Globalization;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>float and double (3.2.4, 3.2.5). NaN equals itself and is otherwise incomparable; zero and minus zero are equal.</summary>
internal sealed class FloatingPointType(string name, bool isSingle) : XsdType(name, WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => "a floating-point number";

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        if (literal.SequenceEqual("INF"u8) || literal.SequenceEqual("-INF"u8) || literal.SequenceEqual("NaN"u8))
            return true;
        var exponent = literal.IndexOfAny((byte)'e', (byte)'E');
        if (exponent < 0)
            return DecimalLiteral.TryParse(literal, isInteger: false, out _);
        return DecimalLiteral.TryParse(literal.Slice(0, exponent), isInteger: false, out _)
            && DecimalLiteral.TryParse(literal.Slice(exponent + 1), isInteger: true, out _);
    }

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Parse(literal);

    /// <inheritdoc/>
    public override object CreateBound(ReadOnlySpan<byte> literal) => Parse(literal);

    /// <inheritdoc/>
    public override ValueOrder Compare(ReadOnlySpan<byte> literal, object bound)
    {
        double value = Parse(literal), limit = (double)bound;
        if (double.IsNaN(value) || double.IsNaN(limit))
            return double.IsNaN(value) && double.IsNaN(limit) ? ValueOrder.Equal : ValueOrder.Incomparable;
        return OrderOf(value.CompareTo(limit));
    }

    private double Parse(ReadOnlySpan<byte> literal)
    {
        if (literal.SequenceEqual("NaN"u8))
            return double.NaN;
        var isNegative = literal[0] == '-';
        if (literal[literal.Length - 1] == 'F')
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
#if NETSTANDARD2_0
        var text = Utf8.GetString(literal);
#else
        var text = literal;
#endif
        double value;
        bool isFinite;
        if (isSingle)
        {
            isFinite = float.TryParse(text, Style, CultureInfo.InvariantCulture, out var single);
            value = single;
        }
        else
        {
            isFinite = double.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
        }
        // Old frameworks throw for numbers that are too large; new ones return infinity, as the recommendation does.
        if (!isFinite)
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return value == 0 ? 0 : value;
    }
}
