using Bindery.Patterns;

namespace Bindery.Tests.Validation;

/// <summary>A small grammar in the manner of libvirt's backup document: two modes, disks of several shapes, and conflicts of every kind.</summary>
internal static class BackupSketch
{
    public static Grammar Grammar { get; } = Make();

    private static Grammar Make()
    {
        var g = new GrammarSketch();
        var incremental = g.Optional(g.Element("incremental", g.Text));
        var server = g.Element(
            "server",
            g.Optional(g.Attribute("tls", g.Words("yes", "no"))),
            g.Choice(
                g.Group(
                    g.Optional(g.Attribute("transport", g.Words("tcp"))),
                    g.Attribute("name"),
                    g.Attribute("port", g.Data("int", ("minInclusive", "1"), ("maxInclusive", "65535")))),
                g.Group(g.Attribute("transport", g.Words("unix")), g.Attribute("socket"))));
        var push = g.Group(
            g.Optional(g.Attribute("mode", g.Words("push"))),
            g.Interleave(incremental, g.Optional(g.Element("disks", g.Builder.OneOrMore(Disk(g, "target", g.Empty, g.Words("raw", "qcow2", "vmdk")))))));
        var pull = g.Group(
            g.Attribute("mode", g.Words("pull")),
            g.Interleave(
                incremental,
                server,
                g.Optional(g.Element("disks", g.Builder.OneOrMore(Disk(g, "scratch", g.Optional(g.Attribute("exportname")), g.Words("qcow2")))))));
        return g.Grammar(g.Element("domainbackup", g.Choice(push, pull)));
    }

    private static ElementPattern Disk(GrammarSketch g, string place, Pattern export, Pattern formats)
    {
        var encryption = g.Optional(g.Element(
            "encryption",
            g.Attribute("format", g.Words("luks")),
            g.Element("secret", g.Attribute("type", g.Words("passphrase")), g.Choice(g.Attribute("uuid"), g.Attribute("usage"))),
            g.Optional(g.Element("cipher", g.Attribute("name"), g.Attribute("size", g.Data("unsignedInt"))), g.Element("ivgen", g.Attribute("name")))));
        var driver = g.Optional(g.Element("driver", g.Attribute("type", formats)));
        Pattern Shape(string type, string path) => g.Group(
            g.Optional(g.Attribute("backup", g.Words("yes"))),
            g.Attribute("type", g.Words(type)),
            g.Interleave(g.Optional(g.Element(place, g.Attribute(path), encryption)), driver));
        return g.Element(
            "disk",
            g.Attribute("name"),
            export,
            g.OutputAttribute("index", g.Data("unsignedInt")) is var index ? g.Optional(index) : g.Empty,
            g.Choice(
                g.Attribute("backupmode", g.Words("full")),
                g.Group(g.Optional(g.Attribute("backupmode", g.Words("incremental"))), g.Optional(g.Attribute("incremental")))),
            g.Choice(g.Attribute("backup", g.Words("no")), Shape("file", "file"), Shape("block", "dev")));
    }
}
