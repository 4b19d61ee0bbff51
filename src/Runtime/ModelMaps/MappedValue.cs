namespace Bindery.ModelMaps;

/// <summary>The kinds of C# types of texts.</summary>
internal enum MappedValueKind
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
    Name,
    UnixTime,
    Guid,

    DateTime,
    Date,
    Time,
    PartialDate,
    Duration,
    Base64,
    Hex,

    /// <summary>A list of values of another type.</summary>
    List,
}

/// <summary>The C# type of a text.</summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="Enum">The enumeration.</param>
/// <param name="Yes">The word for true.</param>
/// <param name="No">The word for false.</param>
/// <param name="Fixed">
/// The only value that the schema allows, for a string that is an attribute or the element's text; a required member is initialized with it. Null for children.
/// </param>
/// <param name="Item">The type of the items of a list, which is not a list.</param>
internal sealed record MappedValue(
    MappedValueKind Kind, MappedEnum? Enum = null, string? Yes = null, string? No = null, string? Fixed = null, MappedValue? Item = null);
