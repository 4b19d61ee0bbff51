using System;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Tests.Cases;
using Bindery.Tests.Transcription.CSharp;
using Bindery.Tests.Running;
using Bindery.Tests.Transcription.Subjects;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>
/// Every fix that is offered for any of the analyzers' cases is applied: its result compiles, what it was offered for is gone, and there are fewer reports than
/// before. Prints what was offered, and the reports for which nothing was.
/// </summary>
public sealed class PropertyTests(ITestOutputHelper output)
{
    private const int Sample = 24;

    [Fact]
    public async Task Fixes_of_the_analyzers_cases_resolve_what_they_are_offered_for()
    {
        var tally = new FixTally();
        foreach (var read in CaseReader.All.Values.Where(read => read.Files.Any(file => file.Text.Contains("{|BND1", StringComparison.Ordinal))))
        {
            var project = read.IsPartial || read.Language < LanguageVersion.CSharp11 ? CaseProject.BesideModels(read) : CaseProject.ReferringToModels(read);
            foreach (var file in project.Files.Where(file => file.Value.Marks.Count > 0))
                await tally.Add(read.Name, FixRun.Of(project.Compilation, file.Key));
        }
        output.WriteLine(tally.ToString());

        Assert.True(tally.Failures.Count == 0, string.Join("\n\n", tally.Failures));
        Assert.InRange(tally.Reports, 1, int.MaxValue);
        // What nothing is offered for is listed above; it is little.
        Assert.InRange(tally.Unanswered.Count, 0, tally.Reports / 5);
    }

    public static TheoryData<string, Style> Subjects()
    {
        var rows = new TheoryData<string, Style>();
        foreach (var subject in Subject.Available)
            foreach (var style in Enum.GetValues<Style>())
                rows.Add(subject.Name, style);
        return rows;
    }

    /// <summary>The same for documents that are not valid, written down in C#, of schemas that are ours, libvirt's and nobody's.</summary>
    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task Fixes_of_documents_resolve_what_they_are_offered_for(string name, Style style)
    {
        var subject = Subject.Named(name);
        var invalid = subject.Selection.Cases.Where(one => !one.Document.IsValid).ToList();
        var tally = new FixTally();
        for (var i = 0; i < Math.Min(Sample, invalid.Count); i++)
        {
            var one = invalid[(int)((long)i * invalid.Count / Math.Min(Sample, invalid.Count))];
            foreach (var file in SourceFile.All(style, [one], isRun: false))
            {
                var tree = file.Parse(subject.Models.Generated);
                await tally.Add(one.Document.Name, FixRun.Of(UserProject.Create("User", subject.Models, [tree]), tree));
            }
        }
        output.WriteLine($"{name}, {style}: {tally}");

        Assert.True(tally.Failures.Count == 0, string.Join("\n\n", tally.Failures));
    }
}
