using System.IO;
using System.Linq;
using Libvirt.Xml;

namespace BackupSample;

/// <summary>Says what a backup document is about: mode, server, and a table of disks.</summary>
internal static class Show
{
    public static void Print(DomainBackup backup, TextWriter output)
    {
        output.WriteLine($"mode        {(backup.Mode == BackupMode.Pull ? "pull" : "push")}");
        output.WriteLine($"since       {(string.IsNullOrEmpty(backup.Incremental) ? "the beginning (full)" : backup.Incremental)}");
        if (backup.Server is { } server)
            output.WriteLine($"server      {Describe(server)}");
        if (backup.Disks.Count == 0)
        {
            output.WriteLine("disks       all that can take part");
            return;
        }
        output.WriteLine();
        var rows = backup.Disks.Select(Row).Prepend(["disk", "part", "type", "format", "where", "export", "node"]).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Describe(BackupServer server) => server switch
    {
        { Transport: ServerTransport.Unix, Socket: { } socket } => $"nbd+unix:///?socket={socket}",
        { Transport: ServerTransport.Fd, FdGroup: { } group } => $"file descriptors of the group {group}",
        { Name: { } host, Port: { } port } => $"{(server.Tls == true ? "nbds" : "nbd")}://{host}:{port}",
        _ => "of a kind that this program does not know",
    };

    private static string[] Row(BackupDisk disk) =>
    [
        disk.Name,
        disk.Backup == false ? "no" : disk.Mode is DiskBackupMode.Incremental || disk.Incremental is { Length: > 0 } ? "incremental" : "yes",
        disk.Type?.ToString().ToLowerInvariant() ?? "-",
        disk.Driver?.Type.ToString().ToLowerInvariant() ?? "-",
        disk.Target?.File ?? disk.Target?.Dev ?? disk.Scratch?.File ?? disk.Scratch?.Dev ?? "-",
        disk.ExportName ?? "-",
        disk.Index?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-",
    ];
}
