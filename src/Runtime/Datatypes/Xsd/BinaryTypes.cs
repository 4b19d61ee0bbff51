using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>hexBinary (3.2.15): two digits for each byte.</summary>
internal sealed class HexBinaryType() : XsdType("hexBinary", WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => "hexadecimal data";

    /// <inheritdoc/>
    public override string Example => "0AFF";

    /// <inheritdoc/>
    public override string UnitOfLength => "byte";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        if (literal.Length % 2 != 0)
            return false;
        foreach (var unit in literal)
            if (unit is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F')))
                return false;
        return true;
    }

    /// <summary>Returns the digits in upper case, which is the canonical form.</summary>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Utf8.GetString(literal).ToUpperInvariant();

    /// <inheritdoc/>
    public override int LengthOf(ReadOnlySpan<byte> literal) => literal.Length / 2;
}

/// <summary>base64Binary (3.2.16): spaces are allowed anywhere; the bits that pad the last byte must be zero, so each value has one form.</summary>
internal sealed class Base64BinaryType() : XsdType("base64Binary", WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => "Base64 data";

    /// <inheritdoc/>
    public override string Example => "aGVsbG8=";

    /// <inheritdoc/>
    public override string UnitOfLength => "byte";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Measure(literal) >= 0;

    /// <summary>Returns the characters without spaces, which is the canonical form.</summary>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Utf8.GetString(literal).Replace(" ", "");

    /// <inheritdoc/>
    public override int LengthOf(ReadOnlySpan<byte> literal) => Measure(literal);

    // Returns the number of bytes, or -1 if the text is not a literal.
    private static int Measure(ReadOnlySpan<byte> literal)
    {
        int digits = 0, pads = 0, last = 0;
        foreach (var unit in literal)
        {
            if (unit == ' ')
                continue;
            if (unit == '=')
            {
                pads++;
                continue;
            }
            last = Digit(unit);
            if (last < 0 || pads > 0)
                return -1;
            digits++;
        }
        var isPadded = pads switch
        {
            0 => true,
            1 => digits % 4 == 3 && (last & 3) == 0,
            2 => digits % 4 == 2 && (last & 15) == 0,
            _ => false,
        };
        return isPadded && (digits + pads) % 4 == 0 ? digits * 3 / 4 : -1;
    }

    private static int Digit(byte unit) => unit switch
    {
        >= (byte)'A' and <= (byte)'Z' => unit - 'A',
        >= (byte)'a' and <= (byte)'z' => unit - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => unit - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
