using System.Linq;
using System.Text;
using Libvirt.Xml;

namespace Bindery.Tests;

/// <summary>Documents in the shapes in which programs write them: as documents, read into models, and written from these.</summary>
public sealed class ProgramTests
{
    public static TheoryData<int, string> Documents
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (document, index) in ProgramDocument.All.Select((document, index) => (document, index)))
                data.Add(index, document.Program);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_has_its_verdict(int index, string program)
    {
        var document = ProgramDocument.All[index];
        Assert.Equal(program, document.Program);
        var utf8 = Encoding.UTF8.GetBytes(document.Text);

        var found = document.IsCheckpoint ? DomainCheckpointGrammar.Instance.Validate(utf8) : DomainBackupGrammar.Instance.Validate(utf8);
        if (document.Id is null)
            Assert.Empty(found);
        else
            Assert.StartsWith($"{document.Id} {document.Message}", $"{found[0].Id} {found[0].Message}");

        if (document.IsCheckpoint)
            Models(DomainCheckpoint.Parse(utf8), document.Id is null);
        else
            Models(DomainBackup.Parse(utf8), document.Id is null);
    }

    [Fact]
    public void There_are_fifteen_programs_and_refused_documents_too()
    {
        var programs = ProgramDocument.All.Select(document => document.Program.Split(':', ',', '(')[0].Trim()).Distinct().ToList();

        Assert.InRange(programs.Count, 15, 30);
        Assert.InRange(ProgramDocument.All.Count(document => document.Id is not null), 8, 20);
    }

    private static void Models(DomainBackup backup, bool isValid)
    {
        Assert.Equal(isValid, backup.Validate().Count == 0);
        if (isValid)
            Assert.Equal(backup, DomainBackup.Parse(backup.ToXml(), new() { Validate = true, UnknownContent = UnknownContent.Reject }));
        else
            Assert.Throws<SchemaViolationException>(() => backup.ToXml());
    }

    private static void Models(DomainCheckpoint checkpoint, bool isValid)
    {
        Assert.Equal(isValid, checkpoint.Validate().Count == 0);
        var xml = checkpoint.ToXml(new() { IncludeOutputOnly = true });
        Assert.Equal(checkpoint, DomainCheckpoint.Parse(xml, new() { Validate = true, UnknownContent = UnknownContent.Reject }));
    }
}
