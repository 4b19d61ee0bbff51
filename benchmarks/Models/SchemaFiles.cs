using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Benchmarks.Models;

/// <summary>The schema files of a folder as additional files of a project: one of them is the root, the others are there to be included.</summary>
/// <param name="root">The root.</param>
/// <param name="folder">The folder, which the root may be deep inside.</param>
internal sealed class SchemaFiles(string root, string folder) : AnalyzerConfigOptionsProvider
{
    public IReadOnlyList<AdditionalText> Texts { get; } = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".rng" or ".rnc" or ".xsd")
        .Order(StringComparer.Ordinal).Select(path => (AdditionalText)new FileText(path)).ToList();

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(textFile.Path == root
        ? new() { ["build_metadata.AdditionalFiles.BinderyRole"] = "Schema", ["build_metadata.AdditionalFiles.BinderyNamespace"] = "World" }
        : new() { ["build_metadata.AdditionalFiles.BinderyRole"] = "Include" });

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class FileText(string path) : AdditionalText
    {
        // One root of libvirt includes a file that it gets by way of another as well, which is an error in it.
        private readonly SourceText _text = SourceText.From(System.IO.Path.GetFileName(path) == "device.rng"
            ? File.ReadAllText(path).Replace("<include href=\"privatedata.rng\"/>", "", StringComparison.Ordinal)
            : File.ReadAllText(path));

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
