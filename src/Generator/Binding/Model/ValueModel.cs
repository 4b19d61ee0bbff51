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

    /// <summary>A text in which qualified names can stand.</summary>
    PrefixedText,

    /// <summary>A point in time, in seconds since the start of 1970.</summary>
    UnixTime,

    Guid,
}

/// <summary>What the text of an attribute or of an element becomes in C#.</summary>
/// <param name="Kind">The kind of type.</param>
/// <param name="EnumName">For an enumeration its name.</param>
/// <param name="Yes">For a boolean the word that means true.</param>
/// <param name="No">For a boolean the word that means false.</param>
/// <param name="Collapses">For an enumeration or a boolean whether white space around its words is no part of them.</param>
/// <param name="Fixed">For a string the only value that the schema admits, if there is only one.</param>
internal sealed record ValueModel(ValueKind Kind, string? EnumName = null, string? Yes = null, string? No = null, bool Collapses = false, string? Fixed = null)
{
    public bool IsValueType => Kind is not (ValueKind.String or ValueKind.PrefixedText);

    /// <summary>Whether the type can hold every text.</summary>
    public bool TakesAnyText => Kind is ValueKind.String or ValueKind.PrefixedText;

    /// <summary>Whether the value has names with prefixes.</summary>
    public bool HasNames => Kind is ValueKind.Name or ValueKind.PrefixedText;

    /// <summary>Whether a document can have a value in more than one form.</summary>
    public bool HasForms => Kind switch
    {
        ValueKind.Boolean or ValueKind.Enum => Collapses,
        ValueKind.XsdBoolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.BigInteger or ValueKind.Double
            or ValueKind.UnixTime or ValueKind.Guid => true,
        _ => false,
    };

    /// <summary>What would be right, for the message about a required value that cannot be read.</summary>
    public string Expectation => Kind switch
    {
        ValueKind.Boolean => $"'{Yes}' or '{No}'",
        ValueKind.XsdBoolean => "'true' or 'false'",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.BigInteger => "a whole number",
        ValueKind.Name => "a qualified name whose prefix is declared",
        ValueKind.UnixTime => "a time in seconds since the start of 1970",
        ValueKind.Guid => "a UUID",
        _ => "a number",
    };
}
