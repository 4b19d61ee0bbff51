using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>libvirt's own schemas from the corpus, the newest there are.</summary>
internal static class LibvirtSchema
{
    public static Grammar Checkpoint() => SchemaReader.Load(Corpus.Path("libvirt-12.9", "schemas", "domaincheckpoint.rng"));

    public static Grammar Newest() => SchemaReader.Load(Corpus.Path("libvirt-12.9", "schemas", "domainbackup.rng"));
}
