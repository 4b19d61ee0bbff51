using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Validation;

namespace Bindery.Tests.Validation;

/// <summary>Documents and grammars that make naive engines explode. Limits of time are generous: what explodes takes for ever.</summary>
[Collection(MeasuredAlone.Name)]
public class HardCaseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void Twenty_optional_attributes_in_any_order()
    {
        var g = new GrammarSketch();
        var record = g.Element("r", Enumerable.Range(0, 20).Select(i => g.Optional(g.Attribute("a" + i))).ToArray());
        var grammar = g.Grammar(g.Element("doc", g.Many(record)));
        var random = new Random(1);
        var document = Document(10_000, _ =>
        {
            var names = Shuffled(random, 20).Take(random.Next(2) == 0 ? 20 : 10);
            return $"<r {string.Join(' ', names.Select(i => $"a{i}='v'"))}/>";
        });
        Valid(grammar, document);
        Invalid(grammar, document.Replace("</doc>", "<r a1='' a20=''/></doc>", StringComparison.Ordinal), "BND3001");
    }

    [Fact]
    public void An_interleave_of_twenty_optionals_in_any_order()
    {
        var g = new GrammarSketch();
        var record = g.Element("r", g.Interleave(Enumerable.Range(0, 20).Select(i => g.Optional(g.Element("e" + i))).ToArray()));
        var grammar = g.Grammar(g.Element("doc", g.Many(record)));
        var random = new Random(2);
        var document = Document(2_000, _ => $"<r>{string.Concat(Shuffled(random, 20).Select(i => $"<e{i}/>"))}</r>");
        Valid(grammar, document);
        Invalid(grammar, document.Replace("</doc>", "<r><e3/><e4/><e3/></r></doc>", StringComparison.Ordinal), "BND3001");
    }

    [Fact]
    public void Eight_groups_of_six_interleaved()
    {
        var g = new GrammarSketch();
        var record = g.Element(
            "r",
            g.Interleave(Enumerable.Range(0, 8)
                .Select(i => g.Optional(Enumerable.Range(0, 6).Select(j => (Pattern)g.Element($"g{i}{j}")).ToArray()))
                .ToArray()));
        var grammar = g.Grammar(g.Element("doc", g.Many(record)));
        var random = new Random(6);
        Valid(grammar, Document(1_000, _ => $"<r>{Merged(random, 8, 6)}</r>"));
        Invalid(grammar, Document(1_000, i => $"<r>{(i == 999 ? Merged(random, 8, 6) + "<g05/>" : Merged(random, 8, 6))}</r>"), "BND3001");
        Invalid(grammar, Document(1_000, i => $"<r>{(i == 999 ? "<g00/><g01/><g10/>" : Merged(random, 8, 6))}</r>"), "BND3002");
    }

    /// <summary>Whatever a document has, what is remembered of it weighs no more than it may; one event goes beyond by what it needs itself.</summary>
    [Theory]
    [InlineData("an interleave of 30 optionals")]
    [InlineData("30 optional attributes")]
    [InlineData("an interleave of 30 optionals, repeated")]
    [InlineData("15 choices of attributes that decide about elements")]
    [InlineData("any names")]
    [InlineData("a choice of 1,000 groups that begin alike")]
    [InlineData("subsets of a repetition")]
    public void Memory_stays_bounded(string what)
    {
        var g = new GrammarSketch();
        var random = new Random(3);
        var optionals = Enumerable.Range(0, 30).Select(i => g.Optional(g.Element("e" + i))).ToArray();
        var x = g.Element("x");
        (Pattern content, Func<int, string> item) = what switch
        {
            "an interleave of 30 optionals" => (g.Many(g.Element("r", g.Interleave(optionals))), _ => $"<r>{Some(30, i => $"<e{i}/>")}</r>"),
            "30 optional attributes" =>
                (g.Many(g.Element("r", Enumerable.Range(0, 30).Select(i => g.Optional(g.Attribute("a" + i))).ToArray())),
                    _ => $"<r {Some(30, i => $"a{i}='v' ")}/>"),
            // Where one ends and the next begins is open, so its members cannot go on by themselves.
            "an interleave of 30 optionals, repeated" => (g.Many(g.Element("r", g.Many(g.Interleave(optionals)))), _ => $"<r>{Some(30, i => $"<e{i}/>")}</r>"),
            "15 choices of attributes that decide about elements" => (
                g.Many(g.Element(
                    "r",
                    Enumerable.Range(0, 15)
                        .Select(i => g.Optional(g.Choice(g.Group(g.Attribute("a" + i), g.Element("e" + i)), g.Attribute("b" + i))))
                        .ToArray())),
                (Func<int, string>)(_ => $"<r {Some(15, i => $"b{i}='v' ")}/>")),
            "any names" => (g.Many(Any()), i => $"<n{i} a{i}='1' xmlns='urn:{i}'><m{i}/></n{i}>"),
            "a choice of 1,000 groups that begin alike" => (
                g.Many(g.Choice(Enumerable.Range(0, 1_000)
                    .Select(i => g.Group([.. Enumerable.Range(0, 5).Select(j => g.Element("x" + j)), g.Element("y" + i)]))
                    .ToArray())),
                i => string.Concat(Enumerable.Range(0, 5).Select(j => $"<x{j}/>")) + $"<y{i % 1_000}/>"),
            _ =>
                (g.Group([g.Many(g.Choice(x, g.Element("y"))), x, .. Enumerable.Repeat(g.Choice(x, g.Element("y")), 16)]),
                    i => i == 2_000 - 17 || random.Next(2) == 0 ? "<x/>" : "<y/>"),
        };
        var grammar = g.Grammar(g.Element("doc", content));
        var stack = new ContentStack(grammar.Compiled.Builder, grammar.Compiled.Names, grammar.Compiled.Start, isOutput: false);
        var document = Encoding.UTF8.GetBytes(Document(what.EndsWith("repeated", StringComparison.Ordinal) ? 200 : 2_000, item));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 3; i++)
            Assert.True(DocumentDecision.IsValid(stack, grammar.Compiled.Names, document, XmlLimits.Default));
        Assert.InRange(stack.Weight, 0, stack.MaxWeight * 2);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 25_000_000);
        GC.KeepAlive(grammar);

        string Some(int count, Func<int, string> one) => string.Concat(Shuffled(random, count).Where(_ => random.Next(2) == 0).Select(one));

        ElementPattern Any()
        {
            var any = g.Builder.Element(new AnyNameClass(null), false, 99);
            any.Content = g.Group(g.Many(g.Builder.Attribute(new AnyNameClass(null), g.Text, false)), g.Many(g.Choice(any, g.Text)));
            return any;
        }
    }

    [Theory]
    [InlineData(24)]
    [InlineData(200)]
    public void Nested_elements_that_differ_only_in_a_leaf(int depth)
    {
        // At each level two elements of one name, each of which may hold either of the next level.
        var g = new GrammarSketch();
        Pattern inner = g.Choice(g.Element("x"), g.Element("y"));
        for (var i = 0; i < depth; i++)
            inner = g.Choice(g.Element("n", inner, g.Element("x")), g.Element("n", inner, g.Element("y")));
        var grammar = g.Grammar(inner);
        string Nest(string leaf) => string.Concat(Enumerable.Repeat("<n>", depth)) + "<x/>" + string.Concat(Enumerable.Repeat(leaf + "</n>", depth));
        Valid(grammar, Nest("<x/>"));
        Valid(grammar, Nest("<y/>"));
        Invalid(grammar, Nest("<z/>"), "BND3001", Math.Min(depth, 100));
    }

    [Fact]
    public void Forty_optionals_before_forty_of_the_same()
    {
        var g = new GrammarSketch();
        var a = g.Element("a");
        var grammar = g.Grammar(g.Element("doc", Enumerable.Repeat(g.Optional(a), 40).Concat(Enumerable.Repeat<Pattern>(a, 40)).ToArray()));
        Valid(grammar, Document(40, _ => "<a/>"));
        Valid(grammar, Document(80, _ => "<a/>"));
        Invalid(grammar, Document(39, _ => "<a/>"), "BND3002");
        Invalid(grammar, Document(81, _ => "<a/>"), "BND3001");
    }

    [Fact]
    public void Twenty_groups_with_a_common_beginning()
    {
        var g = new GrammarSketch();
        var groups = Enumerable.Range(0, 20).Select(i => g.Group([.. Enumerable.Range(0, 20).Select(j => g.Element("x" + j)), g.Element("y" + i)])).ToArray();
        var grammar = g.Grammar(g.Element("doc", g.Many(g.Choice(groups))));
        var beginning = string.Concat(Enumerable.Range(0, 20).Select(j => $"<x{j}/>"));
        Valid(grammar, Document(1_000, i => $"{beginning}<y{i % 20}/>"));
        Invalid(grammar, Document(10, _ => beginning + "<y20/>"), "BND3001", count: 10);
    }

    [Fact]
    public void A_thousand_groups_with_a_common_beginning()
    {
        var g = new GrammarSketch();
        var groups = Enumerable.Range(0, 1_000).Select(i => g.Group([.. Enumerable.Range(0, 5).Select(j => g.Element("x" + j)), g.Element("y" + i)])).ToArray();
        var grammar = g.Grammar(g.Element("doc", g.Many(g.Choice(groups))));
        var beginning = string.Concat(Enumerable.Range(0, 5).Select(j => $"<x{j}/>"));
        Valid(grammar, Document(2_000, i => $"{beginning}<y{i % 1_000}/>"));
        Invalid(grammar, Document(2, _ => beginning + "<y1000/>"), "BND3001", count: 2);
    }

    /// <summary>As deep as the limit lets documents be; at the default limit it is refused in words.</summary>
    [Fact]
    public void A_hundred_thousand_nested_levels()
    {
        var g = new GrammarSketch();
        var n = g.Builder.Element(new NameNameClass("", "n"), false, 0);
        n.Content = g.Optional(g.Choice(n, g.Element("leaf")));
        var grammar = g.Grammar(n);
        var deep = string.Concat(Enumerable.Repeat("<n>", 100_000)) + "<leaf/>" + string.Concat(Enumerable.Repeat("</n>", 100_000));
        var options = new XmlLimits { MaxDepth = 200_000 };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Empty(grammar.Validate(Encoding.UTF8.GetBytes(deep), options));
        Assert.Equal("BND3001", grammar.Validate(Encoding.UTF8.GetBytes(deep.Replace("leaf", "twig", StringComparison.Ordinal)), options).Single().Id);
        var error = grammar.Validate(Encoding.UTF8.GetBytes(deep)).Single();
        Assert.Equal("BND3006", error.Id);
        Assert.Contains("256", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
        GC.KeepAlive(grammar);
    }

    [Fact]
    public void A_choice_of_thousands()
    {
        var g = new GrammarSketch();
        var grammar = g.Grammar(g.Element(
            "doc", g.Many(g.Choice(Enumerable.Range(0, 3_000).Select(i => g.Element("e" + i, g.Attribute("v", g.Words(["a" + i, "b" + i])))).ToArray()))));
        Valid(grammar, Document(3_000, i => $"<e{i} v='b{i}'/>"));
        Invalid(grammar, Document(3, i => $"<e{i} v='b'/>"), "BND3003", count: 3);
    }

    [Fact]
    public void Subsets_of_a_repetition_do_not_multiply()
    {
        // (a|b)*, a, (a|b)^16: deterministic automata need a state for each of 2^16 subsets.
        var g = new GrammarSketch();
        var a = g.Element("a");
        var either = g.Choice(a, g.Element("b"));
        var content = new List<Pattern> { g.Many(either), a };
        content.AddRange(Enumerable.Repeat(either, 16));
        var grammar = g.Grammar(g.Element("doc", content.ToArray()));
        var random = new Random(4);
        var document = Document(20_000, i => i == 20_000 - 17 || random.Next(2) == 0 ? "<a/>" : "<b/>");
        Valid(grammar, document);
    }

    [Fact]
    public void Long_lists_of_tokens_are_matched_by_few_states()
    {
        var g = new GrammarSketch();
        var x = g.Value("token", "x");
        var either = g.Choice(x, g.Value("token", "y"));
        var list = g.Builder.List(g.Group([g.Many(either), x, .. Enumerable.Repeat(either, 16)]));
        var grammar = g.Grammar(g.Element("doc", list));
        var random = new Random(5);
        var tokens = Enumerable.Range(0, 50_000).Select(i => i == 50_000 - 17 || random.Next(2) == 0 ? "x" : "y");
        Valid(grammar, $"<doc>{string.Join(' ', tokens)}</doc>");
    }

    [Fact]
    public void Unknown_names_of_a_document_are_not_kept()
    {
        var g = new GrammarSketch();
        var any = g.Builder.Element(new AnyNameClass(null), false, 99);
        any.Content = g.Group(g.Many(g.Builder.Attribute(new AnyNameClass(null), g.Text, false)), g.Many(g.Choice(any, g.Text)));
        var grammar = g.Grammar(any);
        Valid(grammar, Document(50_000, i => $"<n{i} a{i}='1' b{i}='2' xmlns='urn:{i}'/>"));
        Assert.Equal(1, grammar.Compiled.Names.Count);
    }

    [Fact]
    public void Very_many_errors_are_truncated()
    {
        var errors = BackupSketch.Grammar.Validate(
            Encoding.UTF8.GetBytes($"<domainbackup><disks>{string.Concat(Enumerable.Repeat("<disk x='1' name='v'/>", 100_000))}</disks></domainbackup>"));
        Assert.Equal(100, errors.Count);
    }

    [Fact]
    public void Eight_threads_agree()
    {
        const string Good =
            "<domainbackup mode='pull'><server name='h' port='1'/><disks><disk name='vda' type='file'><scratch file='/s'/></disk></disks></domainbackup>";
        var bad = Good.Replace("scratch", "target", StringComparison.Ordinal);
        var grammar = Grammar.FromText(BackupSketch.Grammar.ToText());
        var expected = grammar.Validate(Encoding.UTF8.GetBytes(bad)).Single().ToString();
        var wrong = 0;
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                if (grammar.Validate(Encoding.UTF8.GetBytes(Good)).Count != 0)
                    Interlocked.Increment(ref wrong);
                if (grammar.Validate(Encoding.UTF8.GetBytes(bad)).SingleOrDefault()?.ToString() != expected)
                    Interlocked.Increment(ref wrong);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, wrong);
    }

    private static void Valid(Grammar grammar, string document) => Check(grammar, document, []);

    private static void Invalid(Grammar grammar, string document, string id, int count = 1) => Check(grammar, document, Enumerable.Repeat(id, count).ToArray());

    private static void Check(Grammar grammar, string document, string[] ids)
    {
        var utf8 = Encoding.UTF8.GetBytes(document);
        var before = ThreadTime.Now;
        var errors = grammar.Validate(utf8, new XmlLimits { MaxDepth = 1000 });
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, Limit);
        Assert.Equal(ids, errors.Select(error => error.Id).ToArray());
    }

    private static string Document(int count, Func<int, string> item) => $"<doc>{string.Concat(Enumerable.Range(0, count).Select(item))}</doc>";

    // Groups, each in its order, shuffled into each other.
    private static string Merged(Random random, int groups, int length)
    {
        var turns = Enumerable.Range(0, groups * length).Select(i => i % groups).ToArray();
        random.Shuffle(turns);
        var next = new int[groups];
        return string.Concat(turns.Select(group => $"<g{group}{next[group]++}/>"));
    }

    private static int[] Shuffled(Random random, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }
}
