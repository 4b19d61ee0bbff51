using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Libvirt.Xml;

namespace Bindery.Benchmarks.Models;

/// <summary>What it costs to read a document of 200 MB item by item, from a file and from a stream, with validation and without.</summary>
internal static class ItemCost
{
    private const int Bytes = 200_000_000;

    public static void Print()
    {
        var path = Path.GetTempFileName();
        try
        {
            Write(path);
            Console.WriteLine($"{new FileInfo(path).Length / 1e6:F0} MB");
            Console.WriteLine("| read from | validated | items | s | managed memory at most, MB | memory of its own at most, MB |");
            Console.WriteLine("| --- | --- | --: | --: | --: | --: |");
            foreach (var validates in new[] { false, true })
            {
                var options = new XmlReadOptions { Validate = validates };
                Print("file", validates, () => DomainBackup.ReadDisks(path, options));
                using var stream = File.OpenRead(path);
                Print("stream", validates, () => DomainBackup.ReadDisks(stream, options));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Print(string source, bool validates, Func<IEnumerable<BackupDisk>> open)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var (items, managed, own) = (0, 0L, 0L);
        foreach (var disk in open())
        {
            if (disk.Name.Length == 0)
                throw new InvalidOperationException("A disk has no name");
            if (++items % 250_000 == 0)
                (managed, own) = (Math.Max(managed, GC.GetTotalMemory(forceFullCollection: true)), Math.Max(own, Own()));
        }
        Console.WriteLine($"| {source} | {(validates ? "yes" : "no")} | {items} | {watch.Elapsed.TotalSeconds:F1} | {managed / 1e6:F1} | {own / 1e6:F1} |");
    }

    /// <summary>The memory that is not that of files, where the system tells.</summary>
    private static long Own() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)) is { } line
        ? long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024
        : 0;

    private static void Write(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("<domainbackup><disks>\n");
        for (var (length, i) = (0L, 0); length < Bytes; i++)
        {
            var disk = string.Create(
                CultureInfo.InvariantCulture,
                $"  <disk name='vd{i}' type='file'>\n    <driver type='qcow2'/>\n    <target file='/var/lib/backup/vd{i}.qcow2'/>\n  </disk>\n");
            writer.Write(disk);
            length += disk.Length;
        }
        writer.Write("</disks></domainbackup>");
    }
}
