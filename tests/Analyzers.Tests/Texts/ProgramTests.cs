using System.Linq;
using System.Threading.Tasks;
using static System.StringComparison;

namespace Bindery.Tests.Texts;

/// <summary>Documents in the shapes in which programs write them: as files of a project, and as strings of its code.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task As_files_and_as_strings_they_have_the_same_verdicts()
    {
        foreach (var document in ProgramDocument.All)
        {
            var file = await ProjectReports.OfDocument(document.Text);
            var code = await ProjectReports.OfCode($"class C {{ const string Xml = \"\"\"\n{document.Text}\n\"\"\"; }}");

            Assert.True(document.Id is null ? file.Count == 0 : file.Any(report => report.StartsWith(document.Id, Ordinal)), document.Program);
            Assert.Equal(file.Select(report => "BND2" + report[4..]), code);
        }
    }
}
