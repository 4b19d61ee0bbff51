using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Schemas;

/// <summary>
/// Prints how long it takes to load the published schemas of a corpus and to validate a first document, next to System.Xml.Schema: a table in Markdown. Both
/// compile parts of a schema when they are first needed, therefore the document. What is allocated does not depend on the load of the machine. Schemas of which
/// System.Xml.Schema does not find all files are left out.
/// </summary>
internal static class XsdLoading
{
    private const int Runs = 7;

    /// <summary>Prints the table: the median of several runs, after one that is not measured.</summary>
    /// <param name="corpus">The folder of the corpus.</param>
    public static void Print(string corpus)
    {
        Console.WriteLine("| schema | Bindery, ms | System.Xml.Schema, ms | ratio | Bindery, KB | System.Xml.Schema, KB |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
        var ratios = new List<double>();
        foreach (var test in XsdCase.Of(Path.GetFullPath(corpus)).Where(test => test.Collection == "world/xsd"))
        {
            if (XsdProcessors.Ours(test).Decide is null || XsdProcessors.Framework(test) is not { Decide: not null, IsComplete: true })
                continue;
            var document = test.Documents.Count > 0 ? test.Documents[0].Path : null;
            var (ours, framework) = (Median(() => XsdProcessors.Ours(test).Decide, document), Median(() => XsdProcessors.Framework(test).Decide, document));
            var ratio = ours.Milliseconds / framework.Milliseconds;
            ratios.Add(ratio);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {test.Name} | {ours.Milliseconds:0.0} | {framework.Milliseconds:0.0} | {ratio:0.0} | {ours.Kilobytes} | {framework.Kilobytes} |"));
        }

        ratios.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| median | | | {ratios[ratios.Count / 2]:0.0} | | |"));
    }

    private static (double Milliseconds, long Kilobytes) Median(Func<Func<string, bool>?> load, string? document)
    {
        var times = new List<double>();
        var allocated = new List<long>();
        for (var i = 0; i < Runs; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var decide = load()!;
            if (document is not null)
                decide(document);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1024);
        }

        times.Sort();
        allocated.Sort();
        return (times[Runs / 2], allocated[Runs / 2]);
    }
}
