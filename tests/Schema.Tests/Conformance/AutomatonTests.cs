using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Automata;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Schema;
using Bindery.Uniqueness;
using Bindery.Validation;
using static System.FormattableString;

namespace Bindery.Tests.Conformance;

/// <summary>
/// The automaton says "certainly valid" of valid documents only, and, where the grammar has no interleave of too many states, of all of them. The content stack
/// is the measure.
/// </summary>
public sealed class AutomatonTests
{
    [CorpusFact]
    public void Libvirts_documents_and_mutants() => Hold(
        [
            .. Rows("libvirt-9.0", "documents.tsv")
                .Select(row => (Corpus.Path("libvirt-9.0", "schemas", row[0]), Corpus.Path("libvirt-9.0", "documents", row[1]))),
            .. Rows("libvirt-9.0", "mutants.tsv").Select(row => (Corpus.Path("libvirt-9.0", "schemas", row[0]), Corpus.Path("libvirt-9.0", "mutants", row[1]))),
        ],
        3800,
        mostLeft: 0);

    [CorpusFact]
    public void Documents_of_the_world() => Hold(
        [.. Rows("world", "rng", "documents.tsv").Select(row => (Corpus.Path("world", "rng", row[0]), Corpus.Path("world", "rng", row[1])))],
        80,
        mostLeft: 10);

    [CorpusFact]
    public void Documents_of_the_world_in_XML_Schema() => Hold(
        [.. Rows("world", "xsd", "documents.tsv").Select(row => (Corpus.Path("world", "xsd", row[0]), Corpus.Path("world", "xsd", row[1])))],
        30,
        mostLeft: 100);

    [CorpusFact]
    public void The_suite_of_the_specification()
    {
        var cases = from folder in Directory.GetDirectories(Corpus.Path("relaxng"))
                    let schema = Path.Combine(folder, "correct.rng")
                    where File.Exists(schema)
                    from document in Directory.GetFiles(folder, "*.xml")
                    select (schema, document);
        Hold([.. cases], 250, mostLeft: 30);
    }

    /// <summary>The rules of uniqueness of the backup schema, with random names and files, some of which come twice.</summary>
    [Fact]
    public void Backups_with_names_that_come_twice()
    {
        var random = new Random(3);
        var documents = new List<(string, byte[])>();
        for (var i = 0; i < 3000; i++)
        {
            var isPull = random.Next(2) == 0;
            var text = new StringBuilder(isPull ? "<domainbackup mode='pull'><server name='localhost' port='1'/><disks>" : "<domainbackup><disks>");
            for (var disk = random.Next(1, 5); disk > 0; disk--)
            {
                text.Append(Invariant($"<disk name='vd{random.Next(12)}'"));
                if (random.Next(4) == 0)
                    text.Append(" backup='no'/>");
                else
                    text.Append(
                        Invariant(
                            $" type='file'{(isPull && random.Next(2) == 0 ? $" exportname='vd{random.Next(12)}'" : "")}><{(isPull ? "scratch" : "target")} file='/x{random.Next(9)}'>"))
                        .Append(string.Concat(Enumerable.Range(0, random.Next(3))
                            .Select(_ => Invariant($"<seclabel model='m{random.Next(3)}' relabel='no'/>"))))
                        .Append(isPull ? "</scratch></disk>" : "</target></disk>");
            }
            documents.Add((Invariant($"{i}"), Encoding.UTF8.GetBytes(text.Append("</disks></domainbackup>").ToString())));
        }
        var (valid, left) = Hold(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng"), documents);
        Assert.InRange(valid, 1000, 5000);
        Assert.Empty(left);
    }

    private static void Hold(IReadOnlyList<(string Schema, string Document)> cases, int least, int mostLeft)
    {
        var left = new List<string>();
        foreach (var schema in cases.GroupBy(one => one.Schema))
            left.AddRange(Hold(schema.Key, [.. schema.Select(one => (one.Document, File.ReadAllBytes(one.Document)))]).Left);
        Assert.True(cases.Count >= least, $"{cases.Count}");
        Assert.True(left.Count <= mostLeft, $"{left.Count} are left to the content stack: {string.Join("\n", left.Take(20))}");
    }

    private static (int Valid, List<string> Left) Hold(string schema, IReadOnlyList<(string Name, byte[] Bytes)> documents)
    {
        var failures = new List<string>();
        var left = new List<string>();
        var valid = 0;
        if (TryLoad(schema) is not { } grammar)
            return (0, left);
        foreach (var isOutput in new[] { false, true })
        {
            var run = grammar.Sessions(isOutput).Rent().Run;
            foreach (var (name, bytes) in documents)
            {
                var isValid = IsValid(() => DocumentDecision.IsValid(NewStack(grammar.Compiled, isOutput), grammar.Compiled.Names, bytes, XmlLimits.Default));
                var isCertain = run is not null && IsValid(() => AutomatonDecision.IsCertainlyValid(run, bytes, XmlLimits.Default));
                valid += isValid ? 1 : 0;
                if (isCertain && !isValid)
                    failures.Add(name);
                else if (isValid && !isCertain)
                    left.Add(name);
            }
        }
        Expect.None(failures);
        return (valid, left);
    }

    private static ContentStack NewStack(CompiledGrammar grammar, bool isOutput) => new(grammar.Builder, grammar.Names, grammar.Start, isOutput)
    {
        Rules = grammar.Graph.HasRefusingRules ? new IdentityTracker(isDiagnosis: false) : null,
        Ids = grammar.Ids is { } ids ? new IdTracker(ids, grammar.Names) : null,
    };

    private static bool IsValid(Func<bool> decide)
    {
        try
        {
            return decide();
        }
        catch (XmlBindingException)
        {
            return false;
        }
    }

    private static Grammar? TryLoad(string schema)
    {
        try
        {
            return SchemaReader.Load(schema);
        }
        catch (SchemaException)
        {
            return null;
        }
    }

    private static IEnumerable<string[]> Rows(params string[] path) =>
        File.ReadAllLines(Corpus.Path(path)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
