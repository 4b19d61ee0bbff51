using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Identity;

/// <summary>A predicate: <c>@name</c>, <c>@name='value'</c>, or the negation of one.</summary>
/// <param name="attribute">The attribute.</param>
/// <param name="value">The value to compare with; null for a test of existence.</param>
/// <param name="isNegated">Whether the test is negated with <c>not(…)</c>.</param>
internal sealed class IdentityTest(ExactName attribute, string? value, bool isNegated)
{
    public ExactName Attribute { get; } = attribute;

    public string? Value { get; } = value;

    /// <summary><see cref="Value"/> in UTF-8.</summary>
    public byte[]? Utf8 { get; } = value is null ? null : Encoding.UTF8.GetBytes(value);

    public bool IsNegated { get; } = isNegated;

    /// <summary>Whether a start tag satisfies the test.</summary>
    public bool IsMetBy(in Utf8XmlReader reader)
    {
        var found = Attribute.FindAttribute(reader);
        return (found >= 0 && (Utf8 is null || reader.GetAttributeValue(found).SequenceEqual(Utf8))) != IsNegated;
    }
}
