using System;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Tests.Compiling;
using Bindery.Tests.Reading;

namespace Bindery.Tests;

/// <summary>
/// Hand-written code and what the analyzers have to say about it: see <see cref="CaseReader"/> for the form of the files in Cases. One case:
/// <c>dotnet test tests/AnalyzerCases.Tests --filter "DisplayName~exportname in push"</c>.
/// </summary>
public sealed class CaseTests
{
    public static TheoryData<string> All => [.. CaseReader.All.Keys];

    public static TheoryData<string> Referring => [.. CaseReader.All.Values.Where(read => !read.IsPartial && read.Language >= Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp11).Select(read => read.Name)];

    public static TheoryData<string> Running => [.. CaseReader.All.Values.Where(CaseProgram.CanRun).Select(read => read.Name)];

    [Fact]
    public void There_are_several_hundred_cases() => Assert.InRange(CaseReader.All.Count, 1, int.MaxValue);

    [Theory]
    [MemberData(nameof(All))]
    public void Code_compiles_unless_it_is_being_written(string name)
    {
        var read = CaseReader.All[name];
        var project = CaseProject.BesideModels(read);
        Assert.NotEmpty(project.Files);
        if (read.AllowsErrors)
            Assert.NotEmpty(project.Errors());
        else
            Assert.Empty(project.Errors());
        Assert.False((read.IsAnyOf || read.IsOptional || read.Message is not null) && !project.Files.Values.Any(file => file.Marks.Count > 0), "says more about marks than it has");
    }

    /// <summary>Marked code is refused when it runs, on one path at least; code without marks is not, on any, though what it returns may have to be completed.</summary>
    [Theory]
    [MemberData(nameof(Running))]
    public async Task Running_the_code_proves_the_marks(string name)
    {
        var read = CaseReader.All[name];
        var marks = read.Files.SelectMany(file => MarkedText.Parse(file.Text).Marks).ToList();
        var thrown = await CaseProgram.Run(read, isReturnWritten: marks.Count > 0);
        if (marks.Count == 0)
            Assert.All(thrown, Assert.Null);
        else if (marks.Any(mark => mark.Id == "BND1007"))
            Assert.Contains(thrown, exception => exception is NullReferenceException);
        else
            Assert.Contains(thrown, exception => exception is SchemaViolationException);
    }

    [ModelTheory]
    [MemberData(nameof(All))]
    public Task Reports_are_those_marked(string name) => CaseAnalysis.Check(CaseReader.All[name], CaseProject.BesideModels(CaseReader.All[name]));

    [ModelTheory]
    [MemberData(nameof(Referring))]
    public Task Reports_are_the_same_where_models_are_only_referred_to(string name) => CaseAnalysis.Check(CaseReader.All[name], CaseProject.ReferringToModels(CaseReader.All[name]));
}

/// <summary>A theory about the analyzer of models; reported as skipped, by name, where there is none yet.</summary>
internal sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute()
    {
        if (!CaseAnalysis.KnowsModels)
            Skip = "needs Bindery.Analyzers.ModelAnalyzer";
    }
}
