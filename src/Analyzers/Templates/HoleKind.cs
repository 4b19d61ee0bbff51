namespace Bindery.Analyzers.Templates;

/// <summary>What can be in a part of a text that is not known.</summary>
internal enum HoleKind
{
    /// <summary>Any value that a user of the text would put there: text, attributes or whole elements, as the place demands.</summary>
    Anything,

    /// <summary>Text without markup: a number, a member of an enumeration, what was escaped.</summary>
    Text,

    /// <summary>Attributes with their values, any number of them.</summary>
    Attributes,

    /// <summary>Content: text and elements that end where they began, any number of them.</summary>
    Content,

    /// <summary>Other rounds of a loop each of which opens or closes elements.</summary>
    Rounds,

    /// <summary>Markup that need not be balanced: nothing can be said of what stands behind it.</summary>
    Markup,
}
