using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Transcription.CSharp;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Subjects;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence;

/// <summary>
/// Holds what compiler and analyzers say of C# to the verdict on the document that the C# stands for: in the thousands, for schemas that are ours, libvirt's
/// and nobody's.
/// </summary>
public sealed class EquivalenceTests(ITestOutputHelper output)
{
    /// <summary>The least share of invalid documents that is to be found where they are built by statements.</summary>
    private const double LeastShare = 0.95;

    public static TheoryData<string, Style> Initializers() => Rows(Style.Initializer);

    public static TheoryData<string, Style> Statements() => Rows(Style.Assignments, Style.Locals, Style.Factories);

    /// <summary>One expression of constants hides nothing: found is exactly what is invalid.</summary>
    [Theory]
    [MemberData(nameof(Initializers))]
    public void Initializers_are_reported_exactly_if_the_document_is_invalid(string name, Style style)
    {
        var (falseReports, missed, _) = Compare(name, style);
        Assert.True(falseReports.Count + missed.Count == 0,
            $"{falseReports.Count} valid documents are refused, {missed.Count} invalid ones are not.\n{string.Join("\n", falseReports.Take(5).Concat(missed.Take(5)))}");
    }

    /// <summary>However a document is built, a valid one is never refused, and of the invalid ones most are.</summary>
    [Theory]
    [MemberData(nameof(Statements))]
    public void Statements_are_never_refused_for_a_valid_document(string name, Style style)
    {
        var (falseReports, missed, invalid) = Compare(name, style);
        Assert.True(falseReports.Count == 0, $"{falseReports.Count} valid documents are refused.\n{string.Join("\n", falseReports.Take(5))}");
        Assert.True(
            missed.Count <= invalid * (1 - LeastShare), $"{missed.Count} of {invalid} invalid documents are not found.\n{string.Join("\n", missed.Take(5))}");
    }

    /// <summary>What C# itself demands is found with or without our analyzers, and found where it is missing only.</summary>
    [Theory]
    [MemberData(nameof(Everything))]
    public void Required_members_are_missed_exactly_where_they_are_not_set(string name, Style style)
    {
        var subject = Subject(name);
        Assert.True(subject.Judgement.Errors.Count == 0, $"{subject.Judgement.Errors.Count} errors\n" + string.Join("\n", subject.Judgement.Errors.Take(5)));
        Assert.Empty(subject.Judgement.Crashes);
        foreach (var one in subject.Judgement.Files[style].SelectMany(file => file.Cases))
            Assert.True(
                one.Model.All().Any(node => node.Missing.Any()) == subject.Judgement.Findings(style, one).Any(finding => finding.Id == "CS9035"),
                Show(subject, style, one));
    }

    /// <summary>Holds also while there is nothing that finds what is invalid.</summary>
    [Theory]
    [MemberData(nameof(Everything))]
    public void Valid_documents_are_not_refused(string name, Style style)
    {
        var subject = Subject(name);
        var refused = subject.Judgement.Files[style].SelectMany(file => file.Cases)
            .Where(one => one.Document.IsValid && subject.Judgement.Findings(style, one).Count > 0)
            .ToList();
        Assert.True(refused.Count == 0, string.Join("\n", refused.Take(5).Select(one => Show(subject, style, one))));
    }

    public static TheoryData<string, Style> Everything() => Rows(Enum.GetValues<Style>());

    private (List<string> FalseReports, List<string> Missed, int Invalid) Compare(string name, Style style)
    {
        var subject = Subject(name);
        var judgement = subject.Judgement;
        Assert.Empty(judgement.Crashes);
        var cases = judgement.Files[style].SelectMany(file => file.Cases).ToList();
        var falseReports = cases.Where(one => one.Document.IsValid && judgement.Findings(style, one).Count > 0).ToList();
        var invalid = cases.Where(one => !one.Document.IsValid).ToList();
        var missed = invalid.Where(one => judgement.Findings(style, one).Count == 0).ToList();
        output.WriteLine(
            $"{name}, {style}: {cases.Count} compared ({cases.Count - invalid.Count} valid, {invalid.Count} invalid), {subject.Selection.LeftOut.Count} left out, {falseReports.Count + missed.Count} differences: "
            + $"{falseReports.Count} valid refused, {missed.Count} invalid not found; {(invalid.Count == 0 ? 1 : 1 - (double)missed.Count / invalid.Count):P1} of the invalid found");
        var found = invalid.SelectMany(one => judgement.Findings(style, one).Select(finding => finding.Id).Distinct())
            .GroupBy(id => id)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        output.WriteLine("found by " + string.Join(", ", found.Select(group => $"{group.Key} in {group.Count()}")));
        foreach (var one in missed)
            output.WriteLine($"not found: {one.Document.Name}");
        return (falseReports.ConvertAll(one => Show(subject, style, one)), missed.ConvertAll(one => Show(subject, style, one)), invalid.Count);
    }

    private static string Show(Subject subject, Style style, Case one)
    {
        var findings = subject.Judgement.Findings(style, one);
        return $"--- {one.Document.Name} is {(one.Document.IsValid ? "valid" : "invalid")}; {(findings.Count == 0 ? "nothing found" : string.Join("; ", findings))}\n{one.Document.Xml.Trim()}\n"
            + subject.Judgement.Files[style].First(file => file.Cases.Contains(one)).MethodOf(one);
    }

    private static Subject Subject(string name) => Transcription.Subjects.Subject.Named(name);

    private static TheoryData<string, Style> Rows(params Style[] styles)
    {
        var rows = new TheoryData<string, Style>();
        foreach (var subject in Transcription.Subjects.Subject.Available)
            foreach (var style in styles)
                rows.Add(subject.Name, style);
        return rows;
    }
}
