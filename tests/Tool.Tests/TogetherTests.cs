using System;
using System.IO;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary><c>bindery validate --with</c>: documents that are validated together with others.</summary>
public sealed class TogetherTests : IDisposable
{
    private const string Domain = "<domain type='kvm'><name>web</name><devices><disk><target dev='vda'/></disk><disk><target dev='sda'/></disk></devices></domain>";

    private const string Checkpoints = "<domaincheckpoints><domaincheckpoint><name>monday</name></domaincheckpoint></domaincheckpoints>";

    private const string Backup = "<domainbackup>\n<incremental>sunday</incremental>\n<disks><disk name='vdb' type='file'/></disks></domainbackup>";

    private readonly TempFolder _folder = new();

    private static string Schema => Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_that_refer_to_what_the_others_lack_are_found_with_what_they_have()
    {
        var (backup, domain, checkpoints) = (_folder.Write("b.xml", Backup), _folder.Write("d.xml", Domain), _folder.Write("c.xml", Checkpoints));

        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("validate", Schema, backup));
        Assert.Equal(
            new ToolRun(
                1,
                $"{backup}:2:14: error BND3008: 'sunday' is not allowed as the text of 'incremental': it must be the name of a checkpoint of the domain ('monday')\n"
                + $"{backup}:3:20: error BND3008: 'vdb' is not allowed for 'name': it must be the target of a disk of the domain ('vda' or 'sda')\n",
                ""),
            ToolRun.Of("validate", Schema, backup, "--with", domain, "--with=" + checkpoints));
        Assert.Equal(1, ToolRun.With(Domain, "validate", Schema, backup, "--with", "-", "-q").ExitCode);
    }

    [Fact]
    public void Several_documents_are_checked_against_the_same_others()
    {
        var domain = _folder.Write("d.xml", Domain);
        for (var i = 0; i < 40; i++)
            _folder.Write($"b{i}.xml", Backup.Replace("vdb", i % 2 == 0 ? "vda" : $"vd{i}", StringComparison.Ordinal));

        var run = ToolRun.Of("validate", Schema, Path.Combine(_folder.Root, "b*.xml"), "--with", domain);

        Assert.Equal((1, "40 documents: 20 valid, 20 not valid\n"), (run.ExitCode, run.Error));
        Assert.Equal(20, run.Output.Split("BND3008").Length - 1);
    }

    [Fact]
    public void A_version_is_checked_against_the_other_documents_too()
    {
        var (backup, domain) = (_folder.Write("b.xml", Backup.Replace("vdb", "nvme0n1", StringComparison.Ordinal)), _folder.Write("d.xml", Domain));

        var run = ToolRun.Of("validate", Schema, backup, "--with", domain, "--libvirt-version", "9.0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("newer versions admit it, from 11.5.0 on", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<volume><name>v</name></volume>", "cannot stand behind '--with': no rule is about documents with the root 'volume', but about those with 'domain', 'domaincheckpoint' or 'domaincheckpoints'")]
    [InlineData("<domain>", ", which stands behind '--with', cannot be read: The document ends, but <domain> of line 1, column 1 is open")]
    public void Others_that_cannot_be_read_or_are_not_used_are_a_usage_error(string document, string message)
    {
        var (backup, other) = (_folder.Write("b.xml", Backup), _folder.Write("o.xml", document));

        var run = ToolRun.Of("validate", Schema, backup, "--with", other);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"bindery: '{other}'", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(
            new ToolRun(2, "", $"bindery: '{_folder["none.xml"]}', which stands behind '--with', does not exist\n"),
            ToolRun.Of("validate", Schema, backup, "--with", _folder["none.xml"]));
    }
}
