using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Libvirt;
using Libvirt.Xml;
using LibvirtRemote;
using Xdr;
using Domain = Libvirt.Xml.Domain;
using Native = Libvirt.Domain;

namespace Bindery.Tests;

/// <summary>
/// The code of docs/libvirt-bindings.md, as it stands there, compiled against what stands in for the packages (the folder Bindings), and run.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Globalization", "CA2101", Justification = "Each text says that it is UTF-8.")]
public sealed partial class BindingTests
{
    private const string Guest =
        "<domain type='kvm'><name>web</name><devices><disk><target dev='vda'/></disk><disk device='cdrom'><target dev='sda'/></disk></devices></domain>";

    private static readonly DomainBackup Backup = new() { Disks = { new() { Name = "vda", Type = DiskType.File, Target = new() { File = "/b/vda" } } } };

    private static readonly DomainBackup Stranger = new() { Disks = { new() { Name = "vdb", Type = DiskType.File, Target = new() { File = "/b/vdb" } } } };

    [Fact]
    public async Task The_remote_binding_passes_both_documents_and_returns_that_of_the_job()
    {
        var client = new VirtClient(Guest, "<domainbackup mode='push'><disks><disk name='vda' backup='yes' type='file' index='3'/></disks></domainbackup>");

        var job = await Begin(client, new(), Backup, new() { Name = "first" }, CancellationToken.None);

        Assert.Equal((Backup.ToXml(), "<domaincheckpoint><name>first</name></domaincheckpoint>", 1u), client.Begun);
        Assert.Equal(3, job.Disks[0].Index);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Begin(client, new(), Stranger, new(), CancellationToken.None));
        Assert.StartsWith("/domainbackup/disks/disk/@name: 'vdb' is not allowed for 'name'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csharp_can_describe_the_domain_of_a_backup()
    {
        Native.Described = Guest;

        Assert.False(Begin(1, Stranger, null));
        // There is no such library here: it came to the call.
        Assert.Throws<DllNotFoundException>(() => Begin(1, Backup, new() { Name = "first" }));
    }

    [Fact]
    public void Dotnet_has_the_document_of_the_domain() => Assert.Equal(["vda"], Disks(new LibvirtDomain(Guest)));

    [Fact]
    public void The_page_shows_this_code()
    {
        var examples = Code().Matches(File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "libvirt-bindings.md")).ReplaceLineEndings("\n"))
            .Concat(Code().Matches(File.ReadAllText(Path.Combine(Corpus.Repository, "src", "Libvirt", "README.md")).ReplaceLineEndings("\n")))
            .Select(example => example.Groups["code"].Value)
            .Where(example => example.StartsWith("static ", StringComparison.Ordinal) || example.StartsWith("[DllImport", StringComparison.Ordinal))
            .ToList();
        var own = Plain(File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "Libvirt.Tests", "BindingTests.cs"))
            .Replace("private ", "", StringComparison.Ordinal)
            .Replace("internal ", "", StringComparison.Ordinal));

        Assert.Equal(5, examples.Count);
        Assert.All(examples, example => Assert.Contains(Plain(example), own, StringComparison.Ordinal));
    }

    private static string Plain(string code) => Blanks().Replace(code, " ");

    private static async Task<DomainBackup> Begin(
        VirtClient client, Binding.RemoteNonnullDomain guest, DomainBackup backup, DomainCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var domain = Domain.Parse(await client.DomainGetXmlDescAsync(guest, 0, cancellationToken));
        if (backup.Validate(domain) is [var first, ..])
            throw new ArgumentException($"{first.Path}: {first.Message}");
        await client.DomainBackupBeginAsync(
            guest, backup.ToXml(), new XdrOption<string>(checkpoint.ToXml()), (uint)BackupBeginFlags.ReuseExternal, cancellationToken);
        return DomainBackup.Parse(await client.DomainBackupGetXmlDescAsync(guest, 0, cancellationToken));
    }

    [DllImport("libvirt-0.dll", CallingConvention = CallingConvention.Cdecl, EntryPoint = "virDomainBackupBegin")]
    private static extern int BackupBegin(
        IntPtr domain,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string backup,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string? checkpoint,
        BackupBeginFlags flags);

    private static bool Begin(IntPtr guest, DomainBackup backup, DomainCheckpoint? checkpoint)
    {
        var domain = Domain.Parse(Native.GetXMLDesc(guest, 0));
        return backup.Validate(domain).Count == 0 && BackupBegin(guest, backup.ToXml(), checkpoint?.ToXml(), BackupBeginFlags.None) == 0;
    }

    private static IEnumerable<string> Disks(LibvirtDomain guest) =>
        from disk in Domain.Parse(guest.XmlDescription.OuterXml).Devices?.Disks ?? []
        where disk.EffectiveDevice == DiskDevice.Disk
        select disk.Target!.Dev;

    /// <summary>As in the README of the package.</summary>
    private static class OfTheReadme
    {
        [DllImport("libvirt.so.0", EntryPoint = "virDomainBackupBegin")]
        internal static extern int BackupBegin(
            IntPtr domain,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string backup,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string? checkpoint,
            BackupBeginFlags flags);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
