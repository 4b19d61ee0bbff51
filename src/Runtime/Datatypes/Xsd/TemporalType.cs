using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>dateTime, time, date, gYearMonth, gYear, gMonthDay, gDay, gMonth (3.2.7 to 3.2.14).</summary>
internal sealed class TemporalType(string name, TemporalFields fields, string noun, string example) : XsdType(name, WhiteSpaceFacet.Collapse)
{
    /// <summary>Whether the type is used in an XML Schema, where 24:00:00 is a time, and zones are up to 14 hours west.</summary>
    public bool IsOfSchema { get; init; }

    /// <inheritdoc/>
    public override string Noun => noun;

    /// <inheritdoc/>
    public override string Example => example;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override bool IsTemporal => true;

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => TemporalLiteral.TryParse(literal, fields, IsOfSchema, out _);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Parse(literal);

    /// <inheritdoc/>
    public override object CreateBound(ReadOnlySpan<byte> literal) => Parse(literal);

    /// <inheritdoc/>
    public override ValueOrder Compare(ReadOnlySpan<byte> literal, object bound) => TemporalValue.Compare(Parse(literal), (TemporalValue)bound);

    private TemporalValue Parse(ReadOnlySpan<byte> literal) =>
        TemporalLiteral.TryParse(literal, fields, IsOfSchema, out var parts)
            ? parts.ToValue()
            : throw new ArgumentException("no literal of " + Name, nameof(literal));
}
