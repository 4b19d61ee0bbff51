using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Files;

/// <summary>Schemas in the compact syntax are schemas like others.</summary>
public sealed class CompactSyntaxTests
{
    [Theory]
    [InlineData("schemas/samples/fieldbook.rng", "FieldNotes")]
    [InlineData("schemas/domainbackup.rng", "Libvirt.Xml")]
    [InlineData("schemas/domaincheckpoint.rng", "Libvirt.Xml")]
    public void A_schema_results_in_the_same_code_in_either_syntax(string schema, string space)
    {
        var path = Path.Combine(Corpus.Repository, schema);
        var folder = Directory.CreateTempSubdirectory("bindery").FullName;
        try
        {
            var compact = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(path), ".rnc"));
            SchemaConverter.Convert(path, compact);
            Assert.Equal(Generate(path), Generate(compact));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Generate(string file) =>
            string.Join(
                '\n', GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/" + Path.GetFileName(file), File.ReadAllText(file), space)] })
            .AssertClean().Files.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "\n" + pair.Value))
                .Replace(Path.GetFileName(file), "the schema", StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_both_syntaxes_include_each_other()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas =
            [
                new("/project/doc.rnc", "include \"parts/common.rng\"\nstart = element doc { id }"),
                new("/project/parts/common.rng", Rng.Grammar("<include href='ids.rnc'/>")),
                new("/project/parts/ids.rnc", "## What it is called.\nid = attribute id { xsd:int }"),
            ],
        }).AssertClean();
        Assert.Equal(["Consumer.Doc.g.cs", "Consumer.DocGrammar.g.cs"], run.Files.Keys);
        Assert.Contains("int Id ", run.Files["Consumer.Doc.g.cs"]);
    }

    [Fact]
    public void Mistakes_are_reported_at_their_places()
    {
        var run = GeneratorRun.Of(new TestProject { Schemas = [new("/project/doc.rnc", "start = element doc {\n  atribute id { text }\n}")] });
        var problem = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(
            ("BND0006", 1, 2, 8),
            (problem.Id,
                problem.Location.GetLineSpan().StartLinePosition.Line,
                problem.Location.GetLineSpan().StartLinePosition.Character,
                problem.Location.SourceSpan.Length));
        Assert.Contains("did you mean 'attribute'?", problem.GetMessage(CultureInfo.InvariantCulture));
    }
}
