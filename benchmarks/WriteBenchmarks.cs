using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Bindery.Benchmarks.Alternatives;
using Libvirt.Xml;

namespace Bindery.Benchmarks;

/// <summary>
/// Writes all backup documents from models to UTF-8. The baseline is the bare walk of System.Xml's reader over the same documents, to have one measure for
/// reading and writing.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 5, iterationCount: 8)]
public class WriteBenchmarks
{
    private readonly IReadOnlyList<byte[]> _documents = BackupDocuments.All;
    private readonly List<DomainBackup> _models = BackupDocuments.All.Select(document => DomainBackup.Parse(document)).ToList();
    private readonly List<Alternatives.Backup> _plain = BackupDocuments.All.Select(HandWritten.Read).ToList();
    private readonly XmlWriteOptions _unvalidated = new() { Validate = false };
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly MemoryStream _stream = new(64 * 1024);

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

    [Benchmark(Description = "Bindery, unvalidated")]
    public int Unvalidated()
    {
        var length = 0;
        foreach (var model in _models)
        {
            _buffer.ResetWrittenCount();
            model.WriteTo(_buffer, _unvalidated);
            length += _buffer.WrittenCount;
        }
        return length;
    }

    [Benchmark(Description = "Bindery, validated")]
    public int Validated()
    {
        var length = 0;
        foreach (var model in _models)
        {
            _buffer.ResetWrittenCount();
            model.WriteTo(_buffer);
            length += _buffer.WrittenCount;
        }
        return length;
    }

    [Benchmark(Description = "XmlWriter by hand")]
    public long ByHand() => Sum(HandWritten.Write);

    [Benchmark(Description = "XmlSerializer")]
    public long Serializer() => Sum(Serialized.Write);

    [Benchmark(Description = "XDocument")]
    public long Document() => Sum((backup, stream) =>
    {
        using var writer = XmlWriter.Create(stream, HandWritten.WriterSettings);
        DocumentBased.Write(backup).Save(writer);
    });

    private long Sum(System.Action<Alternatives.Backup, Stream> write)
    {
        var length = 0L;
        foreach (var backup in _plain)
        {
            _stream.SetLength(0);
            write(backup, _stream);
            length += _stream.Length;
        }
        return length;
    }
}
