using System.Diagnostics.CodeAnalysis;

namespace Bindery.Schema;

/// <summary>A source without files: a schema in a string must not make a program read the files that it names.</summary>
internal sealed class NoSchemaSource : ISchemaSource
{
    public bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text)
    {
        (path, text) = (null, null);
        return false;
    }

    public string ExplainMissing(string href, string baseFile) =>
        "cannot be read, because no source of other files was specified; pass an ISchemaSource, for example a FileSystemSchemaSource";
}
