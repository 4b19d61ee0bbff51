using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests;

/// <summary>
/// The run as the oracle. Programs are changed in one place, analysed and run: where an error is reported, every run that passes the place and writes a
/// document must be refused. A sample is tried, or all of them where ORACLE_ALL=1 says so; ORACLE_REPORT names a file for what <see cref="Reach"/> has counted.
/// </summary>
public sealed class OracleTests(Reach reach) : IClassFixture<Reach>
{
    // Mutants of each program.
    private static readonly int Sample = int.Parse(Environment.GetEnvironmentVariable("ORACLE_SAMPLE") ?? "3", CultureInfo.InvariantCulture);

    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Oracle.Tests", "Programs");

    // A file has several programs, each under a line with its name.
    private static readonly SortedDictionary<string, string> Texts = new(
        Directory.GetFiles(Folder, "*.cs.txt").SelectMany(path => File.ReadAllText(path).Split("### ", StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(text => text[..text.IndexOf('\n', StringComparison.Ordinal)], text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
        StringComparer.Ordinal);

    public static TheoryData<string> Programs => [.. Texts.Keys];

    /// <summary>The programs themselves are correct, and nothing is reported in them.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Correct_programs_are_accepted_and_not_reported(string name)
    {
        var (trial, text, inputs) = Read(name);
        var program = trial.Bind(text);
        Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var (runs, places) = Assert.NotNull(trial.Execute(program, inputs));
        Assert.All(runs, run => Assert.True(run.IsAccepted, run.Error));
        // A program that asks before it writes has places that only a wrong document reaches: its head says so.
        var passed = runs.SelectMany(run => run.Passed).ToHashSet();
        if (!text.Split('\n')[0].EndsWith(" partly", StringComparison.Ordinal))
            Assert.Empty(Enumerable.Range(0, places.Count)
                .Where(place => !passed.Contains(place))
                .Select(place => text.Substring(places[place].Start, places[place].Length)));
        Assert.Empty(await trial.Report(program));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Runs_that_pass_a_reported_place_are_refused(string name)
    {
        var (trial, text, inputs) = Read(name);
        var all = Mutations.Of(trial.Bind(text), trial.Space).Distinct().ToList();
        var isAll = Environment.GetEnvironmentVariable("ORACLE_ALL") == "1";
        var step = isAll ? 1 : Math.Max(1, all.Count / Sample);
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
                if (runs.Any(run => run.IsAccepted && run.Passed.Contains(place)))
                    wrong.Add(
                        $"{Show(changed, mutation)}\n    {diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
            }
            if (!IsRefusedWhereverItPasses(mutation, runs, places))
                continue;
            reach.Refuse(name, found.Count > 0 ? null : mutation.Kind, Show(changed, mutation));
        }
        reach.AddFalse(name, wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Whether all runs that pass the changed place are refused, and some do pass it.</summary>
    internal static bool IsRefusedWhereverItPasses(Mutation mutation, IReadOnlyList<Run> runs, IReadOnlyList<Microsoft.CodeAnalysis.Text.TextSpan> places)
    {
        var place = Tracing.PlaceOf(places, new(mutation.Span.Start, mutation.Text.Length));
        var passing = runs.Where(run => place < 0 || run.Passed.Contains(place)).ToList();
        return passing.Count > 0 && passing.All(run => run.IsRefused);
    }

    internal static string Show(string changed, Mutation mutation)
    {
        var start = changed.LastIndexOf('\n', Math.Max(0, mutation.Span.Start - 1)) + 1;
        var end = changed.IndexOf('\n', mutation.Span.Start + mutation.Text.Length);
        return $"{mutation.Kind}: {changed[start..(end < 0 ? changed.Length : end)].Trim()}";
    }

    private static (Trial Trial, string Text, int Inputs) Read(string name)
    {
        var text = Texts[name];
        var head = text.Split('\n')[0].Split(' ');
        return (new Trial(head[1]), text, int.Parse(head[2], CultureInfo.InvariantCulture));
    }
}
