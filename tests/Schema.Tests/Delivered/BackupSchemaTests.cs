using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>schemas/domainbackup.rng against libvirt's own schema and documents: the claims of docs/libvirt-rules.md.</summary>
public sealed class BackupSchemaTests
{
    private static readonly Grammar Ours = SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"));

    [Theory]
    [InlineData("""
        <domainbackup>
          <disks>
            <disk name='vda' backup='yes'/>
            <disk name='vdb' type='file'>
              <target file='/path/to/vdb.backup'/>
              <driver type='raw'/>
            </disk>
            <disk name='vdc' backup='no'/>
          </disks>
        </domainbackup>
        """)]
    [InlineData("""
        <domainbackup mode="pull">
          <incremental>1525889631</incremental>
          <server transport="unix" socket="/path/to/server"/>
          <disks>
            <disk name='vda' backup='yes' type='file'>
              <scratch file='/path/to/file1.scratch'/>
            </disk>
          </disks>
        </domainbackup>
        """)]
    [InlineData("<domainbackup/>")]
    [InlineData("<domainbackup mode='pull'><server transport='fd' fdgroup='nbd' tls='yes'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='::ffff:10.0.0.1' port='065535'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='localhost'/></domainbackup>")]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port='0'/><disks><disk name='nvme0n1'/></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name='vda' type='block'><target dev='/dev/vg/a b&amp;c'/></disk></disks></domainbackup>")]
    public void Admits(string document) => Assert.Empty(Errors(document));

    [Theory]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port='-0'/></domainbackup>", "BND3003", "port")]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port='65536'/></domainbackup>", "BND3003", "port")]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port=' 1 '/></domainbackup>", "BND3003", "port")]
    [InlineData("<domainbackup mode='pull'><server name='localhost' port='+1'/></domainbackup>", "BND3003", "port")]
    [InlineData("<domainbackup mode='pull'><server name=':10.0.0.1' port='1'/></domainbackup>", "BND3003", "name")]
    [InlineData(@"<domainbackup mode='pull'><server transport='unix' socket='C:\x'/></domainbackup>", "BND3003", "socket")]
    [InlineData("<domainbackup mode=' push '/>", "BND3003", "mode")]
    [InlineData("<domainbackup><disks><disk name='vda' backup=' no '/><disk name='vdb' type='file'/></disks></domainbackup>", "BND3003", "backup")]
    [InlineData("<domainbackup><disks><disk name='vda' type='file' exportname='x'/></disks></domainbackup>", "BND3001", "exportname")]
    public void An_element_rejects_itself(string document, string id, string culprit)
    {
        var error = Assert.Single(Errors(document));
        Assert.Equal(id, error.Id);
        Assert.Contains($"'{culprit}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<domainbackup mode='push'><disks><disk name='vda' backup='yes' type='file' index='3'><driver type='qcow2'/><target file='/a.1'/></disk></disks></domainbackup>",
        "index")]
    [InlineData("<domainbackup><disks><disk name='vda' backup='yes' state='running' type='file'/></disks></domainbackup>", "state")]
    [InlineData("<domainbackup><privateData><objects><TLSx509 alias='a'/></objects></privateData></domainbackup>", "privateData")]
    [InlineData(
        "<domainbackup><disks><disk name='vda' type='file'><target file='/ab'><privateData><nodenames><nodename type='storage' name='n'/></nodenames></privateData></target></disk></disks></domainbackup>",
        "privateData")]
    public void Output_only_content_of_libvirt_is_declared(string document, string added)
    {
        Assert.Empty(Ours.ValidateOutput(Encoding.UTF8.GetBytes(document)));
        Assert.Contains(Errors(document), error => error.Id == "BND3001" && error.Message.Contains(added, StringComparison.Ordinal));
    }

    [CorpusFact("libvirt-9.0", "libvirt-12.9")]
    public void Documents_that_libvirt_rejects_are_never_accepted()
    {
        var newest = LibvirtSchema.Newest();
        var looser =
            from document in Documents()
            where Ours.Validate(document.Bytes).Count == 0 && newest.Validate(document.Bytes).Count > 0
            select document.Name;
        Assert.Empty(looser);
    }

    [CorpusFact("libvirt-9.0", "libvirt-12.9")]
    public void It_only_rejects_more_than_libvirt_for_listed_reasons()
    {
        var newest = LibvirtSchema.Newest();
        var stricter = Documents().Select(document => (document.Name, document.Bytes, Errors: Ours.Validate(document.Bytes)))
            .Where(document => document.Errors.Count > 0 && newest.Validate(document.Bytes).Count == 0).ToList();
        // Rules 18, 32 and 36: libvirt's documents share files and export names, and so do the mutants of them.
        var shared = stricter.Where(document => document.Errors.All(error => error.Id == "BND3005")).ToList();
        Assert.Equal(42, shared.Count);
        Assert.Equal(
            [
                // Rules 3, 7 and 9: words are compared exactly.
                ("backup spaces", "@backup"),
                ("driver type spaces", "@type"),
                // Rule 25: no disk takes part.
                ("duplicate disk names", "disks"),
                // Rule 41: QEMU has no such generator.
                ("enc cipher mode+hash", "@name"),
                ("incremental after disks", "disks"),
                ("mode spaces", "@mode"),
                // Rule 31: blanks belong to the name of a checkpoint.
                ("mutants/domainbackup/0512.xml", "incremental"),
                // Rules 17 and 25.
                ("name ioemu:hda", "disks"),
                ("name ubda", "disks"),
                ("name vdA_9", "disks"),
                ("name xvda", "disks"),
                // Rules 9, 28 and 33: formats that the code refuses, or QEMU.
                ("push driver cloop", "@type"),
                ("push driver cow", "@type"),
                ("push driver dmg", "@type"),
                ("push driver iso", "@type"),
                ("push driver luks", "@type"),
                // Rule 5: no such port.
                ("server port 4294967295", "@port"),
                ("server port spaces", "@port"),
                // Rule 6: no path of Linux.
                ("server unix C:\\x socket", "@socket"),
            ],
            stricter.Except(shared)
                .Select(document => (document.Name, document.Errors[0].Path.Split('/').Last()))
                .OrderBy(document => document.Name, StringComparer.Ordinal));
    }

    private static IReadOnlyList<SchemaViolation> Errors(string document) => Ours.Validate(Encoding.UTF8.GetBytes(document));

    /// <summary>The documents of libvirt's tests, the mutants of them, and the probes.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Documents()
    {
        foreach (var folder in new[] { "documents", "mutants" })
            foreach (var row in File.ReadLines(Corpus.Path("libvirt-9.0", folder + ".tsv"))
                .Select(line => line.Split('\t'))
                .Where(row => row[0] == "domainbackup.rng"))
                yield return ($"{folder}/{row[1]}", File.ReadAllBytes(Corpus.Path("libvirt-9.0", folder, row[1])));
        foreach (var row in File.ReadLines(Corpus.Path("libvirt-9.0", "domainbackup-probes.tsv")).Skip(1).Select(line => line.Split('\t')))
            yield return (row[0], Encoding.UTF8.GetBytes(row[3]));
    }
}
