using System;
using System.Collections.Generic;
using System.Globalization;
using Libvirt.Xml;

namespace BackupSample;

/// <summary>Makes a backup of the command line.</summary>
internal static class BackupArguments
{
    public const string Usage = """
        Usage: Backup push DISK... [--checkpoint NAME]
               Backup pull DISK... [--checkpoint NAME] (--socket PATH | --host HOST --port PORT) [--tls]
               Backup --show FILE

        DISK   --disk NAME --target PATH    push: where the disk's data goes
               --disk NAME --scratch PATH   pull: where changes go while clients read
               --disk NAME --skip           not in this backup
               --block                      PATH is a block device
               --format WORD                raw, qcow2, ...
               --export NAME                pull: the export's name, if not the disk's

        Without arguments: the two examples of libvirt's manual.
        """;

    /// <summary>Builds the backup. Whether it makes sense is not asked here: the grammar knows.</summary>
    /// <exception cref="ArgumentException">An argument is not known, or has no value.</exception>
    public static DomainBackup Build(IReadOnlyList<string> arguments)
    {
        var backup = new DomainBackup
        {
            Mode = arguments[0] switch
            {
                "push" => null,
                "pull" => BackupMode.Pull,
                var word => throw new ArgumentException($"'{word}' is neither 'push' nor 'pull'."),
            },
        };
        BackupDisk? disk = null;
        for (var i = 1; i < arguments.Count; i++)
        {
            var option = arguments[i];
            switch (option)
            {
                case "--checkpoint":
                    backup.Incremental = Value();
                    break;
                case "--socket":
                    backup.Server = BackupServer.Unix(Value());
                    break;
                case "--host":
                    (backup.Server ??= new()).Name = Value();
                    break;
                case "--port":
                    (backup.Server ??= new()).Port = int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                        ? port
                        : throw new ArgumentException($"'{arguments[i]}' is not a valid port number.");
                    break;
                case "--tls":
                    (backup.Server ??= new()).Tls = true;
                    break;
                case "--disk":
                    backup.Disks.Add(disk = new BackupDisk { Name = Value() });
                    break;
                case "--target":
                    Disk().Target = new() { File = Value() };
                    Disk().Type ??= DiskType.File;
                    break;
                case "--scratch":
                    Disk().Scratch = new() { File = Value() };
                    Disk().Type ??= DiskType.File;
                    break;
                case "--block":
                    MakeBlock(Disk());
                    break;
                case "--format":
                    Disk().Driver = new() { Type = Enum.TryParse<StorageFormat>(Value(), ignoreCase: true, out var format)
                        ? format
                        : throw new ArgumentException($"'{arguments[i]}' is not a valid storage format.") };
                    break;
                case "--export":
                    Disk().ExportName = Value();
                    break;
                case "--skip":
                    Disk().Backup = false;
                    break;
                default:
                    throw new ArgumentException($"'{option}' is not known.");
            }

            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"'{option}' needs a value.");
            BackupDisk Disk() => disk ?? throw new ArgumentException($"'{option}' needs a --disk before it.");
        }
        return backup;
    }

    private static void MakeBlock(BackupDisk disk)
    {
        disk.Type = DiskType.Block;
        if (disk.Target is { } target)
            (target.Dev, target.File) = (target.File, null);
        if (disk.Scratch is { } scratch)
            (scratch.Dev, scratch.File) = (scratch.File, null);
    }
}
