using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>A reference to another file.</summary>
/// <param name="Href">The reference resolved against xml:base, where there is any, and unescaped: what <see cref="ISchemaSource.TryGet"/> takes.</param>
/// <param name="IsInclude">Whether it is an include; else it is an externalRef.</param>
/// <param name="Span">The value of the href attribute.</param>
internal sealed record SchemaReference(string Href, bool IsInclude, SourceSpan Span);

/// <summary>
/// One schema file, read but not yet simplified. Immutable and independent of other files, so it can be kept as long as the file's text stays.
/// </summary>
/// <param name="path">The path as it was given.</param>
/// <param name="root">The root pattern; null where the file is not well-formed.</param>
/// <param name="references">The files that it refers to, in document order.</param>
/// <param name="diagnostics">What is wrong with the file by itself, in document order.</param>
internal class SchemaSyntax(string path, PatternSyntax? root, IReadOnlyList<SchemaReference> references, IReadOnlyList<SchemaDiagnostic> diagnostics)
{
    public string Path { get; } = path;

    public PatternSyntax? Root { get; } = root;

    /// <summary>Whether it is of another language than RELAX NG, which no RELAX NG can refer to.</summary>
    public virtual bool IsForeign => false;

    public IReadOnlyList<SchemaReference> References { get; } = references;

    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; } = diagnostics;
}
