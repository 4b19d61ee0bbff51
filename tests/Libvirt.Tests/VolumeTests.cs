using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The document of a storage volume, as far as a backup program reads and writes it.</summary>
public sealed class VolumeTests
{
    private const string Document = """
        <volume type="file">
          <name>web.qcow2</name>
          <key>/images/web.qcow2</key>
          <capacity unit="bytes">5368709120</capacity>
          <allocation unit="bytes">294912</allocation>
          <physical unit="bytes">327680</physical>
          <target>
            <path>/images/web.qcow2</path>
            <format type="qcow2"/>
            <permissions><mode>0644</mode><owner>0</owner><group>0</group></permissions>
            <timestamps><atime>1341933637.273190990</atime></timestamps>
            <compat>1.1</compat>
            <clusterSize unit="B">65536</clusterSize>
            <features><lazy_refcounts/></features>
          </target>
          <backingStore>
            <path>/images/base.raw</path>
            <format type="raw"/>
            <permissions><mode>0444</mode></permissions>
          </backingStore>
        </volume>
        """;

    [Fact]
    public void Its_sizes_path_and_format_are_members()
    {
        var volume = StorageVolume.Parse(Document);

        Assert.Equal((VolumeType.File, "web.qcow2", "/images/web.qcow2"), (volume.Type, volume.Name, volume.Key));
        Assert.Equal((5_368_709_120L, "bytes"), (volume.Capacity!.Value, volume.Capacity.EffectiveUnit));
        Assert.Equal((294_912L, 327_680L), (volume.Allocation!.Value, volume.Physical!.Value));
        Assert.Equal(("/images/web.qcow2", "qcow2", "1.1"), (volume.Target!.Path, volume.Target.Format!.Type, volume.Target.Compat));
        Assert.Equal(("/images/base.raw", "raw"), (volume.BackingStore!.Path, volume.BackingStore.Format!.Type));
    }

    [Fact]
    public void A_new_one_is_accepted_by_libvirt()
    {
        var volume = new StorageVolume
        {
            Name = "vda.qcow2",
            Capacity = new() { Unit = "GiB", Value = 5 },
            Target = new() { Format = new() { Type = "qcow2" } },
        };

        Assert.Equal(
            """<volume><name>vda.qcow2</name><capacity unit="GiB">5</capacity><target><format type="qcow2"/></target></volume>""", volume.ToXml());
    }

    [Theory]
    [InlineData("<volume><name/></volume>", "/volume/name")]
    [InlineData("<volume><name>v</name><capacity unit='XiB'>5</capacity></volume>", "/volume/capacity/@unit")]
    [InlineData("<volume><name>v</name><capacity>-5</capacity></volume>", "/volume/capacity")]
    [InlineData("<volume type='tape'><name>v</name></volume>", "/volume/@type")]
    public void Documents_that_libvirt_rejects_are_rejected(string document, string path) =>
        Assert.Equal(path, Assert.Single(StorageVolumeGrammar.Instance.Validate(Encoding.UTF8.GetBytes(document))).Path);

    /// <summary>Those of libvirt's own tests.</summary>
    [CorpusFact]
    public void Documents_of_libvirt_are_valid_and_written_as_they_were_read()
    {
        var files = File.ReadLines(Corpus.Path("libvirt-9.0", "documents.tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == "storagevol.rng")
            .Select(row => Corpus.Path("libvirt-9.0", "documents", row[1]))
            .ToList();

        Assert.InRange(files.Count, 28, int.MaxValue);
        foreach (var file in files)
        {
            var volume = StorageVolume.Load(file, new() { Validate = true, UnknownContent = UnknownContent.Reject });
            Assert.Equal(DocumentContent.Of(XElement.Load(file)), DocumentContent.Of(XElement.Parse(volume.ToXml())));
        }
    }
}
