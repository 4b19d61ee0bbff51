using System.Collections.Generic;
using System.ComponentModel;
using System.Xml.Serialization;

namespace Bindery.Benchmarks.Alternatives;

// The plain model that the alternatives share, with the attributes that XmlSerializer wants.

[XmlRoot("domainbackup")]
public sealed class Backup
{
    [XmlAttribute("mode")] public string? Mode { get; set; }

    [XmlElement("incremental")] public string? Incremental { get; set; }

    [XmlElement("server")] public Server? Server { get; set; }

    [XmlArray("disks"), XmlArrayItem("disk")] public List<Disk>? Disks { get; set; }
}

public sealed class Server
{
    [XmlAttribute("transport")] public string? Transport { get; set; }

    [XmlAttribute("tls")] public string? Tls { get; set; }

    [XmlAttribute("name")] public string? Name { get; set; }

    [XmlAttribute("port"), DefaultValue(0)] public int Port { get; set; }

    [XmlAttribute("socket")] public string? Socket { get; set; }
}

public sealed class Disk
{
    [XmlAttribute("name")] public string? Name { get; set; }

    [XmlAttribute("backup")] public string? Part { get; set; }

    [XmlAttribute("type")] public string? Type { get; set; }

    [XmlAttribute("backupmode")] public string? Mode { get; set; }

    [XmlAttribute("incremental")] public string? Incremental { get; set; }

    [XmlAttribute("exportname")] public string? ExportName { get; set; }

    [XmlAttribute("exportbitmap")] public string? ExportBitmap { get; set; }

    [XmlElement("driver")] public Driver? Driver { get; set; }

    [XmlElement("target")] public Store? Target { get; set; }

    [XmlElement("scratch")] public Store? Scratch { get; set; }
}

public sealed class Driver
{
    [XmlAttribute("type")] public string? Type { get; set; }
}

public sealed class Store
{
    [XmlAttribute("file")] public string? File { get; set; }

    [XmlAttribute("dev")] public string? Dev { get; set; }

    [XmlElement("seclabel")] public List<Label>? Labels { get; set; }

    [XmlElement("encryption")] public Encryption? Encryption { get; set; }
}

public sealed class Label
{
    [XmlAttribute("model")] public string? Model { get; set; }

    [XmlAttribute("relabel")] public string? Relabel { get; set; }

    [XmlElement("label")] public List<string>? Labels { get; set; }
}

public sealed class Encryption
{
    [XmlAttribute("format")] public string? Format { get; set; }

    [XmlElement("secret")] public Secret? Secret { get; set; }
}

public sealed class Secret
{
    [XmlAttribute("type")] public string? Type { get; set; }

    [XmlAttribute("uuid")] public string? Uuid { get; set; }

    [XmlAttribute("usage")] public string? Usage { get; set; }
}
