using System;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.Syntax;
using Bindery.Schema.Xsd;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Pipeline;

/// <summary>
/// The text of a schema file, and its syntax tree after it has been requested. Equal to another one with the same path and text, so that an unchanged file is
/// not parsed again.
/// </summary>
internal sealed class SchemaText(string path, string text) : IEquatable<SchemaText>
{
    private SchemaSyntax? _syntax;

    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Whether an additional file is a schema, by its extension.</summary>
    public static bool IsSchema(AdditionalText file) =>
        file.Path.EndsWith(".rng", StringComparison.OrdinalIgnoreCase)
            || file.Path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase)
            || file.Path.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase)
            || file.Path.EndsWith(".wsdl", StringComparison.OrdinalIgnoreCase)
            || IsNamedAsCatalog(file.Path);

    /// <summary>Whether the file is a catalog, which maps the locations in schemas to files.</summary>
    public bool IsCatalog => XsdCatalog.IsCatalog(Path, Text);

    /// <summary>Whether the file has the name of a catalog but is not one.</summary>
    public bool IsForeign => IsNamedAsCatalog(Path) && !IsCatalog;

    private static bool IsNamedAsCatalog(string path) =>
        path.EndsWith(XsdCatalog.FileName, StringComparison.OrdinalIgnoreCase)
        && string.Equals(System.IO.Path.GetFileName(path), XsdCatalog.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an additional file is a names file.</summary>
    public static bool IsNames(AdditionalText file) => file.Path.EndsWith(NamesFile.Extension, StringComparison.OrdinalIgnoreCase);

    public static SchemaText Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(SchemaPaths.Normalize(file.Path), file.GetText(cancellationToken)?.ToString() ?? "");

    /// <summary>The file's syntax tree. If two threads create one at the same time, either can be used.</summary>
    public SchemaSyntax GetSyntax(CancellationToken cancellationToken) => _syntax ??= SchemaReader.Parse(Path, Text, cancellationToken);

    public bool Equals(SchemaText? other) => other is not null && (ReferenceEquals(this, other) || (Path == other.Path && Text == other.Text));

    public override bool Equals(object? obj) => Equals(obj as SchemaText);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path) ^ Text.Length;
}
