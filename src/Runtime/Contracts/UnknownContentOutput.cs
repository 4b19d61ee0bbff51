namespace Bindery;

/// <summary>Specifies what is done on writing with content that the schema does not know and that was kept on reading.</summary>
public enum UnknownContentOutput
{
    /// <summary>Write it at its place. If validation is on, the document is then refused, because the schema does not allow it.</summary>
    Write,

    /// <summary>Leave it out.</summary>
    Omit,
}
