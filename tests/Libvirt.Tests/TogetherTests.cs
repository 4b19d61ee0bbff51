using System;
using System.Collections.Generic;
using System.Linq;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>Documents that are validated together: a backup and a checkpoint with the domain and the checkpoints that it has.</summary>
public sealed class TogetherTests
{
    private const string Guest = """
        <domain type="kvm"><name>web</name><devices>
          <disk type="file"><driver type="qcow2"/><source file="/images/web.qcow2"/><target dev="vda" bus="virtio"/></disk>
          <disk type="block"><driver type="qcow2"/><source dev="/dev/vg/web"/><target dev="vdb" bus="virtio"/></disk>
          <disk type="file" device="cdrom"><target dev="sda" bus="sata"/></disk>
        </devices></domain>
        """;

    private static readonly Domain Domain = Domain.Parse(Guest);

    private static readonly DomainCheckpoints Checkpoints = new() { Checkpoints = { new() { Name = "monday" }, new() { Name = "tuesday" } } };

    [Fact]
    public void A_backup_of_the_disks_of_the_domain_since_one_of_its_checkpoints_is_valid()
    {
        var backup = new DomainBackup
        {
            Incremental = "monday",
            Disks = { Target("vda", "/b/vda"), new() { Name = "vdb", Incremental = "tuesday", Type = DiskType.File, Target = new() { File = "/b/vdb" } } },
        };

        Assert.Empty(backup.Validate(Domain, Checkpoints));
        Assert.Empty(backup.Validate(Checkpoints));
        Assert.Empty(backup.Validate(Domain));
    }

    [Fact]
    public void A_disk_that_the_domain_does_not_have_is_reported_with_the_existing_ones()
    {
        var backup = new DomainBackup { Disks = { Target("vda", "/b/vda"), Target("vdc", "/b/vdc"), new() { Name = "vdd", Backup = false } } };

        Assert.Empty(backup.Validate());
        Assert.Equal(
            [
                "/domainbackup/disks/disk[2]/@name BND3008 'vdc' is not allowed for 'name': it must be the target of a disk of the domain ('vda', 'vdb' or 'sda')",
                "/domainbackup/disks/disk[3]/@name BND3008 'vdd' is not allowed for 'name': it must be the target of a disk of the domain ('vda', 'vdb' or 'sda')",
            ],
            Said(backup.Validate(Domain)));
    }

    [Fact]
    public void A_checkpoint_that_the_domain_does_not_have_is_reported_for_the_job_and_for_a_disk()
    {
        var backup = new DomainBackup
        {
            Incremental = "sunday",
            Disks =
            {
                Target("vda", "/b/vda"),
                new() { Name = "vdb", Incremental = "friday", Type = DiskType.File, Target = new() { File = "/b/vdb" } },
            },
        };

        Assert.Equal(
            [
                "/domainbackup/incremental BND3008 'sunday' is not allowed as the text of 'incremental': it must be the name of a checkpoint of the domain ('monday' or 'tuesday')",
                "/domainbackup/disks/disk[2]/@incremental BND3008 'friday' is not allowed for 'incremental': it must be the name of a checkpoint of the domain ('monday' or 'tuesday')",
            ],
            Said(backup.Validate(Checkpoints, Domain)));
        Assert.Equal(
            ["/domainbackup/incremental BND3008 'sunday' is not allowed as the text of 'incremental': it must be the name of a checkpoint of the domain, but there is none"],
            Said(new DomainBackup { Incremental = "sunday" }.Validate(new DomainCheckpoints())));
        Assert.Empty(new DomainBackup { Incremental = "" }.Validate(new DomainCheckpoints()));
    }

    [Fact]
    public void A_checkpoint_names_disks_by_their_targets_or_by_their_images()
    {
        var checkpoint = new DomainCheckpoint { Name = "c", Disks = { new() { Name = "vdb" }, new() { Name = "/images/web.qcow2" } } };
        var other = new DomainCheckpoint { Name = "c", Disks = { new() { Name = "vdx" }, new() { Name = "/images/other.qcow2" } } };

        Assert.Empty(checkpoint.Validate(Domain));
        const string Must = "it must be the target of a disk of the domain, or the path of its image ('vda', '/images/web.qcow2', 'vdb', '/dev/vg/web' or 'sda')";
        Assert.Equal(
            [
                "/domaincheckpoint/disks/disk/@name BND3008 'vdx' is not allowed for 'name': " + Must,
                "/domaincheckpoint/disks/disk[2]/@name BND3008 '/images/other.qcow2' is not allowed for 'name': " + Must,
            ],
            Said(other.Validate(Domain)).Select(said => said.Replace("'/images/web.qcow2', 'vda'", "'vda', '/images/web.qcow2'").Replace("'/dev/vg/web', 'vdb'", "'vdb', '/dev/vg/web'")));
    }

    [Fact]
    public void Violations_of_the_document_alone_are_reported_as_well()
    {
        var backup = new DomainBackup { Mode = BackupMode.Pull, Disks = { new() { Name = "vdc" } } };

        Assert.Equal(["BND3002", "BND3008"], backup.Validate(Domain).Select(violation => violation.Id).Order());
    }

    [Fact]
    public void Documents_that_no_rule_is_about_are_refused()
    {
        var backup = new DomainBackup();

        var exception = Assert.Throws<ArgumentException>(() => backup.Validate(Domain, new BackupDisk { Name = "vda" }));
        Assert.StartsWith("No rule is about documents with the root 'disk', but about those with 'domain', 'domaincheckpoint' or 'domaincheckpoints'", exception.Message);
        Assert.Throws<ArgumentNullException>(() => backup.Validate(Domain, null!));
        // That the checkpoint lists other disks is odd, and no mistake.
        Assert.Empty(new DomainBackup { Disks = { Target("vda", "/b/vda") } }.Validate(new DomainCheckpoint { Disks = { new() { Name = "vdb" } } }));
    }

    [Fact]
    public void Checkpoints_of_a_domain_are_kept_as_libvirt_describes_them()
    {
        const string Dumps = "<domaincheckpoint><name>a</name><creationTime>1</creationTime></domaincheckpoint><domaincheckpoint><name>b</name><parent><name>a</name></parent></domaincheckpoint>";

        var checkpoints = DomainCheckpoints.Parse($"<domaincheckpoints>{Dumps}</domaincheckpoints>");

        Assert.Equal(["a", "b"], checkpoints.Checkpoints.Select(checkpoint => checkpoint.Name));
        Assert.Equal($"<domaincheckpoints>{Dumps}</domaincheckpoints>", checkpoints.ToXml(new() { IncludeOutputOnly = true }));
        checkpoints.Checkpoints.Add(DomainCheckpoint.Parse("<domaincheckpoint><name>a</name></domaincheckpoint>"));
        Assert.Equal(["BND3005"], checkpoints.Validate().Select(violation => violation.Id));
    }

    private static BackupDisk Target(string name, string file) => new() { Name = name, Type = DiskType.File, Target = new() { File = file } };

    private static IEnumerable<string> Said(IEnumerable<SchemaViolation> violations) =>
        violations.Select(violation => $"{violation.Path} {violation.Id} {violation.Message}");
}
