using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas as they are published: models compile without a warning, and documents come back as they were.</summary>
public sealed class WorldTests
{
    public static IEnumerable<object[]> Schemas() => !Corpus.Has("world/xsd")
        ? []
        : Rows().Select(row => row.Schema).Distinct().Select(schema => new object[] { schema });

    // Of MSBuild's schema there are ten megabytes of code, which the compiler needs half a minute for, and nothing in it that others do not have.
    private static IEnumerable<(string Schema, string Document)> Rows() =>
        File.ReadLines(Corpus.Path("world", "xsd", "documents.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))
            .Where(row => !row.Item1.StartsWith("msbuild/", StringComparison.Ordinal));

    [CorpusTheory("world/xsd")]
    [MemberData(nameof(Schemas))]
    public void Models_compile_and_round_trip_documents(string schema)
    {
        var run = Run(schema);
        // What another schema imports is not always published with it.
        if (run.Result.Diagnostics.Any(diagnostic => diagnostic.Id == "BND0010"))
            return;
        var roots = run.Load().GetTypes().Where(IsRoot).ToList();
        var different = new List<string>();
        foreach (var (_, document) in Rows().Where(row => row.Schema == schema))
        {
            var text = File.ReadAllText(Corpus.Path("world", "xsd", document));
            foreach (var model in roots.Select(root => TryRead(root, text)).OfType<object>())
            {
                var (before, after) = (Models.Canonical(text), Models.Canonical(Models.Write(model)));
                if (before != after)
                    different.Add($"{document}: {Difference(before, after)}");
            }
        }

        Assert.Empty(different);
    }

    private static bool IsRoot(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string), typeof(XmlReadOptions)]) is not null;

    private static string Difference(string before, string after)
    {
        var at = Math.Max(0, before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count() - 60);
        return $"{before[at..Math.Min(at + 160, before.Length)]} | {after[at..Math.Min(at + 160, after.Length)]}";
    }

    private static object? TryRead(Type root, string text)
    {
        try
        {
            return Models.Parse(root, text);
        }
        catch (XmlBindingException)
        {
            return null;
        }
    }

    private static GeneratorRun Run(string schema)
    {
        var folder = Corpus.Path("world", "xsd", schema.Split('/')[0], "schema");
        var root = Corpus.Path("world", "xsd", schema);
        return GeneratorRun.Of(new TestProject
        {
            Schemas = Directory.GetFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => Path.GetFullPath(path) == Path.GetFullPath(root)
                    ? TestSchema.Item(path, File.ReadAllText(path), "World")
                    : new TestSchema(path, File.ReadAllText(path), ("BinderyRole", "Include")))
                .ToList(),
        });
    }
}
