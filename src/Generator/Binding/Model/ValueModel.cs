namespace Bindery.Generator.Binding.Model;

/// <summary>The kinds of C# types that a text can become.</summary>
internal enum ValueKind
{
    String,
    Boolean,
    XsdBoolean,
    Int32,
    Int64,
    Decimal,
    BigInteger,
    Double,
    Enum,

    /// <summary>A qualified name.</summary>
    Name,

    /// <summary>A text that can contain qualified names.</summary>
    PrefixedText,

    /// <summary>A point in time, in seconds since the start of 1970.</summary>
    UnixTime,

    Guid,

    /// <summary>A date and time.</summary>
    DateTime,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A part of a date: a year, a month.</summary>
    PartialDate,

    Duration,

    /// <summary>Bytes in Base64.</summary>
    Base64,

    /// <summary>Bytes in hexadecimal digits.</summary>
    Hex,

    /// <summary>A list of values, separated by whitespace.</summary>
    List,
}

/// <summary>The C# type of the text of an attribute or an element.</summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="EnumName">For an enumeration, its name.</param>
/// <param name="Yes">For a Boolean, the word that means true.</param>
/// <param name="No">For a Boolean, the word that means false.</param>
/// <param name="Collapses">For an enumeration or a Boolean, whether whitespace around its words is ignored.</param>
/// <param name="Fixed">For a string, the only value that the schema allows, if there is only one.</param>
/// <param name="Item">For a list, the type of its items.</param>
internal sealed record ValueModel(
    ValueKind Kind, string? EnumName = null, string? Yes = null, string? No = null, bool Collapses = false, string? Fixed = null, ValueModel? Item = null)
{
    public bool IsValueType => Kind is not (ValueKind.String or ValueKind.PrefixedText or ValueKind.Base64 or ValueKind.Hex or ValueKind.List);

    /// <summary>Whether it is a date, a time or a duration, which preserves its text in the document.</summary>
    public bool IsTemporal => Kind is ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.PartialDate or ValueKind.Duration;

    /// <summary>Whether the type can hold any text.</summary>
    public bool TakesAnyText => Kind is ValueKind.String or ValueKind.PrefixedText;

    /// <summary>Whether the value contains qualified names.</summary>
    public bool HasNames => Kind is ValueKind.Name or ValueKind.PrefixedText;

    /// <summary>Whether a value can be written in more than one way.</summary>
    public bool HasForms => Kind switch
    {
        ValueKind.Boolean or ValueKind.Enum => Collapses,
        ValueKind.XsdBoolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.BigInteger or ValueKind.Double
            or ValueKind.UnixTime or ValueKind.Guid or ValueKind.Base64 or ValueKind.Hex or ValueKind.List => true,
        _ => IsTemporal,
    };

    /// <summary>A description of a valid value, for the message about a required value that cannot be read.</summary>
    public string Expectation => Kind switch
    {
        ValueKind.Boolean => $"'{Yes}' or '{No}'",
        ValueKind.XsdBoolean => "'true' or 'false'",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.BigInteger => "a whole number",
        ValueKind.Name => "a qualified name whose prefix is declared",
        ValueKind.UnixTime => "a time in seconds since the start of 1970",
        ValueKind.Guid => "a UUID",
        ValueKind.DateTime => "a date and time like 2026-01-31T12:00:00Z",
        ValueKind.Date => "a date like 2026-01-31",
        ValueKind.Time => "a time of day like 12:00:00",
        ValueKind.PartialDate => "a part of a date like 2026-01",
        ValueKind.Duration => "a duration like P1DT12H",
        ValueKind.Base64 => "data in Base64",
        ValueKind.Hex => "data in pairs of hexadecimal digits",
        ValueKind.List => $"a list, each item {Item!.Expectation}",
        _ => "a number",
    };
}
