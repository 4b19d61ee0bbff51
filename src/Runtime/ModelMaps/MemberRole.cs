namespace Bindery.ModelMaps;

/// <summary>The role of a member in the document.</summary>
internal enum MemberRole
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The text of an element without children.</summary>
    Text,

    /// <summary>A child with a class: single, or a list.</summary>
    Child,

    /// <summary>A child with text only: single, or a list.</summary>
    ValueChild,

    /// <summary>A child without content, whose presence is the value: a bool.</summary>
    Presence,

    /// <summary>
    /// A child that only wraps a list. It is written if and only if the list is not empty. The items are classes (<see cref="MappedMember.Class"/>) or values.
    /// </summary>
    Wrapper,

    /// <summary>
    /// An ordered list of different items: their classes are <see cref="MappedMember.Cases"/>, other items are text or not defined by the schema.
    /// </summary>
    Items,

    /// <summary>Children that are elements of one substitution group: single, or a list. Their classes are <see cref="MappedMember.Cases"/>.</summary>
    Substitution,

    /// <summary>Attributes that a wildcard of the schema allows.</summary>
    AnyAttributes,

    /// <summary>Children that a wildcard of the schema allows: single, or a list.</summary>
    AnyElements,
}
