using System.Collections.Generic;
using System.IO;
using System.Linq;
using Libvirt.Xml;

namespace LiveBackupSample;

/// <summary>
/// A push backup of all disks of a domain that can be backed up, and the checkpoint to it. Which disks these are is a choice of this sample: disks that the
/// guest writes to, in files and block devices. Other disks are listed as excluded, so that the documents say what was left out.
/// </summary>
internal static class BackupPlan
{
    /// <summary>The backup: each disk into a file of its own.</summary>
    /// <param name="domain">The document of the domain.</param>
    /// <param name="folder">The folder of the host in which QEMU creates the files.</param>
    /// <param name="since">The checkpoint since which disks are copied; null for a full backup. A disk that has no bitmap of it is copied in full.</param>
    public static DomainBackup Backup(Domain domain, string folder, DomainCheckpoint? since)
    {
        var backup = new DomainBackup { Incremental = since?.Name };
        foreach (var disk in Disks(domain))
        {
            var planned = new BackupDisk { Name = disk.Target!.Dev };
            if (CanBeCopied(disk))
            {
                planned.Type = DiskType.File;
                planned.Target = new BackupTarget { File = Path.Combine(folder, disk.Target.Dev + ".qcow2") };
                if (since is not null && !HasBitmap(since, disk))
                    planned.Mode = DiskBackupMode.Full;
            }
            else
            {
                planned.Backup = false;
            }
            backup.Disks.Add(planned);
        }
        return backup;
    }

    /// <summary>The checkpoint: bitmaps for the disks that are copied and whose format can keep them.</summary>
    /// <param name="domain">The document of the domain.</param>
    /// <param name="name">The name of the checkpoint.</param>
    public static DomainCheckpoint Checkpoint(Domain domain, string name) => new()
    {
        Name = name,
        Disks =
        [
            .. Disks(domain).Select(disk => new CheckpointDisk
            {
                Name = disk.Target!.Dev,
                Checkpoint = CanBeCopied(disk) && disk.Driver?.Type == "qcow2" ? CheckpointMode.Bitmap : CheckpointMode.No,
            }),
        ],
    };

    private static IEnumerable<DomainDisk> Disks(Domain domain) => (domain.Devices?.Disks ?? []).Where(disk => disk.Target is not null);

    // Not the drives for removable media, nor what several guests write to.
    private static bool CanBeCopied(DomainDisk disk) =>
        disk
            is { Source: not null, ReadOnly: false, Shareable: false, Device: null or DiskDevice.Disk,
                Type: null or DiskSourceType.File or DiskSourceType.Block };

    private static bool HasBitmap(DomainCheckpoint checkpoint, DomainDisk disk) =>
        checkpoint.Disks.Exists(kept => kept.Name == disk.Target!.Dev && kept.Checkpoint != CheckpointMode.No);
}
