using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>decimal (3.2.3) and integer with all types that are derived from it (3.3.13 to 3.3.25).</summary>
internal sealed class DecimalType : XsdType
{
    private readonly bool _isInteger;

    /// <summary>Creates the type decimal.</summary>
    public DecimalType()
        : base("decimal", WhiteSpaceFacet.Collapse)
    {
    }

    /// <summary>Creates an integer type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">Its least value, or null.</param>
    /// <param name="greatest">Its greatest value, or null.</param>
    public DecimalType(string name, string? least, string? greatest)
        : base(name, WhiteSpaceFacet.Collapse)
    {
        _isInteger = true;
        Least = least is null ? null : new DecimalBound(Utf8.GetBytes(least));
        Greatest = greatest is null ? null : new DecimalBound(Utf8.GetBytes(greatest));
    }

    /// <summary>Whether the type is integer or is derived from it.</summary>
    public bool IsInteger => _isInteger;

    /// <summary>Whether a literal may have a plus sign.</summary>
    public bool HasPlus { get; init; } = true;

    /// <summary>The least value, or null.</summary>
    public DecimalBound? Least { get; }

    /// <summary>The greatest value, or null.</summary>
    public DecimalBound? Greatest { get; }

    /// <inheritdoc/>
    public override string Primitive => Primitives.Decimal;

    /// <inheritdoc/>
    public override string Noun => _isInteger ? "an integer" : "a decimal number";

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override bool HasDigits => true;

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) =>
        DecimalLiteral.TryParse(literal, _isInteger, out var value)
        && (HasPlus || literal[0] != '+')
        && (Least is null || DecimalLiteral.Compare(value, Least.Literal) >= 0)
        && (Greatest is null || DecimalLiteral.Compare(value, Greatest.Literal) <= 0);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Parse(literal).ToValue();

    /// <inheritdoc/>
    public override object CreateBound(ReadOnlySpan<byte> literal) => new DecimalBound(literal);

    /// <inheritdoc/>
    public override ValueOrder Compare(ReadOnlySpan<byte> literal, object bound) =>
        OrderOf(DecimalLiteral.Compare(Parse(literal), ((DecimalBound)bound).Literal));

    private static DecimalLiteral Parse(ReadOnlySpan<byte> literal) =>
        DecimalLiteral.TryParse(literal, isInteger: false, out var value) ? value : throw new ArgumentException("no literal of decimal", nameof(literal));
}
