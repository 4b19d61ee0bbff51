using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery;

/// <summary>
/// A part of a date of XML Schema: a year, a month, a day, or two of them (gYear, gYearMonth, gMonth, gMonthDay and gDay; Part 2, 3.2.10 to 3.2.14), or a whole
/// date, if a schema allows both. It keeps the original text, so no information is lost.
/// </summary>
#if NETSTANDARD2_0
public readonly struct XmlPartialDate : IEquatable<XmlPartialDate>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<XmlPartialDate>))]
public readonly struct XmlPartialDate : IEquatable<XmlPartialDate>, IParsable<XmlPartialDate>
#endif
{
    // Years are tried first: "2024-05:00" is a year with a time zone, not a month.
    private static readonly TemporalFields[] Forms =
    [
        TemporalFields.Year | TemporalFields.Month | TemporalFields.Day, TemporalFields.Year | TemporalFields.Month, TemporalFields.Year,
        TemporalFields.Month | TemporalFields.Day, TemporalFields.Month, TemporalFields.Day,
    ];

    private readonly string? _text;

    /// <summary>Creates a value.</summary>
    /// <param name="year">The year: 1 to 9999; null for none.</param>
    /// <param name="month">The month; null for none.</param>
    /// <param name="day">The day of the month; null for none.</param>
    /// <param name="offset">The time zone; null for none.</param>
    /// <exception cref="ArgumentException">The date does not exist, has no part, or has a year and a day without a month.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not a number of whole minutes, or more than 14 hours.</exception>
    public XmlPartialDate(int? year, int? month = null, int? day = null, TimeSpan? offset = null)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var text = (year is { } y ? y.ToString("0000", culture) : month is null && day is null ? "" : "-")
            + (month is { } m ? "-" + m.ToString("00", culture) : day is null ? "" : "-")
            + (day is { } d ? "-" + d.ToString("00", culture) : "")
            + TemporalParts.Write(offset);
        _text = IsLiteral(text) ? text : throw new ArgumentException($"'{text}' is not a valid part of a date");
    }

    /// <summary>Creates a value from a literal that has already been checked.</summary>
    internal XmlPartialDate(string literal, bool isLiteral) => _text = isLiteral ? literal : null;

    /// <summary>The year (the year before 1 is -1); null if there is none.</summary>
    public long? Year => (Form & TemporalFields.Year) == 0 ? null : Parts.Year;

    /// <summary>The month; null if there is none.</summary>
    public int? Month => (Form & TemporalFields.Month) == 0 ? null : Parts.Month;

    /// <summary>The day of the month; null if there is none.</summary>
    public int? Day => (Form & TemporalFields.Day) == 0 ? null : Parts.Day;

    /// <summary>The offset of the time zone from UTC; null if the value has none.</summary>
    public TimeSpan? Offset => Parts.Offset;

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(XmlPartialDate left, XmlPartialDate right) => left.Equals(right);

    /// <summary>Whether two values are not equal.</summary>
    public static bool operator !=(XmlPartialDate left, XmlPartialDate right) => !left.Equals(right);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid part of a date.</exception>
    public static XmlPartialDate Parse(string text) => ValueText.Parse<XmlPartialDate>(text, TryParse, "a valid part of a date");

    /// <summary>Reads a value, if the text is valid.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out XmlPartialDate value)
    {
        var literal = text?.Trim(WhiteSpace.Characters);
        value = literal is not null && IsLiteral(literal) ? new XmlPartialDate(literal, isLiteral: true) : default;
        return value._text is not null;
    }
#if !NETSTANDARD2_0

    static XmlPartialDate IParsable<XmlPartialDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<XmlPartialDate>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out XmlPartialDate result) =>
        TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlPartialDate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <summary>Returns the original text of the value; if it was not read, its text in the format of XML Schema.</summary>
    public override string ToString() => Literal;

    /// <summary>Whether another value is the same part of a date, and either both or neither have a time zone.</summary>
    public bool Equals(XmlPartialDate other) => Canonical == other.Canonical;

    private static bool IsLiteral(string text) => FormOf(text) != 0;

    private static TemporalFields FormOf(string text) => Array.Find(Forms, form => TemporalParts.Of(text, form) is not null);

    /// <summary>The text that is the same for all equal values.</summary>
    internal string Canonical => (int)Form + " " + TemporalParts.Canonical(Literal, Form);

    private TemporalFields Form => FormOf(Literal);

    private TemporalParts Parts => TemporalParts.Of(Literal, Form)!.Value;

    private string Literal => _text ?? "0001";
}
