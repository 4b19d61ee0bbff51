using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery;

/// <summary>
/// A duration of XML Schema (duration; Part 2, 3.2.6). It may have years and months, whose lengths vary, and more digits than <see cref="TimeSpan"/>. It
/// keeps the original text, so no information is lost. P1Y and P12M are different values, as are PT60S and PT1M.
/// </summary>
#if NETSTANDARD2_0
public readonly struct XmlDuration : IEquatable<XmlDuration>
#else
[System.Text.Json.Serialization.JsonConverter(typeof(XmlValueJsonConverter<XmlDuration>))]
public readonly struct XmlDuration : IEquatable<XmlDuration>, IParsable<XmlDuration>
#endif
{
    private readonly string? _text;

    /// <summary>Creates a value of days and smaller units.</summary>
    public XmlDuration(TimeSpan value) => _text = System.Xml.XmlConvert.ToString(value);

    /// <summary>Creates a value.</summary>
    /// <param name="years">The years.</param>
    /// <param name="months">The months.</param>
    /// <param name="rest">The days and smaller units.</param>
    /// <exception cref="ArgumentException">Some values are negative and some are positive.</exception>
    public XmlDuration(int years, int months, TimeSpan rest = default)
    {
        var isNegative = years < 0 || months < 0 || rest < TimeSpan.Zero;
        if (isNegative && (years > 0 || months > 0 || rest > TimeSpan.Zero))
            throw new ArgumentException("A duration is negative as a whole, or not at all");
        var time = System.Xml.XmlConvert.ToString(rest).TrimStart('-').Substring(1);
        var date = Part(years, 'Y') + Part(months, 'M');
        _text = (isNegative ? "-P" : "P") + date + (rest == TimeSpan.Zero && date.Length > 0 ? "" : time);
    }

    /// <summary>Creates a value from a literal that has already been checked.</summary>
    internal XmlDuration(string literal, bool isLiteral) => _text = isLiteral ? literal : null;

    /// <summary>Whether the duration is negative.</summary>
    public bool IsNegative => Parts.IsNegative;

    /// <summary>The years and months as a number of months; negative if the duration is negative.</summary>
    public BigInteger Months => IsNegative ? -Parts.Months : Parts.Months;

    /// <summary>Converts a time span.</summary>
    public static implicit operator XmlDuration(TimeSpan value) => new(value);

    /// <summary>See <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(XmlDuration value) => value.ToTimeSpan();

    /// <summary>Whether two values are equal.</summary>
    public static bool operator ==(XmlDuration left, XmlDuration right) => left.Equals(right);

    /// <summary>Whether two values are not equal.</summary>
    public static bool operator !=(XmlDuration left, XmlDuration right) => !left.Equals(right);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid duration.</exception>
    public static XmlDuration Parse(string text) => ValueText.Parse<XmlDuration>(text, TryParse, "a valid duration");

    /// <summary>Reads a value, if the text is valid.</summary>
    /// <param name="text">The value in the format of XML Schema; leading and trailing whitespace is ignored.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out XmlDuration value)
    {
        var literal = text?.Trim(WhiteSpace.Characters);
        value = literal is not null && IsLiteral(literal) ? new XmlDuration(literal, isLiteral: true) : default;
        return value._text is not null;
    }
#if !NETSTANDARD2_0

    static XmlDuration IParsable<XmlDuration>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<XmlDuration>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out XmlDuration result) =>
        TryParse(s, out result);
#endif

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Canonical);

    /// <summary>Returns the original text of the value; if it was not read, its text in the format of XML Schema.</summary>
    public override string ToString() => Literal;

    /// <summary>Whether another duration has the same years, months, days and smaller units.</summary>
    public bool Equals(XmlDuration other) => Canonical == other.Canonical;

    /// <summary>Returns the duration as a time span; digits beyond 100 nanoseconds are left out.</summary>
    /// <exception cref="InvalidOperationException">It has years or months, whose lengths vary; add them to a date instead (<see cref="AddTo"/>).</exception>
    /// <exception cref="OverflowException">It is longer than the longest time span.</exception>
    public TimeSpan ToTimeSpan()
    {
        if (!Months.IsZero)
            throw new InvalidOperationException($"'{Literal}' has years or months, which are no fixed time; add it to a date with {nameof(AddTo)}");
        return new TimeSpan((long)(IsNegative ? -Parts.Ticks : Parts.Ticks));
    }

    /// <summary>Adds the duration to a point in time: first the years and months, then the other units.</summary>
    /// <exception cref="OverflowException">The duration is too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year of the result is not in the range 1 to 9999.</exception>
    public DateTime AddTo(DateTime start) => start.AddMonths((int)Months).AddTicks((long)(IsNegative ? -Parts.Ticks : Parts.Ticks));

    private static bool IsLiteral(string text) => DurationLiteral.TryParse(Encoding.UTF8.GetBytes(text), out _);

    private static string Part(int number, char designator) =>
        number == 0 ? "" : Math.Abs((long)number).ToString(System.Globalization.CultureInfo.InvariantCulture) + designator;

    /// <summary>The text that is the same for all equal values.</summary>
    internal string Canonical => Parts.ToValue().Canonical;

    private DurationLiteral Parts => DurationLiteral.TryParse(Encoding.UTF8.GetBytes(Literal), out var parts) ? parts : default;

    private string Literal => _text ?? "PT0S";
}
