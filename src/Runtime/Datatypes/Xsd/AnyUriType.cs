using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>
/// anyURI (3.2.17): a URI reference of RFC 2396 (with the IPv6 literals of RFC 2732), after characters that are not allowed were escaped; therefore almost all
/// texts are accepted.
/// </summary>
internal sealed class AnyUriType() : TextType("anyURI", WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Primitive => Name;

    /// <inheritdoc/>
    public override string Noun => "a URI reference";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => UriSyntax.IsValid(literal);
}
