using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using Bindery.Xml;
using Libvirt.Xml;

namespace LiveBackupSample;

/// <summary>A checkpoint that is to begin with a backup: the next backup can start where this one ends.</summary>
/// <param name="Name">What later backups call it.</param>
/// <param name="Disks">The disks whose changes are recorded from then on; empty for all.</param>
internal sealed record CheckpointRequest(string Name, IReadOnlyList<string> Disks)
{
    /// <summary>A checkpoint of the disks that take part in a backup: libvirt itself never compares the two documents.</summary>
    public static CheckpointRequest For(DomainBackup backup, string name) =>
        new(name, [.. backup.Disks.Where(disk => disk.Backup != false).Select(disk => disk.Name)]);

    /// <summary>Writes the second document of virDomainBackupBegin.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8XmlWriter();
        writer.StartElement("domaincheckpoint"u8);
        writer.StartElement("name"u8);
        writer.Text(Name);
        writer.EndElement();
        if (Disks.Count > 0)
        {
            writer.StartElement("disks"u8);
            foreach (var disk in Disks)
            {
                writer.StartElement("disk"u8);
                writer.Attribute("name"u8, disk);
                writer.Attribute("checkpoint"u8, "bitmap");
                writer.EndElement();
            }
            writer.EndElement();
        }
        writer.EndElement();
        output.Write(writer.WrittenSpan);
    }
}
