using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery;

/// <summary>
/// A date of XML Schema (date; Part 2, 3.2.9), which may have a time zone, and years beyond 9999. It keeps the original text, so no information is lost.
/// </summary>
#if NETSTANDARD2_0
public readonly struct XmlDate : IEquatable<XmlDate>, IComparable<XmlDate>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<XmlDate>))]
public readonly struct XmlDate : IEquatable<XmlDate>, IComparable<XmlDate>, IParsable<XmlDate>
#endif
{
    internal const TemporalFields Fields = TemporalFields.Year | TemporalFields.Month | TemporalFields.Day;

    private readonly string? _text;

    /// <summary>Creates a value.</summary>
    /// <param name="value">The date; its time of day and kind are ignored.</param>
    /// <param name="offset">The time zone; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not a number of whole minutes, or more than 14 hours.</exception>
    public XmlDate(DateTime value, TimeSpan? offset = null) => _text = TemporalParts.WriteDate(value, offset);

    /// <summary>Creates a value.</summary>
    /// <param name="year">The year: 1 to 9999.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date does not exist.</exception>
    public XmlDate(int year, int month, int day)
        : this(new DateTime(year, month, day))
    {
    }

    /// <summary>Creates a value from a literal that has already been checked.</summary>
    internal XmlDate(string literal, bool isLiteral) => _text = isLiteral ? literal : null;

    /// <summary>The year; the year before 1 is -1.</summary>
    public long Year => Parts.Year;

    /// <summary>The month.</summary>
    public int Month => Parts.Month;

    /// <summary>The day of the month.</summary>
    public int Day => Parts.Day;

    /// <summary>The offset of the time zone from UTC; null if the value has none.</summary>
    public TimeSpan? Offset => Parts.Offset;

    /// <summary>Converts a date and time to its date; the time of day is left out.</summary>
    public static explicit operator XmlDate(DateTime value) => new(value);

    /// <summary>See <see cref="ToDateTime"/>.</summary>
    public static explicit operator DateTime(XmlDate value) => value.ToDateTime();
#if !NETSTANDARD2_0

    /// <summary>Converts a date to a value without a time zone.</summary>
    public static implicit operator XmlDate(DateOnly value) => new(value.ToDateTime(TimeOnly.MinValue));

    /// <summary>See <see cref="ToDateOnly"/>.</summary>
    public static explicit operator DateOnly(XmlDate value) => value.ToDateOnly();
#endif

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(XmlDate left, XmlDate right) => left.Equals(right);

    /// <summary>Whether two values are not equal.</summary>
    public static bool operator !=(XmlDate left, XmlDate right) => !left.Equals(right);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid date.</exception>
    public static XmlDate Parse(string text) => ValueText.Parse<XmlDate>(text, TryParse, "a valid date");

    /// <summary>Reads a value, if the text is valid.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out XmlDate value)
    {
        var literal = text?.Trim(WhiteSpace.Characters);
        value = literal is not null && IsLiteral(literal) ? new XmlDate(literal, isLiteral: true) : default;
        return value._text is not null;
    }
#if !NETSTANDARD2_0

    static XmlDate IParsable<XmlDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<XmlDate>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out XmlDate result) =>
        TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlDate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <summary>Returns the original text of the value; if it was not read, its text in the format of XML Schema.</summary>
    public override string ToString() => Literal;

    /// <summary>Compares two values. A value without a time zone is treated as UTC, and comes before an equal one with a time zone.</summary>
    public int CompareTo(XmlDate other) => TemporalParts.Compare(Literal, other.Literal, Fields);

    /// <summary>Whether one value comes before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <(XmlDate left, XmlDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether one value comes after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >(XmlDate left, XmlDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether one value does not come after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <=(XmlDate left, XmlDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one value does not come before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >=(XmlDate left, XmlDate right) => left.CompareTo(right) >= 0;

    /// <summary>Whether another value is the same day, and either both or neither have a time zone.</summary>
    public bool Equals(XmlDate other) => Canonical == other.Canonical;

    /// <summary>Returns the beginning of the day; the time zone is left out.</summary>
    /// <exception cref="OverflowException">The year is not in the range 1 to 9999.</exception>
    public DateTime ToDateTime() => Parts.ToDateTime();
#if !NETSTANDARD2_0

    /// <summary>Returns the date; the time zone is left out.</summary>
    /// <exception cref="OverflowException">The year is not in the range 1 to 9999.</exception>
    public DateOnly ToDateOnly() => DateOnly.FromDateTime(ToDateTime());
#endif

    private static bool IsLiteral(string text) => TemporalParts.Of(text, Fields) is not null;

    /// <summary>The text that is the same for all equal values.</summary>
    internal string Canonical => TemporalParts.Canonical(Literal, Fields);

    private TemporalParts Parts => TemporalParts.Of(Literal, Fields)!.Value;

    private string Literal => _text ?? "0001-01-01";
}
