using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests;

/// <summary>No schema makes the generator throw, hang, or overflow the compiler's stack: what is wrong is said, and what is large is done in time.</summary>
[Collection(nameof(HostileSchemaTests))]
public sealed class HostileSchemaTests
{
    /// <summary>Nothing runs beside these tests: the processor's time is theirs, however busy the machine is with other processes.</summary>
    [CollectionDefinition(nameof(HostileSchemaTests), DisableParallelization = true)]
    public sealed class Alone;

    // What is generated for one character of a schema, at most.
    private const int MostPerCharacter = 42;

    private static readonly string[] Seeds =
    [
        Language.MatrixTests.Everything,
        File.ReadAllText(Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook.rng")),
        File.ReadAllText(Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng")),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_truncated_file_is_reported_and_never_throws(int seed)
    {
        var text = Seeds[seed];
        for (var i = 0; i < 60; i++)
        {
            var run = Run(text[..(text.Length * i / 60)]);
            Assert.NotEmpty(run.Result.Diagnostics);
            AssertCompiles(run, text[..(text.Length * i / 60)]);
        }
    }

    /// <summary>What still is a schema gives code that compiles; what is none is said.</summary>
    [Theory]
    [InlineData(0, 150)]
    [InlineData(1, 80)]
    [InlineData(2, 40)]
    public void Any_change_is_accepted_or_reported_and_never_throws(int seed, int count)
    {
        var random = new Random(seed + 7);
        var taken = 0;
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder(Seeds[seed]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
                Mutate(text, random);
            var run = Run(text.ToString());
            Assert.True(run.Result.Diagnostics.Length > 0 || run.Files.Count > 0, "Nothing was said and nothing generated from\n" + text);
            Assert.All(run.Result.Diagnostics, problem => Assert.StartsWith("BND0", problem.Id));
            taken += run.Result.Diagnostics.Length == 0 ? 1 : 0;
            AssertCompiles(run, text.ToString());
        }
        Assert.True(taken > 0);
    }

    // What could be understood of a schema with mistakes compiles too.
    private static void AssertCompiles(GeneratorRun run, string schema)
    {
        if (run.Files.Count == 0)
            return;
        var problems = run.Problems().Where(problem => !problem.Contains(": error BND0", StringComparison.Ordinal)).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(5)) + "\n\n" + schema);
    }

    [Fact]
    public void A_choice_of_a_thousand_elements() =>
        Timed(Rng.Doc("<zeroOrMore><choice>" + Many(1000, i => $"<element name='e{i}'><attribute name='a{i}'/></element>") + "</choice></zeroOrMore>"))
            .AssertClean();

    [Fact]
    public void A_choice_of_a_thousand_words_in_two_branches()
    {
        var words = Enumerable.Range(0, 1000).Select(i => "w" + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        Timed(Rng.Doc("<choice><group>"
            + Rng.Words("kind", words)
            + "<attribute name='x'/></group><group>"
            + Rng.Words("kind", "other")
            + Many(200, i => $"<optional><attribute name='a{i}'/></optional>")
            + "</group></choice>"))
            .AssertClean();
    }

    [Fact]
    public void A_thousand_branches_with_a_word_each() =>
        Timed(Rng.Doc("<choice>"
            + Many(1000, i => $"<group><attribute name='kind'><value>w{i}</value></attribute><attribute name='a{i}'/></group>")
            + "</choice>"))
            .AssertClean();

    [Fact]
    public void A_thousand_optional_branches_with_a_word_each() =>
        Timed(Rng.Doc("<choice>"
            + Many(1000, i => $"<group><optional><attribute name='kind'><value>w{i}</value></attribute></optional><attribute name='a{i}'/></group>")
            + "</choice>"))
            .AssertClean();

    [Fact]
    public void Five_hundred_words_beside_five_hundred_attributes() =>
        Timed(Rng.Doc("<choice>"
            + Many(500, i => $"<attribute name='kind'><value>w{i}</value></attribute>")
            + "</choice>"
            + Many(500, i => $"<optional><attribute name='a{i}'/></optional>")))
            .AssertClean();

    [Fact]
    public void A_thousand_attributes() => Timed(Rng.Doc(Many(1000, i => $"<optional><attribute name='a{i}'/></optional>"))).AssertClean();

    [Fact]
    public void A_group_of_a_thousand_elements() =>
        Timed(Rng.Doc(Many(1000, i => $"<optional><element name='e{i}'><text/></element></optional>"))).AssertClean();

    [Fact]
    public void Ten_thousand_definitions() => Timed(Rng.Grammar(
        "<start><ref name='d0'/></start>"
            + Many(10_000, i => $"<define name='d{i}'><element name='e{i % 50}'><optional><ref name='d{(i + 1) % 10_000}'/></optional></element></define>")));

    [Fact]
    public void Ten_thousand_definitions_that_are_not_used() =>
        Timed(Rng.Doc("<empty/>", Many(10_000, i => $"<define name='d{i}'><element name='e{i}'><empty/></element></define>"))).AssertClean();

    [Fact]
    public void Definitions_in_a_row() =>
        Timed(Rng.Doc(
            "<ref name='d0'/>",
            Many(5_000, i => $"<define name='d{i}'><optional><ref name='d{i + 1}'/></optional></define>") + "<define name='d5000'><empty/></define>"));

    [Theory]
    [InlineData("optional")]
    [InlineData("group")]
    [InlineData("element name='e'")]
    [InlineData("grammar")]
    [InlineData("div")]
    public void Five_thousand_levels(string open) =>
        Said(Rng.Doc(string.Concat(Enumerable.Repeat($"<{open}>", 5_000)) + "<empty/>" + string.Concat(Enumerable.Repeat($"</{open.Split(' ')[0]}>", 5_000))));

    [Fact]
    public void Doubling_definitions_do_not_double_the_work() =>
        Timed(Rng.Doc(
            "<ref name='d0'/>",
            Many(40, i => $"<define name='d{i}'><choice><group><attribute name='a{i}'/><ref name='d{i + 1}'/></group><ref name='d{i + 1}'/></choice></define>")
                + "<define name='d40'><empty/></define>"));

    [Fact]
    public void A_hundred_elements_each_with_a_word_that_admits_all_of_them() => Timed(Rng.Grammar(
        "<ref name='e0'/>",
        Many(100, i => $"<define name='e{i}'><element name='e{i}'><choice><group>{Rng.Words("class", "open")}<zeroOrMore><ref name='any'/></zeroOrMore></group>"
            + $"<group>{Rng.Words("class", "closed")}<text/></group></choice></element></define>")
        + "<define name='any'><choice>" + Many(100, i => $"<ref name='e{i}'/>") + "</choice></define>"));

    [Fact]
    public void Three_thousand_enumerations() =>
        Timed(Rng.Doc(Many(100, i => $"<optional><element name='e{i}'>" + Many(30, j => Rng.Words($"a{j}", $"x{i}", $"y{j}", "z")) + "</element></optional>")));

    [Fact]
    public void A_document_type_is_read_and_entity_expansion_is_limited()
    {
        Run("<!DOCTYPE element SYSTEM 'relaxng.dtd' [<!ENTITY a '<text/>'>]>" + Rng.Doc("&a;")).AssertClean();
        var growing = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>"));
        Assert.Equal("BND0006", Assert.Single(Run($"<!DOCTYPE element [<!ENTITY e0 '<text/>'>{growing}]>" + Rng.Doc("&e9;")).Result.Diagnostics).Id);
    }

    [Fact]
    public void A_long_documentation_and_a_long_word() =>
        Timed(Rng.Doc($"<a:documentation>{new string('x', 100_000)} {string.Concat(Enumerable.Repeat("word ", 20_000))}</a:documentation>"
            + Rng.Words("x", new string('y', 10_000), "z")))
            .AssertClean();

    private static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                break;
            case 1:
                text.Insert(at, "<>&'\"/ \u0085\u2028{}#$".AsSpan(random.Next(13), 1));
                break;
            case 2:
                var whole = text.ToString();
                string[] words = ["optional", "zeroOrMore", "oneOrMore", "choice", "group", "interleave", "mixed", "list", "'int'", "'string'", "<text/>",
                    "<empty/>"];
                var (from, to) = (words[random.Next(words.Length)], words[random.Next(words.Length)]);
                text.Clear().Append(whole.Replace(from, to));
                break;
            case 3:
                var names = System.Text.RegularExpressions.Regex.Matches(text.ToString(), "name=['\"]([^'\"]+)['\"]");
                if (names.Count > 1)
                {
                    var (one, other) = (names[random.Next(names.Count)].Groups[1], names[random.Next(names.Count)].Groups[1].Value);
                    text.Remove(one.Index, one.Length).Insert(one.Index, other);
                }
                break;
            case 4:
                text.Replace("<attribute", "<element").Replace("</attribute", "</element");
                break;
            default:
                text[at] = (char)random.Next(32, 127);
                break;
        }
    }

    private static string Many(int count, Func<int, string> make) => string.Concat(Enumerable.Range(0, count).Select(make));

    private static GeneratorRun Run(string schema) => GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", schema, "Models")] });

    /// <summary>Something comes out, in time.</summary>
    private static GeneratorRun Timed(string schema)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var run = Run(schema);
        process.Refresh();
        var spent = process.TotalProcessorTime - before;
        Assert.True(spent < TimeSpan.FromSeconds(10), $"It took {spent}.");
        // What is written is the same on every machine.
        Assert.InRange(run.Files.Values.Sum(text => (long)text.Length), 0, MostPerCharacter * (long)schema.Length);
        Assert.True(run.Result.Diagnostics.Length > 0 || run.Files.Count > 0);
        return run;
    }

    /// <summary>It is said what is too much.</summary>
    private static void Said(string schema)
    {
        var run = Timed(schema);
        Assert.NotEmpty(run.Result.Diagnostics);
        Assert.All(run.Result.Diagnostics, problem => Assert.Equal(DiagnosticSeverity.Error, problem.Severity));
    }
}
