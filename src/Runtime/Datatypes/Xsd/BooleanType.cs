using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>boolean (3.2.2).</summary>
internal sealed class BooleanType() : XsdType("boolean", WhiteSpaceFacet.Collapse)
{
    private static readonly object True = true;

    private static readonly object False = false;

    /// <inheritdoc/>
    public override string Noun => "a boolean (true, false, 1 or 0)";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) =>
        literal.SequenceEqual("true"u8) || literal.SequenceEqual("false"u8) || literal.SequenceEqual("1"u8) || literal.SequenceEqual("0"u8);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => literal[0] is (byte)'t' or (byte)'1' ? True : False;
}
