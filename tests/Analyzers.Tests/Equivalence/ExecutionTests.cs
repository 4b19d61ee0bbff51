using Bindery.Tests.Transcription.CSharp;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Subjects;

namespace Bindery.Tests.Equivalence;

/// <summary>The C# really stands for the documents: it is run, and what it writes is the document.</summary>
public sealed class ExecutionTests
{
    public static TheoryData<string> Names() => Subject.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Initializers_write_the_document(string name) => Check(name, Style.Initializer);

    [Theory]
    [MemberData(nameof(Names))]
    public void Assignments_write_the_document(string name) => Check(name, Style.Assignments);

    [Theory]
    [MemberData(nameof(Names))]
    public void Locals_write_the_document(string name) => Check(name, Style.Locals);

    [Theory]
    [MemberData(nameof(Names))]
    public void Factories_write_the_document(string name) => Check(name, Style.Factories);

    private static void Check(string name, Style style)
    {
        var subject = Subject.Named(name);
        var count = 0;
        foreach (var (one, xml, code) in Execution.Run(subject.Models, style, subject.Selection.Cases))
        {
            count++;
            Assert.True(
                DocumentText.Canonical(DocumentText.Load(one.Document.Xml)) == DocumentText.Canonical(DocumentText.Load(xml)),
                $"{one.Document.Name}\n{one.Document.Xml}\n{xml}\n{code}");
        }
        Assert.True(count > subject.Selection.Cases.Count / 4 || style == Style.Factories, $"Only {count} are run.");
    }
}
