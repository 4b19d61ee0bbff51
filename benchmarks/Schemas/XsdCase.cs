using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Schemas;

/// <summary>A schema of a corpus, and documents with their expected verdicts.</summary>
/// <param name="Collection">What the corpus counts it under.</param>
/// <param name="Name">Its name there.</param>
/// <param name="IsValid">Whether the schema is valid.</param>
/// <param name="Schemas">The files that are given to a processor together.</param>
/// <param name="Documents">The documents.</param>
internal sealed record XsdCase(
    string Collection, string Name, bool IsValid, IReadOnlyList<string> Schemas, IReadOnlyList<(string Path, bool IsValid)> Documents)
{
    /// <summary>All cases of a corpus: W3C's suite, small cases, and schemas of the world with the verdicts of xmllint.</summary>
    public static IEnumerable<XsdCase> Of(string corpus)
    {
        var suite = Path.Combine(corpus, "xsts");
        foreach (var row in Rows(Path.Combine(suite, "tests.tsv")))
            yield return new XsdCase(
                row[0].Split('/')[0],
                row[0],
                row[1] == "valid",
                [.. Items(row[2]).Select(file => Path.Combine(suite, file))],
                [.. Items(row[3]).Select(item => item.Split('=')).Select(parts => (Path.Combine(suite, parts[0]), parts[1] == "valid"))]);

        var small = Path.Combine(corpus, "xsd-cases");
        foreach (var rows in Rows(Path.Combine(small, "INDEX.tsv")).Where(row => row[2] is "V" or "I").GroupBy(row => row[0]))
            yield return new XsdCase(
                "xsd-cases",
                rows.Key,
                true,
                [Path.Combine(small, rows.Key, "s.xsd")],
                [.. rows.Select(row => (Path.Combine(small, rows.Key, row[1]), row[2] == "V"))]);

        var world = Path.Combine(corpus, "world", "xsd");
        foreach (var rows in Rows(Path.Combine(world, "documents.tsv")).GroupBy(row => row[0]))
            yield return new XsdCase(
                "world/xsd",
                rows.Key,
                true,
                [Path.Combine(world, rows.Key)],
                [.. rows.Where(row => row[2] is "valid" or "invalid").Select(row => (Path.Combine(world, row[1]), row[2] == "valid"))]);
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private static string[] Items(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
