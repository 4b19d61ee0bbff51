using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample;

namespace Bindery.Tests.Live;

/// <summary>Backups since a checkpoint: no more than what changed, and with the full backup before it all of it.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class IncrementalTests(LiveGuest guest)
{
    [LiveFact]
    public void A_pull_since_a_checkpoint_marks_the_changes()
    {
        var (folder, name) = (guest.NewDirectory(), guest.NewName());
        Full(folder, name);
        guest.Write("vda", 4 << 20, 128 << 10, 0x31);
        guest.Write("vda", 9 << 20, 64 << 10, 0x32);
        var content = guest.Content("vda");
        var backup = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Incremental = name,
            Server = BackupServer.Unix($"{folder}/nbd"),
            Disks = [new() { Name = "vda", Type = DiskType.File, ExportBitmap = "changes", Scratch = new() { File = $"{folder}/scratch" } }],
        };

        string map;
        guest.Begin(backup);
        try
        {
            Assert.Equal(
                (DiskBackupMode.Incremental, "changes"),
                guest.Domain.Running()!.Disks.Where(disk => disk.Name == "vda").Select(disk => (disk.Mode, disk.ExportBitmap)).Single());
            map = Tool.Run("nbdinfo", "--json", "--map=qemu:dirty-bitmap:changes", $"nbd+unix:///vda?socket={folder}/nbd");
            Tool.Run("nbdcopy", $"nbd+unix:///vda?socket={folder}/nbd", $"{folder}/vda.raw");
        }
        finally
        {
            guest.EndJob();
        }

        Assert.Equal([(4 << 20, 128 << 10), (9 << 20, 64 << 10)], Dirty(map));
        DiskImage.AssertEqual(content, $"{folder}/vda.raw");
        guest.Domain.DeleteCheckpoint(name);
    }

    [LiveFact]
    public void A_push_since_a_checkpoint_completes_the_full_backup_before_it()
    {
        var (folder, name, next) = (guest.NewDirectory(), guest.NewName(), guest.NewName());
        Full(folder, name);
        guest.Write("vda", 6 << 20, 192 << 10, 0x33);
        var backup = new DomainBackup
        {
            Incremental = name,
            Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/changes.qcow2" } }],
        };

        guest.Push(backup, MatchingCheckpoint.Of(backup, next));

        // Libvirt lays it over the guest's own image, which goes on changing.
        Tool.Run("qemu-img", "rebase", "-u", "-b", "", $"{folder}/changes.qcow2");
        var written = JsonDocument.Parse(Tool.Run("qemu-img", "map", "--output=json", $"{folder}/changes.qcow2")).RootElement.EnumerateArray()
            .Where(extent => extent.GetProperty("data").GetBoolean())
                .Select(extent => (extent.GetProperty("start").GetInt32(), extent.GetProperty("length").GetInt32()));
        Assert.Equal([(6 << 20, 192 << 10)], written);
        Tool.Run("qemu-img", "rebase", "-u", "-b", $"{folder}/full.qcow2", "-F", "qcow2", $"{folder}/changes.qcow2");
        Tool.Run("qemu-img", "convert", "-O", "raw", $"{folder}/changes.qcow2", $"{folder}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vda"), $"{folder}/vda.raw");
        Assert.Equal([name, next], LiveGuest.Checkpoints().Where(checkpoint => checkpoint == name || checkpoint == next));
        guest.Domain.DeleteCheckpoint(next);
        guest.Domain.DeleteCheckpoint(name);
    }

    private void Full(string folder, string checkpoint)
    {
        var backup = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/full.qcow2" } }] };
        guest.Push(backup, MatchingCheckpoint.Of(backup, checkpoint));
    }

    private static IEnumerable<(int Offset, int Length)> Dirty(string map) =>
        JsonDocument.Parse(map).RootElement.EnumerateArray()
            .Where(extent => extent.GetProperty("type").GetInt32() == 1)
                .Select(extent => (extent.GetProperty("offset").GetInt32(), extent.GetProperty("length").GetInt32()));
}
