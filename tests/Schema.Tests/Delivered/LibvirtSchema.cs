using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>libvirt's own schemas from the corpus: that of the backup document with what came after 9.0 until 11.3, and that of the checkpoint, which stayed as it was.</summary>
internal static class LibvirtSchema
{
    private static readonly XNamespace Rng = "http://relaxng.org/ns/structure/1.0";

    private static string FilePath => Corpus.Path("libvirt-9.0", "schemas", "domainbackup.rng");

    public static Grammar Checkpoint() => SchemaReader.Load(Corpus.Path("libvirt-9.0", "schemas", "domaincheckpoint.rng"));

    public static Grammar Newest()
    {
        var schema = XElement.Load(FilePath);
        Alternatives(schema.Descendants(Rng + "element").Single(element => (string?)element.Attribute("name") == "server"))
            .Add(new XElement(Rng + "group", Attribute("transport", new XElement(Rng + "value", "fd")), Attribute("fdgroup", new XElement(Rng + "text"))));
        Alternatives(schema.Elements(Rng + "define").Single(define => (string?)define.Attribute("name") == "backupDisksPush")
                .Descendants(Rng + "element").First(element => (string?)element.Attribute("name") == "disk"))
            .Add(new XElement(Rng + "ref", new XAttribute("name", "backupAttr")));
        var result = SchemaReader.Simplify(FilePath, schema.ToString(), new FileSystemSchemaSource(), CancellationToken.None);
        Assert.Empty(result.Diagnostics);
        return new Grammar(GrammarCompiler.Compile(result.Grammar!));
    }

    private static XElement Alternatives(XElement element) => element.Elements(Rng + "choice").Single();

    private static XElement Attribute(string name, XElement content) => new(Rng + "attribute", new XAttribute("name", name), content);
}
