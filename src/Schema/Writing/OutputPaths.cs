using System;
using System.Collections.Generic;
using System.IO;

namespace Bindery.Schema.Writing;

/// <summary>
/// Where the files of a schema go: the first where it was asked for, the others as far from it as they are from the first, with its extension. No two go to one
/// place.
/// </summary>
internal sealed class OutputPaths
{
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);

    /// <param name="documents">The files, the first of them the one that was asked for.</param>
    /// <param name="output">The full path for the first.</param>
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

    /// <summary>Where a file goes.</summary>
    public string Of(SchemaDocument document) => Of(document.Path);

    /// <summary>Where the file of a path goes.</summary>
    public string Of(string path) => _outputs[path];

    /// <summary>How a file refers to another one, where both have gone.</summary>
    public string Reference(SchemaDocument document, string target) => Relative(Of(document), Of(target));

    private static string Relative(string from, string to) =>
        new Uri(from).MakeRelativeUri(new Uri(to)).ToString() is { Length: > 0 } reference ? reference : Path.GetFileName(to);
}
