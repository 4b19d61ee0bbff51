using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery;

/// <summary>
/// A date and time of XML Schema (dateTime; Part 2, 3.2.7). It may have a time zone, years beyond 9999 and more digits than
/// <see cref="DateTime"/>. It keeps the original text, so no information is lost.
/// </summary>
#if NETSTANDARD2_0
public readonly struct XmlDateTime : IEquatable<XmlDateTime>, IComparable<XmlDateTime>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<XmlDateTime>))]
public readonly struct XmlDateTime : IEquatable<XmlDateTime>, IComparable<XmlDateTime>, IParsable<XmlDateTime>
#endif
{
    internal const TemporalFields Fields = TemporalFields.Year | TemporalFields.Month | TemporalFields.Day | TemporalFields.Time;

    private readonly string? _text;

    /// <summary>Creates a value: in UTC, in the local time zone or without a time zone, depending on the kind of the date.</summary>
    public XmlDateTime(DateTime value)
        : this(value, value.Kind switch { DateTimeKind.Utc => TimeSpan.Zero, DateTimeKind.Local => TimeZoneInfo.Local.GetUtcOffset(value), _ => null })
    {
    }

    /// <summary>Creates a value with a time zone.</summary>
    public XmlDateTime(DateTimeOffset value)
        : this(value.DateTime, value.Offset)
    {
    }

    /// <summary>Creates a value.</summary>
    /// <param name="value">The date and time; its kind is ignored.</param>
    /// <param name="offset">The offset from UTC; null for no time zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not a number of whole minutes, or more than 14 hours.</exception>
    public XmlDateTime(DateTime value, TimeSpan? offset) => _text = TemporalParts.Write(value, offset);

    /// <summary>Creates a value from a literal that has already been checked.</summary>
    internal XmlDateTime(string literal, bool isLiteral) => _text = isLiteral ? literal : null;

    /// <summary>The year; the year before 1 is -1.</summary>
    public long Year => Parts.Year;

    /// <summary>The offset of the time zone from UTC; null if the value has none.</summary>
    public TimeSpan? Offset => Parts.Offset;

    /// <summary>Converts a date and time.</summary>
    public static implicit operator XmlDateTime(DateTime value) => new(value);

    /// <summary>Converts a date and time with a time zone.</summary>
    public static implicit operator XmlDateTime(DateTimeOffset value) => new(value);

    /// <summary>See <see cref="ToDateTime"/>.</summary>
    public static explicit operator DateTime(XmlDateTime value) => value.ToDateTime();

    /// <summary>See <see cref="ToDateTimeOffset"/>; a value without a time zone is treated as UTC.</summary>
    public static explicit operator DateTimeOffset(XmlDateTime value) => value.ToDateTimeOffset();

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(XmlDateTime left, XmlDateTime right) => left.Equals(right);

    /// <summary>Whether two values are not equal.</summary>
    public static bool operator !=(XmlDateTime left, XmlDateTime right) => !left.Equals(right);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid date and time.</exception>
    public static XmlDateTime Parse(string text) => ValueText.Parse<XmlDateTime>(text, TryParse, "a valid date and time");

    /// <summary>Reads a value, if the text is valid.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out XmlDateTime value)
    {
        var literal = text?.Trim(WhiteSpace.Characters);
        value = literal is not null && IsLiteral(literal) ? new XmlDateTime(literal, isLiteral: true) : default;
        return value._text is not null;
    }
#if !NETSTANDARD2_0

    static XmlDateTime IParsable<XmlDateTime>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<XmlDateTime>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out XmlDateTime result) =>
        TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlDateTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <summary>Returns the original text of the value; if it was not read, its text in the format of XML Schema.</summary>
    public override string ToString() => Literal;

    /// <summary>Compares two values. A value without a time zone is treated as UTC, and comes before an equal one with a time zone.</summary>
    public int CompareTo(XmlDateTime other) => TemporalParts.Compare(Literal, other.Literal, Fields);

    /// <summary>Whether one value comes before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <(XmlDateTime left, XmlDateTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether one value comes after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >(XmlDateTime left, XmlDateTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether one value does not come after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <=(XmlDateTime left, XmlDateTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one value does not come before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >=(XmlDateTime left, XmlDateTime right) => left.CompareTo(right) >= 0;

    /// <summary>Whether another value is the same moment, and either both or neither have a time zone.</summary>
    public bool Equals(XmlDateTime other) => Canonical == other.Canonical;

    /// <summary>
    /// Returns the date and time without the time zone; the kind is UTC for UTC, otherwise unspecified. Digits beyond 100 nanoseconds are dropped.
    /// </summary>
    /// <exception cref="OverflowException">The year is not in the range 1 to 9999.</exception>
    public DateTime ToDateTime() => DateTime.SpecifyKind(Parts.ToDateTime(), Offset == TimeSpan.Zero ? DateTimeKind.Utc : DateTimeKind.Unspecified);

    /// <summary>Returns the point in time. Digits beyond 100 nanoseconds are left out.</summary>
    /// <param name="otherwise">The time zone of a value without one: UTC by default.</param>
    /// <exception cref="OverflowException">The year is not in the range 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset(TimeSpan otherwise = default) => new(Parts.ToDateTime(), Offset ?? otherwise);

    private static bool IsLiteral(string text) => TemporalParts.Of(text, Fields) is not null;

    /// <summary>The text that is the same for all equal values.</summary>
    internal string Canonical => TemporalParts.Canonical(Literal, Fields);

    private TemporalParts Parts => TemporalParts.Of(Literal, Fields)!.Value;

    private string Literal => _text ?? "0001-01-01T00:00:00";
}
