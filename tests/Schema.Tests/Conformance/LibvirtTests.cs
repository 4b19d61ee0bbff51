using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;

namespace Bindery.Tests.Conformance;

/// <summary>libvirt's own schemas and documents: every verdict is Jing's.</summary>
public sealed class LibvirtTests
{
    private static readonly Dictionary<string, Grammar> Grammars = [];

    [CorpusFact]
    public void All_root_schemas_load()
    {
        var roots = Rows("documents.tsv").Concat(Rows("mutants.tsv")).Select(row => row[0]).Distinct().ToList();
        Assert.Equal(18, roots.Count);
        foreach (var root in roots)
            Assert.NotNull(Load(root));
    }

    [CorpusFact]
    public void Documents_are_decided_as_Jing_decides_them()
    {
        var rows = Rows("documents.tsv");
        Assert.InRange(rows.Count, 1773, int.MaxValue);
        Expect.None(rows.Select(row => Compare(row[0], Path.Combine("documents", row[1]), row[3])).OfType<string>());
    }

    [CorpusFact]
    public void Mutants_are_decided_as_Jing_decides_them()
    {
        var rows = Rows("mutants.tsv");
        Assert.InRange(rows.Count, 2000, int.MaxValue);
        Expect.None(rows.Select(row => Compare(row[0], Path.Combine("mutants", row[1]), row[4])).OfType<string>());
    }

    [CorpusFact]
    public void Probes_of_backups_are_decided_as_Jing_decides_them()
    {
        var rows = Rows("domainbackup-probes.tsv");
        Assert.InRange(rows.Count, 101, int.MaxValue);
        var failures = new List<string>();
        foreach (var row in rows)
            if (Verdict(Load("domainbackup.rng").Validate(Encoding.UTF8.GetBytes(row[3]))) != row[2])
                failures.Add($"{row[0]}: Jing says {row[2]}: {row[3]}");
        Expect.None(failures);
    }

    /// <summary>The one root that is wrong as it is: it gets a file a second time by way of another. Jing and xmllint refuse it too.</summary>
    [CorpusFact]
    public void A_file_included_twice_defines_its_names_twice()
    {
        var path = Corpus.Path("libvirt-9.0", "schemas", "device.rng");
        var exception = Assert.Throws<SchemaException>(() => SchemaReader.Load(path));
        var problem = Assert.Single(exception.Diagnostics);
        Assert.Equal("BND0004", problem.Id);
        Assert.EndsWith("domaincommon.rng", problem.Span.File, StringComparison.Ordinal);
        Assert.StartsWith("'privatedata.rng' is already included (device.rng, line 3, column 18), ", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// In the source 270 elements of RELAX NG stand in the 23 definitions that can be reached, of some 6,000. In the simple form the definitions, refs and
    /// params among them are gone, optional and zeroOrMore have become choices with empty, groups of attributes and elements have formed; 243 patterns are
    /// left.
    /// </summary>
    [CorpusFact]
    public void Unreachable_definitions_are_removed()
    {
        var path = Corpus.Path("libvirt-9.0", "schemas", "domainbackup.rng");
        var result = SchemaReader.Simplify(path, File.ReadAllText(path), new FileSystemSchemaSource(), CancellationToken.None);
        var grammar = result.Grammar!;
        Assert.Equal(14, grammar.Elements.Select(element => element.Name).Distinct().Count());
        Assert.Equal(19, grammar.Elements.Count);
        Assert.Equal(243, SimplePatternCounter.Count(grammar));
        Assert.Equal(8, result.Files.Count);
    }

    private static List<string[]> Rows(string file) =>
        File.ReadAllLines(Corpus.Path("libvirt-9.0", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();

    private static Grammar Load(string schema)
    {
        lock (Grammars)
        {
            if (!Grammars.TryGetValue(schema, out var grammar))
                Grammars.Add(schema, grammar = schema == "device.rng" ? LoadDevice() : SchemaReader.Load(Corpus.Path("libvirt-9.0", "schemas", schema)));
            return grammar;
        }
    }

    /// <summary>Without what it includes twice.</summary>
    private static Grammar LoadDevice()
    {
        var path = Corpus.Path("libvirt-9.0", "schemas", "device.rng");
        var text = File.ReadAllText(path).Replace("<include href=\"privatedata.rng\"/>", "", StringComparison.Ordinal);
        return new Grammar(GrammarCompiler.Compile(SchemaReader.Simplify(path, text, new FileSystemSchemaSource(), CancellationToken.None).Grammar!));
    }

    private static string? Compare(string schema, string document, string expected)
    {
        var errors = Load(schema).Validate(File.ReadAllBytes(Corpus.Path("libvirt-9.0", document)));
        return Verdict(errors) == expected ? null : $"{schema} {document}: Jing says {expected}, we say {string.Join("; ", errors)}";
    }

    private static string Verdict(IReadOnlyList<SchemaViolation> errors) => errors.Count == 0 ? "valid" : "invalid";
}
