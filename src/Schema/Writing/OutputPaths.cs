using System;
using System.Collections.Generic;
using System.IO;

namespace Bindery.Schema.Writing;

/// <summary>
/// The output paths of a schema's files: the first file gets the requested path, the others keep their paths relative to it, with its extension. Paths are
/// distinct.
/// </summary>
internal sealed class OutputPaths
{
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <param name="documents">The files; the first is the requested one.</param>
    /// <param name="output">The full output path of the first file.</param>
    public OutputPaths(IReadOnlyList<SchemaDocument> documents, string output)
    {
        var extension = Path.GetExtension(output);
        var folder = Path.GetDirectoryName(output)!;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { output };
        _outputs.Add(documents[0].Path, output);
        for (var i = 1; i < documents.Count; i++)
        {
            var path = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(Relative(documents[0].Path, documents[i].Path))));
            var stem = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
            var candidate = stem + extension;
            for (var number = 2; !taken.Add(candidate); number++)
                candidate = FormattableString.Invariant($"{stem}-{number}{extension}");
            _outputs.Add(documents[i].Path, candidate);
        }
    }

    /// <summary>The output path of a file.</summary>
    public string Of(SchemaDocument document) => Of(document.Path);

    /// <summary>The output path of the file with an input path.</summary>
    public string Of(string path) => _outputs[path];

    /// <summary>The reference from one output file to another.</summary>
    public string Reference(SchemaDocument document, string target) => Relative(Of(document), Of(target));

    private static string Relative(string from, string to) =>
        new Uri(from).MakeRelativeUri(new Uri(to)).ToString() is { Length: > 0 } reference ? reference : Path.GetFileName(to);
}
