using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Oracle;

/// <summary>The programs of a folder, and the checks of each program: unchanged, and changed in one place.</summary>
/// <param name="folder">The folder next to these tests.</param>
/// <param name="trialOf">Creates a trial, which compiles programs with the models of a schema.</param>
internal sealed class OraclePrograms(string folder, Func<string, Trial> trialOf)
{
    // A file contains several programs, each after a line with its name.
    private readonly SortedDictionary<string, string> _texts = new(
        Directory.GetFiles(Path.Combine(Corpus.Repository, "tests", "Analyzers.Tests", "Oracle", folder), "*.cs.txt")
            .SelectMany(path => File.ReadAllText(path).Split("### ", StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(text => text[..text.IndexOf('\n', StringComparison.Ordinal)], text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
        StringComparer.Ordinal);

    /// <summary>The names of the programs.</summary>
    public TheoryData<string> Names => [.. _texts.Keys];

    /// <summary>Returns a program; its first line names the schema and the number of inputs.</summary>
    public (Trial Trial, string Text, int Inputs) Read(string name)
    {
        var text = _texts[name];
        var head = text.Split('\n')[0].Split(' ');
        return (trialOf(head[1]), text, int.Parse(head[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Checks that a program compiles, that its runs are accepted and reach every place, and that nothing is reported in it.</summary>
    public async Task CheckCorrect(string name)
    {
        var (trial, text, inputs) = Read(name);
        var program = trial.Bind(text);
        Assert.Empty(program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var (runs, places) = Assert.NotNull(trial.Execute(program, inputs));
        Assert.All(runs, run => Assert.True(run.IsAccepted, run.Error));
        // A program that validates before it writes has places that only an invalid document reaches; its first line says so.
        var passed = runs.SelectMany(run => run.Passed).ToHashSet();
        if (!text.Split('\n')[0].EndsWith(" partly", StringComparison.Ordinal))
            Assert.Empty(Enumerable.Range(0, places.Count)
                .Where(place => !passed.Contains(place))
                .Select(place => text.Substring(places[place].Start, places[place].Length)));
        Assert.Empty(await trial.Report(program));
    }

    /// <summary>Checks that every run through a reported place is rejected.</summary>
    /// <param name="name">The program.</param>
    /// <param name="reach">Counts the reports.</param>
    /// <param name="mutations">The changes to try.</param>
    /// <param name="reportsElsewhere">Whether an error outside all places counts for every run.</param>
    public async Task CheckChanged(string name, Reach reach, IEnumerable<Mutation> mutations, bool reportsElsewhere)
    {
        var (trial, text, inputs) = Read(name);
        var wrong = new List<string>();
        foreach (var mutation in mutations)
        {
            var changed = mutation.Apply(text);
            var program = trial.Bind(changed);
            if (!Trial.Compiles(program, mutation.Span.Start) || trial.Execute(program, inputs) is not var (runs, places))
                continue;
            reach.Run(name);
            var found = await trial.Report(program);
            foreach (var diagnostic in found)
            {
                var place = Tracing.PlaceOf(places, diagnostic.Location.SourceSpan);
                if (runs.Any(run => run.IsAccepted && ((reportsElsewhere && place < 0) || run.Passed.Contains(place))))
                    wrong.Add(
                        $"{Show(changed, mutation)}\n    {diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
            }
            if (IsRefusedWhereverItPasses(mutation, runs, places))
                reach.Refuse(name, found.Count > 0 ? null : mutation.Kind, Show(changed, mutation));
        }
        reach.AddFalse(name, wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    // Whether some runs pass the changed place, and all of them are rejected.
    private static bool IsRefusedWhereverItPasses(Mutation mutation, IReadOnlyList<Run> runs, IReadOnlyList<Microsoft.CodeAnalysis.Text.TextSpan> places)
    {
        var place = Tracing.PlaceOf(places, new(mutation.Span.Start, mutation.Text.Length));
        var passing = runs.Where(run => place < 0 || run.Passed.Contains(place)).ToList();
        return passing.Count > 0 && passing.All(run => run.IsRefused);
    }

    private static string Show(string changed, Mutation mutation)
    {
        var start = changed.LastIndexOf('\n', Math.Max(0, mutation.Span.Start - 1)) + 1;
        var end = changed.IndexOf('\n', mutation.Span.Start + mutation.Text.Length);
        return $"{mutation.Kind}: {changed[start..(end < 0 ? changed.Length : end)].Trim()}";
    }
}
