using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Bindery.Datatypes.Xsd;

/// <summary>Describes a type and its facets. The description is created on demand, which is only needed for an error.</summary>
internal sealed class TypeDescription(XsdType type, Facet[] facets)
{
    /// <summary>The type and its bounds: "an integer between 1 and 65535".</summary>
    public string Range
    {
        get
        {
            if (type is DecimalType { IsInteger: true } && TryGetIntegerRange(type, facets, out var least, out var greatest))
                return DescribeIntegers(least, greatest);
            BoundFacet? lower = null, upper = null;
            foreach (var facet in facets)
            {
                // Each bound was checked against the previous ones, so the last one is the tightest.
                if (facet is BoundFacet { Kind: LimitKind.AtLeast or LimitKind.MoreThan } from)
                    lower = from;
                else if (facet is BoundFacet to)
                    upper = to;
            }
            if (lower is null && upper is null)
                return type.Example is { } example ? $"{type.Noun} such as {example}" : type is StringType && facets.Length == 0 ? "any text" : type.Noun;
            return type.Noun + (type.IsTemporal ? DescribeTimes(lower, upper) : DescribeNumbers(lower, upper));
        }
    }

    /// <summary>The whole type: "text of at most 8 characters that matches the pattern "[0-9]+"".</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Range);
            var hasPattern = false;
            var separator = " of ";
            foreach (var facet in facets)
            {
                if (facet is not LengthFacet length)
                    continue;
                text.Append(separator).Append(length.Kind == LimitKind.Exactly ? Words.Count(length.Limit, type.UnitOfLength!) : length.Phrase(type));
                separator = " and ";
            }
            separator = " with ";
            foreach (var facet in facets)
            {
                if (facet is not DigitsFacet digits)
                    continue;
                text.Append(separator).Append(digits.Phrase);
                separator = " and ";
            }
            foreach (var facet in facets)
            {
                if (facet is not PatternFacet pattern)
                    continue;
                text.Append(hasPattern ? " and the pattern " : " that matches the pattern ").Append(pattern.Quoted);
                hasPattern = true;
            }
            return text.ToString();
        }
    }

    /// <summary>Gets the least and the greatest integer that type and facets allow; false for other types.</summary>
    public static bool TryGetIntegerRange(XsdType type, Facet[] facets, out BigInteger? least, out BigInteger? greatest)
    {
        least = greatest = null;
        if (type is not DecimalType { IsInteger: true } integer)
            return false;
        least = integer.Least?.Literal.Floor();
        greatest = integer.Greatest?.Literal.Floor();
        foreach (var facet in facets)
        {
            switch (facet)
            {
                case BoundFacet { Kind: LimitKind.AtLeast or LimitKind.MoreThan } bound:
                    least = Greater(least, ((DecimalBound)bound.Bound).Literal.Floor() + (bound.Kind == LimitKind.MoreThan ? 1 : 0));
                    break;
                case BoundFacet bound:
                    greatest = Less(greatest, ((DecimalBound)bound.Bound).Literal.Floor() - (bound.Kind == LimitKind.LessThan ? 1 : 0));
                    break;
                case DigitsFacet { MostDigits: { } digits and <= 1000 }:
                    var limit = BigInteger.Pow(10, digits) - 1;
                    least = Greater(least, -limit);
                    greatest = Less(greatest, limit);
                    break;
            }
        }
        return true;
    }

    private static BigInteger? Greater(BigInteger? left, BigInteger? right) => left is null || right > left ? right ?? left : left;

    private static BigInteger? Less(BigInteger? left, BigInteger? right) => left is null || right < left ? right ?? left : left;

    private static string DescribeIntegers(BigInteger? least, BigInteger? greatest) => (Show(least), Show(greatest)) switch
    {
        _ when least > greatest => "an integer, but no integer is within its limits",
        (null, null) => "an integer",
        ({ } from, null) => $"an integer of at least {from}",
        (null, { } to) => $"an integer of at most {to}",
        ({ } from, { } to) when from == to => $"the integer {from}",
        ({ } from, { } to) => $"an integer between {from} and {to}",
    };

    private static string? Show(BigInteger? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string DescribeNumbers(BoundFacet? lower, BoundFacet? upper)
    {
        if (lower is { Kind: LimitKind.AtLeast } && upper is { Kind: LimitKind.AtMost })
            return $" between {lower.Text} and {upper.Text}";
        var parts = new List<string>();
        if (lower is not null)
            parts.Add((lower.Kind == LimitKind.AtLeast ? "not less than " : "greater than ") + lower.Text);
        if (upper is not null)
            parts.Add((upper.Kind == LimitKind.AtMost ? "not greater than " : "less than ") + upper.Text);
        return " " + Words.List([.. parts]);
    }

    private static string DescribeTimes(BoundFacet? lower, BoundFacet? upper)
    {
        var text = lower is null ? "" : (lower.Kind == LimitKind.AtLeast ? " from " : " after ") + lower.Text;
        if (upper is not null)
            return text
                + (lower is not null && upper.Kind != LimitKind.AtMost ? " and" : "")
                + (upper.Kind == LimitKind.AtMost ? lower is null ? " up to " : " to " : " before ")
                + upper.Text;
        return lower!.Kind == LimitKind.AtLeast ? text + " on" : text;
    }
}
