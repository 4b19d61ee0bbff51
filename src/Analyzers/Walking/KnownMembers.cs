using System;
using System.Globalization;
using System.Linq;

namespace Bindery.Analyzers.Walking;

/// <summary>Constructors, methods and static members of dates, times, durations and UUIDs whose results depend on their arguments only.</summary>
internal static class KnownMembers
{
    /// <summary>The name of constructors, and of conversions to a type.</summary>
    public const string Constructor = ".ctor";

    /// <summary>Returns the result; null if the member has no rule.</summary>
    /// <param name="type">The name of the type.</param>
    /// <param name="member">The name of the member.</param>
    /// <param name="arguments">The object, if the member is not static, and the arguments.</param>
    /// <exception cref="ArgumentException">There is no such value.</exception>
    /// <exception cref="FormatException">A text is not valid.</exception>
    public static object? Evaluate(string type, string member, object?[] arguments) => type switch
    {
        nameof(DateTime) => OfDateTime(member, arguments),
        nameof(DateTimeOffset) => OfDateTimeOffset(member, arguments),
        nameof(TimeSpan) => OfTimeSpan(member, arguments),
        nameof(Guid) => (member, arguments) switch
        {
            (Constructor or "Parse", [string text]) => Guid.Parse(text),
            ("Empty", []) => Guid.Empty,
            _ => null,
        },
        _ => OfXmlValue(type, member, arguments),
    };

    private static object? OfDateTime(string member, object?[] arguments) => (member, arguments) switch
    {
        (Constructor, [int year, int month, int day]) => new DateTime(year, month, day),
        (Constructor, [int year, int month, int day, int hour, int minute, int second]) => new DateTime(year, month, day, hour, minute, second),
        (Constructor, [int year, int month, int day, int hour, int minute, int second, DateTimeKind kind]) =>
            new DateTime(year, month, day, hour, minute, second, kind),
        ("SpecifyKind", [DateTime value, DateTimeKind kind]) => DateTime.SpecifyKind(value, kind),
        ("AddDays", [DateTime value, double days]) => value.AddDays(days),
        ("AddMonths", [DateTime value, int months]) => value.AddMonths(months),
        ("AddYears", [DateTime value, int years]) => value.AddYears(years),
        ("MinValue", []) => DateTime.MinValue,
        ("MaxValue", []) => DateTime.MaxValue,
        _ => null,
    };

    private static object? OfDateTimeOffset(string member, object?[] arguments) => (member, arguments) switch
    {
        // Any other date is in the machine's time zone.
        (Constructor, [DateTime { Kind: DateTimeKind.Utc } value]) => new DateTimeOffset(value),
        (Constructor, [DateTime value, TimeSpan offset]) => new DateTimeOffset(value, offset),
        (Constructor, [int year, int month, int day, int hour, int minute, int second, TimeSpan offset]) =>
            new DateTimeOffset(year, month, day, hour, minute, second, offset),
        ("FromUnixTimeSeconds", [long seconds]) => DateTimeOffset.FromUnixTimeSeconds(seconds),
        ("AddDays", [DateTimeOffset value, double days]) => value.AddDays(days),
        ("AddMonths", [DateTimeOffset value, int months]) => value.AddMonths(months),
        ("AddYears", [DateTimeOffset value, int years]) => value.AddYears(years),
        ("MinValue", []) => DateTimeOffset.MinValue,
        _ => null,
    };

    private static object? OfTimeSpan(string member, object?[] arguments) => (member, arguments) switch
    {
        (Constructor, [long ticks]) => new TimeSpan(ticks),
        (Constructor, [int hours, int minutes, int seconds]) => new TimeSpan(hours, minutes, seconds),
        (Constructor, [int days, int hours, int minutes, int seconds]) => new TimeSpan(days, hours, minutes, seconds),
        ("Zero", []) => TimeSpan.Zero,
        // The newest framework has optional smaller units.
        ("FromDays", [int or double, ..]) when First(arguments) is { } days => TimeSpan.FromDays(days),
        ("FromHours", [int or double, ..]) when First(arguments) is { } hours => TimeSpan.FromHours(hours),
        ("FromMinutes", [long or double, ..]) when First(arguments) is { } minutes => TimeSpan.FromMinutes(minutes),
        ("FromSeconds", [long or double, ..]) when First(arguments) is { } seconds => TimeSpan.FromSeconds(seconds),
        _ => null,
    };

    private static double? First(object?[] arguments) =>
        arguments.Skip(1).All(unit => unit is 0 or 0L) ? Convert.ToDouble(arguments[0], CultureInfo.InvariantCulture) : null;

    private static object? OfXmlValue(string type, string member, object?[] arguments) => (type, member, arguments) switch
    {
        (nameof(XmlDateTime), Constructor, [DateTime { Kind: not DateTimeKind.Local } value]) => new XmlDateTime(value),
        (nameof(XmlDateTime), Constructor, [DateTimeOffset value]) => new XmlDateTime(value),
        (nameof(XmlDateTime), Constructor, [DateTime value, null or TimeSpan]) => new XmlDateTime(value, (TimeSpan?)arguments[1]),
        (nameof(XmlDateTime), "Parse", [string text]) => XmlDateTime.Parse(text),
        (nameof(XmlDate) or "DateOnly", Constructor, [int year, int month, int day]) => new XmlDate(year, month, day),
        (nameof(XmlDate), Constructor, [XmlDate value]) => value,
        (nameof(XmlDate), Constructor, [DateTime value]) => new XmlDate(value),
        (nameof(XmlDate), Constructor, [DateTime value, null or TimeSpan]) => new XmlDate(value, (TimeSpan?)arguments[1]),
        (nameof(XmlDate), "Parse", [string text]) => XmlDate.Parse(text),
        ("DateOnly", "FromDateTime", [DateTime value]) => new XmlDate(value),
        ("DateOnly", "AddDays", [XmlDate value, int days]) => new XmlDate(value.ToDateTime().AddDays(days)),
        ("DateOnly", "AddMonths", [XmlDate value, int months]) => new XmlDate(value.ToDateTime().AddMonths(months)),
        ("DateOnly", "AddYears", [XmlDate value, int years]) => new XmlDate(value.ToDateTime().AddYears(years)),
        (nameof(XmlTime) or "TimeOnly", Constructor or "FromTimeSpan", [TimeSpan value]) => new XmlTime(value),
        (nameof(XmlTime), Constructor, [XmlTime value]) => value,
        (nameof(XmlTime), Constructor, [TimeSpan value, null or TimeSpan]) => new XmlTime(value, (TimeSpan?)arguments[1]),
        (nameof(XmlTime), "Parse", [string text]) => XmlTime.Parse(text),
        ("TimeOnly", Constructor, [int hour, int minute]) => new XmlTime(new TimeSpan(hour, minute, 0)),
        ("TimeOnly", Constructor, [int hour, int minute, int second]) => new XmlTime(new TimeSpan(hour, minute, second)),
        (nameof(XmlPartialDate), Constructor, [null or int, null or int, null or int, null or TimeSpan]) =>
            new XmlPartialDate((int?)arguments[0], (int?)arguments[1], (int?)arguments[2], (TimeSpan?)arguments[3]),
        (nameof(XmlPartialDate), "Parse", [string text]) => XmlPartialDate.Parse(text),
        (nameof(XmlDuration), Constructor, [TimeSpan value]) => new XmlDuration(value),
        (nameof(XmlDuration), Constructor, [int years, int months, null]) => new XmlDuration(years, months),
        (nameof(XmlDuration), Constructor, [int years, int months, TimeSpan rest]) => new XmlDuration(years, months, rest),
        (nameof(XmlDuration), "Parse", [string text]) => XmlDuration.Parse(text),
        _ => null,
    };
}
