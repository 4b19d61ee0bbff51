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

    [CorpusFact("world/rng")]
    public void Documents_of_published_schemas() => Hold(
        [.. Rows("world", "rng", "documents.tsv").Select(row => (Corpus.Path("world", "rng", row[0]), Corpus.Path("world", "rng", row[1])))],
        80,
        mostLeft: 0);

    [CorpusFact("world/xsd")]
    public void Documents_of_published_XML_Schemas() => Hold(
        [.. Rows("world", "xsd", "documents.tsv").Select(row => (Corpus.Path("world", "xsd", row[0]), Corpus.Path("world", "xsd", row[1])))],
        30,
        mostLeft: 100);

    [CorpusFact("relaxng")]
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

    /// <summary>
    /// Start tags that differ in values, references, quotes, blanks, prefixes and namespaces only: a tag that looks like the one before need not be like it.
    /// </summary>
    [Fact]
    public void Start_tags_that_look_alike()
    {
        const string schema = """
            <element name="all" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
              <zeroOrMore>
                <element name="item">
                  <attribute name="name"><data type="string"><param name="maxLength">3</param></data></attribute>
                  <choice>
                    <group><attribute name="kind"><value>a</value></attribute><optional><attribute name="size"><data type="int"/></attribute></optional></group>
                    <group>
                      <attribute name="kind"><choice><value>b</value><value>c</value></choice></attribute>
                      <attribute name="ref" ns="urn:one"><data type="NCName"/></attribute>
                    </group>
                  </choice>
                  <optional><attribute name="text"><text/></attribute></optional>
                </element>
              </zeroOrMore>
            </element>
            """;
        var random = new Random(5);
        string Any(params string[] values) => values[random.Next(values.Length)];
        var documents = new List<(string, byte[])>();
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder(Any("<all", "<all xmlns:p='urn:one'", "<all xmlns:p='urn:two'")).Append('>');
            for (var items = random.Next(1, 8); items > 0; items--)
            {
                var quote = Any("'", "'", "\"");
                text.Append(Any("<item", "<item", "<item", "<item xmlns:p='urn:one'", "<item xmlns=''")).Append(Any(" ", " ", " ", "\n  "))
                    .Append(Invariant($"name={quote}{Any("a", "bc", "def", "a&amp;b", "\u00e4\u00f6", "&#x20;", "x\ty", "toolong")}{quote}"))
                    .Append(Any(" kind='a'", " kind='a' size='7'", " kind='a' size=' 12 '", " kind='b' p:ref='r'", " kind='c' p:ref='s1'", " kind='c' size='1'"))
                    .Append(Any("", "", " text='>'", " text='\"'", " text=\"'\"")).Append(Any("/>", " />", "></item>", "><!----></item>"));
            }
            documents.Add((Invariant($"{i}"), Encoding.UTF8.GetBytes(text.Append("</all>").ToString())));
        }
        var (valid, left) = Hold(SchemaReader.Parse(schema, "alike.rng"), documents);
        Assert.InRange(valid, 200, 2500);
        Assert.Empty(left);
    }

    /// <summary>Values that are names: the same text means another name, or none, where its prefix is declared otherwise.</summary>
    [Fact]
    public void Names_with_different_meanings_in_different_places()
    {
        var grammar = SchemaReader.Parse(
            """
            <grammar xmlns="http://relaxng.org/ns/structure/1.0">
            <start><element name="all"><ref name="items"/></element></start>
            <define name="items" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes" xmlns:o="urn:one">
              <zeroOrMore>
                <element name="item">
                  <choice>
                    <group><attribute name="kind"><value type="QName">o:a</value></attribute><optional><attribute name="size"><data type="int"/></attribute></optional></group>
                    <group><attribute name="kind"><data type="QName"><except><value type="QName">o:a</value></except></data></attribute><attribute name="more"/></group>
                  </choice>
                  <choice><ref name="items"/><data type="QName"/></choice>
                </element>
              </zeroOrMore>
            </define></grammar>
            """,
            "names.rng");
        var random = new Random(7);
        string Any(params string[] values) => values[random.Next(values.Length)];
        var documents = new List<(string, byte[])>();
        for (var i = 0; i < 1500; i++)
        {
            var text = new StringBuilder(Any("<all", "<all xmlns:p='urn:one'", "<all xmlns:p='urn:two'")).Append('>');
            for (var items = random.Next(1, 8); items > 0; items--)
                text.Append(Any("<item", "<item", "<item", "<item xmlns:p='urn:one'", "<item xmlns:p='urn:two'"))
                    .Append(Any(" kind='p:a'", " kind='p:a' size='1'", " kind='p:a' more=''", " kind='p:a' more='y'", " kind='a' more=''"))
                    .Append(Any("/>", ">p:x</item>", ">x</item>", "><item kind='p:a' more=''/></item>", "><item xmlns:p='urn:one' kind='p:a'>p:a</item></item>"));
            documents.Add((Invariant($"{i}"), Encoding.UTF8.GetBytes(text.Append("</all>").ToString())));
        }
        var (valid, left) = Hold(grammar, documents);
        Assert.InRange(valid, 200, 2500);
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

    private static (int Valid, List<string> Left) Hold(string schema, IReadOnlyList<(string Name, byte[] Bytes)> documents) =>
        TryLoad(schema) is { } grammar ? Hold(grammar, documents) : (0, []);

    private static (int Valid, List<string> Left) Hold(Grammar grammar, IReadOnlyList<(string Name, byte[] Bytes)> documents)
    {
        var failures = new List<string>();
        var left = new List<string>();
        var valid = 0;
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
