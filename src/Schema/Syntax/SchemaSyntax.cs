using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>A reference to another file.</summary>
/// <param name="Href">The reference, resolved against xml:base if there is one, and unescaped, as <see cref="ISchemaSource.TryGet"/> expects it.</param>
/// <param name="IsInclude">Whether it is an include; otherwise it is an externalRef.</param>
/// <param name="Span">The value of the href attribute.</param>
internal sealed record SchemaReference(string Href, bool IsInclude, SourceSpan Span);

/// <summary>
/// A schema file that has been read but not simplified. Immutable and independent of other files, so it can be cached until the file's text changes.
/// </summary>
/// <param name="path">The path as it was given.</param>
/// <param name="root">The root pattern; null if the file is not well-formed.</param>
/// <param name="references">The files that it refers to, in document order.</param>
/// <param name="diagnostics">The diagnostics of the file itself, in document order.</param>
internal class SchemaSyntax(string path, PatternSyntax? root, IReadOnlyList<SchemaReference> references, IReadOnlyList<SchemaDiagnostic> diagnostics)
{
    public string Path { get; } = path;

    public PatternSyntax? Root { get; } = root;

    /// <summary>The root pattern; for a file that is not well-formed, its readable part, or null if there is none.</summary>
    public PatternSyntax? Remains { get => field ?? Root; init; }

    /// <summary>Whether it is in a language other than RELAX NG; RELAX NG cannot refer to such a file.</summary>
    public virtual bool IsForeign => false;

    /// <summary>
    /// Whether the pattern is the translation of a schema in another language, whose own rules it satisfies: the attributes of an element differ in their
    /// names, and an ID may be the text of an element.
    /// </summary>
    public bool IsTranslation { get; init; }

    public IReadOnlyList<SchemaReference> References { get; } = references;

    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; } = diagnostics;
}
