namespace Bindery;

/// <summary>Specifies whether content that the schema does not define, and that was kept on reading, is written.</summary>
public enum UnknownContentOutput
{
    /// <summary>Write it at its place. If validation is on, the document is then refused, because the schema does not allow it.</summary>
    Write,

    /// <summary>Leave it out.</summary>
    Omit,
}
