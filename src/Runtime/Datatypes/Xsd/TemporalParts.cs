using System;
using System.Globalization;
using System.Text;

namespace Bindery.Datatypes.Xsd;

/// <summary>The parts of a date or time as written in a literal. Parts that its type does not have are undefined.</summary>
/// <param name="Year">The year; the year before 1 is -1.</param>
/// <param name="Month">The month.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="Minutes">Hour and minute as minutes of the day; 1,440 for 24:00.</param>
/// <param name="Second">The second.</param>
/// <param name="Ticks">The fraction of the second in units of 100 nanoseconds; smaller fractions are left out.</param>
/// <param name="Offset">The time zone; null if there is none.</param>
internal readonly record struct TemporalParts(long Year, int Month, int Day, int Minutes, int Second, long Ticks, TimeSpan? Offset)
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm:ss.FFFFFFF";

    /// <summary>The time of day.</summary>
    public TimeSpan TimeOfDay => new((Minutes * TimeSpan.TicksPerMinute) + (Second * TimeSpan.TicksPerSecond) + Ticks);

    /// <summary>Splits a literal into its parts.</summary>
    public static TemporalParts? Of(string literal, TemporalFields fields) =>
        TemporalLiteral.TryParse(Encoding.UTF8.GetBytes(literal), fields, isOfSchema: true, out var parts) ? parts.ToParts() : null;

    /// <summary>Returns a text that is the same for all literals of a value.</summary>
    public static string Canonical(string literal, TemporalFields fields) =>
        TemporalLiteral.TryParse(Encoding.UTF8.GetBytes(literal), fields, isOfSchema: true, out var parts) ? parts.ToValue().ToString() : literal;

    /// <summary>Compares two literals. A literal without a time zone is treated as UTC, and comes before an equal one with a time zone.</summary>
    public static int Compare(string literal, string other, TemporalFields fields)
    {
        var (mine, its) = (ValueOf(literal, fields), ValueOf(other, fields));
        return TemporalValue.Compare(mine with { HasZone = true }, its with { HasZone = true }) switch
        {
            ValueOrder.Less => -1,
            ValueOrder.Greater => 1,
            _ => mine.HasZone.CompareTo(its.HasZone),
        };
    }

    /// <summary>Returns the literal of a date and time.</summary>
    public static string Write(DateTime value, TimeSpan? offset) =>
        value.ToString(DateFormat + "'T'" + TimeFormat, CultureInfo.InvariantCulture) + Write(offset);

    /// <summary>Returns the literal of a date.</summary>
    public static string WriteDate(DateTime value, TimeSpan? offset) => value.ToString(DateFormat, CultureInfo.InvariantCulture) + Write(offset);

    /// <summary>Returns the literal of a time of day.</summary>
    public static string WriteTime(TimeSpan value, TimeSpan? offset) =>
        value < TimeSpan.Zero || value.Ticks >= TimeSpan.TicksPerDay
            ? throw new ArgumentOutOfRangeException(nameof(value), "A time of day is not negative, and less than 24 hours")
            : new DateTime(value.Ticks).ToString(TimeFormat, CultureInfo.InvariantCulture) + Write(offset);

    /// <summary>Returns the time zone at the end of a literal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not allowed in XML Schema.</exception>
    public static string Write(TimeSpan? offset)
    {
        if (offset is not { } zone)
            return "";
        if (zone.Ticks % TimeSpan.TicksPerMinute != 0 || zone.Duration() > TimeSpan.FromHours(14))
            throw new ArgumentOutOfRangeException(nameof(offset), "A time zone is a number of whole minutes, at most 14 hours east or west");
        return zone == TimeSpan.Zero ? "Z" : (zone < TimeSpan.Zero ? "-" : "+") + zone.ToString("hh\\:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the local date and time, without its time zone.</summary>
    /// <exception cref="OverflowException">The type has no such year.</exception>
    public DateTime ToDateTime()
    {
        if (Year is < 1 or > 9999)
            throw TooFar(Year);
        var ticks = new DateTime((int)Year, Month, Day).Ticks + TimeOfDay.Ticks;
        return ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : throw TooFar(Year + 1);
    }

    private static TemporalValue ValueOf(string literal, TemporalFields fields) =>
        TemporalLiteral.TryParse(Encoding.UTF8.GetBytes(literal), fields, isOfSchema: true, out var parts) ? parts.ToValue() : default;

    private static OverflowException TooFar(long year) =>
        new($"System.DateTime has the years 1 to 9999, not {year.ToString(CultureInfo.InvariantCulture)}; the text of the value has it");
}
