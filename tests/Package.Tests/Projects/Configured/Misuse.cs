using Libvirt.Xml;

namespace Configured;

internal static class Misuse
{
    public static string Warned() => new DomainBackup { Disks = [new() { Name = "vda", ExportName = "root" }] }.ToXml();

#pragma warning disable BND1001
    public static string Silenced() => new DomainBackup { Disks = [new() { Name = "vda", ExportName = "root" }] }.ToXml();
#pragma warning restore BND1001
}
