using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema.Rng;
using Bindery.Schema.Simplification;
using Bindery.Schema.Simplified;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Reads schemas.</summary>
public static class SchemaReader
{
    /// <summary>Reads a schema file and all that it includes from the file system, and compiles it.</summary>
    /// <exception cref="SchemaException">The schema is wrong, or a file cannot be read.</exception>
    public static Grammar Load(string path) => Load(path, target: null);

    /// <summary>Reads a schema file for a version of its target: patterns that came later (<c>b:since</c>) are not allowed, and messages name the version that has them.</summary>
    /// <param name="path">The schema file.</param>
    /// <param name="target">The version, for example 9.0.0; null for the newest.</param>
    /// <exception cref="SchemaException">The schema is wrong, or a file cannot be read.</exception>
    public static Grammar Load(string path, Version? target)
    {
        var fullPath = Path.GetFullPath(path);
        var root = Parse(fullPath, ReadRoot(fullPath), CancellationToken.None);
        var files = new ParsingSyntaxSource(new FileSystemSchemaSource(), CancellationToken.None);
        files.Add(root);
        var (result, grammar) = VersionedSchema.Read(root, files, target, CancellationToken.None);
        return grammar ?? throw new SchemaException(result.Diagnostics);
    }

    /// <summary>Reads one file into its syntax tree, which is independent of all other files.</summary>
    internal static SchemaSyntax Parse(string path, string text, CancellationToken cancellationToken) =>
        path.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase) ? Xsd.XsdParser.Parse(new SourceText(path, text), cancellationToken)
        : RngParser.Parse(new SourceText(path, text), cancellationToken);

    /// <summary>Reads and simplifies a schema (RELAX NG 4 and 7). Never throws for a bad schema: the result holds the problems.</summary>
    internal static SimplificationResult Simplify(string path, string text, ISchemaSource source, CancellationToken cancellationToken)
    {
        var root = Parse(path, text, cancellationToken);
        var files = new ParsingSyntaxSource(source, cancellationToken);
        files.Add(root);
        return Simplify(root, files, null, cancellationToken);
    }

    /// <summary>Simplifies a schema whose files are read already.</summary>
    /// <param name="root">The file that begins it.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version of the target: patterns that came later (b:since) are not allowed; null: the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static SimplificationResult Simplify(SchemaSyntax root, ISyntaxSource source, Version? target, CancellationToken cancellationToken) =>
        root is Xsd.XsdSyntax schema ? Xsd.XsdSchema.Simplify(schema, source, cancellationToken) : Simplifier.Simplify(root, source, target, cancellationToken);

    private static string ReadRoot(string path)
    {
        try
        {
            return FileSystemSchemaSource.Read(path);
        }
        catch (XmlBindingException exception)
        {
            throw Fail(SchemaRules.NotWellFormed, exception.Problem, new SourceSpan(path, 0, 0, exception.Line, exception.Column, exception.Line, exception.Column));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fail(SchemaRules.FileNotFound, $"The schema cannot be read: {exception.Message}", new SourceSpan(path, 0, 0, 1, 1, 1, 1));
        }
    }

    private static SchemaException Fail(string id, string message, SourceSpan span) => new(new List<SchemaDiagnostic> { new(id, message, span) });
}
