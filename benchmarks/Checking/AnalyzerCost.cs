using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Benchmarks.Checking;

/// <summary>
/// What the analyzers cost: a build and the analysis of single files, without analyzers, with one that does nothing and with ours, in paired runs; and the
/// check of one partial document.
/// </summary>
internal static class AnalyzerCost
{
    private const int EditsInARun = 60;

    /// <summary>Measures, and prints ratios.</summary>
    public static void Print()
    {
        BackupDocuments.CheckRuntime();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{SolutionSource.Files} files, {SolutionSource.All.Sum(text => text.Count(letter => letter == '\n')) / SolutionSource.Files} lines each, a tenth of them with models; {PairedRuns.Pairs} paired runs, in turn"));
        Console.WriteLine(
            "ratio: least / median / greatest of the pairs; then the interval that the mean difference lies in at 95 %, as a share of the baseline");
        var solution = Solution.Compile(SolutionSource.All.Select(Solution.Parse));
        var withModels = Enumerable.Range(0, SolutionSource.Files).First(SolutionSource.UsesModels);
        Compare($"{EditsInARun} analyses of a file with models", Edits(withModels));
        Compare($"{EditsInARun} analyses of a file without", Edits(withModels + 1));

        foreach (var (name, isFresh) in new[] { ("check of a partial document with 40 unknown members", false), ("the same, with nothing remembered", true) })
        {
            var times = PartialDocuments.Time(isFresh);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {times[0]:0} / {times[times.Count / 2]:0} / {times[times.Count * 99 / 100]:0} µs (min / median / 99th of 100)"));
        }
        PrintLarge();
        PrintLiterals();
        Compare("build", PairedRuns.Time(() => Solution.Build([]), () => Solution.Build(Solution.Empty), () => Solution.Build(Solution.Ours)));

        IReadOnlyList<IReadOnlyList<RunTime>> Edits(int number)
        {
            var edit = 0;
            return PairedRuns.Time(() => Run([]), () => Run(Solution.Empty), () => Run(Solution.Ours));

            void Run(ImmutableArray<DiagnosticAnalyzer> analyzers)
            {
                for (var i = 0; i < EditsInARun; i++)
                    Solution.Edit(solution, number, edit++, analyzers);
            }
        }
    }

    /// <summary>Measures edits of a large file, and prints their times.</summary>
    public static void PrintLarge()
    {
        Console.WriteLine("an edit of a file of 2,000 lines, all with models: the calls of the analyzer (min / median / max):");
        foreach (var times in LargeFile.Time())
            Console.WriteLine($"  {times}");
    }

    /// <summary>Measures the check of literals of a megabyte, and prints their times.</summary>
    public static void PrintLiterals()
    {
        Console.WriteLine(
            "the check of a literal of a megabyte, less an analyzer that does nothing, and the validation of its bytes (processor, min / median / max):");
        foreach (var (kind, check, validation) in LargeLiteral.Time())
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {kind}: {check[0]:0.0} / {check[check.Count / 2]:0.0} / {check[^1]:0.0} ms, validation {validation[0]:0.0} / {validation[validation.Count / 2]:0.0} / {validation[^1]:0.0} ms"));
    }

    private static void Compare(string name, IReadOnlyList<IReadOnlyList<RunTime>> times)
    {
        Console.WriteLine(name);
        Console.WriteLine($"  ours to none:  {new PairedRuns(times[0], times[2])}");
        Console.WriteLine($"  empty to none: {new PairedRuns(times[0], times[1])}");
        Console.WriteLine($"  ours to empty: {new PairedRuns(times[1], times[2])}");
    }
}
