using System;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What libvirt sends back of a running job can be read, and begun again.</summary>
public sealed class LiveDumpTests
{
    /// <summary>A dump has all that libvirt filled in: indices, formats, made-up paths, and the disks that take no part.</summary>
    private const string Dump = """
        <domainbackup mode='pull'>
          <incremental>1525889631</incremental>
          <server transport='tcp' name='localhost' port='10809'/>
          <disks>
            <disk name='vda' backup='yes' type='file' backupmode='incremental' incremental='1525889631' exportname='vda' exportbitmap='backup-vda' index='3'>
              <driver type='qcow2'/>
              <scratch file='/var/lib/images/vda.1700000000'>
                <seclabel model='dac' relabel='no'/>
              </scratch>
            </disk>
            <disk name='vdb' backup='yes' type='block' backupmode='full' exportname='data' index='4294967295'>
              <driver type='qcow2'/>
              <scratch dev='/dev/vg0/scratch'>
                <encryption format='luks' engine='qemu'>
                  <secret type='passphrase' uuid='0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f'/>
                </encryption>
              </scratch>
            </disk>
            <disk name='hdc' backup='no'/>
          </disks>
        </domainbackup>
        """;

    [Fact]
    public void Everything_is_represented_by_a_member()
    {
        var live = DomainBackup.Parse(Dump);

        Assert.Equal((BackupMode.Pull, "1525889631"), (live.Mode, live.Incremental));
        Assert.Equal((ServerTransport.Tcp, "localhost", 10809, null), (live.Server!.Transport, live.Server.Name, live.Server.Port, live.Server.Tls));
        var (vda, vdb, hdc) = (live.Disks[0], live.Disks[1], live.Disks[2]);
        Assert.Equal(("vda", true, DiskType.File, DiskBackupMode.Incremental, "1525889631"), (vda.Name, vda.Backup, vda.Type, vda.Mode, vda.Incremental));
        Assert.Equal(("vda", "backup-vda", 3), (vda.ExportName, vda.ExportBitmap, vda.Index));
        Assert.Equal((StorageFormat.Qcow2, "/var/lib/images/vda.1700000000", null), (vda.Driver!.Type, vda.Scratch!.File, vda.Scratch.Dev));
        Assert.Equal(("dac", false), (vda.Scratch.Labels.Single().Model, vda.Scratch.Labels[0].Relabel));
        Assert.Equal((DiskType.Block, DiskBackupMode.Full, 4294967295, "/dev/vg0/scratch"), (vdb.Type, vdb.Mode, vdb.Index, vdb.Scratch!.Dev));
        Assert.Equal(
            ("luks", "qemu", new Guid("0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f"), null),
            (vdb.Scratch.Encryption!.Format, vdb.Scratch.Encryption.Engine, vdb.Scratch.Encryption.Secret.Uuid, vdb.Scratch.Encryption.Secret.Usage));
        Assert.Equal(("hdc", false, null, null), (hdc.Name, hdc.Backup, hdc.Type, hdc.Index));
        Assert.Empty(live.Validate());
    }

    [Fact]
    public void It_is_written_without_output_only_content()
    {
        var written = DomainBackup.Parse(Dump).ToXml(new() { Indent = true });

        var expected = Dump.Replace('\'', '"').Replace(" index=\"3\"", "").Replace(" index=\"4294967295\"", "");
        Assert.Equal(expected, written);
        Assert.Empty(DomainBackupGrammar.Instance.Validate(Encoding.UTF8.GetBytes(written)));
    }

    [JingFact]
    public void The_output_satisfies_libvirts_schema()
    {
        Assert.Contains("\"index\"", Jing.Complaints(Dump));
        Assert.Equal("", Jing.Complaints(DomainBackup.Parse(Dump).ToXml()));
    }

    [Fact]
    public void It_is_written_completely_on_request() =>
        Assert.Equal(Dump.Replace('\'', '"'), DomainBackup.Parse(Dump).ToXml(new() { Indent = true, IncludeOutputOnly = true }));

    [Fact]
    public void Strict_reading_accepts_it_and_validation_as_input_does_not()
    {
        var utf8 = Encoding.UTF8.GetBytes(Dump);

        Assert.Equal(3, DomainBackup.Parse(Dump, new() { Validate = true }).Disks[0].Index);
        Assert.Empty(DomainBackupGrammar.Instance.ValidateOutput(utf8));
        var errors = DomainBackupGrammar.Instance.Validate(utf8);
        Assert.Equal(["/domainbackup/disks/disk/@index", "/domainbackup/disks/disk[2]/@index"], errors.Select(error => error.Path));
        Assert.All(errors, error => Assert.Equal("BND3001", error.Id));
    }

    [Fact]
    public void A_dump_of_a_disk_that_does_not_fit_is_refused_by_strict_reading_only()
    {
        var wrong = Dump.Replace("port='10809'", "port='70000'");

        Assert.Equal(70000, DomainBackup.Parse(wrong).Server!.Port);
        var exception = Assert.Throws<SchemaViolationException>(() => DomainBackup.Parse(wrong, new() { Validate = true }));
        Assert.Equal(("BND3003", "/domainbackup/server/@port", 3), (exception.Violations.Single().Id, exception.Path, exception.Line));
    }

    [CorpusFact]
    public void The_status_document_fills_typed_members()
    {
        var status = DomainBackup.Load(Corpus.Path("libvirt-9.0", "documents", "domainbackupxml2xmlin", "backup-pull-internal-invalid.xml"));

        Assert.Equal([DiskState.Running, DiskState.Complete, DiskState.Running], status.Disks.Select(disk => disk.State!.Value));
        var objects = status.PrivateData!.Objects!;
        Assert.Equal([(PrivateSecretType.TlsKey, "test-tlskey")], objects.Secrets.Select(secret => (secret.Type, secret.Alias)));
        Assert.Equal("test-tlsobj", objects.Tls!.Alias);
        Assert.DoesNotContain("privateData", status.ToXml(new() { Validate = false }));
        // Rules 32 and 36: libvirt's test document shares a file and an export name, which no job could.
        var errors = DomainBackupGrammar.Instance.ValidateOutput(
            File.ReadAllBytes(Corpus.Path("libvirt-9.0", "documents", "domainbackupxml2xmlin", "backup-pull-internal-invalid.xml")));
        Assert.Equal(
            [("BND3005", "/domainbackup/disks/disk[2]/@exportname"), ("BND3005", "/domainbackup/disks/disk[2]/scratch/@file")],
            errors.Select(error => (error.Id, error.Path)));
    }

    [Fact]
    public void Block_nodes_of_a_status_document_are_members_as_well()
    {
        const string Xml = """
            <domainbackup><disks><disk name="vda" state="failed" type="file"><target file="/a"><privateData><nodenames><nodename type="storage" name="libvirt-1-storage"/><nodename type="format" name="libvirt-1-format"/></nodenames><objects><secret type="encryption" alias="key"/></objects></privateData></target></disk></disks></domainbackup>
            """;
        var status = DomainBackup.Parse(Xml, new() { Validate = true, UnknownContent = UnknownContent.Reject });

        var data = status.Disks[0].Target!.PrivateData!;
        Assert.Equal(
            [(NodeNameType.Storage, "libvirt-1-storage"), (NodeNameType.Format, "libvirt-1-format")], data.NodeNames.Select(node => (node.Type, node.Name)));
        Assert.Equal([(PrivateSecretType.Encryption, "key")], data.Objects!.Secrets.Select(secret => (secret.Type, secret.Alias)));
        Assert.Equal(Xml, status.ToXml(new() { IncludeOutputOnly = true }));
        Assert.Equal("""<domainbackup><disks><disk name="vda" type="file"><target file="/a"/></disk></disks></domainbackup>""", status.ToXml());
    }
}
