using System.Linq;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample.Native;

namespace Bindery.Tests.Live;

/// <summary>Jobs that are ended before their time.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class AbortTests(LiveGuest guest)
{
    // A push backup runs by itself and may be over before it can be given up; vdc takes long enough for one of these times.
    private const int Attempts = 10;

    [LiveFact]
    public void An_aborted_push_has_failed()
    {
        var cancelled = Enumerable.Range(0, Attempts).Any(_ =>
        {
            guest.Begin(new() { Disks = [new() { Name = "vdc", Type = DiskType.File, Target = new() { File = $"{guest.NewDirectory()}/vdc" } }] });
            guest.EndJob();
            return guest.Domain.LastJob() is { Type: JobType.Cancelled };
        });

        Assert.True(cancelled, $"{Attempts} backups were written before they could be given up");
        Assert.Null(guest.Domain.Running());
    }

    [LiveFact]
    public void A_pull_that_ends_leaves_nothing_behind()
    {
        var folder = guest.NewDirectory();
        var backup = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Unix($"{folder}/nbd"),
            Disks = [new() { Name = "vda", Type = DiskType.File, Scratch = new() { File = $"{folder}/scratch" } }],
        };

        guest.Begin(backup);
        Assert.NotNull(guest.Domain.Running());
        guest.EndJob();

        Assert.Null(guest.Domain.Running());
        Assert.Empty(System.IO.Directory.GetFiles(folder));
    }

    [LiveFact]
    public void Ending_and_dumping_fail_without_a_job()
    {
        guest.EndJob();

        Assert.Null(guest.Domain.Running());
        Assert.Throws<LibvirtException>(guest.Domain.AbortJob);
    }
}
