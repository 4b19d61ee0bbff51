using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>libvirt's own schemas, which nobody annotated: 500 classes of the domain alone, with every name that a decade of XML can have.</summary>
public sealed class LibvirtSchemaTests(ITestOutputHelper output)
{
    private static readonly Lazy<ILookup<string, string>> Documents = new(() => File.ReadAllLines(Corpus.Path("libvirt-9.0", "documents.tsv")).Skip(1)
        .Select(line => line.Split('\t')).Where(row => row[3] == "valid").ToLookup(row => row[0], row => row[1]));

    private static readonly string[] Names =
    [
        "capability.rng", "cpu-baseline.rng", "cpu.rng", "device.rng", "domain.rng", "domainbackup.rng", "domaincaps.rng", "domaincheckpoint.rng",
        "domainsnapshot.rng", "inactiveDomain.rng",
        "interface.rng", "network.rng", "networkport.rng", "nodedev.rng", "nwfilter.rng", "nwfilterbinding.rng", "secret.rng", "storagepool.rng",
        "storagepoolcaps.rng", "storagevol.rng",
    ];

    /// <summary>Root schemas by version: of 9.0 and of 12.9, which has no separate baselines and devices.</summary>
    public static TheoryData<string, string> Roots()
    {
        var roots = new TheoryData<string, string>();
        foreach (var name in Names)
            roots.Add("9.0", name);
        foreach (var name in Names.Except(["cpu-baseline.rng", "device.rng"]).Where(_ => Corpus.Has("libvirt-12.9")))
            roots.Add("12.9", name);
        return roots;
    }

    [CorpusFact]
    public void The_list_of_roots_is_that_of_the_corpus() => Assert.Empty(Documents.Value.Select(schema => schema.Key).Except(Names));

    /// <summary>Generates, compiles without a word, and takes every valid document in and gives it back.</summary>
    [CorpusTheory("libvirt-9.0")]
    [MemberData(nameof(Roots))]
    public void Every_schema_compiles_and_its_models_read_and_write_its_documents(string version, string root)
    {
        var project = new TestProject { Schemas = TestSchema.Libvirt(root, "Libvirt.Own", version).Select(Repaired).ToList() };
        var before = ThreadTime.Now;
        var run = GeneratorRun.Of(project);
        var used = ThreadTime.Now - before;
        output.WriteLine(
            $"{version}, {root}: {used.TotalMilliseconds:F0} ms to generate, {run.Files.Count} files, {run.Files.Values.Sum(text => text.Length) / 1024} KB");
        Assert.True(used < TimeSpan.FromSeconds(10), $"Generating took {used}.");
        var assembly = run.Load();
        var failures = new List<string>();
        var path = Corpus.Path($"libvirt-{version}", "schemas", root);
        var grammar = SchemaReader.Parse(Repaired(File.ReadAllText(path)), path, new FileSystemSchemaSource());
        var kept = 0;
        foreach (var document in Documents.Value[root])
        {
            var xml = File.ReadAllText(Corpus.Path("libvirt-9.0", "documents", document), Encoding.UTF8);
            if (grammar.Validate(Encoding.UTF8.GetBytes(xml)).Count > 0)
                continue;
            kept++;
            try
            {
                var name = System.Xml.Linq.XDocument.Parse(xml).Root!.Name.LocalName;
                var type = assembly.GetTypes().Single(type => type.GetMethod("ToXml") is not null && RootOf(run, type) == name);
                var model = Models.Parse(type, xml);
                var written = Models.Write(model);
                if (Models.Canonical(xml) != Models.Canonical(written))
                    failures.Add($"{document} came back as something else:\n{Models.Canonical(xml)}\n{Models.Canonical(written)}");
                else if (Models.Validate(model) is { Count: > 0 } errors)
                    failures.Add($"{document} is not valid any more: {errors[0]}");
            }
            catch (XmlBindingException exception)
            {
                failures.Add($"{document} cannot be read: {exception.Message}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {Documents.Value[root].Count()}\n" + string.Join("\n", failures.Take(4)));
        // The documents are those of 9.0: the newer schemas take most of them.
        Assert.InRange(kept, version == "9.0" ? Documents.Value[root].Count() : Documents.Value[root].Count() / 2, int.MaxValue);
    }

    // One root includes a file that it gets by way of another as well, which is an error in it (Schema.Tests).
    private static TestSchema Repaired(TestSchema schema) =>
        schema.Path.EndsWith("/device.rng", StringComparison.Ordinal) ? schema with { Text = Repaired(schema.Text) } : schema;

    private static string Repaired(string text) => text.Contains("<include href=\"domainoverrides.rng\"/>", StringComparison.Ordinal)
        ? text.Replace("<include href=\"privatedata.rng\"/>", "", StringComparison.Ordinal)
        : text;

    // The summary of a root class names its element, unless the schema documents it.
    private static string RootOf(GeneratorRun run, Type type)
    {
        var text = run.Files[$"Libvirt.Own.{type.Name}.g.cs"];
        var start = text.IndexOf("> Binding = new(", StringComparison.Ordinal);
        var from = text.IndexOf('"', start) + 1;
        return text[from..text.IndexOf('"', from)].Split('}')[^1];
    }
}
