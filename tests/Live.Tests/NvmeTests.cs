using System;
using System.IO;
using System.Linq;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample;

namespace Bindery.Tests.Live;

/// <summary>A guest with an NVMe disk, which libvirt knows since 11.5.0.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class NvmeTests(LiveGuest guest)
{
    [LiveFact]
    public void It_is_planned_and_backed_up_where_libvirt_knows_such_disks()
    {
        var folder = guest.NewDirectory();
        var (image, document) = (Path.Combine(folder, "disk.qcow2"), Path.Combine(folder, "nvme.xml"));
        Tool.Run("qemu-img", "create", "-q", "-f", "qcow2", image, "16M");
        File.SetUnixFileMode(image, LiveGuest.EveryonesFile);
        File.WriteAllText(document, $"""
            <domain type='qemu'>
              <name>nvme</name>
              <memory unit='MiB'>64</memory>
              <os><type arch='x86_64' machine='pc'>hvm</type></os>
              <devices>
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/><source file='{image}'/><target dev='nvme0n1' bus='nvme'/><serial>N1</serial>
                </disk>
                <controller type='usb' model='none'/>
                <memballoon model='none'/>
              </devices>
            </domain>
            """);
        if (guest.Version < new Version(11, 5))
        {
            Assert.ThrowsAny<Exception>(() => LiveGuest.Virsh("create", document));
            return;
        }
        LiveGuest.Virsh("create", document);
        try
        {
            using var other = guest.Find("nvme");
            var domain = other.Describe();
            var backup = BackupPlan.Backup(domain, folder, since: null);
            var checkpoint = BackupPlan.Checkpoint(domain, "first");
            Assert.Equal([("nvme0n1", null)], backup.Disks.Select(disk => (disk.Name, disk.Backup)));
            Assert.Empty(backup.Validate(domain));
            Assert.Empty(checkpoint.Validate(domain));

            other.Begin(backup, checkpoint, BackupBeginFlags.None);
            LiveGuest.Wait(() => !other.Job().IsRunning, "the end of the backup");

            Tool.Run("qemu-img", "check", "-q", $"{folder}/nvme0n1.qcow2");
            Assert.Equal([("nvme0n1", "first")], other.Checkpoint("first").Disks.Select(disk => (disk.Name, disk.Bitmap)));
            Assert.Empty(new DomainBackup { Incremental = "first" }.Validate(domain, other.Checkpoints()));
        }
        finally
        {
            LiveGuest.Virsh("destroy", "nvme");
        }
    }
}
