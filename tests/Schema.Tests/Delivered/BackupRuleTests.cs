using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>
/// What libvirt's schema lets through and its code refuses: the rules of docs/libvirt-rules.md, by their numbers, in the words that users read.
/// </summary>
public sealed class BackupRuleTests
{
    private const string Server = "<server name='localhost' port='10809'/>";

    private static readonly Grammar Ours = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));

    /// <summary>The rule, the document, the place, and what is said.</summary>
    public static TheoryData<int, string, string, string> Refused { get; } = new()
    {
        { 3, "<domainbackup mode=' push'/>", "@mode", "' push' is not allowed for 'mode': it must be 'pull' or 'push'" },
        { 5, Pull("", "<server name='h' port='65536'/>"), "server/@port",
            "'65536' is not allowed for 'port': it must be the integer 0 or an integer between 1 and 65535" },
        { 5, Pull("", "<server name='h' port='-1'/>"), "server/@port",
            "'-1' is not allowed for 'port': it must be the integer 0 or an integer between 1 and 65535" },
        { 6, Pull("", @"<server transport='unix' socket='C:\s'/>"), "server/@socket", "'C:\\s' is not allowed for 'socket': it must be an absolute path of names of at most 255 characters, not ending in '/', '/.' or '/..'" },
        { 7, Pull("", "<server tls=' no' name='h' port='1'/>"), "server/@tls", "' no' is not allowed for 'tls': it must be 'no' or 'yes'" },
        { 9, Push(Disk("", "<driver type='luks'/>")), "disks/disk/driver/@type",
            "'luks' is not allowed for 'type': it must be 'ploop', 'qcow', 'qcow2', 'qed', 'raw', 'vdi', 'vhd', 'vmdk' or 'vpc'" },
        { 11, Push(Disk("", "<target file='/b'><seclabel model='dac' relabel='no'/><seclabel model='dac' relabel='no'/></target>")),
            "disks/disk/target/seclabel[2]/@model", "'dac' is used again among the models of the labels; each must be unique, and line 1, column" },
        { 17, Push("<disk name='ioemu:hda' type='file'/>" + Disk()), "disks/disk/@name",
            "'ioemu:hda' is not allowed for 'name': it must be an NVMe target such as 'nvme0n1' or a target such as 'vda' (fd, hd, sd, ubd, vd or xvd, then letters, digits or '_')" },
        { 18, Push(Disk() + Disk()), "disks/disk[2]/@name",
            "'vda' is used again among the names of the disks; each must be unique, and line 1, column 34 has it first" },
        { 18, Push("<disk name='vda' backup='no'/>" + Disk()), "disks/disk[2]/@name", "'vda' is used again among the names of the disks; each must be unique" },
        { 19, Push(Disk("backupmode='incremental'")), "", "'domainbackup' needs the element 'incremental'" },
        { 19, Pull("", Server + "<disks><disk name='vda' backupmode='incremental'/></disks>"), "", "'domainbackup' needs the element 'incremental'" },
        { 19, Push(Disk("backupmode='incremental'"), "<incremental/>"), "disks/disk",
            "'disk' needs the attribute 'incremental' when 'backupmode' is 'incremental'" },
        { 21, Pull("", Server + "<disks><disk name='vda' type='block'/></disks>"), "disks/disk", "'disk' needs the element 'scratch' when 'type' is 'block'" },
        { 25, Push("<disk name='vda' backup='no'/>"), "disks", "'disks' needs an element 'disk' whose 'backup' is 'yes' or absent" },
        { 25, Pull("", Server + "<disks><disk name='vda' backup='no'/><disk name='vdb' backup='no'/></disks>"), "disks",
            "'disks' needs an element 'disk' whose 'backup' is 'yes' or absent" },
        { 28, Push(Disk("", "<driver type='iso'/>")), "disks/disk/driver/@type",
            "'iso' is not allowed for 'type': it must be 'ploop', 'qcow', 'qcow2', 'qed', 'raw', 'vdi', 'vhd', 'vmdk' or 'vpc'" },
        { 29, Push(Disk("", "<target file='/b'><encryption format='luks'><secret type='passphrase' usage='u'/></encryption></target><driver type='qed'/>")),
            "disks/disk/driver/@type", "'qed' is not allowed for 'type': it must be 'qcow2' or 'raw'" },
        { 31, "<domainbackup><incremental> monday</incremental></domainbackup>", "incremental",
            "' monday' is not allowed as the text of 'incremental': it must be '' or a name of letters, digits, '-', '_' and '.' that does not begin with '.'" },
        { 31, "<domainbackup><incremental> </incremental></domainbackup>", "incremental",
            "' ' is not allowed as the text of 'incremental': it must be '' or a name of letters, digits, '-', '_' and '.' that does not begin with '.'" },
        { 31, Push(Disk("backupmode='incremental'"), "<incremental>a/b</incremental>"), "incremental",
            "'a/b' is not allowed as the text of 'incremental': it must be '' or a name of letters, digits, '-', '_' and '.' that does not begin with '.'" },
        { 31, Push(Disk("incremental=''")), "disks/disk/@incremental", "'' is not allowed for 'incremental': it must be a name of letters, digits, '-', '_' and '.' that does not begin with '.'" },
        { 31, Pull("<incremental>.a</incremental>", Server + "<disks><disk name='vda'/></disks>"), "incremental",
            "'.a' is not allowed as the text of 'incremental': it must be '' or a name of letters, digits, '-', '_' and '.' that does not begin with '.'" },
        { 32, Push(Disk("", "<target file='/b'/>") + "<disk name='vdb' type='block'><target dev='/b'/></disk>"), "disks/disk[2]/target/@dev",
            "'/b' is used again among the destinations of the disks; each must be unique" },
        { 33, Push(Disk("", "<driver type='bochs'/>")), "disks/disk/driver/@type",
            "'bochs' is not allowed for 'type': it must be 'ploop', 'qcow', 'qcow2', 'qed', 'raw', 'vdi', 'vhd', 'vmdk' or 'vpc'" },
        { 34, Push(Disk("", "<target file='/b/'/>")), "disks/disk/target/@file",
            "'/b/' is not allowed for 'file': it must be an absolute path of names of at most 255 characters, not ending in '/', '/.' or '/..'" },
        { 34, Push(Disk("", "<target file='/b/..'/>")), "disks/disk/target/@file",
            "'/b/..' is not allowed for 'file': it must be an absolute path of names of at most 255 characters, not ending in '/', '/.' or '/..'" },
        { 36, Pull("", Server + "<disks><disk name='vda'/><disk name='vdb' exportname='vda'/></disks>"), "disks/disk[2]/@exportname",
            "'vda' is used again among the names of the exports; each must be unique" },
        { 36, Pull("<incremental>c</incremental>", Server + "<disks><disk name='vda' exportname='x'/><disk name='vdb' exportname='x'/></disks>"),
            "disks/disk[2]/@exportname", "'x' is used again among the names of the exports; each must be unique" },
        { 39, Pull("", "<server name=':10.0.0.1' port='1'/>"), "server/@name", "':10.0.0.1' is not allowed for 'name': it must be" },
        { 40, Pull("", Server + "<disks><disk name='vda' exportbitmap=''/></disks>"), "disks/disk/@exportbitmap",
            "'' is not allowed for 'exportbitmap': it must have at least 1 character, but has 0" },
        { 40, Pull("", $"<server transport='unix' socket='/{new string('a', 106)}é'/>"), "server/@socket",
            $"'/{new string('a', 59)}…' is not allowed for 'socket': it must have at most 108 bytes in UTF-8, but has 109" },
        { 40, Pull("", Server + $"<disks><disk name='vda' exportname='{new string('a', 4097)}'/></disks>"), "disks/disk/@exportname",
            $"'{new string('a', 60)}…' is not allowed for 'exportname': it must have at most 4096 bytes in UTF-8, but has 4097" },
        { 40, Pull("", Server + $"<disks><disk name='vda' exportbitmap='{new string('a', 1024)}'/></disks>"), "disks/disk/@exportbitmap",
            $"'{new string('a', 60)}…' is not allowed for 'exportbitmap': it must have at most 1023 bytes in UTF-8, but has 1024" },
        { 41,
            Push(Disk(
                "",
                "<target file='/b'><encryption format='luks'><secret type='passphrase' usage='u'/><cipher name='des' size='256'/><ivgen name='plain64'/></encryption></target>")),
            "disks/disk/target/encryption/cipher/@name", "'des' is not allowed for 'name': it must match the pattern 'aes|cast5|serpent|twofish'" },
        { 41,
            Push(Disk(
                "",
                "<target file='/b'><encryption format='luks'><secret type='passphrase' usage='u'/><cipher name='aes' size='512'/><ivgen name='plain64'/></encryption></target>")),
            "disks/disk/target/encryption/cipher/@size", "'512' is not allowed for 'size': it must match the pattern '0*(128|192|256)'" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_rule_rejects_invalid_values(int rule, string document, string place, string message)
    {
        Assert.InRange(rule, 1, 42);
        var error = Assert.Single(Errors(document));
        Assert.Equal("/domainbackup" + (place.Length == 0 ? "" : "/") + place, error.Path);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<domainbackup><incremental/></domainbackup>")]
    [InlineData(
        "<domainbackup><incremental>1525889631</incremental><disks><disk name='vda' type='file' backupmode='incremental'/><disk name='vdb' type='file' backupmode='full'/></disks></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file' incremental='monday'/><disk name='vdb' type='file' backupmode='incremental' incremental='-.x'/></disks></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name='vdb' backup='no' backupmode='incremental'/><disk name='vda' type='file'/><disk name='vdc' backup='no' incremental='c'/></disks></domainbackup>")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='vda' backup='no'/><disk name='vdb' exportname='vda'/></disks></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file'><target file='/b'><seclabel relabel='no'/><seclabel relabel='no'/></target></disk></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file'><driver type='ploop'/><target file='/...'/></disk></disks></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file'><driver type='raw'/><target file='/.b/.c'><encryption format='luks'><secret type='passphrase' usage=''/></encryption></target></disk></disks></domainbackup>")]
    public void Other_content_is_not_affected(string document) => Assert.Empty(Errors(document));

    /// <summary>The document, the version it goes to, and what is said of it: later ones take it.</summary>
    [Theory]
    [InlineData(
        "<domainbackup mode='pull'><server name='h'/></domainbackup>", "12.8", "'server' needs the attribute 'port'; newer versions admit it, from 12.9.0 on")]
    [InlineData(
        "<domainbackup mode='pull'><server name='h' port='0'/></domainbackup>",
        "12.8",
        "'0' is not allowed for 'port': it must be an integer between 1 and 65535; newer versions admit it, from 12.9.0 on")]
    [InlineData(
        "<domainbackup><disks><disk name='nvme0n1'/></disks></domainbackup>",
        "11.4",
        "'nvme0n1' is not allowed for 'name': it must be a target such as 'vda' (fd, hd, sd, ubd, vd or xvd, then letters, digits or '_'); newer versions admit it, from 11.5.0 on")]
    public void An_older_version_rejects_it(string document, string version, string message)
    {
        Assert.Empty(Errors(document));
        var older = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"), Version.Parse(version));
        Assert.Equal(message, Assert.Single(older.Validate(Encoding.UTF8.GetBytes(document))).Message);
    }

    /// <summary>The page says of each rule what our schema makes of it.</summary>
    [Fact]
    public void Every_rule_tried_here_is_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "libvirt-rules.md"));
        Assert.All(Refused.Select(row => (int)row[0]!).Distinct(), rule => Assert.Contains($"\n| {rule} | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_of_a_path_has_at_most_255_characters()
    {
        Assert.Empty(Errors(Push(Disk("", $"<target file='/{new string('a', 255)}/{new string('b', 255)}'/>"))));
        var error = Assert.Single(Errors(Push(Disk("", $"<target file='/a/{new string('b', 256)}'/>"))));
        Assert.Equal(("BND3003", "/domainbackup/disks/disk/target/@file"), (error.Id, error.Path));
    }

    private static string Push(string disks, string before = "") => $"<domainbackup>{before}<disks>{disks}</disks></domainbackup>";

    private static string Pull(string before, string after) => $"<domainbackup mode='pull'>{before}{after}</domainbackup>";

    private static string Disk(string attributes = "", string children = "") => $"<disk name='vda' type='file' {attributes}>{children}</disk>";

    private static IReadOnlyList<SchemaViolation> Errors(string document) => Ours.Validate(Encoding.UTF8.GetBytes(document));
}
