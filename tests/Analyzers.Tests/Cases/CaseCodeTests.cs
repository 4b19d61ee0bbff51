using System.Linq;

namespace Bindery.Tests.Cases;

/// <summary>The cases are what they claim to be: see <see cref="CaseReader"/> for the form of the files in the folder Cases.</summary>
public sealed class CaseCodeTests
{
    public static TheoryData<string> All => [.. CaseReader.All.Keys];

    [Fact]
    public void There_are_several_hundred_cases_of_both_sides()
    {
        var isMarked = CaseReader.All.Values.ToLookup(read => read.Files.Any(file => MarkedText.Parse(file.Text).Marks.Count > 0));
        Assert.InRange(isMarked[true].Count(), 200, int.MaxValue);
        Assert.InRange(isMarked[false].Count(), 200, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Code_compiles_unless_it_is_incomplete(string name)
    {
        var read = CaseReader.All[name];
        var project = CaseProject.BesideModels(read);
        Assert.NotEmpty(project.Files);
        if (read.AllowsErrors)
            Assert.NotEmpty(project.Errors());
        else
            Assert.True(project.Errors().Count == 0, string.Join("\n", project.Errors()));
        var isSaidAboutMarks = read.IsAnyOf || read.IsOptional || read.Message is not null || project.Files.Values.Any(file => file.Others.Count > 0);
        Assert.True(!isSaidAboutMarks || project.Files.Values.Any(file => file.Marks.Count > 0), "says more about marks than it has");
    }
}
