using System;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Tests.Cases;
using Bindery.Tests.Running;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests;

/// <summary>
/// Code before and after each fix: see <see cref="FixCase"/> for the form of the files in Cases. What is written compiles, and nothing is reported in it that
/// was not before.
/// </summary>
public sealed class FixTests
{
    public static TheoryData<string> All => [.. FixCase.All.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Fixes_are_offered_and_have_the_expected_result(string name)
    {
        var read = FixCase.All[name];
        var project = read.Before.Language >= LanguageVersion.CSharp11 ? CaseProject.ReferringToModels(read.Before) : CaseProject.BesideModels(read.Before);
        var run = FixRun.Of(project.Compilation, project.Files.Keys.Single());
        var reports = await run.Reports();
        Assert.Equal(
            project.Files.Values.Single().Marks.Select(mark => (mark.Id, mark.Span)), reports.Select(report => (report.Id, report.Location.SourceSpan)));
        Assert.NotEmpty(reports);

        var offers = await run.Offers(reports[0]);
        Assert.Equal(
            string.Join("\n", read.Fixes.Where(fix => !fix.IsAll).Select(fix => fix.Title)),
            string.Join("\n", offers.Select(offer => offer.Title)));
        foreach (var fix in read.Fixes.Where(fix => fix.After.Length > 0))
        {
            var offer = offers.Single(offer => offer.Title == fix.Title);
            var after = fix.IsAll ? await run.AfterAll(offer, reports[0]) : await run.After(offer);
            Assert.Equal(read.Whole(fix.After), await after.Text());
            if (!read.Before.AllowsErrors)
                Assert.Empty(await after.Errors());
            Assert.InRange((await after.Reports()).Count, 0, reports.Count - 1);
        }
    }

    public static TheoryData<string> Laid =>
        [.. FixCase.All.Values.Where(read => read.Before.Name.StartsWith("push", StringComparison.Ordinal)).Select(read => read.Before.Name)];

    [Theory]
    [MemberData(nameof(Laid))]
    public async Task Line_breaks_are_those_of_the_file(string name)
    {
        var read = FixCase.All[name];
        var project = CaseProject.ReferringToModels(read.Before);
        var file = project.Files.Keys.Single();
        var other = CSharpSyntaxTree.ParseText(file.ToString().ReplaceLineEndings("\r\n"), (CSharpParseOptions)file.Options, file.FilePath);
        var run = FixRun.Of((CSharpCompilation)project.Compilation.ReplaceSyntaxTree(file, other), other);
        foreach (var offer in await run.Offers((await run.Reports())[0]))
            if (read.Fixes.FirstOrDefault(fix => fix is { IsAll: false, After.Length: > 0 } && fix.Title == offer.Title) is { } fix)
                Assert.Equal(read.Whole(fix.After).ReplaceLineEndings("\r\n"), await (await run.After(offer)).Text());
    }
}
