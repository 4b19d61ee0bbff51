using System.IO;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample;
using LiveBackupSample.Native;

namespace Bindery.Tests.Live;

/// <summary>Push backups: QEMU writes, and what it wrote is what the disk held.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class PushTests(LiveGuest guest)
{
    [LiveFact]
    public void A_full_backup_with_a_checkpoint_holds_the_disks_content()
    {
        guest.Write("vda", 1 << 20, 128 << 10, 0x11);
        guest.Write("vdb", 5 << 20, 64 << 10, 0x12);
        var (folder, name) = (guest.NewDirectory(), guest.NewName());
        var backup = new DomainBackup
        {
            Disks =
            [
                new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/vda.qcow2" } },
                new() { Name = "vdb", Type = DiskType.File, Driver = new() { Type = StorageFormat.Raw }, Target = new() { File = $"{folder}/vdb.raw" } },
            ],
        };

        guest.Push(backup, MatchingCheckpoint.Of(backup, name));

        Tool.Run("qemu-img", "convert", "-O", "raw", $"{folder}/vda.qcow2", $"{folder}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vda"), $"{folder}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vdb"), $"{folder}/vdb.raw");
        Assert.Contains(name, LiveGuest.Checkpoints());
        guest.Domain.DeleteCheckpoint(name);
        Assert.DoesNotContain(name, LiveGuest.Checkpoints());
    }

    [LiveFact]
    public void Without_disks_all_take_part_and_libvirt_names_the_files_after_the_checkpoint()
    {
        var name = guest.NewName();

        guest.Push(new(), new() { Name = name });

        var images = LiveGuest.Virsh("domblklist", LiveEnvironment.Domain);
        foreach (var disk in (string[])["vda", "vdb", "vdc"])
        {
            var image = Path.Combine(Path.GetDirectoryName(LiveEnvironment.Directory)!, "disks", $"{disk}.qcow2");
            Assert.Contains(image, images);
            Assert.True(File.Exists($"{image}.{name}"));
        }
        guest.Domain.DeleteCheckpoint(name);
    }

    [LiveFact]
    public void A_file_that_exists_needs_to_be_declared_for_reuse()
    {
        var folder = guest.NewDirectory();
        var file = $"{folder}/vda.qcow2";
        Tool.Run("qemu-img", "create", "-q", "-f", "qcow2", file, "16M");
        File.SetUnixFileMode(file, LiveGuest.EveryonesFile);
        var backup = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = file } }] };

        var refused = Assert.Throws<LibvirtException>(() => guest.Begin(backup));
        Assert.Contains("exists", refused.Message);
        guest.Push(backup, reuse: true);

        Tool.Run("qemu-img", "convert", "-O", "raw", file, $"{folder}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vda"), $"{folder}/vda.raw");
    }
}
