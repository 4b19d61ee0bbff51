using System.Globalization;
using System.IO;
using System.Text;
using System.Xml;

namespace Bindery.Benchmarks.Alternatives;

/// <summary>Reads and writes with System.Xml's reader and writer, as a careful person would by hand.</summary>
internal static class HandWritten
{
    /// <summary>For the bare walk: nothing but what safety asks for.</summary>
    public static XmlReaderSettings BareSettings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static XmlReaderSettings ReaderSettings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreWhitespace = true };

    public static XmlWriterSettings WriterSettings { get; } = new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) };

    public static Backup Read(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), ReaderSettings);
        reader.MoveToContent();
        var backup = new Backup { Mode = reader.GetAttribute("mode") };
        while (NextChild(reader, "domainbackup", 0))
        {
            switch (reader.LocalName)
            {
                case "incremental":
                    backup.Incremental = reader.ReadString();
                    break;
                case "server":
                    backup.Server = new Server
                    {
                        Transport = reader.GetAttribute("transport"),
                        Tls = reader.GetAttribute("tls"),
                        Name = reader.GetAttribute("name"),
                        Port = int.TryParse(reader.GetAttribute("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0,
                        Socket = reader.GetAttribute("socket"),
                    };
                    break;
                case "disks":
                    backup.Disks = [];
                    while (NextChild(reader, "disks", 1))
                        backup.Disks.Add(ReadDisk(reader));
                    break;
            }
        }
        return backup;
    }

    public static void Write(Backup backup, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, WriterSettings);
        writer.WriteStartElement("domainbackup");
        Attribute(writer, "mode", backup.Mode);
        if (backup.Incremental is not null)
            writer.WriteElementString("incremental", backup.Incremental);
        if (backup.Server is { } server)
        {
            writer.WriteStartElement("server");
            Attribute(writer, "transport", server.Transport);
            Attribute(writer, "tls", server.Tls);
            Attribute(writer, "name", server.Name);
            if (server.Port != 0)
                Attribute(writer, "port", server.Port.ToString(CultureInfo.InvariantCulture));
            Attribute(writer, "socket", server.Socket);
            writer.WriteEndElement();
        }
        if (backup.Disks is { } disks)
        {
            writer.WriteStartElement("disks");
            foreach (var disk in disks)
                WriteDisk(writer, disk);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static Disk ReadDisk(XmlReader reader)
    {
        var disk = new Disk();
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "name": disk.Name = reader.Value; break;
                case "backup": disk.Part = reader.Value; break;
                case "type": disk.Type = reader.Value; break;
                case "backupmode": disk.Mode = reader.Value; break;
                case "incremental": disk.Incremental = reader.Value; break;
                case "exportname": disk.ExportName = reader.Value; break;
                case "exportbitmap": disk.ExportBitmap = reader.Value; break;
            }
        }
        reader.MoveToElement();
        while (NextChild(reader, "disk", 2))
        {
            switch (reader.LocalName)
            {
                case "driver": disk.Driver = new Driver { Type = reader.GetAttribute("type") }; break;
                case "target": disk.Target = ReadStore(reader); break;
                case "scratch": disk.Scratch = ReadStore(reader); break;
            }
        }
        return disk;
    }

    private static Store ReadStore(XmlReader reader)
    {
        var store = new Store { File = reader.GetAttribute("file"), Dev = reader.GetAttribute("dev") };
        while (NextChild(reader, reader.LocalName, 3))
        {
            switch (reader.LocalName)
            {
                case "seclabel":
                    var label = new Label { Model = reader.GetAttribute("model"), Relabel = reader.GetAttribute("relabel") };
                    while (NextChild(reader, "seclabel", 4))
                        (label.Labels ??= []).Add(reader.ReadString());
                    (store.Labels ??= []).Add(label);
                    break;
                case "encryption":
                    store.Encryption = new Encryption { Format = reader.GetAttribute("format") };
                    while (NextChild(reader, "encryption", 4))
                        store.Encryption.Secret = new Secret { Type = reader.GetAttribute("type"), Uuid = reader.GetAttribute("uuid"),
                            Usage = reader.GetAttribute("usage") };
                    break;
            }
        }
        return store;
    }

    /// <summary>Goes to the next child element of the element of a depth; at its end tag, or where it is empty, there is none.</summary>
    private static bool NextChild(XmlReader reader, string parent, int depth)
    {
        if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth && reader.LocalName == parent && reader.IsEmptyElement)
            return false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                return true;
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth)
                return false;
        }
        return false;
    }

    private static void WriteDisk(XmlWriter writer, Disk disk)
    {
        writer.WriteStartElement("disk");
        Attribute(writer, "name", disk.Name);
        Attribute(writer, "backup", disk.Part);
        Attribute(writer, "type", disk.Type);
        Attribute(writer, "backupmode", disk.Mode);
        Attribute(writer, "incremental", disk.Incremental);
        Attribute(writer, "exportname", disk.ExportName);
        Attribute(writer, "exportbitmap", disk.ExportBitmap);
        if (disk.Driver is { } driver)
        {
            writer.WriteStartElement("driver");
            Attribute(writer, "type", driver.Type);
            writer.WriteEndElement();
        }
        WriteStore(writer, "target", disk.Target);
        WriteStore(writer, "scratch", disk.Scratch);
        writer.WriteEndElement();
    }

    private static void WriteStore(XmlWriter writer, string name, Store? store)
    {
        if (store is null)
            return;
        writer.WriteStartElement(name);
        Attribute(writer, "file", store.File);
        Attribute(writer, "dev", store.Dev);
        foreach (var label in store.Labels ?? [])
        {
            writer.WriteStartElement("seclabel");
            Attribute(writer, "model", label.Model);
            Attribute(writer, "relabel", label.Relabel);
            foreach (var text in label.Labels ?? [])
                writer.WriteElementString("label", text);
            writer.WriteEndElement();
        }
        if (store.Encryption is { } encryption)
        {
            writer.WriteStartElement("encryption");
            Attribute(writer, "format", encryption.Format);
            if (encryption.Secret is { } secret)
            {
                writer.WriteStartElement("secret");
                Attribute(writer, "type", secret.Type);
                Attribute(writer, "uuid", secret.Uuid);
                Attribute(writer, "usage", secret.Usage);
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void Attribute(XmlWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteAttributeString(name, value);
    }
}
