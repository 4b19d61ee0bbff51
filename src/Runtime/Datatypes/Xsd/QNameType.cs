using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>A value of QName or NOTATION: equal by namespace name and local part, independent of the prefix.</summary>
internal readonly record struct QualifiedName(string NamespaceUri, string LocalName)
{
    /// <inheritdoc/>
    public override string ToString() => $"{{{NamespaceUri}}}{LocalName}";
}

/// <summary>
/// QName and NOTATION (3.2.18, 3.2.19): the prefix must be declared at the literal. Without a prefix, the resolver is called with the empty prefix. They have
/// no length.
/// </summary>
internal sealed class QNameType(string name) : XsdType(name, WhiteSpaceFacet.Collapse)
{
    private const string XmlUri = "http://www.w3.org/XML/1998/namespace";

    /// <inheritdoc/>
    public override bool UsesPrefixes => true;

    /// <inheritdoc/>
    public override string Noun => "a qualified name (local or prefix:local)";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) =>
        IsWellFormed(literal, out var colon) && (colon < 0 || Resolve(literal.Slice(0, colon), prefixes) is not null);

    /// <inheritdoc/>
    public override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        var colon = literal.IndexOf((byte)':');
        return new QualifiedName(Resolve(literal.Slice(0, Math.Max(colon, 0)), prefixes) ?? "", Utf8.GetString(literal.Slice(colon + 1)));
    }

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> text, PrefixResolver? prefixes) =>
        IsWellFormed(text, out var colon) && colon >= 0
            ? $"must be a qualified name whose prefix is declared; {Quotation.Of(Utf8.GetString(text.Slice(0, colon)))} is not"
            : null;

    private static bool IsWellFormed(ReadOnlySpan<byte> literal, out int colon)
    {
        colon = literal.IndexOf((byte)':');
        return (colon < 0 || NameRules.IsNCName(literal.Slice(0, colon))) && NameRules.IsNCName(literal.Slice(colon + 1));
    }

    private static string? Resolve(ReadOnlySpan<byte> prefix, PrefixResolver? prefixes) =>
        prefixes?.Invoke(Utf8.GetString(prefix)) ?? (prefix.SequenceEqual("xml"u8) ? XmlUri : null);
}
