using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Bindery.Schema;

namespace Bindery.Tests.Support;

/// <summary>Schema files in memory; references are used as names.</summary>
internal sealed class MemorySource : ISchemaSource
{
    private readonly Dictionary<string, string> _files = [];

    /// <summary>The requested references, each with the file that contains it.</summary>
    public List<(string Href, string BaseFile)> Requests { get; } = [];

    public MemorySource Add(string name, string text)
    {
        _files[name] = text;
        return this;
    }

    public bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text)
    {
        Requests.Add((href, baseFile));
        path = href;
        return _files.TryGetValue(href, out text);
    }

    public string ExplainMissing(string href, string baseFile) => "is not among the files of this test";
}
