using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema;
using Bindery.Tool.CommandLine;

namespace Bindery.Tool.Files;

/// <summary>The schemas that the arguments name.</summary>
internal static class SchemaFiles
{
    /// <summary>Loads a schema and all files that it includes.</summary>
    /// <param name="path">The schema's file.</param>
    /// <param name="target">The version of the target of the schema; null for the newest.</param>
    /// <param name="cache">The folder in which compiled schemas are kept; null for none.</param>
    /// <param name="isConfined">Whether the schema may only refer to files in its own folder and the folders in it. Then the cache is not used.</param>
    /// <param name="notChecked">Receives the constructs that are not checked; null if they are errors. If not, the cache is not used.</param>
    /// <exception cref="SchemaException">The schema is not valid, or a file cannot be read. Paths are relative to the current folder.</exception>
    /// <exception cref="CallException">The name is not a valid file name.</exception>
    public static Grammar Load(string path, Version? target, string? cache, bool isConfined, ICollection<SchemaDiagnostic>? notChecked = null)
    {
        Check(path);
        try
        {
            if (isConfined || notChecked is not null)
                return SchemaReader.Compile(
                    Path.GetFullPath(path),
                    SchemaReader.ReadRoot(Path.GetFullPath(path)),
                    isConfined ? FolderOf(path) : new FileSystemSchemaSource(),
                    target,
                    null,
                    CancellationToken.None,
                    notChecked);
            return cache is null ? SchemaReader.Load(path, target) : new GrammarCache(cache).Load(path, target);
        }
        catch (SchemaException exception)
        {
            throw new SchemaException(Show(exception.Diagnostics, path));
        }
    }

    /// <summary>Returns the source of the files in the folder of a schema.</summary>
    public static ISchemaSource FolderOf(string path) => new FileSystemSchemaSource(Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>Reads the value of "--untranslated": whether constructs that are not translated are warnings, not errors.</summary>
    /// <exception cref="CallException">The value is not valid.</exception>
    public static bool PassesOver(string word) => word switch
    {
        "warning" => true,
        "error" => false,
        _ => throw new CallException($"'{word}' is not a valid value for '--untranslated'; write error or warning"),
    };

    /// <summary>Checks that a name is a valid name of a schema file.</summary>
    /// <exception cref="CallException">The name is not valid.</exception>
    public static void Check(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new CallException($"'{path}' is not a valid name of a schema file");
        if (path == DocumentNames.StandardInput)
            throw new CallException("the schema cannot come from standard input: what it includes is found beside its file");
        if (Directory.Exists(path))
            throw new CallException($"'{path}' is a folder; name the file in it that begins the schema");
    }

    /// <summary>Whether a name has an extension of schemas.</summary>
    public static bool HasSchemaName(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".rng" or ".rnc" or ".xsd";

    /// <summary>Returns the diagnostics with the names of their files for the user: as given, or relative to the current folder.</summary>
    public static IReadOnlyList<SchemaDiagnostic> Show(IReadOnlyList<SchemaDiagnostic> problems, string path)
    {
        var root = Path.GetFullPath(path);
        var current = Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) + Path.DirectorySeparatorChar;
        var shown = new SchemaDiagnostic[problems.Count];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = problems[i] with { Span = problems[i].Span with { File = Name(problems[i].Span.File) } };
        return shown;

        string Name(string file) =>
            file == root ? path
            : file.StartsWith(current, StringComparison.Ordinal) ? file[current.Length..]
            : file;
    }
}
