using Bindery.Tests.Live.Support;
using Libvirt.Xml;

namespace Bindery.Tests.Live;

/// <summary>Pull backups: what clients read is what the disk held when the job began.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class PullTests(LiveGuest guest)
{
    [LiveFact]
    public void Clients_read_over_a_unix_socket_what_the_disks_held_at_the_beginning()
    {
        guest.Write("vda", 2 << 20, 128 << 10, 0x21);
        guest.Write("vdb", 0, 64 << 10, 0x22);
        var (vda, vdb) = (guest.Content("vda"), guest.Content("vdb"));
        var folder = guest.NewDirectory();
        var backup = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Unix($"{folder}/nbd"),
            Disks =
            [
                new() { Name = "vda", Type = DiskType.File, Scratch = new() { File = $"{folder}/vda.scratch" } },
                new() { Name = "vdb", Type = DiskType.File, ExportName = "data & more", Scratch = new() { File = $"{folder}/vdb.scratch" } },
            ],
        };

        guest.Begin(backup);
        try
        {
            // The guest goes on; the backup does not see it.
            guest.Write("vda", 2 << 20, 256 << 10, 0x23);
            guest.Write("vda", 12 << 20, 64 << 10, 0x24);
            Tool.Run("nbdcopy", $"nbd+unix:///vda?socket={folder}/nbd", $"{folder}/vda.raw");
            Tool.Run("nbdcopy", $"nbd+unix:///data%20%26%20more?socket={folder}/nbd", $"{folder}/vdb.raw");
            Assert.True(guest.Domain.Job() is { IsRunning: true, ScratchUsed: > 0 });
        }
        finally
        {
            guest.EndJob();
        }

        DiskImage.AssertEqual(vda, $"{folder}/vda.raw");
        DiskImage.AssertEqual(vdb, $"{folder}/vdb.raw");
    }
}
