using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>NMTOKENS, IDREFS, ENTITIES (3.3.5, 3.3.10, 3.3.12): one or more items, separated by whitespace.</summary>
internal sealed class ListType(string name, XsdType item, string plural) : XsdType(name, WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Primitive => item.Primitive;

    /// <inheritdoc/>
    public override string Noun => "a list of " + plural;

    /// <inheritdoc/>
    public override string UnitOfLength => "item";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        while (true)
        {
            var end = literal.IndexOf((byte)' ');
            if (!item.IsLiteral(end < 0 ? literal : literal.Slice(0, end), prefixes))
                return false;
            if (end < 0)
                return true;
            literal = literal.Slice(end + 1);
        }
    }

    /// <summary>Returns the items, separated by one space: equal if and only if all items are equal.</summary>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Utf8.GetString(literal);

    /// <inheritdoc/>
    public override int LengthOf(ReadOnlySpan<byte> literal)
    {
        var count = 1;
        foreach (var unit in literal)
            if (unit == ' ')
                count++;
        return count;
    }

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> text, PrefixResolver? prefixes) => item.Explain(text, prefixes);
}
