using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Simplification;

/// <summary>
/// Schemas that are large, deep or unfold without end. All run on a thread with a stack of 512 KiB, the smallest that compiler hosts have,
/// and within a time that any quadratic or exponential behaviour would exceed many times over.
/// </summary>
public sealed class HostileTests
{
    private const string Start = "<start><element name='r'><ref name='d0'/></element></start>";

    [Fact]
    public void A_choice_of_thousands() => Run(() =>
    {
        var grammar = Rng.Load(Rng.Root("<choice>" + Repeat(20_000, i => $"<element name='e{i}'><text/></element>") + "</choice>"));
        Assert.Equal(20_001, grammar.Elements.Count);
        Assert.Empty(new Grammar(GrammarCompiler.Compile(grammar)).Validate("<root><e19999/></root>"u8));
    });

    [Fact]
    public void An_interleave_of_thousands() => Run(() =>
        Assert.Equal(
            20_001, Rng.Load(Rng.Root("<interleave>" + Repeat(20_000, i => $"<element name='e{i}'><text/></element>") + "</interleave>")).Elements.Count));

    [Fact]
    public void A_group_of_thousands_of_attributes_of_which_two_clash() => Run(() =>
    {
        var problem = Rng.Problem(Rng.Root(Repeat(20_000, i => $"<attribute name='a{i}'/>\n") + "<attribute name='a7'/>"));
        Assert.Equal(("BND0011", 20_002), (problem.Id, problem.Span.Line));
        Assert.StartsWith("Attribute 'a7' and attribute 'a7' (line 9, column 1)", problem.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Thousands_of_clashes() => Run(() =>
    {
        var result = Rng.Simplify(Rng.Root("<interleave>" + Repeat(5_000, _ => "<element><anyName/><text/></element>\n") + "</interleave>"));
        Assert.Equal(1000, result.Diagnostics.Count);
    });

    [Fact]
    public void A_name_class_of_thousands() => Run(() =>
    {
        var names = "<choice>" + Repeat(20_000, i => $"<name>n{i}</name>") + "</choice>";
        Rng.Load(Rng.Root($"<interleave><element>{names}<text/></element><element><anyName><except>{names}</except></anyName><empty/></element></interleave>"));
    });

    [Fact]
    public void A_chain_of_thousands_of_references() => Run(() =>
        Assert.Equal(["r", "last"], Rng.Load(Rng.Grammar(
            Start
                + Repeat(10_000, i => $"<define name='d{i}'><ref name='d{i + 1}'/></define>")
                + "<define name='d10000'><element name='last'><empty/></element></define>"))
            .Elements.Select(element => ((Bindery.Patterns.NameNameClass)element.Name).LocalName)));

    [Fact]
    public void A_circle_of_thousands_of_references() => Run(() =>
    {
        var problem = Rng.Problem(Rng.Grammar(Start + Repeat(10_000, i => $"<define name='d{i}'><ref name='d{(i + 1) % 10_000}'/></define>")));
        Assert.Equal("BND0012", problem.Id);
        Assert.StartsWith(
            "'d0' contains itself, by way of d1 → d2 → d3 → d4 → … → d9996 → d9997 → d9998 → d9999, without", problem.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_chain_that_nests_ever_deeper() => Run(() =>
    {
        var problem = Rng.Problem(Rng.Grammar(
            Start
            + Repeat(
                10_000,
                i =>
                    $"<define name='d{i}'><choice><element name='e{i}'><empty/></element><group><element name='f{i}'><empty/></element><ref name='d{i + 1}'/></group></choice></define>")
            + "<define name='d10000'><empty/></define>"));
        Assert.Equal("BND0014", problem.Id);
    });

    [Fact]
    public void A_chain_of_elements_does_not_count_as_nesting() => Run(() =>
        Assert.Equal(10_001, Rng.Load(Rng.Grammar(
            Start
                + Repeat(10_000, i => $"<define name='d{i}'><element name='e{i}'><ref name='d{i + 1}'/></element></define>")
                + "<define name='d10000'><empty/></define>")).Elements.Count));

    [Fact]
    public void Definitions_that_double_with_each_step() => Run(() =>
        Assert.Equal("BND0014", Rng.Problem(Rng.Grammar(
            Start
                + Repeat(60, i => $"<define name='d{i}'><ref name='d{i + 1}'/><ref name='d{i + 1}'/></define>")
                + "<define name='d60'><element name='e'><empty/></element></define>")).Id));

    [Fact]
    public void Files_that_double_with_each_step() => Run(() =>
    {
        var source = new MemorySource();
        for (var i = 0; i < 60; i++)
            source.Add("f" + i, $"<group {Rng.Ns}><externalRef href='f{i + 1}'/><externalRef href='f{i + 1}'/></group>");
        source.Add("f60", Rng.Root("<empty/>"));
        Assert.Equal("BND0014", Rng.Problem(Rng.Root("<externalRef href='f0'/>"), source).Id);
    });

    [Fact]
    public void Grammars_that_double_with_each_step() => Run(() =>
    {
        var source = new MemorySource();
        for (var i = 0; i < 60; i++)
            source.Add("f" + i, Rng.Grammar($"<start><choice><externalRef href='f{i + 1}' ns='a'/><externalRef href='f{i + 1}' ns='b'/></choice></start>"));
        source.Add("f60", Rng.Root("<empty/>"));
        Assert.Equal("BND0014", Rng.Simplify(Rng.Root("<externalRef href='f0'/>"), source).Diagnostics[0].Id);
    });

    [Fact]
    public void Includes_that_double_with_each_step() => Run(() =>
    {
        var source = new MemorySource();
        for (var i = 0; i < 60; i++)
            source.Add("f" + i, Rng.Grammar($"<include href='f{i + 1}'/><include href='f{i + 1}'/>"));
        source.Add("f60", Rng.Grammar("<define name='d' combine='choice'><empty/></define>"));
        Assert.Equal("BND0014", Rng.Simplify(Rng.Grammar("<include href='f0'/>"), source).Diagnostics[0].Id);
    });

    [Fact]
    public void A_chain_of_thousands_of_files() => Run(() =>
    {
        var source = new MemorySource();
        for (var i = 0; i < 5_000; i++)
            source.Add("f" + i, Rng.Grammar($"<include href='f{i + 1}'/>")).Add("g" + i, $"<externalRef href='g{i + 1}' {Rng.Ns}/>");
        Assert.Equal("BND0014", Rng.Problem(Rng.Grammar("<include href='f0'/>"), source).Id);
        Assert.Equal("BND0014", Rng.Problem(Rng.Root("<externalRef href='g0'/>"), source).Id);
    });

    [Theory]
    [InlineData("group")]
    [InlineData("zeroOrMore")]
    [InlineData("div")]
    [InlineData("element")]
    public void Elements_nested_deeper_than_is_read(string name) => Run(() =>
    {
        var attributes = name == "element" ? " name='a'" : "";
        var nested = string.Concat(Enumerable.Repeat($"<{name}{attributes}>", 100_000)) + "<empty/>" + string.Concat(Enumerable.Repeat($"</{name}>", 100_000));
        Assert.Equal("BND0014", Rng.Problem(Rng.Grammar(name == "div" ? nested : $"<start>{nested}</start>")).Id);
    });

    /// <summary>The deepest that a file may be goes through all steps; what is beyond the limit of patterns is said to be so.</summary>
    [Theory]
    [InlineData("group", 250, null)]
    [InlineData("group", 1000, null)]
    [InlineData("choice", 1000, null)]
    [InlineData("element", 250, null)]
    [InlineData("element", 1000, null)]
    [InlineData("optional", 400, null)]
    [InlineData("optional", 1000, null)]
    [InlineData("zeroOrMore", 1000, null)]
    [InlineData("oneOrMore", 1000, null)]
    [InlineData("interleave", 1000, null)]
    [InlineData("optional", 1030, "BND0014")]
    public void Elements_nested_as_deep_as_is_read(string name, int depth, string? id) => Run(() =>
    {
        var attributes = name == "element" ? " name='a'" : "";
        var pieces = name is "group" or "interleave" ? "<attribute name='a{0}'/>" : name == "choice" ? "<element name='e{0}'><empty/></element>" : "";
        var nested = Repeat(depth, i => $"<{name}{attributes}>" + string.Format(CultureInfo.InvariantCulture, pieces, i))
            + "<element name='x'><empty/></element>"
            + Repeat(depth, _ => $"</{name}>");
        var result = Rng.Simplify(Rng.Root(nested));
        Assert.Equal(id, result.Diagnostics.Count == 0 ? null : result.Diagnostics[0].Id);
        if (result.Grammar is not null)
            Assert.NotNull(new Grammar(GrammarCompiler.Compile(result.Grammar)));
    });

    [Fact]
    public void Ten_megabytes() => Run(() =>
    {
        var text = Rng.Grammar(
            Start + "<define name='d0'><choice>" + Repeat(50_000, i => $"<ref name='x{i}'/>") + "</choice></define>"
            + Repeat(
                50_000,
                i =>
                    $"<define name='x{i}'><element name='x{i}'><attribute name='kind'><choice><value>one</value><value>two</value></choice></attribute><optional><attribute name='other'/></optional></element></define>\n"));
        Assert.True(text.Length > 10_000_000, text.Length.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(50_001, Rng.Load(text).Elements.Count);
    });

    [Fact]
    public void Thousands_of_mistakes_are_truncated() =>
        Run(() => Assert.Equal(1000, Rng.Simplify(Rng.Root(Repeat(100_000, _ => "<bogus/>"))).Diagnostics.Count));

    [Fact]
    public void Work_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => SchemaReader.Simplify("f", Rng.Root("<empty/>"), new MemorySource(), cancellation.Token));
    }

    private static string Repeat(int count, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(piece(i));
        return text.ToString();
    }

    private static void Run(Action test)
    {
        Exception? failure = null;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(
            () =>
            {
                try
                {
                    test();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(120), "took " + clock.Elapsed);
    }
}
