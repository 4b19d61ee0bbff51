using System;
using System.Linq;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>Unknown content stays, in a sensible place, while the model around it is changed.</summary>
public sealed class UnknownContentEditTests
{
    private const string Document =
        """<domainbackup><disks><before/><disk name="vda" a="1"/><x/><disk name="vdb" b="2"/><y/><disk name="vdc" c="3"/><z/></disks><after/></domainbackup>""";

    private static string Edit(Action<DomainBackup> edit, string document = Document)
    {
        var backup = DomainBackup.Parse(document);
        edit(backup);
        return backup.ToXml(new() { Validate = false });
    }

    [Fact]
    public void A_new_disk_is_written_before_the_content_after_the_last_disk() =>
        Assert.Equal(
            """<domainbackup><disks><before/><disk name="vda" a="1"/><x/><disk name="vdb" b="2"/><y/><disk name="vdc" c="3"/><z/><disk name="vdd"/></disks><after/></domainbackup>""",
            Edit(backup => backup.Disks.Add(new() { Name = "vdd" })));

    [Fact]
    public void Only_the_content_of_a_removed_disk_is_removed_with_it() =>
        Assert.Equal(
            """<domainbackup><disks><before/><disk name="vda" a="1"/><x/><disk name="vdc" c="3"/><y/><z/></disks><after/></domainbackup>""",
            Edit(backup => backup.Disks.RemoveAt(1)));

    [Fact]
    public void Disks_that_are_reordered_keep_their_content() =>
        Assert.Equal(
            """<domainbackup><disks><before/><disk name="vdc" c="3"/><x/><disk name="vdb" b="2"/><y/><disk name="vda" a="1"/><z/></disks><after/></domainbackup>""",
            Edit(backup => backup.Disks.Reverse()));

    [Fact]
    public void Content_between_disks_is_kept_when_all_are_removed() =>
        Assert.Equal("<domainbackup><disks><before/><x/><y/><z/></disks><after/></domainbackup>", Edit(backup => backup.Disks.Clear()));

    [Fact]
    public void A_new_list_keeps_the_content_between_the_old_items() =>
        Assert.Equal(
            """<domainbackup><disks><before/><disk name="sda"/><x/><y/><z/></disks><after/></domainbackup>""",
            Edit(backup => backup.Disks = [new() { Name = "sda" }]));

    [Fact]
    public void A_disk_moves_to_another_document_with_its_content()
    {
        var disk = DomainBackup.Parse("<domainbackup><disks><disk name='vda' xmlns:f='urn:f' f:a='1'><f:b/></disk></disks></domainbackup>").Disks[0];
        var backup = new DomainBackup { Disks = [disk] };

        Assert.Equal(
            """<domainbackup><disks><disk name="vda" xmlns:f="urn:f" f:a="1"><f:b/></disk></disks></domainbackup>""", backup.ToXml(new() { Validate = false }));
        Assert.Equal("""<domainbackup><disks><disk name="vda"/></disks></domainbackup>""", backup.ToXml(new() { UnknownContent = UnknownContentOutput.Omit }));
    }

    [Theory]
    [InlineData("other", "<domainbackup><incremental a=\"1\">other<x/></incremental></domainbackup>")]
    [InlineData("wxyz", "<domainbackup><incremental a=\"1\">wx<x/>yz</incremental></domainbackup>")]
    [InlineData("w\U0001F600z", "<domainbackup><incremental a=\"1\">w\U0001F600<x/>z</incremental></domainbackup>")]
    [InlineData("", "<domainbackup><incremental a=\"1\"><x/></incremental></domainbackup>")]
    [InlineData(null, "<domainbackup/>")]
    public void A_new_text_keeps_the_elements_of_the_old_one(string? text, string expected) =>
        Assert.Equal(expected, Edit(backup => backup.Incremental = text, "<domainbackup><incremental a='1'>ab<x/>cd</incremental></domainbackup>"));

    [Fact]
    public void The_content_of_removed_labels_is_removed()
    {
        const string Xml =
            "<domainbackup><disks><disk name='vda'><target file='/a'><seclabel><label a='1'>a</label><x/><label b='2'>b</label><y/></seclabel></target></disk></disks></domainbackup>";

        Assert.Equal(
            """<domainbackup><disks><disk name="vda"><target file="/a"><seclabel><label a="1">b</label><x/><y/></seclabel></target></disk></disks></domainbackup>""",
            Edit(backup => backup.Disks[0].Target!.Labels[0].Labels.Remove("a"), Xml));
    }

    [Fact]
    public void Children_that_are_set_later_come_in_their_order()
    {
        const string Xml = "<domainbackup><a/><incremental>i</incremental><b/></domainbackup>";

        Assert.Equal(
            """<domainbackup mode="pull"><a/><incremental>i</incremental><b/><server transport="unix" socket="/s"/><disks><disk name="vda"/></disks></domainbackup>""",
            Edit(
                backup =>
                {
                    backup.Disks.Add(new() { Name = "vda" });
                    backup.Server = BackupServer.Unix("/s");
                    backup.Mode = BackupMode.Pull;
                },
                Xml));
        Assert.Equal("<domainbackup><a/><b/></domainbackup>", Edit(backup => backup.Incremental = null, Xml));
    }

    /// <summary>Every edit of a small document, tried out: none throws, and each element is still there.</summary>
    [Fact]
    public void Nothing_is_lost_however_disks_are_removed_and_moved()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var written = Edit(backup =>
            {
                for (var i = random.Next(6); i > 0; i--)
                {
                    var at = random.Next(backup.Disks.Count + 1);
                    switch (random.Next(3))
                    {
                        case 0:
                            backup.Disks.Insert(at, new() { Name = "vdx" });
                            break;
                        case 1 when at < backup.Disks.Count:
                            backup.Disks.RemoveAt(at);
                            break;
                        default:
                            backup.Disks.Reverse();
                            break;
                    }
                }
            });
            var names = System.Xml.Linq.XDocument.Parse(written).Descendants().Select(element => element.Name.LocalName).ToList();
            Assert.Equal(["before", "x", "y", "z", "after"], names.Where(name => name is "before" or "x" or "y" or "z" or "after"));
        }
    }

    /// <summary>Time must not grow with the square of what is kept, in whatever order it comes.</summary>
    [Theory]
    [InlineData("<seclabel a='1'/><x/>")]
    [InlineData("<x/>")]
    [InlineData("<seclabel><label a='1'>b<c/>d</label></seclabel>")]
    public void Much_of_it_takes_linear_time(string piece)
    {
        var pieces = string.Concat(Enumerable.Repeat(piece, 50_000));
        var xml = "<domainbackup><disks><disk name='vda'><target file='/a'><encryption format='luks'><secret type='passphrase' usage='u'/></encryption>"
            + string.Concat(Enumerable.Repeat("<y/>", 50_000))
            + pieces
            + "<seclabel>" + string.Concat(Enumerable.Repeat("<label a='1'>b<c/>d</label>", 50_000)) + "</seclabel></target></disk></disks></domainbackup>";
        var before = ThreadTime.Now;

        var written = DomainBackup.Parse(xml).ToXml(new() { Validate = false });

        Assert.Equal(50_000 + xml.Split(" a='1'").Length - 1 - 50_000, written.Split(" a=\"1\"").Length - 1);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_text_in_many_pieces_takes_linear_time()
    {
        var xml = "<domainbackup><incremental>" + string.Concat(Enumerable.Repeat("a<x/>", 300_000)) + "</incremental></domainbackup>";
        var before = ThreadTime.Now;

        var backup = DomainBackup.Parse(xml);

        Assert.Equal(300_000, backup.Incremental!.Length);
        Assert.Equal(xml, backup.ToXml(new() { Validate = false }));
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
