using System.Collections.Generic;
using Libvirt.Xml;

namespace Standard9
{
    public static class Backups
    {
        public static string Push(string disk, string file)
        {
            var backup = new DomainBackup();
            backup.Disks.Add(new BackupDisk { Name = disk, Type = DiskType.File, Target = new BackupTarget { File = file } });
            return backup.ToXml();
        }

        public static IEnumerable<string> Disks(string dump)
        {
            foreach (var disk in DomainBackup.Parse(dump).Disks)
                yield return disk.Name ?? "";
        }
    }
}
