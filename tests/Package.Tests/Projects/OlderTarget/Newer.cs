using Libvirt.Xml;

namespace OlderTarget;

internal static class Newer
{
    public static BackupServer Fd() => new() { FdGroup = "nbd" };
}
