using System;
using System.Linq;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>Content that the schema does not know is read, kept and written back in its place.</summary>
public sealed class UnknownContentTests
{
    private static readonly XmlWriteOptions Unvalidated = new() { Validate = false };
    private static readonly XmlWriteOptions Omit = new() { UnknownContent = UnknownContentOutput.Omit };

    /// <summary>In the writer's own form, so what comes back must be the same to the byte.</summary>
    [Theory]
    // Attributes.
    [InlineData("""<domainbackup future="1"/>""")]
    [InlineData("""<domainbackup><incremental future="1">a</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental future="1"/></domainbackup>""")]
    [InlineData("""<domainbackup><disks future="1"><disk name="vda"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda" future="1"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"><driver type="raw" future="1"/></disk></disks></domainbackup>""")]
    [InlineData(
        """<domainbackup><disks><disk name="vda"><target file="/a"><seclabel><label future="1">a</label><label past="2">b</label></seclabel></target></disk></disks></domainbackup>""")]
    [InlineData(
        """<domainbackup><disks><disk name="vda"><target file="/a"><seclabel><label a="1">a</label><label>b</label><label a="2">c</label></seclabel></target></disk></disks></domainbackup>""")]
    [InlineData("""<domainbackup xmlns:f="urn:future" f:one="1"/>""")]
    [InlineData("""<domainbackup xml:lang="en"/>""")]
    [InlineData("""<domainbackup xml:lang="en" xmlns:unused="urn:unused"/>""")]
    // Elements: first, between, last.
    [InlineData("""<domainbackup><new/><incremental>a</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental>a</incremental><new a="1"><b/>text</new><disks><disk name="vda"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"/></disks><new/><newer/></domainbackup>""")]
    [InlineData("""<domainbackup><new/></domainbackup>""")]
    [InlineData("""<domainbackup><disks><new/><disk name="vda"/><newer/><newest/><disk name="vdb"/><last/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"><new/><driver type="raw"/><newer/><target file="/a"/><last/></disk></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"><driver type="raw"><new/></driver></disk></disks></domainbackup>""")]
    [InlineData("""<domainbackup mode="pull"><server transport="unix" socket="/s"><new>a</new></server></domainbackup>""")]
    // Elements in text.
    [InlineData("""<domainbackup><incremental>ab<new/>cd<newer x="1">e</newer>f</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental><new/>ab</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental>ab<new/></incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental><new/></incremental></domainbackup>""")]
    [InlineData("""<domainbackup><incremental>ä😀<new/>b</incremental></domainbackup>""")]
    [InlineData(
        """<domainbackup><disks><disk name="vda"><target file="/a"><seclabel><label>a<x/>b</label><y/><label>c<z/></label></seclabel></target></disk></disks></domainbackup>""")]
    // Text.
    [InlineData("""<domainbackup>text</domainbackup>""")]
    [InlineData("""<domainbackup>one<incremental>a</incremental>two<disks>three<disk name="vda">four</disk>five</disks> six </domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"><driver type="raw">text<x/>more</driver></disk></disks></domainbackup>""")]
    // Known names where they are not known, or once too often.
    [InlineData("""<domainbackup><disk name="vda"/></domainbackup>""")]
    [InlineData("""<domainbackup><incremental>a</incremental><incremental>b</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"/></disks><disks><disk name="vdb"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda"><target file="/a"/><target file="/b"/></disk></disks></domainbackup>""")]
    [InlineData("""<domainbackup><disks/></domainbackup>""")]
    [InlineData("""<domainbackup><disks future="1"/></domainbackup>""")]
    [InlineData("""<domainbackup><disks><new/></disks></domainbackup>""")]
    // Namespaces.
    [InlineData("""<domainbackup><incremental xmlns="urn:future">a</incremental></domainbackup>""")]
    [InlineData("""<domainbackup><f:a xmlns:f="urn:future" f:b="1"><f:c/><d/></f:a></domainbackup>""")]
    [InlineData("""<domainbackup><a xmlns="urn:future"><b xmlns=""><c/></b></a></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda" xmlns:f="urn:future" f:a="1" f:b="2" a="3"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup><new xml:lang="de" xml:space="preserve"> </new></domainbackup>""")]
    // Values that cannot be read.
    [InlineData("""<domainbackup mode="default"/>""")]
    [InlineData("""<domainbackup mode="pull"><server transport="vsock" tls="maybe" name="h" port="abc"/></domainbackup>""")]
    [InlineData("""<domainbackup mode="pull"><server name="h" port="4294967295"/></domainbackup>""")]
    [InlineData("""<domainbackup mode="pull"><server name="h" port="++5"/></domainbackup>""")]
    [InlineData("""<domainbackup mode="pull"><server name="h" port=""/></domainbackup>""")]
    [InlineData("""<domainbackup><disks><disk name="vda" type="network" backup=" no " backupmode="differential"/></disks></domainbackup>""")]
    public void It_is_written_in_its_place(string xml)
    {
        // The writer puts its own attributes first, so the order is not looked at; elements and text are.
        var document = DomainBackup.Parse(xml);

        Assert.Equal(xml, Sorted(document.ToXml(Unvalidated), xml));
        Assert.Equal(document.ToXml(Unvalidated), DomainBackup.Parse(document.ToXml(Unvalidated)).ToXml(Unvalidated));
    }

    [Theory]
    [InlineData("""<domainbackup xmlns:f="urn:future"><disks><f:new f:a="1"/><disk name="vda" f:b="2"/></disks></domainbackup>""",
        """<domainbackup xmlns:f="urn:future"><disks><f:new f:a="1"/><disk name="vda" f:b="2"/></disks></domainbackup>""")]
    [InlineData("""<domainbackup xmlns:f="urn:one"><f:a><f:b xmlns:f="urn:two"/></f:a></domainbackup>""",
        """<domainbackup xmlns:f="urn:one"><f:a><f:b xmlns:f="urn:two"/></f:a></domainbackup>""")]
    [InlineData("""<domainbackup><f:a xmlns:f="urn:one"><f:b xmlns:f="urn:two"/></f:a></domainbackup>""",
        """<domainbackup><f:a xmlns:f="urn:one"><f:b xmlns:f="urn:two"/></f:a></domainbackup>""")]
    [InlineData("<domainbackup><new><![CDATA[<]]><!-- gone --></new></domainbackup>", "<domainbackup><new>&lt;</new></domainbackup>")]
    // Children keep their order, and what stood behind them stays there.
    [InlineData("<domainbackup><disks><disk name='vda'/></disks><a/><incremental>i</incremental><b/></domainbackup>",
        """<domainbackup><disks><disk name="vda"/></disks><a/><incremental>i</incremental><b/></domainbackup>""")]
    [InlineData(
        "<domainbackup><disks><disk name='vda'><target file='/a'><seclabel a='1' relabel='no'/><encryption format='luks'><secret type='passphrase' usage='u'/></encryption><x/><seclabel a='2' relabel='no'/><y/></target></disk></disks></domainbackup>",
        """<domainbackup><disks><disk name="vda"><target file="/a"><seclabel relabel="no" a="1"/><encryption format="luks"><secret type="passphrase" usage="u"/></encryption><x/><seclabel relabel="no" a="2"/><y/></target></disk></disks></domainbackup>""")]
    public void It_is_written_with_the_required_content(string xml, string expected) =>
        Assert.Equal(expected, DomainBackup.Parse(xml).ToXml(Unvalidated));

    [Fact]
    public void Members_that_cannot_be_read_are_null()
    {
        var server = DomainBackup.Parse("<domainbackup mode='pull'><server transport='vsock' tls='maybe' name='h' port='abc'/></domainbackup>").Server!;
        var disk = DomainBackup.Parse(
            "<domainbackup><disks><disk name='vda' type='network' backup='perhaps' backupmode='x' index='y'/></disks></domainbackup>").Disks[0];

        Assert.Equal((null, null, "h", null), (server.Transport, server.Tls, server.Name, server.Port));
        Assert.Equal((null, null, null, null), (disk.Type, disk.Backup, disk.Mode, disk.Index));
    }

    [Fact]
    public void A_new_value_of_a_member_replaces_the_text_that_could_not_be_read()
    {
        var backup = DomainBackup.Parse(
            "<domainbackup mode='pull'><server transport='vsock' tls='maybe' name='h' port='abc'/><disks><disk name='vda' type='network'/></disks></domainbackup>");
        backup.Server!.Port = 10809;
        backup.Server.Tls = true;
        backup.Server.Transport = ServerTransport.Tcp;
        backup.Disks[0].Type = DiskType.File;

        Assert.Equal(
            """<domainbackup mode="pull"><server transport="tcp" tls="yes" name="h" port="10809"/><disks><disk name="vda" type="file"/></disks></domainbackup>""",
            backup.ToXml());
    }

    [Fact]
    public void An_output_only_value_that_cannot_be_read_is_omitted_like_any_other()
    {
        var backup = DomainBackup.Parse("<domainbackup><disks><disk name='vda' index='#3' state='paused'/></disks></domainbackup>");

        Assert.Equal("""<domainbackup><disks><disk name="vda"/></disks></domainbackup>""", backup.ToXml());
        Assert.Equal(
            """<domainbackup><disks><disk name="vda" index="#3" state="paused"/></disks></domainbackup>""",
            backup.ToXml(new() { Validate = false, IncludeOutputOnly = true }));
    }

    [Fact]
    public void An_empty_list_of_disks_does_not_become_a_backup_of_all_disks()
    {
        foreach (var reading in new[] { UnknownContent.Preserve, UnknownContent.Ignore })
            foreach (var xml in new[] { "<domainbackup><disks/></domainbackup>", "<domainbackup><disks future='1'><vda/></disks></domainbackup>" })
                foreach (var writing in new[] { UnknownContentOutput.Write, UnknownContentOutput.Omit })
                {
                    var read = DomainBackup.Parse(xml, new() { UnknownContent = reading });
                    Assert.Empty(read.Disks);
                    Assert.Throws<SchemaViolationException>(() => read.ToXml(new() { UnknownContent = writing }));
                }
        var backup = DomainBackup.Parse("<domainbackup><disks/></domainbackup>");
        Assert.Equal("<domainbackup><disks/></domainbackup>", backup.ToXml(new() { Validate = false, UnknownContent = UnknownContentOutput.Omit }));
        backup.Disks.Add(new() { Name = "vda" });
        Assert.Equal("""<domainbackup><disks><disk name="vda"/></disks></domainbackup>""", backup.ToXml());
    }

    [Fact]
    public void It_causes_a_strict_write_to_fail_and_can_be_omitted()
    {
        var backup = DomainBackup.Parse("<domainbackup future='1'>text<disks past='2'><disk name='vda' now='3'><x/></disk><y/></disks><z/></domainbackup>");

        var exception = Assert.Throws<SchemaViolationException>(() => backup.ToXml());

        Assert.Equal(
            ["/domainbackup/@future", "/domainbackup", "/domainbackup/disks/@past", "/domainbackup/disks/disk/@now", "/domainbackup/disks/disk/x",
                "/domainbackup/disks/y", "/domainbackup/z"],
            exception.Violations.Select(error => error.Path));
        Assert.All(exception.Violations, error => Assert.Equal("BND3001", error.Id));
        Assert.Equal(exception.Violations.Select(error => error.ToString()), backup.Validate().Select(error => error.ToString()));
        Assert.Equal("""<domainbackup><disks><disk name="vda"/></disks></domainbackup>""", backup.ToXml(Omit));
    }

    [Fact]
    public void Ignored_content_is_lost()
    {
        var backup = DomainBackup.Parse(
            "<domainbackup future='1'>text<incremental a='b'>x<y/>z</incremental><disks past='2'><disk name='vda' now='3' type='network'><x><disk/></x></disk><y/></disks><z/><disks/></domainbackup>",
            new() { UnknownContent = UnknownContent.Ignore });

        Assert.Equal("""<domainbackup><incremental>xz</incremental><disks><disk name="vda"/></disks></domainbackup>""", backup.ToXml());
    }

    [Theory]
    [InlineData("<domainbackup>\n <disks>\n  <disk name='vda' future='1'/></disks></domainbackup>", 3, 20, "/domainbackup/disks/disk/@future", 6,
        "'future' is not allowed in 'disk': the schema does not know it, or not with this value")]
    [InlineData("<domainbackup>\n <disks future='1'><disk name='vda'/></disks></domainbackup>", 2, 9, "/domainbackup/disks/@future", 6,
        "'future' is not allowed in 'disks': the schema does not know it, or not with this value")]
    [InlineData("<domainbackup><incremental a='b'>x</incremental></domainbackup>", 1, 28, "/domainbackup/incremental/@a", 1,
        "'a' is not allowed in 'incremental': the schema does not know it, or not with this value")]
    [InlineData("<domainbackup xmlns:f='urn:f'><disks><disk name='vda'/><f:x/></disks></domainbackup>", 1, 56, "/domainbackup/disks/f:x", 4,
        "'f:x' is not allowed here: the schema does not know it, or not a second time")]
    [InlineData(
        "<domainbackup><disks><disk name='vda'><target file='/a'/><target file='/b'/></disk></disks></domainbackup>",
        1,
        58,
        "/domainbackup/disks/disk/target[2]",
        7,
        "'target' is not allowed here: the schema does not know it, or not a second time")]
    [InlineData("<domainbackup><incremental>a<b/></incremental></domainbackup>", 1, 29, "/domainbackup/incremental/b", 2,
        "'b' is not allowed here: the schema does not know it, or not a second time")]
    [InlineData("<domainbackup mode='pull'><server name='h' port='abc'/></domainbackup>", 1, 44, "/domainbackup/server/@port", 4,
        "'port' is not allowed in 'server': the schema does not know it, or not with this value")]
    [InlineData("<domainbackup>\r\n  text</domainbackup>", 1, 15, "/domainbackup", 1,
        "Text is not allowed here: the schema does not admit it")]
    [InlineData("<domainbackup><disks><disk name='vda' index='x'/></disks></domainbackup>", 1, 39, "/domainbackup/disks/disk/@index", 5,
        "'index' is not allowed in 'disk': the schema does not know it, or not with this value")]
    public void The_exception_for_rejected_content_has_its_place(string xml, int line, int column, string path, int length, string message)
    {
        var exception = Assert.Throws<SchemaViolationException>(() => DomainBackup.Parse(xml, new() { UnknownContent = UnknownContent.Reject }));

        var error = Assert.Single(exception.Violations);
        Assert.Equal(("BND3001", message, path, line, column, length), (error.Id, error.Message, error.Path, error.Line, error.Column, error.Length));
        Assert.Equal((line, column, path), (exception.Line, exception.Column, exception.Path));
        Assert.Equal(FormattableString.Invariant($"BND3001: {message} (line {line}, column {column}, {path})"), exception.Message);
    }

    [Fact]
    public void Declared_content_is_not_rejected()
    {
        const string Xml = """<domainbackup mode="pull"><server name="h" port="1"/><disks><disk name="vda" index="3"/></disks></domainbackup>""";

        Assert.Equal(3, DomainBackup.Parse(Xml, new() { UnknownContent = UnknownContent.Reject }).Disks[0].Index);
    }

    /// <summary>Attribute order is free: the expected text says which order the comparison takes.</summary>
    private static string Sorted(string written, string expected)
    {
        if (written == expected)
            return written;
        var (left, right) = (System.Xml.Linq.XDocument.Parse(written), System.Xml.Linq.XDocument.Parse(expected));
        foreach (var document in new[] { left, right })
            foreach (var element in document.Descendants())
                element.ReplaceAttributes(element.Attributes().OrderBy(attribute => attribute.ToString(), StringComparer.Ordinal).ToArray());
        var options = System.Xml.Linq.SaveOptions.DisableFormatting;
        return left.ToString(options) == right.ToString(options) ? expected : written;
    }
}
