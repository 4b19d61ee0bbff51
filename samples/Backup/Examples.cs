using Libvirt.Xml;

namespace BackupSample;

/// <summary>The two examples of libvirt's manual, as models.</summary>
internal static class Examples
{
    public static DomainBackup Push() => new()
    {
        Disks =
        [
            new() { Name = "vda", Backup = true },
            new() { Name = "vdb", Type = DiskType.File, Target = new() { File = "/path/to/vdb.backup" }, Driver = new() { Type = StorageFormat.Raw } },
            new() { Name = "vdc", Backup = false },
        ],
    };

    public static DomainBackup Pull() => new()
    {
        Mode = BackupMode.Pull,
        Incremental = "1525889631",
        Server = BackupServer.Unix("/path/to/server"),
        Disks =
        [
            new() { Name = "vda", Backup = true, Type = DiskType.File, Scratch = new() { File = "/path/to/file1.scratch" } },
        ],
    };
}
