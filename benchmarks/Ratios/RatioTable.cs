using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Bindery.Benchmarks.Alternatives;
using Bindery.Tests;
using Libvirt.Xml;

namespace Bindery.Benchmarks.Ratios;

/// <summary>
/// Measures each way to read and to write documents of several sizes, in turn, and takes the best round of each: the processor's time, for machines that do
/// other things too.
/// </summary>
internal sealed class RatioTable
{
    private const int Rounds = 7;
    private const double RoundMilliseconds = 60;

    private static readonly XmlReadOptions Validated = new() { Validate = true };
    private static readonly XmlWriteOptions Unvalidated = new() { Validate = false };

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly MemoryStream _stream = new(64 * 1024);

    /// <summary>The numbers of disks.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [3, 1_000, 20_000];

    /// <summary>Measures all ways.</summary>
    public List<RatioRow> Measure()
    {
        var measured = Sizes.Select(size => MeasureAll(Ways(size))).ToList();
        var goals = Ways(Sizes[0]).ToDictionary(way => way.Name, way => way.Goals);
        return measured[0].Keys.Select(name => new RatioRow(
            name,
            measured.Select(size => size[name].Time).ToArray(),
            measured.Select(size => size[name].Time / size["XmlReader, bare walk"].Time).ToArray(),
            goals[name],
            measured.Select(size => size[name].Allocated).ToArray())).ToList();
    }

    /// <summary>The time for each of 100,000 disks, as a ratio to that for each of 1,000; once for each validated way.</summary>
    public IEnumerable<(string Name, double Ratio)> MeasureGrowth()
    {
        var few = MeasureAll(Ways(1_000).Where(IsOurs).ToList());
        var many = MeasureAll(Ways(100_000).Where(IsOurs).ToList());
        return few.Select(way => (way.Key, many[way.Key].Time / 100 / way.Value.Time));

        static bool IsOurs(Way way) => way.Name.StartsWith("Bindery", StringComparison.Ordinal);
    }

    private static Dictionary<string, (double Time, long Allocated)> MeasureAll(IReadOnlyList<Way> ways)
    {
        var best = ways.ToDictionary(way => way.Name, _ => (Time: double.MaxValue, Allocated: 0L));
        var counts = ways.ToDictionary(way => way.Name, way => Count(way.Run));
        for (var round = 0; round < Rounds; round++)
            foreach (var way in ways)
            {
                GC.Collect();
                var count = counts[way.Name];
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = ThreadTime.Now;
                for (var i = 0; i < count; i++)
                    way.Run();
                var time = (ThreadTime.Now - start).TotalMicroseconds / count;
                allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
                best[way.Name] = (Math.Min(time, best[way.Name].Time), allocated);
            }
        return best;
    }

    // Runs until the code is compiled for good, and finds how many runs fill a round.
    private static int Count(Action run)
    {
        var start = ThreadTime.Now;
        var runs = 0;
        for (; (ThreadTime.Now - start).TotalMilliseconds < 15 * RoundMilliseconds || runs < 5; runs++)
            run();
        return Math.Max(1, (int)(RoundMilliseconds / ((ThreadTime.Now - start).TotalMilliseconds / runs)));
    }

    private List<Way> Ways(int disks)
    {
        var bytes = DisksDocument.Of(disks);
        var model = DomainBackup.Parse(bytes);
        var grammar = DomainBackupGrammar.Instance;
        var plain = HandWritten.Read(bytes);
        double none = double.NaN;
        return
        [
            new("XmlReader, bare walk", () => Walk(bytes), [none, none, none]),
            new("Bindery, read", () => DomainBackup.Parse(bytes), [0.5, none, 1.2]),
            new("Bindery, read and validated", () => DomainBackup.Parse(bytes, Validated), [0.8, 1.5, 1.5]),
            new("XmlReader by hand", () => HandWritten.Read(bytes), [none, none, none]),
            new("XmlSerializer, read", () => Serialized.Read(bytes), [none, none, none]),
            new("XDocument, read", () => DocumentBased.Read(XDocument.Load(new MemoryStream(bytes))), [none, none, none]),
            new("Bindery, written without validation", () => Write(model, Unvalidated), [0.25, none, none]),
            new("Bindery, written (the default: validated)", () => Write(model, null), [0.5, 1.2, 1.2]),
            new("XmlWriter by hand", () => Write(stream => HandWritten.Write(plain, stream)), [none, none, none]),
            new("XmlSerializer, written", () => Write(stream => Serialized.Write(plain, stream)), [none, none, none]),
            new("XDocument, written", () => Write(stream => WriteDocument(plain, stream)), [none, none, none]),
            new("Grammar.Validate", () => Validate(grammar, bytes), [none, none, none]),
        ];
    }

    private static void Walk(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), HandWritten.BareSettings);
        while (reader.Read())
            while (reader.MoveToNextAttribute())
            {
            }
    }

    private static void Validate(Grammar grammar, byte[] document)
    {
        if (grammar.Validate(document).Count > 0)
            throw new InvalidOperationException("The document is not valid.");
    }

    private static void WriteDocument(Alternatives.Backup backup, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, HandWritten.WriterSettings);
        DocumentBased.Write(backup).Save(writer);
    }

    private void Write(DomainBackup model, XmlWriteOptions? options)
    {
        _buffer.ResetWrittenCount();
        model.WriteTo(_buffer, options);
    }

    private void Write(Action<Stream> write)
    {
        _stream.SetLength(0);
        write(_stream);
    }

    /// <summary>One way to read or write.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="Run">Does it once.</param>
    /// <param name="Goals">What the ratio to the bare walk must not be above, by size.</param>
    private sealed record Way(string Name, Action Run, double[] Goals);
}
