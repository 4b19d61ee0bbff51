using System;
using System.Linq;
using System.Threading.Tasks;

namespace Bindery.Tests.Cases;

/// <summary>What the cases expect of the analyzers is what happens when their code runs.</summary>
public sealed class CaseRunTests
{
    public static TheoryData<string> Running => [.. CaseReader.All.Values.Where(CaseProgram.CanRun).Select(read => read.Name)];

    /// <summary>
    /// Marked code is refused when it runs, on one path at least; code without marks is not, on any, though what it returns may have to be completed.
    /// </summary>
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
}
