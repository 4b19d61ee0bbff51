using System.IO;
using System.Linq;
using Libvirt.Xml;

namespace NbdBackupSample;

/// <summary>Images for a domain, from what <see cref="PullBackup"/> saved of it.</summary>
internal static class Restoration
{
    /// <summary>The document of the domain, in the folder of a backup.</summary>
    public const string DomainFile = "domain.xml";

    /// <summary>The end of the names of the saved images.</summary>
    public const string Extension = ".qcow2";

    /// <summary>Makes an image of each saved disk, called as that of the domain and in its format.</summary>
    /// <exception cref="Bindery.XmlBindingException">The document of the domain cannot be read.</exception>
    /// <exception cref="NbdException">An image could not be made.</exception>
    public static void Restore(string folder, string target, TextWriter output)
    {
        Directory.CreateDirectory(target);
        var domain = Domain.Load(Path.Combine(folder, DomainFile));
        foreach (var disk in (domain.Devices?.Disks ?? []).Where(disk => disk.Target is not null))
        {
            var saved = Path.Combine(folder, disk.Target!.Dev + Extension);
            if (!File.Exists(saved))
                continue;
            var name = Path.GetFileName(disk.Source?.File ?? disk.Source?.Dev ?? disk.Target.Dev);
            var image = Path.Combine(target, name);
            QemuImage.Copy(saved, "qcow2", image, disk.Driver?.Type ?? "raw");
            output.WriteLine($"{disk.Target.Dev}: {image}");
        }
    }
}
