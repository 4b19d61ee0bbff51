using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Documentation;

/// <summary>Holds docs/moving-from-xsd.md to the models of the schemas that it names: its code compiles, with every warning as an error.</summary>
public sealed class MovingFromXsdTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "moving-from-xsd.md")).ReplaceLineEndings("\n");

    public static IEnumerable<object[]> Blocks() =>
        Page.Split("\n```csharp\n").Skip(1).Select(part => new object[] { part[3..part.IndexOf('\n', StringComparison.Ordinal)] });

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_code_compiles(string schema)
    {
        var (files, item) = schema switch
        {
            "gpx" => (World("gpx"), "gpx.xsd"),
            "nuspec" => (World("nuspec"), "nuspec.xsd"),
            _ => (Path.Combine(Corpus.Repository, "samples", "SamlResponse", "schemas"), "saml-schema-protocol-2.0.xsd"),
        };
        if (files is null)
            return;
        var block = Page.Split("\n```csharp\n").Single(part => part.StartsWith($"// {schema}\n", StringComparison.Ordinal));
        var shown = block[..block.IndexOf("\n```", StringComparison.Ordinal)];
        var metadata = Page.Split('\n').Single(line => line.Contains($"/{item}\" Namespace=", StringComparison.Ordinal)).Split('"');
        GeneratorRun.Of(new TestProject
        {
            Schemas = Directory.GetFiles(files, "*.xsd").Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path) == item
                ? TestSchema.Item("/project/" + item, File.ReadAllText(path), metadata[3], metadata.Contains(" Root=") ? [("BinderyRoot", metadata[5])] : [])
                : new TestSchema("/project/" + Path.GetFileName(path), File.ReadAllText(path), ("BinderyRole", "Include"))).ToList(),
            Sources = ["#nullable enable\n" + shown],
        }).Load();
    }

    [Fact]
    public void Each_tool_has_a_schema_and_code() => Assert.Equal(["gpx", "nuspec", "saml"], Blocks().Select(block => (string)block[0]));

    private static string? World(string name) => Corpus.Has("world/xsd") ? Corpus.Path("world", "xsd", name, "schema") : null;
}
