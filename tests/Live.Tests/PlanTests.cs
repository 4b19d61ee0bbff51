using System.Linq;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample;
using LiveBackupSample.Native;

namespace Bindery.Tests.Live;

/// <summary>Backups that are planned from what libvirt says of the domain and its checkpoints.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class PlanTests(LiveGuest guest)
{
    [LiveFact]
    public void The_document_of_the_domain_has_its_disks()
    {
        var domain = guest.Domain.Describe();

        Assert.Equal(LiveEnvironment.Domain, domain.Name);
        Assert.Equal(["vda", "vdb", "vdc"], domain.Devices!.Disks.Select(disk => disk.Target?.Dev));
        Assert.All(domain.Devices.Disks, disk => Assert.Equal((DiskSourceType.File, "qcow2"), (disk.Type, disk.Driver!.Type)));
        Assert.Empty(domain.Validate());
    }

    [LiveFact]
    public void A_planned_backup_copies_each_disk_and_the_next_one_what_changed()
    {
        var (first, second, name, next) = (guest.NewDirectory(), guest.NewDirectory(), guest.NewName(), guest.NewName());
        var domain = guest.Domain.Describe();
        guest.Push(BackupPlan.Backup(domain, first, since: null), BackupPlan.Checkpoint(domain, name));
        Tool.Run("qemu-img", "convert", "-O", "raw", $"{first}/vda.qcow2", $"{first}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vda"), $"{first}/vda.raw");

        // A disk that the checkpoint does not have is copied in full.
        var since = guest.Domain.Checkpoint(name);
        since.Disks.RemoveAll(disk => disk.Name == "vdb");
        guest.Write("vda", 5 << 20, 64 << 10, 0x41);
        var backup = BackupPlan.Backup(domain, second, since);
        Assert.Equal([null, DiskBackupMode.Full, null], backup.Disks.Select(disk => disk.Mode));
        guest.Push(backup, BackupPlan.Checkpoint(domain, next));

        Tool.Run("qemu-img", "rebase", "-u", "-b", $"{first}/vda.qcow2", "-F", "qcow2", $"{second}/vda.qcow2");
        Tool.Run("qemu-img", "convert", "-O", "raw", $"{second}/vda.qcow2", $"{second}/vda.raw");
        DiskImage.AssertEqual(guest.Content("vda"), $"{second}/vda.raw");
        Tool.Run("qemu-img", "convert", "-O", "raw", $"{second}/vdb.qcow2", $"{second}/vdb.raw");
        DiskImage.AssertEqual(guest.Content("vdb"), $"{second}/vdb.raw");
        guest.Domain.DeleteCheckpoint(next);
        guest.Domain.DeleteCheckpoint(name);
    }

    /// <summary>What the documents say together, libvirt says as well.</summary>
    [LiveFact]
    public void A_backup_is_checked_against_the_disks_and_checkpoints_of_the_domain()
    {
        var (folder, name) = (guest.NewDirectory(), guest.NewName());
        var domain = guest.Domain.Describe();
        var byPath = new DomainCheckpoint { Name = name, Disks = [new() { Name = domain.Devices!.Disks[0].Source!.File! }] };
        var full = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/full.qcow2" } }] };
        Assert.Empty(byPath.Validate(domain));
        guest.Push(full, byPath);
        var checkpoints = guest.Domain.Checkpoints();
        Assert.Contains(name, checkpoints.Checkpoints.Select(checkpoint => checkpoint.Name));
        Assert.Empty(checkpoints.Validate());

        var since = new DomainBackup { Incremental = name, Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/since.qcow2" } }] };
        Assert.Empty(since.Validate(domain, checkpoints));
        guest.Push(since);
        guest.Domain.DeleteCheckpoint(name);

        Refused(since, "/domainbackup/incremental");
        Refused(new DomainBackup { Disks = [new() { Name = "vda", Backup = false }, new() { Name = "sda", Type = DiskType.File }] }, "/domainbackup/disks/disk[2]/@name");
        Refused(new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File }, new() { Name = "sda", Backup = false }] }, "/domainbackup/disks/disk[2]/@name");

        void Refused(DomainBackup backup, string path)
        {
            Assert.Empty(backup.Validate());
            Assert.Equal([("BND3008", path)], backup.Validate(domain, guest.Domain.Checkpoints()).Select(violation => (violation.Id, violation.Path)));
            Assert.Throws<LibvirtException>(() => guest.Begin(backup));
        }
    }

    [LiveFact]
    public void A_checkpoint_that_libvirt_has_lost_can_be_redefined()
    {
        var (folder, name) = (guest.NewDirectory(), guest.NewName());
        var full = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/full.qcow2" } }] };
        guest.Push(full, MatchingCheckpoint.Of(full, name));
        var kept = guest.Domain.Checkpoint(name);
        Assert.Empty(kept.Validate());
        guest.Domain.DeleteCheckpoint(name, CheckpointDeleteFlags.MetadataOnly);
        Assert.DoesNotContain(name, LiveGuest.Checkpoints());

        guest.Domain.Redefine(kept);

        Assert.Equal(kept.CreationTime, guest.Domain.Checkpoint(name).CreationTime);
        guest.Domain.DeleteCheckpoint(name);
    }

    [LiveFact]
    public void A_running_job_is_recognised_by_the_document_that_began_it()
    {
        var folder = guest.NewDirectory();
        var pull = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Unix($"{folder}/nbd"),
            Disks = [new() { Name = "vda", Type = DiskType.File, ExportName = "root disk", Scratch = new() { File = $"{folder}/scratch" } }],
        };
        guest.Begin(pull);
        try
        {
            var running = guest.Domain.Running()!;
            Assert.True(pull.IsRunningAs(running));
            Assert.False(new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Unix($"{folder}/other") }.IsRunningAs(running));

            var uri = running.ToUri(running.Disks.Single(disk => disk.Name == "vda"))!;
            Assert.Equal($"nbd+unix:///root%20disk?socket={folder}/nbd", uri.AbsoluteUri);
            Tool.Run("nbdinfo", uri.AbsoluteUri);
        }
        finally
        {
            guest.EndJob();
        }
    }
}
