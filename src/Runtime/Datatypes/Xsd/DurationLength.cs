using System.Numerics;

namespace Bindery.Datatypes.Xsd;

/// <summary>A duration as months and seconds, which determine the order of durations.</summary>
/// <param name="Months">Years and months.</param>
/// <param name="Seconds">All other components in seconds, times ten to the power of <paramref name="Scale"/>.</param>
/// <param name="Scale">The number of digits after the decimal point of the seconds.</param>
internal readonly record struct DurationLength(BigInteger Months, BigInteger Seconds, int Scale)
{
    /// <summary>
    /// Compares two durations (3.2.6.2): a duration is greater if it is greater after addition to each of four dates that differ in the lengths of the
    /// following months.
    /// </summary>
    public static ValueOrder Compare(in DurationLength left, in DurationLength right)
    {
        int less = 0, greater = 0;
        foreach (var (year, month) in ((int, int)[])[(1696, 9), (1697, 2), (1903, 3), (1903, 7)])
        {
            var scale = left.Scale > right.Scale ? left.Scale : right.Scale;
            var comparison = left.EndFrom(year, month, scale).CompareTo(right.EndFrom(year, month, scale));
            less += comparison < 0 ? 1 : 0;
            greater += comparison > 0 ? 1 : 0;
        }
        return less == 4 ? ValueOrder.Less : greater == 4 ? ValueOrder.Greater : ValueOrder.Incomparable;
    }

    private BigInteger EndFrom(int year, int month, int scale)
    {
        // Counted from March, so that the leap day is the last day of its year.
        var months = Months + (year * 12) + month - 3;
        var years = FloorDivide(months, 12);
        var ofYear = (int)(months - (years * 12));
        var days = (years * 365) + FloorDivide(years, 4) - FloorDivide(years, 100) + FloorDivide(years, 400) + (((ofYear * 153) + 2) / 5);
        return (days * 86400 * BigInteger.Pow(10, scale)) + (Seconds * BigInteger.Pow(10, scale - Scale));
    }

    private static BigInteger FloorDivide(BigInteger value, int divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
