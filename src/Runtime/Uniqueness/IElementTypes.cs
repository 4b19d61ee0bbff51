using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>What the values of the element whose start tag was taken last are, by the schema.</summary>
internal interface IElementTypes
{
    /// <summary>Matches literals, with the prefixes in scope.</summary>
    LiteralMatcher Literals { get; }

    /// <summary>The type of the text; null where the element holds more than a value.</summary>
    FieldType? TextOf(in Utf8XmlReader reader);

    /// <summary>The type of an attribute of the start tag at hand; null where the schema does not say.</summary>
    FieldType? AttributeOf(in Utf8XmlReader reader, int attribute);

    /// <summary>Whether the element may be nil (XML Schema Part 1, 3.3.4).</summary>
    bool IsNillable(in Utf8XmlReader reader);

    /// <summary>Whether the element is nil.</summary>
    bool IsNil(in Utf8XmlReader reader);

    /// <summary>What stands for an empty text; null for nothing.</summary>
    string? DefaultText { get; }

    /// <summary>An attribute that is not there, but has a value by default; null for none.</summary>
    /// <param name="reader">Stands on the start tag.</param>
    /// <param name="name">What it may be called.</param>
    (FieldType Type, string Value)? DefaultOf(in Utf8XmlReader reader, NameTest name);
}
