using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>schemas/volume.rng against libvirt's own schemas and documents with one edit.</summary>
public sealed class VolumeSchemaTests
{
    private static readonly Grammar Ours = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "volume.rng"));

    [CorpusTheory("libvirt-9.0", "libvirt-12.9")]
    [InlineData("<volume><name>vda.qcow2</name><capacity unit='GiB'>5</capacity><target><format type='qcow2'/></target></volume>")]
    [InlineData("<volume type='block'><name>v</name><capacity>1</capacity><target><path>/dev/vg/v</path><permissions><mode>0600</mode></permissions></target></volume>")]
    [InlineData("<volume><name>v</name><target/><backingStore><path>/images/base.raw</path><format type='raw'/></backingStore></volume>")]
    public void Documents_of_existing_programs_are_accepted_by_both(string document)
    {
        var utf8 = Encoding.UTF8.GetBytes(document);

        Assert.Empty(Ours.Validate(utf8));
        foreach (var version in new[] { "libvirt-9.0", "libvirt-12.9" })
            Assert.Empty(Schema(version).Validate(utf8));
    }

    /// <summary>A gap would show in what libvirt sends, which is always to be readable.</summary>
    [CorpusFact("libvirt-9.0", "libvirt-12.9")]
    public void Documents_that_the_newest_libvirt_accepts_are_accepted()
    {
        var newest = Schema("libvirt-12.9");
        var mutants = File.ReadLines(Corpus.Path("libvirt-9.0", "mutants.tsv"))
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == "storagevol.rng")
            .Select(row => File.ReadAllBytes(Corpus.Path("libvirt-9.0", "mutants", row[1])))
            .ToList();

        Assert.Equal(70, mutants.Count);
        var admitted = mutants.Where(mutant => newest.Validate(mutant).Count == 0).ToList();
        Assert.InRange(admitted.Count, 15, 60);
        Assert.All(admitted, mutant => Assert.Empty(Ours.Validate(mutant)));
    }

    private static Grammar Schema(string version) => SchemaReader.Load(Corpus.Path(version, "schemas", "storagevol.rng"));
}
