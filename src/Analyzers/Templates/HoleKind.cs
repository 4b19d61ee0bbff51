namespace Bindery.Analyzers.Templates;

/// <summary>The possible content of an unknown part of a text.</summary>
internal enum HoleKind
{
    /// <summary>Any value that is useful in its place: text, attributes or complete elements.</summary>
    Anything,

    /// <summary>Text without markup: a number, a member of an enumeration, an escaped text.</summary>
    Text,

    /// <summary>Any number of attributes with their values.</summary>
    Attributes,

    /// <summary>Content: text and complete elements.</summary>
    Content,

    /// <summary>Other iterations of a loop, each of which opens or closes elements.</summary>
    Rounds,

    /// <summary>Markup that need not be balanced: nothing is known about the text after it.</summary>
    Markup,
}
