using System.Linq;
using Libvirt.Xml;

namespace LiveBackupSample;

/// <summary>
/// The checkpoint to a backup: of the disks that take part, so that the next backup can start where this one ends. Libvirt itself never compares the two
/// documents, and would make one of other disks.
/// </summary>
internal static class MatchingCheckpoint
{
    public static DomainCheckpoint Of(DomainBackup backup, string name) => new()
    {
        Name = name,
        Disks = [.. backup.Disks.Where(disk => disk.Backup != false).Select(disk => new CheckpointDisk { Name = disk.Name })],
    };
}
