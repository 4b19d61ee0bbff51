using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>The components of a date and time that a type has.</summary>
[Flags]
internal enum TemporalFields : byte
{
    /// <summary>The year.</summary>
    Year = 1,

    /// <summary>The month.</summary>
    Month = 2,

    /// <summary>The day of the month.</summary>
    Day = 4,

    /// <summary>Hour, minute and second.</summary>
    Time = 8,
}

/// <summary>
/// A value of dateTime or of one of its parts (3.2.7 to 3.2.14), as a point in time: in UTC if it has a time zone, otherwise local. Components that the type
/// does not have are fixed.
/// </summary>
/// <param name="Minute">Minutes since the beginning of the year 1, proleptic Gregorian.</param>
/// <param name="Second">Seconds in the minute; 60 is a leap second, different from the next minute's 0.</param>
/// <param name="Fraction">The digits after the decimal point of the second, without trailing zeros.</param>
/// <param name="HasZone">Whether the literal has a time zone. A value with a time zone never equals a value without one.</param>
internal readonly record struct TemporalValue(long Minute, int Second, string Fraction, bool HasZone)
{
    private const int WidestZone = 14 * 60;

    /// <summary>Returns a text that is the same for equal values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Minute}:{Second}.{Fraction}{(HasZone ? "Z" : "")}");

    /// <summary>Compares two values by the partial order of 3.2.7.4.</summary>
    public static ValueOrder Compare(in TemporalValue left, in TemporalValue right)
    {
        if (left.HasZone == right.HasZone)
            return Order(left, right, 0);
        // The value without a time zone may be 14 hours earlier or later: the order must be the same at both ends.
        return Order(left, right, WidestZone) == ValueOrder.Less ? ValueOrder.Less
            : Order(left, right, -WidestZone) == ValueOrder.Greater ? ValueOrder.Greater
            : ValueOrder.Incomparable;
    }

    // Compares the values, with the left one shifted by a number of minutes.
    private static ValueOrder Order(in TemporalValue left, in TemporalValue right, int minutes)
    {
        var comparison = (left.Minute + minutes).CompareTo(right.Minute);
        if (comparison == 0)
            comparison = left.Second.CompareTo(right.Second);
        if (comparison == 0)
            comparison = string.CompareOrdinal(left.Fraction, right.Fraction);
        return comparison < 0 ? ValueOrder.Less : comparison > 0 ? ValueOrder.Greater : ValueOrder.Equal;
    }
}

/// <summary>A literal of a date or time, split into its parts in place.</summary>
internal ref struct TemporalLiteral
{
    // XML Schema Part 2, 5.4, allows a processor to limit the year; with twelve digits all arithmetic fits into a long.
    private const int MostYearDigits = 12;

    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _fraction;
    private long _year;
    private int _month;
    private int _day;
    private int _minutes;
    private int _second;
    private int _zone;
    private bool _hasZone;
    private bool _isOfSchema;
    private bool _hasDate;

    /// <summary>Splits a literal into its parts.</summary>
    /// <param name="text">The literal.</param>
    /// <param name="fields">The components of its type.</param>
    /// <param name="isOfSchema">
    /// Whether 24:00:00 is a time, and zones are up to 14 hours west, as in the recommendation (second edition, 3.2.7 and 3.2.8).
    /// </param>
    /// <param name="literal">The parts.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, TemporalFields fields, bool isOfSchema, out TemporalLiteral literal)
    {
        // A leap year that begins with a long month, so that every day of a month, and February 29, exists in it.
        literal = new TemporalLiteral { _rest = text, _year = 2000, _month = 1, _day = 1, _isOfSchema = isOfSchema,
            _hasDate = (fields & TemporalFields.Year) != 0 };
        return literal.ReadDate(fields)
            && ((fields & TemporalFields.Time) == 0 || literal.ReadTime((fields & TemporalFields.Year) != 0))
            && literal.ReadZone()
            && literal._rest.IsEmpty;
    }

    /// <summary>Returns the value.</summary>
    public readonly TemporalValue ToValue()
    {
        var fraction = _fraction;
        while (!fraction.IsEmpty && fraction[fraction.Length - 1] == '0')
            fraction = fraction.Slice(0, fraction.Length - 1);
        // For a time without a date, 24:00:00 is 00:00:00.
        var minutes = _hasDate ? _minutes : _minutes % 1440;
        var minute = (DaysBefore(_year, _month) + _day - 1) * 1440 + minutes - _zone;
        return new TemporalValue(minute, _second, Utf8.GetString(fraction), _hasZone);
    }

    /// <summary>Returns the parts as written, with at most seven digits of a fraction of a second.</summary>
    public readonly TemporalParts ToParts()
    {
        var ticks = 0L;
        for (var i = 0; i < 7; i++)
            ticks = (ticks * 10) + (i < _fraction.Length ? _fraction[i] - '0' : 0);
        return new TemporalParts(
            _year <= 0 ? _year - 1 : _year, _month, _day, _minutes, _second, ticks, _hasZone ? TimeSpan.FromMinutes(_zone) : null);
    }

    private bool ReadDate(TemporalFields fields)
    {
        if ((fields & TemporalFields.Year) != 0)
        {
            if (!ReadYear())
                return false;
        }
        else if ((fields & (TemporalFields.Month | TemporalFields.Day)) != 0 && !Skip('-'))
        {
            return false;
        }
        if ((fields & TemporalFields.Month) != 0)
        {
            if (!Skip('-') || !ReadTwo(1, 12, out _month))
                return false;
        }
        else if ((fields & TemporalFields.Day) != 0 && !Skip('-'))
        {
            return false;
        }
        return (fields & TemporalFields.Day) == 0 || (Skip('-') && ReadTwo(1, DaysIn(_year, _month), out _day));
    }

    private bool ReadYear()
    {
        var isNegative = Skip('-');
        var length = 0;
        while (length < _rest.Length && (uint)(_rest[length] - '0') <= 9)
        {
            if (length == MostYearDigits)
                return false;
            _year = (length == 0 ? 0 : _year * 10) + (_rest[length++] - '0');
        }
        if (length < 4 || (length > 4 && _rest[0] == '0') || _year == 0)
            return false;
        // There is no year 0: the year before 1 is written -0001.
        if (isNegative)
            _year = 1 - _year;
        _rest = _rest.Slice(length);
        return true;
    }

    private bool ReadTime(bool hasDate)
    {
        if ((hasDate && !Skip('T'))
            || !ReadTwo(0, _isOfSchema ? 24 : 23, out var hour)
            || !Skip(':')
            || !ReadTwo(0, 59, out var minute)
            || !Skip(':')
            || !ReadTwo(0, 60, out _second))
            return false;
        _minutes = (hour * 60) + minute;
        if (!Skip('.'))
            return hour < 24 || IsMidnight();
        var length = 0;
        while (length < _rest.Length && (uint)(_rest[length] - '0') <= 9)
            length++;
        _fraction = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return hour < 24 || IsMidnight();
    }

    private readonly bool IsMidnight() => _minutes == 24 * 60 && _second == 0 && IsZero(_fraction);

    private static bool IsZero(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
            if (digit != '0')
                return false;
        return true;
    }

    private bool ReadZone()
    {
        if (_rest.IsEmpty)
            return true;
        _hasZone = true;
        if (Skip('Z'))
            return true;
        var isNegative = _rest[0] == '-';
        if ((!Skip('-') && !Skip('+')) || !ReadTwo(0, 14, out var hour) || !Skip(':') || !ReadTwo(0, 59, out var minute))
            return false;
        _zone = ((hour * 60) + minute) * (isNegative ? -1 : 1);
        // A time zone is at most 13 hours west: Jing's limit; the limit of the recommendation is 14.
        return _zone >= (_isOfSchema ? -14 : -13) * 60 && _zone <= 14 * 60;
    }

    private bool Skip(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest.Slice(1);
        return true;
    }

    private bool ReadTwo(int least, int greatest, out int value)
    {
        value = 0;
        if (_rest.Length < 2 || (uint)(_rest[0] - '0') > 9 || (uint)(_rest[1] - '0') > 9)
            return false;
        value = ((_rest[0] - '0') * 10) + _rest[1] - '0';
        _rest = _rest.Slice(2);
        return value >= least && value <= greatest;
    }

    private static int DaysIn(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Returns the days from the beginning of the year 1 to a month, with years that begin in March, so that the leap day comes last.</summary>
    private static long DaysBefore(long year, int month)
    {
        var march = (month + 9) % 12;
        var y = month <= 2 ? year - 1 : year;
        return (365 * y) + FloorDivide(y, 4) - FloorDivide(y, 100) + FloorDivide(y, 400) + (((march * 153) + 2) / 5) - 306;
    }

    private static long FloorDivide(long value, int divisor) => (value >= 0 ? value : value - divisor + 1) / divisor;
}
