using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using Bindery.Benchmarks.Alternatives;
using Libvirt.Xml;

namespace Bindery.Benchmarks;

/// <summary>Reads all backup documents from UTF-8 into a model. The baseline reads nothing out of them: System.Xml's reader walks over them.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 5, iterationCount: 8)]
public class ReadBenchmarks
{
    private readonly IReadOnlyList<byte[]> _documents = BackupDocuments.All;

    [GlobalSetup]
    public void CheckRuntime() => BackupDocuments.CheckRuntime();

    [Benchmark(Baseline = true, Description = "XmlReader, bare walk")]
    public int Walk()
    {
        var count = 0;
        foreach (var document in _documents)
        {
            using var reader = XmlReader.Create(new MemoryStream(document), HandWritten.BareSettings);
            while (reader.Read())
                while (reader.MoveToNextAttribute())
                    count++;
        }
        return count;
    }

    [Benchmark(Description = "Bindery")]
    public int Bindery() => _documents.Sum(document => DomainBackup.Parse(document).Disks.Count);

    [Benchmark(Description = "XmlReader by hand")]
    public int ByHand() => _documents.Sum(document => HandWritten.Read(document).Disks?.Count ?? 0);

    [Benchmark(Description = "XmlSerializer")]
    public int Serializer() => _documents.Sum(document => Serialized.Read(document).Disks?.Count ?? 0);

    [Benchmark(Description = "XDocument")]
    public int Document() => _documents.Sum(document => DocumentBased.Read(XDocument.Load(new MemoryStream(document))).Disks?.Count ?? 0);
}
