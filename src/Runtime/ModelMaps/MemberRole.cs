namespace Bindery.ModelMaps;

/// <summary>What a member is in the document.</summary>
internal enum MemberRole
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>The text of an element without children.</summary>
    Text,

    /// <summary>A child with a class: single, or a list.</summary>
    Child,

    /// <summary>A child that is nothing but text: single, or a list.</summary>
    ValueChild,

    /// <summary>A child that is there or not: a bool.</summary>
    Presence,

    /// <summary>
    /// A child that only wraps a list, written exactly when the list is not empty. The items are classes (<see cref="MappedMember.Class"/>) or values.
    /// </summary>
    Wrapper,

    /// <summary>An ordered list of different items: their classes are <see cref="MappedMember.Cases"/>, others are text or unknown to the schema.</summary>
    Items,

    /// <summary>Attributes that the schema admits without naming them.</summary>
    AnyAttributes,

    /// <summary>Children that the schema admits without naming them: single, or a list.</summary>
    AnyElements,
}
