using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Support;

/// <summary>
/// What the source generator makes of a schema in a project, as bytes: those that the compiler writes where EmitCompilerGeneratedFiles is on.
/// </summary>
internal static class GeneratorOutput
{
    public static SortedDictionary<string, byte[]> Of(string schema, LanguageVersion version, params (string Name, string Value)[] metadata)
    {
        var parse = new CSharpParseOptions(version);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Bindery.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Project", [], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], [new SchemaFile(schema)], parse, new Options(metadata))
            .RunGenerators(compilation);
        var result = driver.GetRunResult();
        Assert.Empty(result.Diagnostics);
        return new(
            result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => Bytes(source.SourceText)), StringComparer.Ordinal);
    }

    private static byte[] Bytes(SourceText text)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, text.Encoding!))
            text.Write(writer);
        return stream.ToArray();
    }

    private sealed class SchemaFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Options((string Name, string Value)[] metadata) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(metadata);
    }

    private sealed class Values((string Name, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = values.FirstOrDefault(pair => "build_metadata.AdditionalFiles.Bindery" + pair.Name == key).Value!;
            return value is not null;
        }
    }
}
