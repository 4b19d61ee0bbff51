using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Ratios;

/// <summary>What models cost beside the bare walk of System.Xml's reader and other ways to read and write: tables with goals, and a chart.</summary>
internal static class ModelCost
{
    /// <summary>Measures and prints the tables.</summary>
    /// <param name="chart">Where the chart goes; null for none.</param>
    /// <param name="missed">Gets the goals that are missed.</param>
    public static void Print(string? chart, List<string> missed)
    {
        BackupDocuments.CheckRuntime();
        var table = new RatioTable();
        var rows = table.Measure();
        Console.WriteLine("Ratios to the bare walk, best of seven rounds (goals in parentheses); time and bytes allocated for one document");
        Console.WriteLine();
        Console.WriteLine("| disks |" + string.Concat(RatioTable.Sizes.Select(size => $" {size.ToString("N0", CultureInfo.InvariantCulture)} | |")));
        Console.WriteLine("| --- |" + string.Concat(RatioTable.Sizes.Select(_ => " --- | --- |")));
        foreach (var row in rows)
        {
            Console.WriteLine(row);
            for (var i = 0; i < RatioTable.Sizes.Count; i++)
                if (row.Misses(i))
                    missed.Add(
                        $"{row.Name}, {RatioTable.Sizes[i]} disks: {RatioRow.Number(row.Ratios[i])}, goal {row.Goals[i].ToString(CultureInfo.InvariantCulture)}");
        }
        PrintGrammar(rows, missed);
        Console.WriteLine();
        Console.WriteLine("Time for each of 100,000 disks, as a ratio to that for each of 1,000 (≤ 1.3)");
        Console.WriteLine();
        Console.WriteLine("| | ratio |\n| --- | --- |");
        foreach (var (name, ratio) in table.MeasureGrowth())
        {
            Console.WriteLine($"| {name} | {RatioRow.Number(ratio)} |");
            if (ratio > 1.3)
                missed.Add($"{name}, growth: {RatioRow.Number(ratio)}, goal 1.3");
        }
        PrintFirstUse(missed);
        if (chart is not null)
            File.WriteAllText(chart, RatioChart.Draw([.. rows.Where(row => row.Name != "Grammar.Validate")], 0, RatioTable.Sizes[0]));
    }

    private static void PrintGrammar(List<RatioRow> rows, List<string> missed)
    {
        var validate = rows.Find(row => row.Name == "Grammar.Validate")!;
        var read = rows.Find(row => row.Name == "Bindery, read")!;
        Console.WriteLine();
        for (var i = 0; i < RatioTable.Sizes.Count; i++)
        {
            var ratio = validate.Times[i] / read.Times[i];
            Console.WriteLine($"Grammar.Validate, {RatioTable.Sizes[i]} disks: {RatioRow.Number(ratio)} of reading (≤ 2)");
            if (ratio > 2)
                missed.Add($"Grammar.Validate, {RatioTable.Sizes[i]} disks: {RatioRow.Number(ratio)} of reading, goal 2");
        }
    }

    private static void PrintFirstUse(List<string> missed)
    {
        Console.WriteLine();
        Console.WriteLine("First document of a fresh process, median of seven processes");
        Console.WriteLine();
        Console.WriteLine("| | ms | ratio to System.Xml's |\n| --- | --- | --- |");
        foreach (var (name, milliseconds, ratio, goal) in FirstUse.Measure())
        {
            var said = double.IsNaN(ratio) ? "" : RatioRow.Number(ratio) + (double.IsNaN(goal) ? "" : $" (≤ {goal.ToString(CultureInfo.InvariantCulture)})");
            Console.WriteLine($"| {name} | {RatioRow.Number(milliseconds)} | {said} |");
            if (ratio > goal)
                missed.Add($"{name}, first use: {RatioRow.Number(ratio)}, goal {goal.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
