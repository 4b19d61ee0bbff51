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
    /// Rewrites a schema, and every file that it includes or refers to, directly or not: those lie as far from the output as they do from the input, under
    /// their own names with the output's extension, and references are changed to match. Comments and annotations are kept. What the schema means is not looked
    /// at: one that has mistakes of meaning is rewritten, too.
    /// </summary>
    /// <param name="inputPath">The schema: its extension says the syntax (.rng or .rnc), its content where it has another one.</param>
    /// <param name="outputPath">The file to write: .rng for the XML syntax, .rnc for the compact one. Files that exist are written over.</param>
    /// <returns>The full paths of all files written, <paramref name="outputPath"/> first.</returns>
    /// <exception cref="SchemaException">
    /// A file cannot be read or written, is not well-formed or no RELAX NG, or <paramref name="outputPath"/> has neither extension. Nothing was written, unless
    /// writing itself failed.
    /// </exception>
    public static IReadOnlyList<string> Convert(string inputPath, string outputPath)
    {
        var texts = Rewrite(inputPath, outputPath);
        foreach (var (path, text) in texts)
            Save(path, text);
        return texts.Select(text => text.Path).ToList();
    }

    /// <summary>The files that <see cref="Convert"/> writes, not written: the full path and the text of each.</summary>
    /// <exception cref="SchemaException">As for <see cref="Convert"/>.</exception>
    internal static IReadOnlyList<(string Path, string Text)> Rewrite(string inputPath, string outputPath) =>
        NestingDepth.WithLargeStack(() => RewriteAll(inputPath, outputPath));

    private static List<(string Path, string Text)> RewriteAll(string inputPath, string outputPath)
    {
        var output = Path.GetFullPath(outputPath);
        var isCompact = output.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase);
        if (!isCompact && !output.EndsWith(".rng", StringComparison.OrdinalIgnoreCase))
            throw Fail("The extension of the file to write says its syntax: .rng for the XML syntax, .rnc for the compact syntax", output);
        var input = Path.GetFullPath(inputPath);
        var documents = SchemaDocument.ReadAll(input, SchemaReader.ReadRoot(input), CancellationToken.None);
        var paths = new OutputPaths(documents, output);
        var texts = new List<(string Path, string Text)>();
        foreach (var document in documents)
            if (document == documents[0] || !IsDone(document, paths, isCompact))
                texts.Add((paths.Of(document), Write(document, paths, isCompact)));
        return texts;
    }

    /// <summary>Whether a file is what it should be, and where: in the syntax wanted, with nothing to change in it.</summary>
    private static bool IsDone(SchemaDocument document, OutputPaths paths, bool isCompact) =>
        document.IsCompact == isCompact && paths.Of(document) == document.Path && document.References.Values.All(target => paths.Of(target) == target);

    private static string Write(SchemaDocument document, OutputPaths paths, bool isCompact)
    {
        string Reference(SourceSpan href) => paths.Reference(document, document.References[href]);
        return isCompact ? RncWriter.Write(document.Markup, Reference) : RngWriter.Write(document.Markup, Reference);
    }

    /// <summary>Writes one file, and the folder that it lies in.</summary>
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
