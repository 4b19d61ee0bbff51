namespace Bindery.Schema.Syntax;

/// <summary>The annotations of a pattern (a: RELAX NG DTD compatibility; b: urn:bindery:annotations).</summary>
/// <param name="Documentation">The text of a:documentation, several joined by an empty line; trimmed.</param>
/// <param name="Name">b:name: the C# name of the member (element, attribute) or of the enumeration's member (value).</param>
/// <param name="TypeName">b:type: the C# name of the class (element) or of the enumeration (attribute, element of text).</param>
/// <param name="DefaultValue">a:defaultValue.</param>
/// <param name="Direction">b:direction.</param>
/// <param name="Since">b:since: the first version that has the pattern.</param>
/// <param name="MemberType">b:as: the meaning of the value, if its datatype does not determine it.</param>
/// <param name="SuggestedTypeName">The name of the value's type in the schema; the name of its enumeration is made from it.</param>
/// <param name="TypeDocumentation">The documentation of that type.</param>
/// <param name="IsWildcard">Whether an attribute is one of those that a wildcard allows, and therefore not a member.</param>
/// <param name="WhereEmpty">The value of an empty element, if the schema defines one (default and fixed of XML Schema).</param>
internal sealed record Annotations(
    string? Documentation = null,
    string? Name = null,
    string? TypeName = null,
    string? DefaultValue = null,
    Direction Direction = Direction.Both,
    string? Since = null,
    MemberType MemberType = MemberType.Plain,
    string? SuggestedTypeName = null,
    string? TypeDocumentation = null,
    bool IsWildcard = false,
    string? WhereEmpty = null)
{
    public static Annotations None { get; } = new();
}
