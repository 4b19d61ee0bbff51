namespace Bindery;

/// <summary>What reading does with content that the schema does not know.</summary>
public enum UnknownContent
{
    /// <summary>Keep it with its place, so that writing puts it back.</summary>
    Preserve,

    /// <summary>Refuse the document with a <see cref="SchemaViolationException"/>.</summary>
    Reject,

    /// <summary>Read over it; it is lost on writing.</summary>
    Ignore,
}
