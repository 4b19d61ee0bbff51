using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers.Texts;
using Bindery.CodeFixes;
using Bindery.CodeFixes.Moving;
using Bindery.Schema;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Oracle;

/// <summary>
/// Compares findings with runs for programs that compose XML themselves, in all supported ways: the documents that they return are validated. If an error is
/// reported, every run that passes the place must return an invalid document. By default a sample is tested; TEXT_ORACLE_ALL=1 tests all changes,
/// ORACLE_PART=3/12 the third of twelve parts of them, and ORACLE_REPORT names a file for the counts.
/// </summary>
public sealed class TextOracleTests(Reach reach) : IClassFixture<Reach>
{
    private const int Sample = 3;
    private const int Cuts = 9;

    private static readonly ConcurrentDictionary<string, Trial> Trials = new(StringComparer.Ordinal);

    private static readonly OraclePrograms All = new("TextPrograms", schema => Trials.GetOrAdd(schema, TrialOf));

    public static TheoryData<string> Programs => All.Names;

    /// <summary>The unchanged programs create valid documents, and nothing is reported in them.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public Task Correct_programs_are_accepted_and_not_reported(string name) => All.CheckCorrect(name);

    /// <summary>Incomplete code is analyzed, and fixes and refactorings are requested for it: nothing throws.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_that_is_truncated_anywhere_is_analyzed(string name)
    {
        var (trial, text, _) = All.Read(name);
        for (var end = text.Length / Cuts; end < text.Length; end += text.Length / Cuts)
        {
            var code = trial.Bind(text[..end]);
            var (file, last) = (SourceText.From(text[..end]), text[..end].TrimEnd().Length - 1);
            foreach (var report in await trial.Report(code))
                Assert.NotNull(TextCodeFixProvider.FindOffers(report, code, file, new ExpectedElements(code.Compilation, []), CancellationToken.None));
            Assert.NotNull(TextMove.Offers(new TextSpan(last, 0), code, file, CancellationToken.None).ToList());
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public Task Runs_that_pass_a_reported_place_are_refused(string name)
    {
        var changes = Selection.Of(TextMutations.Of(CSharpSyntaxTree.ParseText(All.Read(name).Text).GetRoot()), Sample, "TEXT_ORACLE_ALL");
        return All.CheckChanged(name, reach, changes, reportsElsewhere: true);
    }

    private static Trial TrialOf(string schema)
    {
        var own = Path.Combine(Corpus.Repository, "schemas", schema + ".rng");
        var grammar = SchemaReader.Load(File.Exists(own) ? own : Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas", schema + ".rng"));
        return new Trial(schema, text => grammar.ValidateOutput(Encoding.UTF8.GetBytes(text)).Count == 0);
    }
}
