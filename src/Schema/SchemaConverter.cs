using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema.Syntax;
using Bindery.Schema.Writing;
using Bindery.Serialization;

namespace Bindery.Schema;

/// <summary>Rewrites RELAX NG schemas from one syntax into the other: the XML syntax (.rng) and the compact syntax (.rnc).</summary>
public static class SchemaConverter
{
    /// <summary>
    /// Rewrites a schema and every file that it includes or refers to, directly or indirectly. The other files keep their names, with the output's extension,
    /// and their paths relative to the first file; references are changed to match. Comments and annotations are kept. The meaning of the schema is not
    /// checked.
    /// </summary>
    /// <param name="inputPath">The schema. Its extension determines the syntax (.rng or .rnc); with any other extension, its content does.</param>
    /// <param name="outputPath">The file to write: .rng for the XML syntax, .rnc for the compact syntax. Existing files are overwritten.</param>
    /// <returns>The full paths of all files written, <paramref name="outputPath"/> first.</returns>
    /// <exception cref="SchemaException">
    /// A file cannot be read or written, is not well-formed or is not RELAX NG, or <paramref name="outputPath"/> has neither extension. Nothing has been
    /// written, unless writing itself failed.
    /// </exception>
    public static IReadOnlyList<string> Convert(string inputPath, string outputPath)
    {
        var texts = Rewrite(inputPath, outputPath);
        foreach (var (path, text) in texts)
            Save(path, text);
        return texts.Select(text => text.Path).ToList();
    }

    /// <summary>Returns the files that <see cref="Convert"/> would write: the full path and the text of each.</summary>
    /// <exception cref="SchemaException">As for <see cref="Convert"/>.</exception>
    internal static IReadOnlyList<(string Path, string Text)> Rewrite(string inputPath, string outputPath) =>
        NestingDepth.WithLargeStack(() => RewriteAll(inputPath, outputPath));

    private static List<(string Path, string Text)> RewriteAll(string inputPath, string outputPath)
    {
        var output = Path.GetFullPath(outputPath);
        var isCompact = output.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase);
        if (!isCompact && !output.EndsWith(".rng", StringComparison.OrdinalIgnoreCase))
            throw Fail("The extension of the output file determines its syntax: .rng for the XML syntax, .rnc for the compact syntax", output);
        var input = Path.GetFullPath(inputPath);
        var documents = SchemaDocument.ReadAll(input, SchemaReader.ReadRoot(input), CancellationToken.None);
        var paths = new OutputPaths(documents, output);
        var texts = new List<(string Path, string Text)>();
        foreach (var document in documents)
            if (document == documents[0] || !IsDone(document, paths, isCompact))
                texts.Add((paths.Of(document), Write(document, paths, isCompact)));
        return texts;
    }

    /// <summary>Whether a file is already identical to what would be written: at its place, in the right syntax, with nothing to change.</summary>
    private static bool IsDone(SchemaDocument document, OutputPaths paths, bool isCompact) =>
        document.IsCompact == isCompact && paths.Of(document) == document.Path && document.References.Values.All(target => paths.Of(target) == target);

    private static string Write(SchemaDocument document, OutputPaths paths, bool isCompact)
    {
        string Reference(SourceSpan href) => paths.Reference(document, document.References[href]);
        return isCompact ? RncWriter.Write(document.Markup, Reference) : RngWriter.Write(document.Markup, Reference);
    }

    /// <summary>Writes one file, and creates its folder.</summary>
    /// <exception cref="SchemaException">It cannot be written.</exception>
    internal static void Save(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            ReplacedFile.Write(path, new UTF8Encoding(false).GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Fail("The file cannot be written: " + exception.Message, path);
        }
    }

    private static SchemaException Fail(string message, string path) =>
        new([new SchemaDiagnostic(SchemaRules.FileNotFound, message, new SourceSpan(path, 0, 0, 1, 1, 1, 1))]);
}
