using System;
using System.Collections.Generic;
using System.Globalization;
using Libvirt.Xml;

namespace LiveBackupSample;

/// <summary>What the command line asks for.</summary>
internal sealed class LiveOptions
{
    public const string Usage = """
        Usage: LiveBackup push DOMAIN DISK... [--since NAME] [--checkpoint NAME] [--reuse] [--connect URI]
               LiveBackup pull DOMAIN DISK... (--socket PATH | --host HOST --port PORT) [--tls]
                          [--since NAME] [--checkpoint NAME] [--reuse] [--connect URI]
               LiveBackup push DOMAIN --into FOLDER [--since NAME] [--checkpoint NAME] [--connect URI]

        DISK   --disk NAME --target PATH    push: where the disk's data goes
               --disk NAME --scratch PATH   pull: where changes go while clients read
               --disk NAME                  libvirt chooses a path beside the disk's image
               --disk NAME --skip           not in this backup
               --block                      PATH is a block device
               --format WORD                raw, qcow2, ...
               --export NAME                pull: the export's name, if not the disk's

        Without any DISK all disks of the domain take part.

        --into FOLDER      plans the disks: those of the domain that can be copied go into files of this folder; a disk that
                           has no bitmap since NAME is copied in full
        --since NAME       only what changed since this checkpoint
        --checkpoint NAME  makes a checkpoint, where a later backup can start
        --reuse            the files that PATH names exist already, in the right format and size
        --connect URI      the libvirt to talk to, such as qemu:///system

        A push backup ends when all is written; Ctrl+C gives it up, and its checkpoint with it.
        A pull backup is served until Ctrl+C ends it.
        The exit code is 0 when the backup was made, 1 when it was refused, failed or given up, 2 for a wrong call, 3 without libvirt.
        """;

    private LiveOptions(string mode, string domain)
    {
        Domain = domain;
        Backup = new()
        {
            Mode = mode switch
            {
                "push" => null,
                "pull" => BackupMode.Pull,
                _ => throw new ArgumentException($"'{mode}' is neither 'push' nor 'pull'."),
            },
        };
    }

    public string? Uri { get; private set; }

    public string Domain { get; }

    public DomainBackup Backup { get; }

    public string? Checkpoint { get; private set; }

    public bool Reuse { get; private set; }

    /// <summary>The folder of a planned backup; null where the disks are listed.</summary>
    public string? Into { get; private set; }

    /// <summary>Takes the arguments as they stand. Whether the backup makes sense is not asked here: the grammar knows.</summary>
    /// <exception cref="ArgumentException">An argument is not known, or has no value.</exception>
    public static LiveOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < 2 || arguments[1].StartsWith('-'))
            throw new ArgumentException("A mode and the name of a domain come first.");
        var options = new LiveOptions(arguments[0], arguments[1]);
        var backup = options.Backup;
        BackupDisk? disk = null;
        for (var i = 2; i < arguments.Count; i++)
        {
            var option = arguments[i];
            switch (option)
            {
                case "--connect":
                    options.Uri = Value();
                    break;
                case "--since":
                    backup.Incremental = Value();
                    break;
                case "--checkpoint":
                    options.Checkpoint = Value();
                    break;
                case "--into":
                    options.Into = Value();
                    break;
                case "--reuse":
                    options.Reuse = true;
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
        if (options.Into is not null && (backup.Mode is not null || backup.Disks.Count > 0))
            throw new ArgumentException("'--into' plans the disks of a push backup: it cannot be combined with 'pull' or '--disk'.");
        return options;
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
