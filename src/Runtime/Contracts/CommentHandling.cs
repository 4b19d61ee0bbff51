namespace Bindery;

/// <summary>Specifies how comments and processing instructions are treated when a document is read.</summary>
public enum CommentHandling
{
    /// <summary>Skip them.</summary>
    Ignore,

    /// <summary>
    /// Keep them, each with its place among elements and text, including those before and after the root element; they are written again. They are ignored when
    /// models are compared.
    /// </summary>
    Preserve,
}
