using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The document of a domain, as far as a backup program reads it.</summary>
public sealed class DomainTests
{
    private const string Document = """
        <domain type="kvm" id="7" xmlns:qemu="http://libvirt.org/schemas/domain/qemu/1.0">
          <name>web</name>
          <uuid>0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f</uuid>
          <memory unit="KiB">65536</memory>
          <devices>
            <emulator>/usr/bin/qemu-system-x86_64</emulator>
            <disk type="file" device="disk">
              <driver name="qemu" type="qcow2" cache="none"/>
              <source file="/images/web.qcow2" index="2"/>
              <backingStore type="file" index="3">
                <format type="raw"/>
                <source file="/images/base.img"/>
                <backingStore/>
              </backingStore>
              <target dev="nvme0n1" bus="nvme"/>
              <serial>WD-1</serial>
              <alias name="nvme0-0"/>
            </disk>
            <disk type="file" device="cdrom">
              <target dev="sda" bus="sata"/>
              <readonly/>
            </disk>
            <disk type="newtype" device="disk" snapshot="no">
              <source protocol="rbd" name="pool/image"><host name="ceph" port="6789"/></source>
              <target dev="vdb"/>
            </disk>
            <interface type="network"/>
          </devices>
          <qemu:commandline/>
        </domain>
        """;

    [Fact]
    public void Its_disks_are_members()
    {
        var domain = Domain.Parse(Document);

        Assert.Equal(("kvm", 7, "web", new Guid("0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f")), (domain.Type, domain.Id, domain.Name, domain.Uuid));
        var disks = domain.Devices!.Disks;
        Assert.Equal(
            [("nvme0n1", DiskDevice.Disk), ("sda", DiskDevice.CdRom), ("vdb", DiskDevice.Disk)], disks.Select(disk => (disk.Target!.Dev, disk.Device!.Value)));
        Assert.Equal(("qcow2", "/images/web.qcow2", 2, "WD-1"), (disks[0].Driver!.Type, disks[0].Source!.File, disks[0].Source!.Index, disks[0].Serial));
        Assert.Equal(
            (DiskSourceType.File, "raw", "/images/base.img"),
            (disks[0].BackingStore!.Type, disks[0].BackingStore!.Format!.Type, disks[0].BackingStore!.Source!.File));
        Assert.Null(disks[0].BackingStore!.BackingStore!.Source);
        Assert.Equal((null, true), (disks[1].Source, disks[1].ReadOnly));
        Assert.Equal((null, "rbd", "pool/image"), (disks[2].Type, disks[2].Source!.Protocol, disks[2].Source!.Name));
    }

    [Fact]
    public void Everything_else_is_kept() =>
        Assert.Equal(Undeclared(Document), Undeclared(Domain.Parse(Document).ToXml(new() { Validate = false })));

    [Fact]
    public void A_type_of_disk_from_a_newer_libvirt_is_readable_and_not_valid() =>
        Assert.Equal(
            [("BND3003", "/domain/devices/disk[3]/@type")],
            DomainGrammar.Instance.Validate(Encoding.UTF8.GetBytes(Document)).Select(error => (error.Id, error.Path)));

    /// <summary>Those of libvirt's own tests.</summary>
    [CorpusFact]
    public void Documents_of_libvirt_are_valid_and_written_as_they_were_read()
    {
        var files = File.ReadLines(Corpus.Path("libvirt-9.0", "documents.tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == "domain.rng")
            .Select(row => Corpus.Path("libvirt-9.0", "documents", row[1]))
            .ToList();

        Assert.InRange(files.Count, 1124, int.MaxValue);
        foreach (var file in files)
        {
            var domain = Domain.Load(file, new() { Validate = true, UnknownContent = UnknownContent.Reject });
            Assert.Equal(DocumentContent.Of(XElement.Load(file)), DocumentContent.Of(XElement.Parse(domain.ToXml())));
        }
    }

    // Where a prefix is declared and in which order attributes stand does not matter.
    private static string Undeclared(string document)
    {
        var root = XElement.Parse(document);
        foreach (var element in root.DescendantsAndSelf())
            element.ReplaceAttributes(element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal)
                .ToList());
        return root.ToString();
    }

    [Theory]
    [InlineData("0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f")]
    [InlineData("0A81F5B2-8403-7B23-C8D6-21CCC2F80D6F")]
    [InlineData("0a81f5b284037b23c8d621ccc2f80d6f")]
    [InlineData("\n0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f ")]
    public void Its_UUID_is_a_Guid_and_is_written_unchanged(string uuid)
    {
        var xml = $"<domain type=\"kvm\"><name>web</name><uuid>{uuid}</uuid></domain>";
        var domain = Domain.Parse(xml);

        Assert.Equal(new Guid("0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f"), domain.Uuid);
        Assert.Equal(xml, domain.ToXml());
        domain.Uuid = new Guid("11111111-2222-3333-4444-AAAAAAAAAAAA");
        Assert.Contains("<uuid>11111111-2222-3333-4444-aaaaaaaaaaaa</uuid>", domain.ToXml());
    }

    [Theory]
    [InlineData("{0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f}")]
    [InlineData("0a81f5b28403-7b23-c8d6-21ccc2f80d6f")]
    [InlineData("")]
    public void A_UUID_in_another_form_is_kept_as_text(string uuid)
    {
        var xml = $"<domain type=\"kvm\"><name>web</name><uuid>{uuid}</uuid></domain>".Replace("<uuid></uuid>", "<uuid/>");
        var domain = Domain.Parse(xml);

        Assert.Null(domain.Uuid);
        Assert.Equal(xml, domain.ToXml(new() { Validate = false }));
    }
}
