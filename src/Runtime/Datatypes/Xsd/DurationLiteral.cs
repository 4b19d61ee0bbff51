using System;
using System.Numerics;
using System.Text;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>A value of duration (3.2.6).</summary>
/// <param name="Canonical">
/// The six components without redundant zeros. They are not added up: P1Y and P12M are different values, as are PT60S and PT1M; P0D and -P0D are equal.
/// </param>
internal readonly record struct DurationValue(string Canonical)
{
    /// <inheritdoc/>
    public override string ToString() => Canonical;
}

/// <summary>A literal of duration, split into its parts in place.</summary>
internal ref struct DurationLiteral
{
    private const string Designators = "YMDHMS";
    private const int TimeDesignators = 3;

    private readonly ReadOnlySpan<byte> _text;
    private bool _isNegative;
    private bool _isTime;
    private int _present;
    private Part _years;
    private Part _months;
    private Part _days;
    private Part _hours;
    private Part _minutes;
    private Part _seconds;
    private Part _fraction;

    private DurationLiteral(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Splits a literal into its parts.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DurationLiteral literal)
    {
        literal = new DurationLiteral(text);
        return literal.Parse();
    }

    /// <summary>Returns the value.</summary>
    public readonly DurationValue ToValue()
    {
        var date = new StringBuilder();
        Append(date, _years, 'Y');
        Append(date, _months, 'M');
        Append(date, _days, 'D');
        var time = new StringBuilder();
        Append(time, _hours, 'H');
        Append(time, _minutes, 'M');
        if (_fraction.Length > 0)
            time.Append(_seconds.Length == 0 ? "0" : Digits(_seconds)).Append('.').Append(Digits(_fraction)).Append('S');
        else
            Append(time, _seconds, 'S');
        if (date.Length + time.Length == 0)
            return new DurationValue("PT0S");
        if (time.Length > 0)
            date.Append('T').Append(time);
        return new DurationValue((_isNegative ? "-P" : "P") + date);
    }

    /// <summary>Whether the duration, with all its components, is negative.</summary>
    public readonly bool IsNegative => _isNegative;

    /// <summary>The number of years and months, in months.</summary>
    public readonly BigInteger Months => (Number(_years) * 12) + Number(_months);

    /// <summary>The days and smaller units, in units of 100 nanoseconds; smaller fractions are left out.</summary>
    public readonly BigInteger Ticks
    {
        get
        {
            var seconds = (((((Number(_days) * 24) + Number(_hours)) * 60) + Number(_minutes)) * 60) + Number(_seconds);
            var fraction = 0L;
            for (var i = 0; i < 7; i++)
                fraction = (fraction * 10) + (i < _fraction.Length ? _text[_fraction.Start + i] - '0' : 0);
            return (seconds * TimeSpan.TicksPerSecond) + fraction;
        }
    }

    /// <summary>Returns the duration as months and seconds, for comparison; null if it has too many digits to calculate with.</summary>
    public readonly DurationLength? ToLength()
    {
        const int MostDigits = 1000;
        if (_text.Length > MostDigits)
            return null;
        var months = (Number(_years) * 12) + Number(_months);
        var seconds = (((((Number(_days) * 24) + Number(_hours)) * 60) + Number(_minutes)) * 60) + Number(_seconds);
        var scaled = (seconds * BigInteger.Pow(10, _fraction.Length)) + Number(_fraction);
        return _isNegative ? new DurationLength(-months, -scaled, _fraction.Length) : new DurationLength(months, scaled, _fraction.Length);
    }

    private bool Parse()
    {
        var at = 0;
        if (at < _text.Length && _text[at] == '-')
        {
            _isNegative = true;
            at++;
        }
        if (at >= _text.Length || _text[at++] != 'P')
            return false;
        var component = 0;
        while (at < _text.Length)
        {
            if (_text[at] == 'T')
            {
                // There is only one 'T', and a component must follow it.
                if (_isTime || at + 1 == _text.Length)
                    return false;
                _isTime = true;
                component = TimeDesignators;
                at++;
            }
            if (!ReadComponent(ref at, ref component))
                return false;
        }
        return _present > 0;
    }

    private bool ReadComponent(ref int at, ref int component)
    {
        var whole = ReadDigits(ref at);
        var fraction = default(Part);
        var hasPoint = at < _text.Length && _text[at] == '.';
        if (hasPoint)
        {
            at++;
            fraction = ReadDigits(ref at);
        }
        if (at == _text.Length || whole.Length + fraction.Length == 0)
            return false;
        var last = _isTime ? Designators.Length : TimeDesignators;
        while (component < last && Designators[component] != _text[at])
            component++;
        if (component == last || (hasPoint && component != Designators.Length - 1))
            return false;
        at++;
        _present++;
        whole = WithoutLeadingZeros(whole);
        switch (component++)
        {
            case 0:
                _years = whole;
                break;
            case 1:
                _months = whole;
                break;
            case 2:
                _days = whole;
                break;
            case 3:
                _hours = whole;
                break;
            case 4:
                _minutes = whole;
                break;
            default:
                _seconds = whole;
                _fraction = WithoutTrailingZeros(fraction);
                break;
        }
        return true;
    }

    private readonly Part ReadDigits(ref int at)
    {
        var start = at;
        while (at < _text.Length && (uint)(_text[at] - '0') <= 9)
            at++;
        return new Part(start, at - start);
    }

    private readonly Part WithoutLeadingZeros(Part part)
    {
        while (part.Length > 0 && _text[part.Start] == '0')
            part = new Part(part.Start + 1, part.Length - 1);
        return part;
    }

    private readonly Part WithoutTrailingZeros(Part part)
    {
        while (part.Length > 0 && _text[part.Start + part.Length - 1] == '0')
            part = new Part(part.Start, part.Length - 1);
        return part;
    }

    private readonly void Append(StringBuilder text, Part part, char designator)
    {
        if (part.Length > 0)
            text.Append(Digits(part)).Append(designator);
    }

    private readonly string Digits(Part part) => Utf8.GetString(_text.Slice(part.Start, part.Length));

    private readonly BigInteger Number(Part part)
    {
        var value = BigInteger.Zero;
        foreach (var digit in _text.Slice(part.Start, part.Length))
            value = (value * 10) + (digit - '0');
        return value;
    }

    private readonly record struct Part(int Start, int Length);
}
