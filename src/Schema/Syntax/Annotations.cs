namespace Bindery.Schema.Syntax;

/// <summary>What the schema says about a pattern beside the pattern (a: RELAX NG DTD compatibility; b: urn:bindery:annotations).</summary>
/// <param name="Documentation">The text of a:documentation, several joined by an empty line; trimmed.</param>
/// <param name="Name">b:name: the C# name of the member (element, attribute) or of the enumeration's member (value).</param>
/// <param name="TypeName">b:type: the C# name of the class (element) or of the enumeration (attribute, element of text).</param>
/// <param name="DefaultValue">a:defaultValue.</param>
/// <param name="Direction">b:direction.</param>
/// <param name="Since">b:since: the version that has the pattern first.</param>
/// <param name="MemberType">b:as: what the value is beyond its datatype.</param>
/// <param name="SuggestedTypeName">What the schema calls the type: a C# name is made of it, where it is still free.</param>
/// <param name="IsWildcard">Whether an attribute is one of those that a wildcard admits, and no member of its own.</param>
/// <param name="WhereEmpty">The value of an element that is empty, where the schema gives it one (default and fixed of XML Schema).</param>
internal sealed record Annotations(
    string? Documentation = null,
    string? Name = null,
    string? TypeName = null,
    string? DefaultValue = null,
    Direction Direction = Direction.Both,
    string? Since = null,
    MemberType MemberType = MemberType.Plain,
    string? SuggestedTypeName = null,
    bool IsWildcard = false,
    string? WhereEmpty = null)
{
    public static Annotations None { get; } = new();
}
