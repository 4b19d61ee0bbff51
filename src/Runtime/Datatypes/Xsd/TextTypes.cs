using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>
/// A type whose values are its literals, with a length in code points: string and the types that are derived from it, anyURI, and the untyped ones.
/// </summary>
internal abstract class TextType(string name, WhiteSpaceFacet whiteSpace) : XsdType(name, whiteSpace)
{
    /// <inheritdoc/>
    public override string Primitive => Primitives.String;

    /// <inheritdoc/>
    public sealed override string? UnitOfLength => "character";

    /// <inheritdoc/>
    public sealed override object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => Utf8.GetString(literal);

    /// <inheritdoc/>
    public sealed override int LengthOf(ReadOnlySpan<byte> literal) => Utf8.CountCodePoints(literal);
}

/// <summary>string, normalizedString, token (3.2.1, 3.3.1, 3.3.2), and untypedAtomic and anyAtomicType, which Jing also has: any text.</summary>
internal sealed class StringType(string name, WhiteSpaceFacet whiteSpace) : TextType(name, whiteSpace)
{
    /// <inheritdoc/>
    public override string Noun => "text";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => true;
}

/// <summary>language (3.3.3): a tag in the form of RFC 3066.</summary>
internal sealed class LanguageType() : TextType("language", WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => "a language tag";

    /// <inheritdoc/>
    public override string Example => "en-GB";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        var length = 0;
        var isFirst = true;
        foreach (var unit in literal)
        {
            if (unit == '-')
            {
                if (length == 0)
                    return false;
                (length, isFirst) = (0, false);
            }
            else if (unit is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') || (!isFirst && unit is >= (byte)'0' and <= (byte)'9'))
            {
                if (++length > 8)
                    return false;
            }
            else
            {
                return false;
            }
        }
        return length > 0;
    }
}

/// <summary>The forms of names of a <see cref="NameType"/>.</summary>
internal enum NameForm : byte
{
    /// <summary>Name (3.3.6).</summary>
    Name,

    /// <summary>NCName (3.3.7): no colon.</summary>
    NoColon,

    /// <summary>NMTOKEN (3.3.4): it can begin with any name character.</summary>
    Token,
}

/// <summary>Name, NCName, NMTOKEN, ID, IDREF (3.3.4 to 3.3.9). The type does not check that an ID is unique and that an IDREF refers to one.</summary>
internal sealed class NameType(string name, NameForm form) : TextType(name, WhiteSpaceFacet.Collapse)
{
    /// <inheritdoc/>
    public override string Noun => form switch
    {
        NameForm.Name => "an XML name",
        NameForm.NoColon => "an XML name without colon",
        _ => "an XML name token",
    };

    /// <summary>The noun in the plural.</summary>
    public string Plural => form == NameForm.Token ? "XML name tokens" : "XML names without colon";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => form switch
    {
        NameForm.Name => NameRules.IsName(literal),
        NameForm.NoColon => NameRules.IsNCName(literal),
        _ => NameRules.IsNmtoken(literal),
    };
}

/// <summary>
/// ENTITY (3.3.11): the name of an unparsed entity that the document's DTD declares. These declarations are not read, so no literal is allowed; Jing's verdict
/// is the same for documents without a DTD.
/// </summary>
internal sealed class EntityType() : TextType("ENTITY", WhiteSpaceFacet.Collapse)
{
    /// <summary>The reason why no literal is allowed.</summary>
    public const string Explanation = "must be the name of an unparsed entity that the document declares, and such declarations are not read";

    /// <inheritdoc/>
    public override string Noun => "the name of an unparsed entity";

    /// <inheritdoc/>
    public override bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes) => false;

    /// <inheritdoc/>
    public override string Explain(ReadOnlySpan<byte> text, PrefixResolver? prefixes) => Explanation;
}
