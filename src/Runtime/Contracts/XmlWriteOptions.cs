namespace Bindery;

/// <summary>Options for writing a document. The default is strict: an invalid model is refused.</summary>
public sealed class XmlWriteOptions
{
    internal static XmlWriteOptions Default { get; } = new();

    /// <summary>Whether the document is validated against the schema before it is returned or stored. Default: true.</summary>
    public bool Validate { get; set; } = true;

    /// <summary>Whether each element begins on a new line, indented by two spaces for each level. Default: false.</summary>
    public bool Indent { get; set; }

    /// <summary>
    /// Whether content is written that the schema marks with b:direction: the receiver sends it, and refuses or ignores it as input. Default: false.
    /// </summary>
    public bool IncludeOutputOnly { get; set; }

    /// <summary>Whether kept content that the schema does not define is written. Default: <see cref="UnknownContentOutput.Write"/>.</summary>
    public UnknownContentOutput UnknownContent { get; set; }
}
