using System.Linq;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What LibvirtXmlCalls adds to the models.</summary>
public sealed class RunningBackupTests
{
    [Theory]
    [InlineData("<server transport='tcp' name='localhost' port='10809'/>", "<disk name='vda'/>", null, "nbd://localhost:10809/vda")]
    [InlineData("<server tls='yes' name='::1' port='1'/>", "<disk name='vda' exportname='a b/c'/>", null, "nbds://[::1]:1/a%20b%2Fc")]
    [InlineData("<server name='0.0.0.0' port='10810'/>", "<disk name='vda'/>", "host.example", "nbd://host.example:10810/vda")]
    [InlineData("<server transport='unix' socket='/run/a b/s'/>", "<disk name='vda'/>", null, "nbd+unix:///vda?socket=/run/a%20b/s")]
    [InlineData("<server transport='fd' fdgroup='g'/>", "<disk name='vda'/>", null, null)]
    [InlineData("<server name='localhost' port='0'/>", "<disk name='vda'/>", null, null)]
    [InlineData("<server name='localhost' port='1'/>", "<disk name='vda' backup='no'/>", null, null)]
    [InlineData("", "<disk name='vda'/>", null, null)]
    public void A_disk_has_the_uri_at_which_clients_read_it(string server, string disk, string? host, string? expected)
    {
        var job = DomainBackup.Parse($"<domainbackup mode='pull'>{server}<disks>{disk}</disks></domainbackup>");

        Assert.Equal(expected, job.ToUri(job.Disks.Single(), host)?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<domainbackup/>", true)]
    [InlineData("<domainbackup mode='push'><incremental/></domainbackup>", true)]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target file='/b/vda'/></disk></disks></domainbackup>", true)]
    [InlineData("<domainbackup><disks><disk name='vda'/><disk name='vdb' backup='no'/></disks></domainbackup>", true)]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><target file='/b/other'/></disk></disks></domainbackup>", false)]
    [InlineData("<domainbackup><disks><disk name='vdb'/></disks></domainbackup>", false)]
    [InlineData("<domainbackup><disks><disk name='vda' backup='no'/><disk name='vdb'/></disks></domainbackup>", false)]
    [InlineData("<domainbackup><incremental>monday</incremental></domainbackup>", false)]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port='1'/></domainbackup>", false)]
    public void A_running_job_is_recognized_if_all_specified_values_match(string begun, bool expected)
    {
        var job = DomainBackup.Parse(
            "<domainbackup mode='push'><disks><disk name='vda' backup='yes' type='file' backupmode='full' index='1'><driver type='qcow2'/><target file='/b/vda'/></disk><disk name='vdb' backup='no'/></disks></domainbackup>");

        Assert.Equal(expected, DomainBackup.Parse(begun).IsRunningAs(job));
    }

    [Fact]
    public void A_port_that_libvirt_chose_is_that_of_the_job()
    {
        var begun = new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Tcp("127.0.0.1") };
        var job = DomainBackup.Parse("<domainbackup mode='pull'><server transport='tcp' name='127.0.0.1' port='10809'/></domainbackup>");

        Assert.True(begun.IsRunningAs(job));
    }

    /// <summary>As in libvirt's headers.</summary>
    [Fact]
    public void Flags_have_the_values_of_libvirt()
    {
        Assert.Equal((1u, 2u), ((uint)BackupBeginFlags.ReuseExternal, (uint)BackupBeginFlags.PreserveShutdownDomain));
        Assert.Equal((1u, 2u, 4u), ((uint)CheckpointCreateFlags.Redefine, (uint)CheckpointCreateFlags.Quiesce, (uint)CheckpointCreateFlags.RedefineValidate));
        Assert.Equal((1u, 2u, 4u), ((uint)CheckpointXmlFlags.Secure, (uint)CheckpointXmlFlags.NoDomain, (uint)CheckpointXmlFlags.Size));
        Assert.Equal((1u, 2u, 4u), ((uint)CheckpointDeleteFlags.Children, (uint)CheckpointDeleteFlags.MetadataOnly, (uint)CheckpointDeleteFlags.ChildrenOnly));
        Assert.Equal(
            (1u, 2u, 4u, 8u),
            ((uint)CheckpointListFlags.Roots, (uint)CheckpointListFlags.Topological, (uint)CheckpointListFlags.Leaves, (uint)CheckpointListFlags.NoLeaves));
    }
}
