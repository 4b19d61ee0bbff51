using System.Collections.Generic;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The snippets of the README, as typed there.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void A_full_push_backup_is_written()
    {
        var full = new DomainBackup
        {
            Disks =
            [
                new() { Name = "vda", Type = DiskType.File,  Target = new() { File = "/backup/vda.qcow2" } },
                new() { Name = "vdb", Type = DiskType.Block, Target = new() { Dev = "/dev/vg0/vdb-backup" }, Driver = new() { Type = StorageFormat.Raw } },
                new() { Name = "vdc", Backup = false },
            ],
        };
        string xml = full.ToXml();

        Assert.Equal(
            """<domainbackup><disks><disk name="vda" type="file"><target file="/backup/vda.qcow2"/></disk>"""
            + """<disk name="vdb" type="block"><driver type="raw"/><target dev="/dev/vg0/vdb-backup"/></disk><disk name="vdc" backup="no"/></disks></domainbackup>""",
            xml);
    }

    [Fact]
    public void An_incremental_pull_backup_is_written()
    {
        var delta = new DomainBackup
        {
            Mode = BackupMode.Pull,
            Incremental = "1525889631",
            Server = BackupServer.Unix("/run/backup/vm1.sock"),
            Disks = [new() { Name = "vda", Type = DiskType.File, ExportName = "root", ExportBitmap = "delta",
                Scratch = new() { File = "/var/tmp/vda.scratch" } }],
        };

        Assert.Equal(
            """<domainbackup mode="pull"><incremental>1525889631</incremental><server transport="unix" socket="/run/backup/vm1.sock"/>"""
            + """<disks><disk name="vda" type="file" exportname="root" exportbitmap="delta"><scratch file="/var/tmp/vda.scratch"/></disk></disks></domainbackup>""",
            delta.ToXml());
    }

    [Fact]
    public void A_dump_is_read()
    {
        var dump = """
            <domainbackup mode='pull'>
              <server transport='tcp' name='localhost' port='10809'/>
              <disks>
                <disk name='vda' backup='yes' type='file' backupmode='full' exportname='vda' index='3'>
                  <driver type='qcow2'/>
                  <scratch file='/var/tmp/vda.1700000000'/>
                </disk>
                <disk name='hdc' backup='no'/>
              </disks>
            </domainbackup>
            """;
        var lines = new List<string>();

        var live = DomainBackup.Parse(dump);
        if (live.Server is { Transport: ServerTransport.Tcp, Name: var host, Port: { } port })
            lines.Add($"nbd://{host}:{port}");
        foreach (var disk in live.Disks)
            lines.Add(disk.Backup == false ? $"{disk.Name}: not in this backup" : $"{disk.Name}: export {disk.ExportName ?? disk.Name}, node {disk.Index}");

        Assert.Equal(["nbd://localhost:10809", "vda: export vda, node 3", "hdc: not in this backup"], lines);
    }
}
