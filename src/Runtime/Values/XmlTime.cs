using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery;

/// <summary>
/// A time of day of XML Schema (time; Part 2, 3.2.8), which may have a time zone, and more digits than <see cref="TimeSpan"/>. It keeps the original
/// text, so no information is lost.
/// </summary>
#if NETSTANDARD2_0
public readonly struct XmlTime : IEquatable<XmlTime>, IComparable<XmlTime>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<XmlTime>))]
public readonly struct XmlTime : IEquatable<XmlTime>, IComparable<XmlTime>, IParsable<XmlTime>
#endif
{
    internal const TemporalFields Fields = TemporalFields.Time;

    private readonly string? _text;

    /// <summary>Creates a value.</summary>
    /// <param name="timeOfDay">The time since midnight.</param>
    /// <param name="offset">The time zone; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The time is negative, or not less than 24 hours; or the offset is not a number of whole minutes, or more than 14 hours.
    /// </exception>
    public XmlTime(TimeSpan timeOfDay, TimeSpan? offset = null) => _text = TemporalParts.WriteTime(timeOfDay, offset);

    /// <summary>Creates a value from a literal that has already been checked.</summary>
    internal XmlTime(string literal, bool isLiteral) => _text = isLiteral ? literal : null;

    /// <summary>The offset of the time zone from UTC; null if the value has none.</summary>
    public TimeSpan? Offset => Parts.Offset;

    /// <summary>Converts a time since midnight to a value without a time zone.</summary>
    public static explicit operator XmlTime(TimeSpan value) => new(value);

    /// <summary>See <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(XmlTime value) => value.ToTimeSpan();
#if !NETSTANDARD2_0

    /// <summary>Converts a time of day to a value without a time zone.</summary>
    public static implicit operator XmlTime(TimeOnly value) => new(value.ToTimeSpan());

    /// <summary>See <see cref="ToTimeOnly"/>.</summary>
    public static explicit operator TimeOnly(XmlTime value) => value.ToTimeOnly();
#endif

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(XmlTime left, XmlTime right) => left.Equals(right);

    /// <summary>Whether two values are not equal.</summary>
    public static bool operator !=(XmlTime left, XmlTime right) => !left.Equals(right);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid time of day.</exception>
    public static XmlTime Parse(string text) => ValueText.Parse<XmlTime>(text, TryParse, "a valid time of day");

    /// <summary>Reads a value, if the text is valid.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out XmlTime value)
    {
        var literal = text?.Trim(WhiteSpace.Characters);
        value = literal is not null && IsLiteral(literal) ? new XmlTime(literal, isLiteral: true) : default;
        return value._text is not null;
    }
#if !NETSTANDARD2_0

    static XmlTime IParsable<XmlTime>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<XmlTime>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out XmlTime result) =>
        TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <summary>Returns the original text of the value; if it was not read, its text in the format of XML Schema.</summary>
    public override string ToString() => Literal;

    /// <summary>Compares two values. A value without a time zone is treated as UTC, and comes before an equal one with a time zone.</summary>
    public int CompareTo(XmlTime other) => TemporalParts.Compare(Literal, other.Literal, Fields);

    /// <summary>Whether one value comes before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <(XmlTime left, XmlTime right) => left.CompareTo(right) < 0;

    /// <summary>Whether one value comes after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >(XmlTime left, XmlTime right) => left.CompareTo(right) > 0;

    /// <summary>Whether one value does not come after another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator <=(XmlTime left, XmlTime right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one value does not come before another, as defined by <see cref="CompareTo"/>.</summary>
    public static bool operator >=(XmlTime left, XmlTime right) => left.CompareTo(right) >= 0;

    /// <summary>Whether another value is the same time, and either both or neither have a time zone.</summary>
    public bool Equals(XmlTime other) => Canonical == other.Canonical;

    /// <summary>Returns the time since midnight; 24:00:00 is returned as zero. The time zone, and digits beyond 100 nanoseconds, are left out.</summary>
    public TimeSpan ToTimeSpan() => new(Parts.TimeOfDay.Ticks % TimeSpan.TicksPerDay);
#if !NETSTANDARD2_0

    /// <summary>Returns the time of day; the time zone, and digits beyond 100 nanoseconds, are left out.</summary>
    public TimeOnly ToTimeOnly() => TimeOnly.FromTimeSpan(ToTimeSpan());
#endif

    private static bool IsLiteral(string text) => TemporalParts.Of(text, Fields) is not null;

    /// <summary>The text that is the same for all equal values.</summary>
    internal string Canonical => TemporalParts.Canonical(Literal, Fields);

    private TemporalParts Parts => TemporalParts.Of(Literal, Fields)!.Value;

    private string Literal => _text ?? "00:00:00";
}
