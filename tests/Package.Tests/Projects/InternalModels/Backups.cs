using Libvirt.Xml;

namespace InternalModels;

public static class Backups
{
    public static string Push(string disk, string file) => Model(disk, file).ToXml();

    internal static DomainBackup Model(string disk, string file) =>
        new() { Disks = [new() { Name = disk, Type = DiskType.File, Target = new() { File = file } }] };
}
