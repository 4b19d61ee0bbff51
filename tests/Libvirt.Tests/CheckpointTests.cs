using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The checkpoint that goes with a backup, as models.</summary>
public sealed class CheckpointTests
{
    /// <summary>As virDomainCheckpointGetXMLDesc returns it, sizes asked for.</summary>
    private const string Dump = """
        <domaincheckpoint>
          <name>monday</name>
          <description>Before the upgrade</description>
          <parent>
            <name>sunday</name>
          </parent>
          <creationTime>1525889631</creationTime>
          <disks>
            <disk name="vda" checkpoint="bitmap" bitmap="monday" size="8589934592"/>
            <disk name="vdb" checkpoint="no"/>
          </disks>
          <domain type="kvm" xmlns:q="http://libvirt.org/schemas/domain/qemu/1.0">
            <name>guest</name>
            <devices/>
            <q:commandline><q:arg value="-S"/></q:commandline>
          </domain>
        </domaincheckpoint>
        """;

    [Fact]
    public void It_is_read_like_a_separate_document()
    {
        var checkpoint = new DomainCheckpoint
        {
            Name = "monday",
            Description = "Before the upgrade",
            Disks = [new() { Name = "vda" }, new() { Name = "vdb", Checkpoint = CheckpointMode.No }],
        };

        Assert.Equal(
            """<domaincheckpoint><name>monday</name><description>Before the upgrade</description><disks><disk name="vda"/><disk name="vdb" checkpoint="no"/></disks></domaincheckpoint>""",
            checkpoint.ToXml());
        Assert.Equal("<domaincheckpoint/>", new DomainCheckpoint().ToXml());
    }

    [Fact]
    public void A_dump_fills_typed_members()
    {
        var checkpoint = DomainCheckpoint.Parse(Dump, new() { Validate = true, UnknownContent = UnknownContent.Reject });

        Assert.Equal(
            ("monday", "Before the upgrade", "sunday", DateTimeOffset.FromUnixTimeSeconds(1525889631)),
            (checkpoint.Name, checkpoint.Description, checkpoint.Parent!.Name, checkpoint.CreationTime));
        Assert.Equal(
            [("vda", CheckpointMode.Bitmap, "monday", 8589934592), ("vdb", CheckpointMode.No, null, null)],
            checkpoint.Disks.Select(disk => (disk.Name, disk.Checkpoint, disk.Bitmap, disk.Size)));
        Assert.Equal(["name", "devices", "commandline"], checkpoint.Domain!.OtherElements.Select(element => element.LocalName));
    }

    [Fact]
    public void It_is_written_without_output_only_content()
    {
        var written = DomainCheckpoint.Parse(Dump).ToXml();

        Assert.Equal(
            """<domaincheckpoint><name>monday</name><description>Before the upgrade</description><disks><disk name="vda" checkpoint="bitmap" bitmap="monday"/><disk name="vdb" checkpoint="no"/></disks></domaincheckpoint>""",
            written);
        Assert.Empty(DomainCheckpointGrammar.Instance.Validate(Encoding.UTF8.GetBytes(written)));
    }

    /// <summary>With VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE libvirt wants back what it said.</summary>
    [Fact]
    public void It_is_written_completely_for_redefinition()
    {
        var written = DomainCheckpoint.Parse(Dump).ToXml(new() { IncludeOutputOnly = true });

        Assert.Empty(RoundTrip.OfCheckpoints().Compare(Encoding.UTF8.GetBytes(Dump), written));
    }

    [Fact]
    public void An_invalid_name_is_not_written()
    {
        var error = Assert.Single(new DomainCheckpoint { Name = "before/after" }.Validate());

        Assert.Equal(("BND3003", "/domaincheckpoint/name"), (error.Id, error.Path));
        Assert.Throws<SchemaViolationException>(() => new DomainCheckpoint { Disks = [new() { Name = "vda", Bitmap = "monday" }] }.ToXml());
    }

    [CorpusFact]
    public void Documents_and_mutants_stay_the_same()
    {
        var documents = BackupDocuments.Checkpoints();
        var comparer = RoundTrip.OfCheckpoints();
        var unreadable = 0;
        foreach (var document in documents)
        {
            if (!DomainCheckpoint.TryParse(Encoding.UTF8.GetString(document.Utf8), out var read))
            {
                Assert.False(document.IsValid, document.Name);
                unreadable++;
                continue;
            }
            Assert.Empty(comparer.Compare(document.Utf8, read.ToXml(new() { Validate = false, IncludeOutputOnly = true }))
                .Select(difference => document + ": " + difference));
        }

        Assert.InRange(documents.Count, 71, int.MaxValue);
        Assert.InRange(unreadable, 1, documents.Count / 5);
    }

    [Theory]
    [InlineData("1525889631")]
    [InlineData("0001525889631")]
    [InlineData(" 1525889631 ")]
    [InlineData("0")]
    public void The_time_of_its_creation_is_written_unchanged_until_it_is_set(string seconds)
    {
        var xml = $"<domaincheckpoint><creationTime>{seconds}</creationTime></domaincheckpoint>";
        var checkpoint = DomainCheckpoint.Parse(xml);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)), checkpoint.CreationTime);
        Assert.Equal(xml, checkpoint.ToXml(new() { IncludeOutputOnly = true }));
        Assert.Equal(DomainCheckpoint.Parse($"<domaincheckpoint><creationTime>{long.Parse(seconds, CultureInfo.InvariantCulture)}</creationTime></domaincheckpoint>"), checkpoint);
        checkpoint.CreationTime = new DateTimeOffset(2026, 11, 28, 15, 0, 0, 999, TimeSpan.FromHours(2));
        Assert.Equal(
            "<domaincheckpoint><creationTime>1795870800</creationTime></domaincheckpoint>", checkpoint.ToXml(new() { IncludeOutputOnly = true, Validate = false }));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("253402300800")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    public void An_invalid_time_is_kept_as_text(string text)
    {
        var xml = $"<domaincheckpoint><creationTime>{text}</creationTime></domaincheckpoint>";
        var checkpoint = DomainCheckpoint.Parse(xml);

        Assert.Null(checkpoint.CreationTime);
        Assert.Equal(xml, checkpoint.ToXml(new() { IncludeOutputOnly = true, Validate = false }));
    }
}
