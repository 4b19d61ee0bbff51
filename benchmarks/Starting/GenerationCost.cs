using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Collections;
using Bindery.Generator.Emit;
using Bindery.Generator.Pipeline;
using Bindery.Schema;
using Bindery.Tests;

namespace Bindery.Benchmarks.Starting;

/// <summary>What the generator takes for what it writes, over the schemas of a corpus: its cost has to grow as its output does.</summary>
internal static class GenerationCost
{
    // Smaller ones are measured badly, and cost nothing.
    private const int LeastThousands = 100;

    // The schemas differ in how much of them becomes code.
    private const double MostOfMedian = 3;

    private static readonly EmitOptions Options = new(FileScopedNamespaces: true, Utf8Literals: true, RequiredMembers: true, NotNullWhen: true, Json: true);

    /// <summary>Measures and prints a table.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="missed">Gets the goals that are missed.</param>
    public static void Print(string corpus, List<string> missed)
    {
        var rows = new List<(string Name, double Milliseconds, double Thousands)>();
        foreach (var (name, path) in Schemas(corpus))
            if (Measure(path) is { } cost)
                rows.Add((name, cost.Milliseconds, cost.Thousands));
        var ratios = rows.Where(row => row.Thousands >= LeastThousands).Select(row => row.Milliseconds / row.Thousands).Order().ToList();
        var median = ratios.Count == 0 ? double.NaN : ratios[ratios.Count / 2];
        var goal = Number(100 * MostOfMedian * median);
        Console.WriteLine();
        Console.WriteLine("The generator, for each schema of the world: processor's time, best of two runs, and thousands of characters written");
        Console.WriteLine();
        Console.WriteLine($"| schema | ms | thousands | ms for each 100,000 (≤ {goal}, {MostOfMedian} times the median; smaller outputs do not count) |");
        Console.WriteLine("| --- | --: | --: | --: |");
        foreach (var (name, milliseconds, thousands) in rows.OrderBy(row => row.Thousands))
        {
            var isMissed = thousands >= LeastThousands && milliseconds / thousands > MostOfMedian * median;
            var ratio = Number(100 * milliseconds / thousands);
            Console.WriteLine($"| {name} | {Number(milliseconds)} | {Number(thousands)} | {ratio}{(isMissed ? " (**misses**)" : "")} |");
            if (isMissed)
                missed.Add($"The generator, {name}: {ratio} ms for each 100,000 characters, goal {goal}");
        }
    }

    private static IEnumerable<(string Name, string Path)> Schemas(string corpus)
    {
        var world = Path.Combine(corpus, "world", "rng");
        var listed = Path.Combine(world, "documents.tsv");
        if (File.Exists(listed))
            foreach (var schema in File.ReadLines(listed).Skip(1).Select(line => line.Split('\t')[0]).Distinct())
                yield return (schema.Split('/')[0], Path.Combine(world, schema));
        foreach (var schema in (string[])["domain.rng", "network.rng", "domainbackup.rng"])
            if (Path.Combine(corpus, "libvirt-12.9", "schemas", schema) is var path && File.Exists(path))
                yield return (schema, path);
    }

    private static (double Milliseconds, double Thousands)? Measure(string path)
    {
        var best = double.MaxValue;
        var characters = 0L;
        for (var run = 0; run < 2; run++)
        {
            var start = ThreadTime.Now;
            var (root, files) = SchemaReader.Open(path, null, CancellationToken.None);
            var request = new BindingRequest(
                Path.GetFileName(path), "World", IsPublic: false, EquatableArray<RootRequest>.Empty);
            var schema = SchemaCompiler.Compile(root, files, null, request, null, CancellationToken.None);
            if (schema.Model is not { } model || schema.Problems.Count > 0)
                return null;
            characters = SchemaEmitter.Emit(model, Options, CancellationToken.None).Sum(file => (long)file.Text.Length);
            best = Math.Min(best, (ThreadTime.Now - start).TotalMilliseconds);
        }
        return (best, characters / 1000.0);
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
