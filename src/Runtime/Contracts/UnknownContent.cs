namespace Bindery;

/// <summary>Specifies how content that the schema does not define is treated when a document is read.</summary>
public enum UnknownContent
{
    /// <summary>Keep it with its place, so that it is written again.</summary>
    Preserve,

    /// <summary>Refuse the document with a <see cref="SchemaViolationException"/>.</summary>
    Reject,

    /// <summary>Ignore it; it is lost on writing.</summary>
    Ignore,
}
