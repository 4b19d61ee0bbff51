using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests;

/// <summary>
/// The run as the oracle for programs that make XML by themselves, in each shape that there is: what they return is validated. Where an error is reported,
/// every run that passes the place must return what is refused. A sample is tried, or all where TEXT_ORACLE_ALL=1 says so; ORACLE_REPORT names a file for what
/// was counted.
/// </summary>
public sealed class TextOracleTests(Reach reach) : IClassFixture<Reach>
{
    private const int Sample = 3;

    private static readonly ConcurrentDictionary<string, Trial> Trials = new(StringComparer.Ordinal);

    // A file has several programs, each under a line with its name.
    private static readonly SortedDictionary<string, string> Texts = new(
        Directory.GetFiles(Path.Combine(Corpus.Repository, "tests", "Oracle.Tests", "TextPrograms"), "*.cs.txt")
            .SelectMany(path => File.ReadAllText(path).Split("### ", StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(text => text[..text.IndexOf('\n', StringComparison.Ordinal)], text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
        StringComparer.Ordinal);

    public static TheoryData<string> Programs => [.. Texts.Keys];

    /// <summary>The programs themselves make valid documents, and nothing is reported in them.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Correct_programs_are_accepted_and_not_reported(string name)
    {
        var (trial, text, inputs) = Read(name);
        var program = trial.Bind(text);
        Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var (runs, places) = Assert.NotNull(trial.Execute(program, inputs));
        Assert.All(runs, run => Assert.True(run.IsAccepted, run.Error));
        var passed = runs.SelectMany(run => run.Passed).ToHashSet();
        Assert.Empty(Enumerable.Range(0, places.Count)
            .Where(place => !passed.Contains(place))
            .Select(place => text.Substring(places[place].Start, places[place].Length)));
        Assert.Empty(await trial.Report(program));
    }

    /// <summary>Code that is being written is analysed as far as it goes.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_that_ends_anywhere_is_analysed(string name)
    {
        var (trial, text, _) = Read(name);
        for (var end = text.Length / 7; end < text.Length; end += text.Length / 7)
            await trial.Report(trial.Bind(text[..end]));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Runs_that_pass_a_reported_place_are_refused(string name)
    {
        var (trial, text, inputs) = Read(name);
        var all = TextMutations.Of(CSharpSyntaxTree.ParseText(text).GetRoot()).Distinct().ToList();
        var step = Environment.GetEnvironmentVariable("TEXT_ORACLE_ALL") == "1" ? 1 : Math.Max(1, all.Count / Sample);
        var wrong = new List<string>();
        foreach (var mutation in all.Where((_, i) => i % step == 0))
        {
            var changed = mutation.Apply(text);
            var program = trial.Bind(changed);
            if (trial.Execute(program, inputs) is not var (runs, places))
                continue;
            reach.Run(name);
            var found = await trial.Report(program);
            foreach (var diagnostic in found)
            {
                var place = Tracing.PlaceOf(places, diagnostic.Location.SourceSpan);
                if (runs.Any(run => run.IsAccepted && (place < 0 || run.Passed.Contains(place))))
                    wrong.Add(
                        $"{OracleTests.Show(changed, mutation)}\n    {diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
            }
            if (OracleTests.IsRefusedWhereverItPasses(mutation, runs, places))
                reach.Refuse(name, found.Count > 0 ? null : mutation.Kind, OracleTests.Show(changed, mutation));
        }
        reach.AddFalse(name, wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static (Trial Trial, string Text, int Inputs) Read(string name)
    {
        var text = Texts[name];
        var head = text.Split('\n')[0].Split(' ');
        return (Trials.GetOrAdd(head[1], TrialOf), text, int.Parse(head[2], CultureInfo.InvariantCulture));
    }

    private static Trial TrialOf(string schema)
    {
        var own = Path.Combine(Corpus.Repository, "schemas", schema + ".rng");
        var grammar = SchemaReader.Load(File.Exists(own) ? own : Path.Combine(Corpus.Repository, "tests", "AnalyzerCases.Tests", "Schemas", schema + ".rng"));
        return new Trial(schema, text => grammar.ValidateOutput(Encoding.UTF8.GetBytes(text)).Count == 0);
    }
}
