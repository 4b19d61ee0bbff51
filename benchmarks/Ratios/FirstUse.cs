using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using Bindery.Benchmarks.Alternatives;
using Libvirt.Xml;

namespace Bindery.Benchmarks.Ratios;

/// <summary>What the first document costs that a process reads or writes: compilation at run time is most of it.</summary>
internal static class FirstUse
{
    /// <summary>The argument that makes this program one such process.</summary>
    public const string Argument = "first-use";

    private const int Processes = 7;

    private static readonly (string Way, string Name, string? Peer, double Goal)[] Ways =
    [
        ("walk", "XmlReader, bare walk", null, double.NaN),
        ("parse", "Bindery, Parse", "walk", 1.5),
        ("parse-validated", "Bindery, Parse, validated", "walk", double.NaN),
        ("hand", "XmlWriter by hand", null, double.NaN),
        ("unvalidated", "Bindery, ToXml without validation", "hand", double.NaN),
        ("toxml", "Bindery, ToXml", "hand", 2.5),
        ("serializer", "XmlSerializer, written", "hand", double.NaN),
    ];

    /// <summary>Measures in this process, and prints the milliseconds.</summary>
    public static void Serve(string way)
    {
        var bytes = DisksDocument.Of(3);
        // Models and streams are there before; what is measured is reading or writing.
        var plain = Plain();
        var start = Stopwatch.GetTimestamp();
        switch (way)
        {
            case "walk":
                Walk(bytes);
                break;
            case "parse":
                DomainBackup.Parse(bytes);
                break;
            case "parse-validated":
                DomainBackup.Parse(bytes, new XmlReadOptions { Validate = true });
                break;
            case "hand":
                HandWritten.Write(plain, new MemoryStream());
                break;
            case "serializer":
                Serialized.Write(plain, new MemoryStream());
                break;
            default:
                _ = Model().ToXml(way == "toxml" ? null : new XmlWriteOptions { Validate = false });
                break;
        }
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Measures each way in processes of its own, in turn.</summary>
    /// <returns>The median of each, and how it stands to its peer.</returns>
    public static List<(string Name, double Milliseconds, double Ratio, double Goal)> Measure()
    {
        var times = Ways.ToDictionary(way => way.Way, _ => new List<double>());
        for (var i = 0; i < Processes; i++)
            foreach (var way in Ways)
                times[way.Way].Add(Run(way.Way));
        return [.. Ways.Select(way => (way.Name, Median(way.Way), way.Peer is null ? double.NaN : Median(way.Way) / Median(way.Peer), way.Goal))];

        double Median(string way) => times[way].Order().ElementAt(Processes / 2);
    }

    private static void Walk(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), HandWritten.BareSettings);
        while (reader.Read())
            while (reader.MoveToNextAttribute())
            {
            }
    }

    private static DomainBackup Model()
    {
        var model = new DomainBackup { Mode = BackupMode.Pull, Incremental = "nightly",
            Server = new BackupServer { Name = "backup.example.org", Port = 10809 } };
        for (var i = 0; i < 3; i++)
            model.Disks.Add(new BackupDisk { Name = "vd" + i.ToString(CultureInfo.InvariantCulture), Type = DiskType.File,
                Driver = new BackupDriver { Type = StorageFormat.Qcow2 },
                Scratch = new BackupScratch { File = "/var/tmp/x" + i.ToString(CultureInfo.InvariantCulture) } });
        return model;
    }

    private static Alternatives.Backup Plain() => new()
    {
        Mode = "pull",
        Incremental = "nightly",
        Server = new Server { Name = "backup.example.org", Port = 10809 },
        Disks = [.. Enumerable.Range(0, 3)
            .Select(i =>
                new Disk { Name = "vd" + i.ToString(CultureInfo.InvariantCulture), Type = "file", Driver = new Driver { Type = "qcow2" },
                    Scratch = new Store { File = "/var/tmp/x" } })],
    };

    private static double Run(string way)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(FirstUse).Assembly.Location);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(way);
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended early.");
        process.WaitForExit();
        return double.Parse(line, CultureInfo.InvariantCulture);
    }
}
