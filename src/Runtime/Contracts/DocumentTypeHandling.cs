namespace Bindery;

/// <summary>What reading does with a document type declaration.</summary>
public enum DocumentTypeHandling
{
    /// <summary>Refuse the document.</summary>
    Refuse,

    /// <summary>
    /// Read what the declaration itself has: entities are replaced, within limits, and attributes get their defaults. Files that it names are never read; a
    /// reference to an entity that only such a file can declare is an error.
    /// </summary>
    Read,
}
