using Libvirt.Xml;

namespace PublicModels;

/// <summary>Speaks of the models in public.</summary>
public static class Backups
{
    /// <summary>A backup of one disk into a file.</summary>
    public static DomainBackup Push(string disk, string file) =>
        new() { Disks = [new() { Name = disk, Type = DiskType.File, Target = new() { File = file } }] };
}
