using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests.RoundTrips;

/// <summary>A document that Parse accepts is written so that it is accepted again and results in an equal model; comments keep their places.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("<server transport='unix' socket='/A'/><incremental/><server socket='/B'/>")]
    [InlineData("<disks>-1</disks><disks><disk name='vda'/></disks>")]
    [InlineData("<disks/><disks a='1'/><incremental>1</incremental><disks><disk name='vda'/></disks><incremental>2</incremental>")]
    public void A_second_occurrence_is_written_after_that_of_the_model(string content)
    {
        var trip = Backup();
        Assert.Null(trip.Failure($"<domainbackup mode='pull'>{content}</domainbackup>"));
        Assert.Equal(3 - 1, trip.Accepted);
    }

    [CorpusFact]
    public void Backups_and_mutants_round_trip()
    {
        var documents = File.ReadLines(Corpus.Path("libvirt-9.0", "domainbackup-probes.tsv")).Skip(1).Select(line => line.Split('\t')[^1]).ToList();
        Check(Backup(), documents, mutants: 8);
    }

    [Fact]
    public void Sample_documents_and_mutants_round_trip()
    {
        var schema = Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook.rng");
        Check(
            Trip(schema),
            Directory.GetFiles(Path.GetDirectoryName(schema)!, "*.xml", SearchOption.AllDirectories)
                .Order(System.StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .ToList());
    }

    /// <summary>Small schemas of the corpus, each with its documents.</summary>
    public static IEnumerable<object[]> Cases() => !Corpus.Has("rng-cases")
        ? []
        : Directory.GetFiles(Corpus.Path("rng-cases"), "*.xml", SearchOption.AllDirectories)
        .Where(path => File.Exists(Path.ChangeExtension(path, ".rnc")))
            .Order(System.StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetRelativePath(Corpus.Path(), path) });

    [CorpusTheory("rng-cases")]
    [MemberData(nameof(Cases))]
    public void Cases_and_mutants_round_trip(string path)
    {
        var document = Corpus.Path(path);
        Check(Trip(Path.ChangeExtension(document, ".rnc")), [File.ReadAllText(document)]);
    }

    private void Check(RoundTrip trip, IReadOnlyList<string> documents, int mutants = 40)
    {
        var mutator = new DocumentMutator(1);
        var failures = new List<string>();
        foreach (var document in documents)
            for (var i = 0; i <= mutants; i++)
                try
                {
                    if ((i == 0 ? trip.Displaced(document) ?? trip.Failure(document) : trip.Failure(mutator.Mutate(document))) is { } failure)
                        failures.Add(failure);
                }
                catch (System.Xml.XmlException)
                {
                    break;
                }
        output.WriteLine($"{documents.Count * (mutants + 1)} documents, accepted {trip.Accepted} times");
        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join("\n\n", failures.OrderBy(failure => failure.Length).Take(6))}");
        Assert.NotEqual(0, trip.Accepted);
    }

    private static RoundTrip Backup() => Trip(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));

    private static RoundTrip Trip(string schema) => new(
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/" + Path.GetFileName(schema), File.ReadAllText(schema), "Models")] }).Load(),
        "Models",
        SchemaReader.Load(schema));
}
