using Libvirt.Xml;

namespace MultiTarget;

/// <summary>Models of both schemas, on every framework.</summary>
public static class Backups
{
    /// <summary>A backup without one disk.</summary>
    public static DomainBackup Without(string disk) => new() { Disks = [new() { Name = disk, Backup = false }] };

    internal static Log Today(string day) => new() { Day = day };
}
