using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>The examples of the pages about documents, as typed there: the violation gives the id and the words, the fix takes it away.</summary>
public sealed class RulePageTests
{
    [Fact]
    public void Not_allowed() => Holds(
        "BND3001",
        () => new DomainBackup { Disks = [new() { Name = "vda", Type = DiskType.File, ExportName = "root" }] }.ToXml(),
        () => new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Tcp("localhost", 10809),
            Disks = [new() { Name = "vda", Type = DiskType.File, ExportName = "root" }],
        }.ToXml());

    [Fact]
    public void Missing() => Holds(
        "BND3002",
        () => new DomainBackup { Mode = BackupMode.Pull }.ToXml(),
        () => new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Unix("/run/backup/vm1.sock") }.ToXml());

    [Fact]
    public void Values_outside_their_type() => Holds(
        "BND3003",
        () => new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Tcp("localhost", 70_000) }.ToXml(),
        () => new DomainBackup { Mode = BackupMode.Pull, Server = BackupServer.Tcp("localhost", 10809) }.ToXml());

    [Fact]
    public void In_conflict() => Holds(
        "BND3004",
        () => new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Tcp("localhost", 10809),
            Disks = [new() { Name = "vda", Type = DiskType.File, Driver = new() { Type = StorageFormat.Raw }, Scratch = new() { File = "/var/tmp/vda" } }],
        }.ToXml(),
        () => new DomainBackup
        {
            Mode = BackupMode.Pull,
            Server = BackupServer.Tcp("localhost", 10809),
            Disks = [new() { Name = "vda", Type = DiskType.File, Scratch = new() { File = "/var/tmp/vda" } }],
        }.ToXml());

    private static void Holds(string id, Func<string> violation, Func<string> fix, [CallerFilePath] string source = "")
    {
        var error = Assert.Single(Assert.Throws<SchemaViolationException>(violation).Violations);
        Assert.Equal(id, error.Id);
        Assert.Contains("<domainbackup", fix(), StringComparison.Ordinal);

        var page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "rules", id + ".md"));
        Assert.Contains($"\n> {error.Message}\n", page, StringComparison.Ordinal);
        Assert.Matches($@" \| {Regex.Escape(error.Message)} \|\n", File.ReadAllText(Path.Combine(Corpus.Repository, "README.md")));
        var typed = Flat(File.ReadAllText(source));
        var examples = Regex.Matches(page, "```csharp\n(.*?);?\n```", RegexOptions.Singleline).Select(match => Flat(match.Groups[1].Value)).ToList();
        Assert.Equal(2, examples.Count);
        Assert.All(examples, example => Assert.Contains(example, typed, StringComparison.Ordinal));
    }

    private static string Flat(string code) => Regex.Replace(code, @"\s+", " ").Trim();
}
