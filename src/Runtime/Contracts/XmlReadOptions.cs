namespace Bindery;

/// <summary>Options for reading a document. The default is lenient: content that the schema does not define is kept, and nothing is validated.</summary>
public sealed class XmlReadOptions
{
    internal static XmlReadOptions Default { get; } = new();

    /// <summary>How content that the schema does not define is treated. Default: <see cref="Bindery.UnknownContent.Preserve"/>.</summary>
    public UnknownContent UnknownContent { get; set; }

    /// <summary>Whether the document is validated against the schema before it is read. Output-only content is allowed. Default: false.</summary>
    public bool Validate { get; set; }

    /// <summary>How a document type declaration is treated. Default: <see cref="DocumentTypeHandling.Refuse"/>.</summary>
    public DocumentTypeHandling DocumentType { get; set; }

    /// <summary>How comments and processing instructions are treated. Default: <see cref="CommentHandling.Ignore"/>.</summary>
    public CommentHandling Comments { get; set; }

    /// <summary>The limits on the size of the document.</summary>
    public XmlLimits Limits { get; set; } = new();

    /// <summary>The length in bytes up to which a document of items is read as one span; null for the longest span.</summary>
    internal int? MostMapped { get; init; }

    /// <summary>The length in bytes of the parts of a larger document of items.</summary>
    internal int PartLength { get; init; } = 16 * 1024 * 1024;
}
