using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Tests.Support;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>What is read and written again is the same document.</summary>
public sealed class RoundTripTests
{
    private static readonly XmlWriteOptions AsRead = new() { Validate = false, IncludeOutputOnly = true };

    private static readonly XmlReadOptions Strict = new() { Validate = true };

    /// <summary>The reasons why a document without something that a class requires is not read.</summary>
    private static readonly string[] Incomplete =
    [
        "'disk' has no attribute 'name', which it needs",
        "'driver' has no attribute 'type', which it needs",
        "'encryption' has no attribute 'format', which it needs",
        "'encryption' has no element 'secret', which it needs",
        "'secret' has no attribute 'type', which it needs",
    ];

    /// <summary>The examples of the manual, in the order of their attributes and with their line ends.</summary>
    public static TheoryData<string> Examples { get; } = new()
    {
        """
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
        """,
        """
        <domainbackup mode="pull">
          <incremental>1525889631</incremental>
          <server transport="unix" socket="/path/to/server"/>
          <disks>
            <disk name='vda' backup='yes' type='file'>
              <scratch file='/path/to/file1.scratch'/>
            </disk>
          </disks>
        </domainbackup>
        """,
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_manuals_examples_stay_the_same_and_are_valid(string xml)
    {
        var written = DomainBackup.Parse(xml, Strict).ToXml();

        Assert.Empty(RoundTrip.OfBackups().Compare(Encoding.UTF8.GetBytes(xml), written));
    }

    [CorpusFact]
    public void Libvirts_own_documents_stay_the_same()
    {
        var documents = BackupDocuments.Documents();
        var result = ReadAndWrite(documents);

        Assert.InRange(documents.Count, 9, int.MaxValue);
        Assert.Empty(result.Differences);
        Assert.Empty(result.Unreadable);
        HasCompared(result.Comparer, 128, 217, 8);
    }

    [CorpusFact]
    public void Probes_stay_the_same()
    {
        var result = ReadAndWrite(BackupDocuments.Probes());

        Assert.Empty(result.Differences);
        Assert.Empty(result.Refused);
        HasCompared(result.Comparer, 369, 412, 10);
        Assert.Empty(Reasons(result.Unreadable).Except(Incomplete));
    }

    [CorpusFact]
    public void Mutants_stay_the_same()
    {
        var mutants = BackupDocuments.Mutants();
        var result = ReadAndWrite(mutants);

        Assert.InRange(mutants.Count, 100, int.MaxValue);
        Assert.Empty(result.Differences);
        Assert.Empty(result.Refused);
        HasCompared(result.Comparer, 1200, 2000, 90);
        Assert.InRange(result.Unreadable.Count, 1, mutants.Count / 5);
        Assert.Empty(Reasons(result.Unreadable).Except([.. Incomplete, "The root element is 'disks'; expected 'domainbackup'",
            "The root element is 'target'; expected 'domainbackup'"]));
    }

    /// <summary>What is valid, by our schema too, is written without complaint, and is the same document then.</summary>
    [CorpusFact]
    public void Documents_that_the_schema_accepts_are_written_strictly()
    {
        var comparer = RoundTrip.OfBackups();
        var differences = new List<string>();
        var count = 0;
        foreach (var document in BackupDocuments.Documents().Concat(BackupDocuments.Probes()).Concat(BackupDocuments.Mutants()))
        {
            if (DomainBackupGrammar.Instance.Validate(document.Utf8).Count > 0)
                continue;
            count++;
            differences.AddRange(comparer.Compare(document.Utf8, DomainBackup.Parse(document.Utf8, Strict).ToXml())
                .Select(difference => document + ": " + difference));
        }

        Assert.Empty(differences);
        Assert.InRange(count, 77, int.MaxValue);
    }

    [Theory]
    [InlineData("<domainbackup/>")]
    [InlineData("<domainbackup><incremental/></domainbackup>")]
    [InlineData("<domainbackup mode=\"pull\"><incremental>a.b</incremental><server name=\"::1\" port=\"1\"/></domainbackup>")]
    [InlineData(
        "<domainbackup><disks><disk name=\"vda\" type=\"file\"><target file=\"/a\"><seclabel><label> a \t b</label><label>&lt;&amp;&gt;]]&gt;</label></seclabel></target></disk></disks></domainbackup>")]
    [InlineData(
        "<domainbackup mode=\"pull\"><server name=\"::1\" port=\"1\"/><disks><disk name=\"vda\" exportname=\"a&#x9;b&#xA;c&#xD;d&quot;'\"/></disks></domainbackup>")]
    [InlineData("<domainbackup><disks><disk name=\"vda\" type=\"file\"><target file=\"/Größe/\U0001F600\"/></disk></disks></domainbackup>")]
    public void Documents_in_the_writers_format_round_trip_exactly(string xml) =>
        Assert.Equal(xml, DomainBackup.Parse(xml).ToXml());

    [Fact]
    public void Comments_and_processing_instructions_are_not_kept_and_divide_no_text() =>
        Assert.Equal(
            "<domainbackup><incremental>abcdefg</incremental></domainbackup>",
            DomainBackup.Parse(
                "<?xml version='1.0'?><!-- a --><domainbackup><?b c?><incremental>ab<!-- x -->cd<?y z?>e<![CDATA[f]]>g</incremental></domainbackup><!-- d -->")
                .ToXml());

    private sealed record Result(RoundTrip Comparer, List<string> Differences, List<(BackupDocuments.Case Case, string Reason)> Unreadable)
    {
        /// <summary>Documents that libvirt's schema admits must be read, whatever is in them.</summary>
        public IEnumerable<string> Refused => Unreadable.Where(unreadable => unreadable.Case.IsValid).Select(unreadable => unreadable.Case.Name);
    }

    private static Result ReadAndWrite(IReadOnlyList<BackupDocuments.Case> cases)
    {
        var result = new Result(RoundTrip.OfBackups(), [], []);
        foreach (var document in cases)
        {
            string written;
            try
            {
                written = DomainBackup.Parse(document.Utf8).ToXml(AsRead);
            }
            catch (XmlBindingException exception)
            {
                result.Unreadable.Add((document, exception.Problem));
                continue;
            }
            result.Differences.AddRange(result.Comparer.Compare(document.Utf8, written).Select(difference => document + ": " + difference));
            Assert.Equal(written, DomainBackup.Parse(written).ToXml(AsRead));
        }
        return result;
    }

    private static List<string> Reasons(IEnumerable<(BackupDocuments.Case Case, string Reason)> unreadable) =>
        [.. unreadable.Select(item => item.Reason).Distinct().Order(StringComparer.Ordinal)];

    // The documents that eng/get-corpus gets are others than those next to the checkout, and more or fewer.
    private static void HasCompared(RoundTrip comparer, int elements, int attributes, int texts)
    {
        Assert.InRange(comparer.Elements, elements, int.MaxValue);
        Assert.InRange(comparer.Attributes, attributes, int.MaxValue);
        Assert.InRange(comparer.Texts, texts, int.MaxValue);
    }
}
