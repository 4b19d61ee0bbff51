using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Tests.Live.Support;
using Libvirt.Xml;
using LiveBackupSample;

namespace Bindery.Tests.Live;

/// <summary>What libvirt says of a running job fills the models, and begins the same job again when they are written.</summary>
[Collection(GuestCollection.Name)]
[Trait("Category", "Live")]
public sealed class DumpTests(LiveGuest guest)
{
    [LiveFact]
    public void A_pull_dump_round_trips_exactly_and_can_start_the_job_again()
    {
        var (folder, name) = (guest.NewDirectory(), guest.NewName());
        var full = new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, Target = new() { File = $"{folder}/full.qcow2" } }] };
        guest.Push(full, MatchingCheckpoint.Of(full, name));
        RoundTrip(new()
        {
            Mode = BackupMode.Pull,
            Incremental = name,
            Server = BackupServer.Unix($"{folder}/it's <nbd> & \"more\""),
            Disks =
            [
                new() { Name = "vda", Type = DiskType.File, Scratch = new() { File = $"{folder}/ä & 'scratch'" } },
                new() { Name = "vdb", Type = DiskType.File, Mode = DiskBackupMode.Full, ExportName = "<>&\"' ä",
                    Scratch = new() { File = $"{folder}/vdb", Labels = [new() { Model = "dac", Relabel = false }] } },
            ],
        });
        guest.Domain.DeleteCheckpoint(name);
    }

    [LiveFact]
    public void Values_that_libvirt_chose_are_kept_when_the_job_is_started_again()
    {
        var again = RoundTrip(new() { Mode = BackupMode.Pull, Server = BackupServer.Tcp("127.0.0.1", FreePort.Find()) });

        Assert.Equal(["vda", "vdb", "vdc"], again.Disks.Select(disk => disk.Name));
        Assert.All(again.Disks, disk => Assert.StartsWith(Path.GetDirectoryName(LiveEnvironment.Directory)!, disk.Scratch!.File));
    }

    [LiveFact]
    public void A_dump_of_an_encrypted_backup_is_read_completely()
    {
        var folder = guest.NewDirectory();
        RoundTrip(new()
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Unix($"{folder}/nbd"),
            Disks =
            [
                new()
                {
                    Name = "vda",
                    Type = DiskType.File,
                    Scratch = new() { File = $"{folder}/vda",
                        Encryption = new() { Format = "luks", Secret = new() { Type = "passphrase", Usage = LiveEnvironment.Secret } } },
                },
            ],
        });
    }

    /// <returns>The dump of the job that was begun by what was read of the first one's.</returns>
    private DomainBackup RoundTrip(DomainBackup backup)
    {
        var first = Dump(() => guest.Begin(backup));
        Assert.Empty(DomainBackupGrammar.Instance.ValidateOutput(first));
        var read = DomainBackup.Parse(first, new() { Validate = true, UnknownContent = UnknownContent.Reject });
        Assert.All(read.Disks.Where(disk => disk.Backup != false), disk => Assert.NotNull(disk.Index));
        // But for quotes and references as libvirt wrote it: the same members in the same order.
        Assert.Equal(Xml(first), Xml(Encoding.UTF8.GetBytes(read.ToXml(new() { IncludeOutputOnly = true }))));
        Assert.NotEmpty(DomainBackupGrammar.Instance.Validate(first));
        Assert.Empty(read.Validate());

        var again = Dump(() => guest.Begin(read));
        var reread = DomainBackup.Parse(again, new() { Validate = true, UnknownContent = UnknownContent.Reject });
        Assert.Equal(read.ToXml(), reread.ToXml());
        return reread;
    }

    private static string Xml(byte[] document) => XDocument.Load(new MemoryStream(document)).ToString();

    private byte[] Dump(Action begin)
    {
        begin();
        try
        {
            return guest.Domain.Dump(utf8 => utf8.ToArray())!;
        }
        finally
        {
            guest.EndJob();
        }
    }
}
