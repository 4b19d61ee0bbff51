using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Reads the files of a source, each once.</summary>
internal sealed class ParsingSyntaxSource(ISchemaSource source, XmlLimits? limits, CancellationToken cancellationToken) : ISyntaxSource
{
    private readonly Dictionary<string, SchemaSyntax> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a file that has already been read, so that a reference back to it finds the same tree.</summary>
    public void Add(SchemaSyntax file) => _files[file.Path] = file;

    public SchemaSyntax? TryGet(string href, string baseFile)
    {
        if (!source.TryGet(href, baseFile, out var path, out var text))
            return null;
        if (!_files.TryGetValue(path, out var file))
        {
            file = FrontEnds.Parse(path, text, limits, cancellationToken);
            _files.Add(path, file);
        }

        return file;
    }

    public string ExplainMissing(string href, string baseFile) => source.ExplainMissing(href, baseFile);
}
