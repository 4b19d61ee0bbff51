using System;
using System.Linq;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Subjects;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence;

/// <summary>Which documents are compared, and why the others are not.</summary>
public sealed class SelectionTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names() => Subject.Names();

    [CorpusFact]
    public void Libvirts_documents_are_among_those_compared()
    {
        Assert.Equal(6, Names().Count);
        // So many the smallest of the folders has that the tests can take.
        Assert.InRange(LibvirtDocuments.Backups().Count, 101 + 9 + 120, int.MaxValue);
        Assert.InRange(LibvirtDocuments.Checkpoints().Count, 7 + 64, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_document_is_compared_or_left_out_for_a_reason(string name)
    {
        var subject = Subject.Named(name);
        var (cases, leftOut) = (subject.Selection.Cases, subject.Selection.LeftOut);
        output.WriteLine(
            $"{name}: {cases.Count} compared ({cases.Count(one => one.Document.IsValid)} valid, {cases.Count(one => !one.Document.IsValid)} invalid), {leftOut.Count} left out: {string.Join(", ", subject.Selection.Reasons)}");
        foreach (var one in leftOut)
            output.WriteLine($"left out: {one.Document.Name}: {one.Detail}");
        Assert.Equal(subject.Documents.Count, cases.Count + leftOut.Count);
        Assert.Equal(subject.Documents.Count, cases.Select(one => one.Document).Concat(leftOut.Select(one => one.Document)).Distinct().Count());
        Assert.All(leftOut, one => Assert.NotEmpty(one.Reason));
        // Enough of both kinds to prove something.
        Assert.True(cases.Count(one => one.Document.IsValid) >= 10 && cases.Count(one => !one.Document.IsValid) >= 10, "Too few are compared.");
    }

    /// <summary>
    /// The generated reader, which these tests do without, agrees about what the models can express: a document that comes back whole although what is unknown
    /// is dropped.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_generated_reader_agrees(string name)
    {
        var subject = Subject.Named(name);
        foreach (var one in subject.Selection.Cases.Where(one => one.Model.All()
            .All(node => !node.Missing.Any() && !node.Settings.Any(setting => setting.Value is Constant { Value: null }))))
            Assert.True(ComesBack(subject, one.Document), $"{one.Document.Name} is expressible, and does not come back:\n{one.Document.Xml}");
        // An empty wrapper is known content that is written again, though no property shows it; what has any name has a property, but no constant. A value that
        // no type holds, and one in another lexical form, is written as it stood.
        foreach (var one in subject.Selection.LeftOut.Where(one =>
            one.Reason is not (Selection.Order
                or "a number beyond all literals"
                or "an element around a list without the list"
                or "an element of any name"
                or "an attribute of any name"
                or "a word that is no member")
            && !one.Reason.StartsWith("a text that is not how ", StringComparison.Ordinal)))
            Assert.False(ComesBack(subject, one.Document), $"{one.Document.Name} comes back, but is left out for {one.Detail}:\n{one.Document.Xml}");
    }

    /// <summary>Where the verdict is our own, Jing has the last word.</summary>
    [JingTheory]
    [MemberData(nameof(Names))]
    public void Jing_has_the_same_verdicts(string name)
    {
        var subject = Subject.Named(name);
        var documents = subject.Selection.Cases.Select(one => one.Document).ToList();
        var refused = Jing.Refused(subject.SchemaPath, documents);
        var differences = documents.Where(document =>
            refused.Contains(document) == (document.IsValid || Verdict.OfPatterns(subject.Models.Grammar, document.Xml)))
            .ToList();
        Assert.True(
            differences.Count == 0,
            string.Join(
                "\n",
                differences.Take(5)
                    .Select(document => $"Jing says of {document.Name} that it is {(refused.Contains(document) ? "invalid" : "valid")}\n{document.Xml}")));
        Assert.NotEmpty(refused);
    }

    private static bool ComesBack(Subject subject, Document document)
    {
        try
        {
            var element = DocumentText.Load(document.Xml);
            if (subject.Models.Root(element.Name) is not { } root)
                return false;
            var model = Harness.Models.Parse(root.Type, document.Xml);
            var written = (string)root.Type.GetMethod("ToXml")!.Invoke(
                model, [new XmlWriteOptions { Validate = false, UnknownContent = UnknownContentOutput.Omit }])!;
            return DocumentText.Canonical(element) == DocumentText.Canonical(DocumentText.Load(written));
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
        catch (XmlBindingException)
        {
            return false;
        }
    }
}
