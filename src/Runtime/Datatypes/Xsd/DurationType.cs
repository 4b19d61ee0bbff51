using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>
/// duration (3.2.6). Values that are not equal component by component, but end at the same point in time, are incomparable (so P12M is not "at least P1Y"), as
/// in Jing.
/// </summary>
internal sealed class DurationType() : XsdType("duration", WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => "a duration";

    /// <inheritdoc/>
    public override string Example => "P1DT12H30M";

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => DurationLiteral.TryParse(literal, out _);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Parse(literal).ToValue();

    /// <inheritdoc/>
    public override object CreateBound(ReadOnlySpan<byte> literal)
    {
        var parts = Parse(literal);
        return new Bound(parts.ToValue(), parts.ToLength());
    }

    /// <inheritdoc/>
    public override ValueOrder Compare(ReadOnlySpan<byte> literal, object bound)
    {
        var limit = (Bound)bound;
        var parts = Parse(literal);
        if (parts.ToValue() == limit.Value)
            return ValueOrder.Equal;
        return parts.ToLength() is { } length && limit.Length is { } other ? DurationLength.Compare(length, other) : ValueOrder.Incomparable;
    }

    private static DurationLiteral Parse(ReadOnlySpan<byte> literal) =>
        DurationLiteral.TryParse(literal, out var parts) ? parts : throw new ArgumentException("no literal of duration", nameof(literal));

    private sealed record Bound(DurationValue Value, DurationLength? Length);
}
