using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The rules of docs/libvirt-rules.md at the doors of the models: Validate(), strict writing, strict reading.</summary>
public sealed class RuleTests
{
    private static readonly BackupServer Server = BackupServer.Unix("/run/backup/vm1.sock");

    /// <summary>The rule, the model, and what is said of it.</summary>
    private static readonly (int Rule, Func<DomainBackup> Model, string Message)[] All =
    [
        (11,
            () => Push(Disk("vda", new() { File = "/b", Labels = [new() { Model = "dac", Relabel = false }, new() { Model = "dac", Relabel = false }] })),
            "BND3005: 'dac' is used again among the models of the labels"),
        (17, () => Push(new BackupDisk { Name = "ioemu:hda", Type = DiskType.File }), "BND3003: 'ioemu:hda' is not allowed for 'name'"),
        (18, () => Push(Disk("vda"), Disk("vda")), "BND3005: 'vda' is used again among the names of the disks"),
        (19, () => Push(new BackupDisk { Name = "vda", Mode = DiskBackupMode.Incremental }), "BND3002: 'domainbackup' needs the element 'incremental'"),
        (25, () => Push(new BackupDisk { Name = "vda", Backup = false }), "BND3002: 'disks' needs an element 'disk' whose 'backup' is 'yes' or absent"),
        (29,
            () =>
                Push(new BackupDisk { Name = "vda", Type = DiskType.File, Driver = new() { Type = StorageFormat.Vmdk },
                    Target = new() { File = "/b", Encryption = new() { Secret = new() { Usage = "u" } } } }),
            "BND3001: 'encryption' is not allowed in 'target'"),
        (31, () => new DomainBackup { Incremental = "before upgrade" }, "BND3003: 'before upgrade' is not allowed as the text of 'incremental'"),
        (31, () => Push(new BackupDisk { Name = "vda", Incremental = "" }), "BND3003: '' is not allowed for 'incremental'"),
        (32,
            () => Push(Disk("vda", new() { File = "/b" }), Disk("vdb", new() { File = "/b" })),
            "BND3005: '/b' is used again among the destinations of the disks"),
        (34, () => Push(Disk("vda", new() { File = "/b/." })), "BND3003: '/b/.' is not allowed for 'file'"),
        (36,
            () => Pull(Server, new BackupDisk { Name = "vda" }, new BackupDisk { Name = "vdb", ExportName = "vda" }),
            "BND3005: 'vda' is used again among the names of the exports"),
        (40,
            () => Pull(BackupServer.Unix("/" + new string('ß', 54))),
            "BND3003: '/" + new string('ß', 54) + "' is not allowed for 'socket': it must have at most 108 bytes in UTF-8, but has 109"),
    ];

    public static TheoryData<string> Messages => [.. All.Select(one => one.Message)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_rule_applies_at_every_entry_point(string message)
    {
        var backup = All.Single(one => one.Message == message).Model();
        var error = Assert.Single(backup.Validate());
        Assert.StartsWith(message, $"{error.Id}: {error.Message}", StringComparison.Ordinal);

        Assert.Equal(error.Message, Assert.Single(Assert.Throws<SchemaViolationException>(() => backup.ToXml()).Violations).Message);

        var xml = backup.ToXml(new() { Validate = false });
        Assert.Equal(error.Message, Assert.Single(DomainBackupGrammar.Instance.Validate(Encoding.UTF8.GetBytes(xml))).Message);
        Assert.Throws<SchemaViolationException>(() => DomainBackup.Parse(xml, new() { Validate = true }));
        Assert.NotNull(DomainBackup.Parse(xml));
    }

    [Fact]
    public void A_checkpoint_names_a_disk_once()
    {
        var checkpoint = new DomainCheckpoint { Disks = [new() { Name = "vda" }, new() { Name = "vda", Checkpoint = CheckpointMode.No }] };

        Assert.Equal([("BND3005", "/domaincheckpoint/disks/disk[2]/@name")], checkpoint.Validate().Select(error => (error.Id, error.Path)));
    }

    [Fact]
    public void A_bitmap_has_the_name_of_its_checkpoint()
    {
        var checkpoint = new DomainCheckpoint { Name = Name("c1"), Disks = [new() { Name = "vda", Bitmap = "c1" }, new() { Name = "vdb", Bitmap = "c2" }] };

        var error = Assert.Single(checkpoint.Validate());
        Assert.Equal(("BND3008", "/domaincheckpoint/disks/disk[2]/@bitmap"), (error.Id, error.Path));
        Assert.Equal("'c2' is not allowed for 'bitmap': it must be the name of the checkpoint ('c1')", error.Message);
        Assert.Equal(error.Message, Assert.Single(Assert.Throws<SchemaViolationException>(() => checkpoint.ToXml()).Violations).Message);

        var text = checkpoint.ToXml(new XmlWriteOptions { Validate = false });
        Assert.Equal("c2", DomainCheckpoint.Parse(text).Disks[1].Bitmap);
        Assert.Equal(
            error.Message,
            Assert.Single(
                Assert.Throws<SchemaViolationException>(() => DomainCheckpoint.Parse(text, new XmlReadOptions { Validate = true })).Violations).Message);
        checkpoint.Disks[1].Bitmap = "c1";
        Assert.Empty(checkpoint.Validate());

        // What the compiler does not know it leaves to the run time.
        static string Name(string name) => name;
    }

    [Fact]
    public void Every_rule_tried_here_is_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "libvirt-rules.md"));
        Assert.All(All, one => Assert.Contains($"\n| {one.Rule} | ", page, StringComparison.Ordinal));
    }

    private static DomainBackup Push(params List<BackupDisk> disks) => new() { Disks = disks };

    private static DomainBackup Pull(BackupServer server, params List<BackupDisk> disks) => new() { Mode = BackupMode.Pull, Server = server, Disks = disks };

    private static BackupDisk Disk(string name, BackupTarget? target = null) => new() { Name = name, Type = DiskType.File, Target = target };
}
