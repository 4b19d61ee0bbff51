using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>The types, according to the schema, of the values of the element whose start tag was processed last.</summary>
internal interface IElementTypes
{
    /// <summary>Matches literals, with the prefixes in scope.</summary>
    LiteralMatcher Literals { get; }

    /// <summary>The type of the text; null if the element does not contain only a value.</summary>
    FieldType? TextOf(in Utf8XmlReader reader);

    /// <summary>The type of an attribute of the current start tag; null if the schema does not specify it.</summary>
    FieldType? AttributeOf(in Utf8XmlReader reader, int attribute);

    /// <summary>Whether the element is nillable (XML Schema Part 1, 3.3.4).</summary>
    bool IsNillable(in Utf8XmlReader reader);

    /// <summary>Whether the element is nil.</summary>
    bool IsNil(in Utf8XmlReader reader);

    /// <summary>The value of an empty text; null if there is no default.</summary>
    string? DefaultText { get; }

    /// <summary>Returns an attribute that is absent but has a default value; null if there is none.</summary>
    /// <param name="reader">The reader, at the start tag.</param>
    /// <param name="name">The possible names of the attribute.</param>
    (FieldType Type, string Value)? DefaultOf(in Utf8XmlReader reader, NameTest name);
}
