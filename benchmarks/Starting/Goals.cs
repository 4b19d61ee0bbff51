using System;
using System.Collections.Generic;
using Bindery.Benchmarks.Ratios;

namespace Bindery.Benchmarks.Starting;

/// <summary>All tables with goals, and the goals that are missed.</summary>
internal static class Goals
{
    /// <summary>Measures and prints.</summary>
    /// <param name="part">"ratios" or "starts"; null for both.</param>
    /// <param name="chart">Where the chart of reading and writing goes; null for none.</param>
    public static void Print(string? part, string? chart)
    {
        var missed = new List<string>();
        if (part is not "starts")
            ModelCost.Print(chart, missed);
        if (part is not "ratios")
        {
            try
            {
                PrintStarts(missed);
            }
            catch (InvalidOperationException exception)
            {
                // What was measured before is printed all the same.
                Console.WriteLine(exception.Message);
                missed.Add("Not everything could be measured: see above");
            }
        }
        Console.WriteLine();
        Console.WriteLine(missed.Count == 0 ? "No goal is missed." : "Missed:\n- " + string.Join("\n- ", missed));
    }

    private static void PrintStarts(List<string> missed)
    {
        if (Repository.Corpus is { } corpus)
            GenerationCost.Print(corpus, missed);
        else
            Console.WriteLine("\nNo corpus is there: what needs the schemas of the world, or libvirt's of domains, is not measured.");
        if (!ChildProcess.IsMeasured)
            return;
        if (Repository.DomainSchema is { } schema)
            SchemaStart.Print(Repository.Root, schema, missed);
        BuildCost.Print(Repository.Root, Repository.DomainSchema, missed);
    }
}
