using System.Globalization;
using System.IO;
using System.Linq;
using Libvirt.Xml;

namespace LiveBackupSample;

/// <summary>Says what a running backup does, with what libvirt chose itself: paths, exports, ports, the nodes of QEMU.</summary>
internal static class Report
{
    public static void Print(DomainBackup running, TextWriter output)
    {
        foreach (var disk in running.Disks.Where(disk => disk.Backup != false))
            output.WriteLine($"{disk.Name}: {Describe(running, disk)}");
        var excluded = running.Disks.Where(disk => disk.Backup == false).Select(disk => disk.Name).ToList();
        if (excluded.Count > 0)
            output.WriteLine($"not in this backup: {string.Join(", ", excluded)}");
    }

    private static string Describe(DomainBackup running, BackupDisk disk)
    {
        var since = disk.Mode == DiskBackupMode.Incremental ? $"what changed since {disk.Incremental ?? running.Incremental}" : "full";
        var format = disk.Driver is { Type: var type } ? type.ToString().ToLowerInvariant() : "qcow2";
        var node = disk.Index is { } index ? string.Create(CultureInfo.InvariantCulture, $", node {index}") : "";
        if (running.Server is not { } server)
            return $"{since}, to {disk.Target?.File ?? disk.Target?.Dev ?? "a place of libvirt's choice"} ({format}{node})";
        var bitmap = disk.ExportBitmap is { } name ? $", bitmap {name}" : "";
        return $"{since}, served at {running.ToUri(disk)?.OriginalString ?? $"the file descriptors of the group {server.FdGroup}, export {disk.ExportName ?? disk.Name}"}{bitmap}, scratch {disk.Scratch?.File ?? disk.Scratch?.Dev ?? "of libvirt's choice"} ({format}{node})";
    }
}
