using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>dateTime, time, date, gYearMonth, gYear, gMonthDay, gDay, gMonth (3.2.7 to 3.2.14).</summary>
internal sealed class TemporalType(string name, TemporalFields fields, string noun, string example) : XsdType(name, WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => noun;

    /// <inheritdoc/>
    public override string Example => example;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override bool IsTemporal => true;

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => TemporalLiteral.TryParse(literal, fields, out _);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Parse(literal);

    /// <inheritdoc/>
    public override object CreateBound(ReadOnlySpan<byte> literal) => Parse(literal);

    /// <inheritdoc/>
    public override ValueOrder Compare(ReadOnlySpan<byte> literal, object bound) => TemporalValue.Compare(Parse(literal), (TemporalValue)bound);

    private TemporalValue Parse(ReadOnlySpan<byte> literal) =>
        TemporalLiteral.TryParse(literal, fields, out var parts) ? parts.ToValue() : throw new ArgumentException("no literal of " + Name, nameof(literal));
}
