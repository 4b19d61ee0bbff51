namespace Bindery;

/// <summary>Specifies how a document type declaration is treated when a document is read.</summary>
public enum DocumentTypeHandling
{
    /// <summary>Refuse the document.</summary>
    Refuse,

    /// <summary>
    /// Read the internal part of the declaration: entities are replaced, within limits, and attributes get their defaults. External files are never read; a
    /// reference to an entity that only such a file can declare is an error.
    /// </summary>
    Read,
}
