using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Reads schemas.</summary>
public static partial class SchemaReader
{
    /// <summary>Reads a schema file and all that it includes from the file system, and compiles it.</summary>
    /// <exception cref="SchemaException">The schema is not valid, or a file cannot be read.</exception>
    public static Grammar Load(string path) => Load(path, null);

    /// <summary>
    /// Reads a schema file for a version of its target: patterns of later versions (<c>b:since</c>) are not allowed, and messages name the version that has
    /// them.
    /// </summary>
    /// <param name="path">The schema file.</param>
    /// <param name="target">The version, for example 9.0.0; null for the newest.</param>
    /// <param name="limits">How large each file may be; null for 64 MiB and 1,024 levels.</param>
    /// <exception cref="SchemaException">The schema is not valid or exceeds a limit, or a file cannot be read.</exception>
    public static Grammar Load(string path, Version? target, XmlLimits? limits = null)
    {
        var fullPath = Path.GetFullPath(path);
        return Compile(fullPath, ReadRoot(fullPath, limits), new FileSystemSchemaSource(limits), target, limits, CancellationToken.None);
    }

    /// <summary>
    /// Reads a schema file of which parts are not checked: assertions of XML Schema 1.1, and alternatives with tests that are not supported. Documents that
    /// only break these are valid. The other overloads refuse such a schema.
    /// </summary>
    /// <param name="path">The schema file.</param>
    /// <param name="notChecked">What is not checked, each part with its place.</param>
    /// <param name="limits">How large each file may be; null for 64 MiB and 1,024 levels.</param>
    /// <exception cref="SchemaException">The schema is not valid or exceeds a limit, or a file cannot be read.</exception>
    public static Grammar Load(string path, out IReadOnlyList<SchemaDiagnostic> notChecked, XmlLimits? limits = null)
    {
        var fullPath = Path.GetFullPath(path);
        var passedOver = new List<SchemaDiagnostic>();
        var grammar = Compile(
            fullPath, ReadRoot(fullPath, limits), new FileSystemSchemaSource(limits), null, limits, CancellationToken.None, passedOver);
        notChecked = passedOver;
        return grammar;
    }

    /// <summary>Reads a schema file into its syntax tree, and returns the source of the files that it refers to.</summary>
    /// <param name="path">The schema file.</param>
    /// <param name="source">The source of the other files; null for all local files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SchemaException">The file cannot be read.</exception>
    internal static (SchemaSyntax Root, ISyntaxSource Files) Open(string path, ISchemaSource? source, CancellationToken cancellationToken)
    {
        var fullPath = Path.GetFullPath(path);
        return Open(fullPath, ReadRoot(fullPath), source ?? new FileSystemSchemaSource(), null, cancellationToken);
    }

    /// <summary>Reads one file into its syntax tree, which is independent of all other files.</summary>
    internal static SchemaSyntax Parse(string path, string text, CancellationToken cancellationToken) =>
        FrontEnds.Parse(path, text, null, cancellationToken);

    /// <summary>Reads and simplifies a schema (RELAX NG 4 and 7). An invalid schema does not throw: the result contains the diagnostics.</summary>
    internal static SimplificationResult Simplify(string path, string text, ISchemaSource source, CancellationToken cancellationToken)
    {
        var root = Parse(path, text, cancellationToken);
        var files = new ParsingSyntaxSource(source, null, cancellationToken);
        files.Add(root);
        return Simplify(root, files, null, cancellationToken);
    }

    /// <summary>Simplifies a schema whose files have already been read.</summary>
    /// <param name="root">The root file.</param>
    /// <param name="source">The other files.</param>
    /// <param name="target">The version of the target: patterns of later versions (b:since) are not allowed; null for the newest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static SimplificationResult Simplify(SchemaSyntax root, ISyntaxSource source, Version? target, CancellationToken cancellationToken) =>
        FrontEnds.Simplify(root, source, target, cancellationToken);

    /// <summary>Reads the text of the root file of a schema.</summary>
    /// <exception cref="SchemaException">It cannot be read.</exception>
    internal static string ReadRoot(string path, XmlLimits? limits = null) =>
        Read(path, () => FileSystemSchemaSource.ReadText(path, limits?.MaxBytes ?? SourceText.UsualBytes));

    /// <summary>Reads the bytes of the root file of a schema.</summary>
    /// <exception cref="SchemaException">It cannot be read.</exception>
    internal static byte[] ReadRootBytes(string path, XmlLimits? limits) =>
        Read(path, () => FileSystemSchemaSource.ReadBytes(path, limits?.MaxBytes ?? SourceText.UsualBytes));

    /// <summary>Returns the text of a file of a schema.</summary>
    /// <exception cref="SchemaException">Its bytes are not valid in its encoding.</exception>
    internal static string Decode(string path, byte[] bytes) => Read(path, () => FileSystemSchemaSource.Decode(bytes));
}
