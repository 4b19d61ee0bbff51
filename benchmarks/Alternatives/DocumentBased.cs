using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Benchmarks.Alternatives;

/// <summary>Reads and writes over an XDocument with LINQ.</summary>
internal static class DocumentBased
{
    public static Backup Read(XDocument document)
    {
        var root = document.Root!;
        return new Backup
        {
            Mode = (string?)root.Attribute("mode"),
            Incremental = (string?)root.Element("incremental"),
            Server = root.Element("server") is { } server
                ? new Server
                {
                    Transport = (string?)server.Attribute("transport"),
                    Tls = (string?)server.Attribute("tls"),
                    Name = (string?)server.Attribute("name"),
                    Port = (int?)server.Attribute("port") ?? 0,
                    Socket = (string?)server.Attribute("socket"),
                }
                : null,
            Disks = root.Element("disks")?.Elements("disk").Select(ReadDisk).ToList(),
        };
    }

    public static XDocument Write(Backup backup) => new(new XElement(
        "domainbackup",
        Attribute("mode", backup.Mode),
        backup.Incremental is { } since ? new XElement("incremental", since) : null,
        backup.Server is { } server
            ? new XElement(
                "server",
                Attribute("transport", server.Transport),
                Attribute("tls", server.Tls),
                Attribute("name", server.Name),
                Attribute("port", server.Port == 0 ? null : server.Port.ToString(CultureInfo.InvariantCulture)),
                Attribute("socket", server.Socket))
            : null,
        backup.Disks is { } disks ? new XElement("disks", disks.Select(WriteDisk)) : null));

    private static Disk ReadDisk(XElement disk) => new()
    {
        Name = (string?)disk.Attribute("name"),
        Part = (string?)disk.Attribute("backup"),
        Type = (string?)disk.Attribute("type"),
        Mode = (string?)disk.Attribute("backupmode"),
        Incremental = (string?)disk.Attribute("incremental"),
        ExportName = (string?)disk.Attribute("exportname"),
        ExportBitmap = (string?)disk.Attribute("exportbitmap"),
        Driver = disk.Element("driver") is { } driver ? new Driver { Type = (string?)driver.Attribute("type") } : null,
        Target = disk.Element("target") is { } target ? ReadStore(target) : null,
        Scratch = disk.Element("scratch") is { } scratch ? ReadStore(scratch) : null,
    };

    private static Store ReadStore(XElement store) => new()
    {
        File = (string?)store.Attribute("file"),
        Dev = (string?)store.Attribute("dev"),
        Labels = store.Elements("seclabel").Select(label => new Label
        {
            Model = (string?)label.Attribute("model"),
            Relabel = (string?)label.Attribute("relabel"),
            Labels = label.Elements("label").Select(text => text.Value).ToList(),
        }).ToList(),
        Encryption = store.Element("encryption") is { } encryption
            ? new Encryption
            {
                Format = (string?)encryption.Attribute("format"),
                Secret = encryption.Element("secret") is { } secret
                    ? new Secret { Type = (string?)secret.Attribute("type"), Uuid = (string?)secret.Attribute("uuid"),
                        Usage = (string?)secret.Attribute("usage") }
                    : null,
            }
            : null,
    };

    private static XElement WriteDisk(Disk disk) => new(
        "disk",
        Attribute("name", disk.Name),
        Attribute("backup", disk.Part),
        Attribute("type", disk.Type),
        Attribute("backupmode", disk.Mode),
        Attribute("incremental", disk.Incremental),
        Attribute("exportname", disk.ExportName),
        Attribute("exportbitmap", disk.ExportBitmap),
        disk.Driver is { } driver ? new XElement("driver", Attribute("type", driver.Type)) : null,
        WriteStore("target", disk.Target),
        WriteStore("scratch", disk.Scratch));

    private static XElement? WriteStore(string name, Store? store) => store is null ? null : new XElement(
        name,
        Attribute("file", store.File),
        Attribute("dev", store.Dev),
        store.Labels?.Select(label => new XElement(
            "seclabel",
            Attribute("model", label.Model),
            Attribute("relabel", label.Relabel),
            label.Labels?.Select(text => new XElement("label", text)))),
        store.Encryption is { } encryption
            ? new XElement(
                "encryption",
                Attribute("format", encryption.Format),
                encryption.Secret is { } secret
                    ? new XElement("secret", Attribute("type", secret.Type), Attribute("uuid", secret.Uuid), Attribute("usage", secret.Usage))
                    : null)
            : null);

    private static XAttribute? Attribute(string name, string? value) => value is null ? null : new XAttribute(name, value);
}
