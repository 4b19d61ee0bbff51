using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>
/// What the analyzers say about hand-written code. One case: <c>dotnet test tests/Analyzers.Tests --filter "DisplayName~exportname in push"</c> (xunit cuts
/// long names).
/// </summary>
public sealed class CaseReportTests
{
    public static TheoryData<string> All => [.. CaseReader.All.Keys];

    public static TheoryData<string> Referring =>
        [.. CaseReader.All.Values.Where(read => read is { IsPartial: false, Language: >= LanguageVersion.CSharp11 }).Select(read => read.Name)];

    [ModelTheory]
    [MemberData(nameof(All))]
    public Task Reports_are_those_marked(string name) => CaseAnalysis.Check(CaseReader.All[name], CaseProject.BesideModels(CaseReader.All[name]));

    [ModelTheory]
    [MemberData(nameof(Referring))]
    public Task Reports_are_the_same_for_referenced_models(string name) =>
        CaseAnalysis.Check(CaseReader.All[name], CaseProject.ReferringToModels(CaseReader.All[name]));
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
