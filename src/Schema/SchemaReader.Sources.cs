using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

// Schemas that are not in files.
public static partial class SchemaReader
{
    /// <summary>Reads a schema from a string and compiles it.</summary>
    /// <param name="text">The schema.</param>
    /// <param name="path">
    /// The name of the schema in messages. Its extension determines the language; with any other extension, the text does. References to other files are
    /// resolved against it.
    /// </param>
    /// <param name="source">
    /// The source of the files that the schema refers to; null if it may not refer to any. <see cref="FileSystemSchemaSource"/> reads local files.
    /// </param>
    /// <param name="target">The version of its target, for example 9.0.0 (<c>b:since</c>); null for the newest.</param>
    /// <param name="limits">How large each file may be; null for 64 MiB and 1,024 levels.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SchemaException">The schema is not valid or exceeds a limit, or a file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Grammar Parse(
        string text, string path = "schema", ISchemaSource? source = null, Version? target = null, XmlLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        if (text is null)
            throw new ArgumentNullException(nameof(text));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        return Compile(path, text, source ?? new NoSchemaSource(), target, limits, cancellationToken);
    }

    /// <summary>Reads a schema from a text reader, to its end, and compiles it.</summary>
    /// <inheritdoc cref="Parse(string, string, ISchemaSource?, Version?, XmlLimits?, CancellationToken)"/>
    public static Grammar Load(
        TextReader schema, string path = "schema", ISchemaSource? source = null, Version? target = null, XmlLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        return Parse(schema.ReadToEnd(), path, source, target, limits, cancellationToken);
    }

    /// <summary>Reads a schema of any encoding from a stream, to its end, and compiles it.</summary>
    /// <inheritdoc cref="Parse(string, string, ISchemaSource?, Version?, XmlLimits?, CancellationToken)"/>
    public static Grammar Load(
        Stream schema, string path = "schema", ISchemaSource? source = null, Version? target = null, XmlLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        if (schema is null)
            throw new ArgumentNullException(nameof(schema));
        var text = Read(path, () => FileSystemSchemaSource.ReadText(schema, limits?.MaxBytes ?? SourceText.UsualBytes));
        return Parse(text, path, source, target, limits, cancellationToken);
    }

    /// <summary>Compiles a schema whose root file has already been read.</summary>
    /// <param name="path">The path of the root file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="source">The source of the other files.</param>
    /// <param name="target">The version of the documents; null for the newest.</param>
    /// <param name="limits">The limits; null for the usual ones.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="passedOver">Receives the constructs that are not checked; null if they are errors.</param>
    /// <exception cref="SchemaException">The schema is not valid or exceeds a limit, or a file cannot be read.</exception>
    internal static Grammar Compile(
        string path, string text, ISchemaSource source, Version? target, XmlLimits? limits, CancellationToken cancellationToken,
        ICollection<SchemaDiagnostic>? passedOver = null)
    {
        var (root, files) = Open(path, text, source, limits, cancellationToken);
        root = FrontEnds.ForDocuments(passedOver is null ? root : FrontEnds.PassingOver(root));
        var (result, _, grammar) = VersionedSchema.Read(root, files, target, cancellationToken);
        foreach (var diagnostic in result.PassedOver)
            passedOver?.Add(diagnostic);
        return grammar is null ? throw new SchemaException(result.Diagnostics) : new Grammar(grammar);
    }

    private static (SchemaSyntax Root, ISyntaxSource Files) Open(
        string path, string text, ISchemaSource source, XmlLimits? limits, CancellationToken cancellationToken)
    {
        var root = FrontEnds.Parse(path, text, limits, cancellationToken);
        var files = new ParsingSyntaxSource(source, limits, cancellationToken);
        files.Add(root);
        return (root, files);
    }

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlBindingException exception)
        {
            throw Fail(
                SchemaRules.NotWellFormed, exception.Problem, new SourceSpan(path, 0, 0, exception.Line, exception.Column, exception.Line, exception.Column));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var message = exception is FileNotFoundException or DirectoryNotFoundException
                ? "The schema does not exist"
                : $"The schema cannot be read: {exception.Message}";
            throw Fail(SchemaRules.FileNotFound, message, new SourceSpan(path, 0, 0, 1, 1, 1, 1));
        }
    }

    private static SchemaException Fail(string id, string message, SourceSpan span) => new([new SchemaDiagnostic(id, message, span)]);
}
