using Libvirt.Xml;

namespace Standard12;

public static class Backups
{
    public static string Pull(string disk, string socket) => new DomainBackup
    {
        Mode = BackupMode.Pull,
        Server = BackupServer.Unix(socket),
        Disks = [new() { Name = disk, Type = DiskType.File, Scratch = new() { File = "/scratch" } }],
    }.ToXml();
}
