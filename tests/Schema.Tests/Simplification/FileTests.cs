using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Patterns;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Tests.Support;

namespace Bindery.Tests.Simplification;

/// <summary>Schemas of several files: 4.5 to 4.7 and 4.9.</summary>
public sealed class FileTests
{
    private static readonly string A = Rng.Grammar(
        "<start><ref name='a'/></start><define name='a'><element name='a'><ref name='b'/></element></define><define name='b'><empty/></define>");

    [Fact]
    public void An_include_brings_start_and_definitions() =>
        Assert.Equal(["a"], Names(Rng.Load(Rng.Grammar("<include href='a.rng'/>"), new MemorySource().Add("a.rng", A))));

    [Fact]
    public void Overrides_apply_inside_div_and_nested_include()
    {
        var source = new MemorySource().Add("a.rng", A).Add("b.rng", Rng.Grammar("<div><include href='a.rng'/></div>"));
        var grammar = Rng.Load(
            Rng.Grammar("<include href='b.rng'><div><define name='b'><element name='new'><empty/></element></define></div></include>"), source);
        Assert.Equal(["a", "new"], Names(grammar));
    }

    [Fact]
    public void Overriding_start_replaces_all_starts()
    {
        var source = new MemorySource().Add(
            "a.rng",
            Rng.Grammar(
                "<start combine='choice'><element name='a'><empty/></element></start><start combine='choice'><element name='b'><empty/></element></start>"));
        Assert.Equal(["c"], Names(Rng.Load(Rng.Grammar("<include href='a.rng'><start><element name='c'><empty/></element></start></include>"), source)));
    }

    [Theory]
    [InlineData("<define name='«c»'><empty/></define>", "definition 'c'")]
    [InlineData("<div><define name='«c»'><empty/></define></div>", "definition 'c'")]
    public void An_override_has_something_to_override(string overrides, string what) => Rng.Fails(
        Rng.Grammar($"<include href='a.rng'>{overrides}</include>"),
        "BND0002",
        $"There is no {what} in 'a.rng' that this could override: move it out of the include, or correct its name",
        new MemorySource().Add("a.rng", A));

    [Fact]
    public void An_overriding_start_has_something_to_override() => Rng.Fails(
        Rng.Grammar("<include href='a.rng'>«<start>»<element name='a'><empty/></element></start></include>"),
        "BND0002",
        "There is no start in 'a.rng' that this could override: move it out of the include, or correct its name",
        new MemorySource().Add("a.rng", Rng.Grammar("")));

    /// <summary>What an include overrides is gone before constraints are checked; what it keeps is not.</summary>
    [Fact]
    public void Overridden_definitions_are_not_checked()
    {
        var source = new MemorySource().Add("a.rng", A.Replace("<empty/>", "<data type='bogus'/>"));
        Rng.Load(Rng.Grammar("<include href='a.rng'><define name='b'><empty/></define></include>"), source);
        Assert.Equal(
            ("BND0013", "a.rng"),
            (Rng.Problem(Rng.Grammar("<include href='a.rng'/>"), source).Id, Rng.Problem(Rng.Grammar("<include href='a.rng'/>"), source).Span.File));
    }

    [Fact]
    public void A_clash_names_the_other_file() => Assert.Equal(
        "'b' is already defined (a.rng, line 1, column 167), and neither definition specifies how to combine the two: all but one need combine='choice' or combine='interleave'",
        Rng.Problem(Rng.Grammar("<include href='dir/a.rng'/><define name='b'><text/></define>"), new MemorySource().Add("dir/a.rng", A)).Message);

    [Fact]
    public void A_file_that_is_included_twice_is_reported_once_where_it_is_included_again() => Rng.Fails(
        Rng.Grammar("<include href='a.rng'/>\n<include href='«b.rng»'/>").Replace("b.rng", "a.rng"),
        "BND0004",
        "'a.rng' is already included (line 1, column 69), so that its definitions exist twice (the start, 'a' and 'b'), and nothing specifies how to combine them: remove one of the includes",
        new MemorySource().Add("a.rng", A));

    [Fact]
    public void A_file_that_is_included_twice_by_way_of_another_is_reported_there()
    {
        var source = new MemorySource().Add("a.rng", A).Add("b.rng", Rng.Grammar("\n<include href='a.rng'/>"));
        var problem = Rng.Problem(Rng.Grammar("<include href='a.rng'/><include href='b.rng'/>"), source);
        Assert.Equal(("BND0004", "b.rng", 2), (problem.Id, problem.Span.File, problem.Span.Line));
    }

    [Theory]
    [InlineData("<start><externalRef href='«x»'/></start>", "referred to")]
    [InlineData("<include href='«x»'/><start><ref name='y'/></start>", "included")]
    public void A_file_that_is_missing_is_the_only_problem(string content, string how) => Rng.Fails(
        Rng.Grammar(content), "BND0010", $"'x', {how} here, is not among the files of this test");

    [Fact]
    public void Only_grammars_are_included() => Rng.Fails(
        Rng.Grammar("<include href='«a»'/>"),
        "BND0001",
        "'a' cannot be included: only a file with the root 'grammar' can; for a single pattern use 'externalRef'",
        new MemorySource().Add("a", Rng.Root("<empty/>")));

    [Fact]
    public void Includes_are_not_circular()
    {
        var source = new MemorySource().Add("a", Rng.Grammar("<include href='b'/>")).Add("b", Rng.Grammar("\n<include href='a'/>"));
        var problem = Rng.Problem(Rng.Grammar("<include href='a'/>"), source);
        Assert.Equal(("BND0012", "b", 2, 16), (problem.Id, problem.Span.File, problem.Span.Line, problem.Span.Column));
        Assert.Equal("'a' refers back to a file that includes this one: a → b → a", problem.Message);
    }

    [Fact]
    public void External_references_are_not_circular_even_through_elements()
    {
        var problem = Rng.Problem(Rng.Root("<externalRef href='a'/>"), new MemorySource().Add("a", Rng.Root("<optional><externalRef href='a'/></optional>")));
        Assert.Equal(("BND0012", "a"), (problem.Id, problem.Span.File));
    }

    [Fact]
    public void A_reference_in_another_file_means_the_grammar_that_refers_to_the_file()
    {
        var source = new MemorySource().Add("p", $"<group {Rng.Ns}><ref name='x'/></group>");
        Assert.Equal(
            ["r", "x"],
            Names(Rng.Load(
                Rng.Grammar("<start><element name='r'><externalRef href='p'/></element></start><define name='x'><element name='x'><empty/></element></define>"),
                source)));
    }

    [Theory]
    [InlineData("<externalRef href='a'/>", "", "")]
    [InlineData("<externalRef href='a' ns='urn:ref'/>", "", "urn:ref")]
    [InlineData("<group ns='urn:outer'><externalRef href='a'/></group>", "", "urn:outer")]
    [InlineData("<externalRef href='a' ns='urn:ref'/>", " ns='urn:own'", "urn:own")]
    [InlineData("<externalRef href='a' ns='urn:ref'/>", " ns=''", "")]
    public void Namespaces_are_inherited_into_other_files(string reference, string own, string expected)
    {
        var source = new MemorySource().Add("a", $"<element name='a' {Rng.Ns}{own}><attribute name='b'/></element>");
        var element = Rng.Load(Rng.Root(reference), source).Elements[1];
        Assert.Equal(new NameNameClass(expected, "a"), element.Name);
        Assert.Equal(new NameNameClass("", "b"), Assert.IsType<SimpleAttribute>(element.Content).Name);
    }

    [Fact]
    public void Namespaces_are_inherited_by_included_files_and_by_each_use_alone()
    {
        var source = new MemorySource().Add("g", Rng.Grammar("<start combine='choice'><element name='a'><empty/></element></start>"));
        var grammar = Rng.Load(Rng.Grammar("<include href='g' ns='urn:1'/><div ns='urn:2'><include href='g'/></div><include href='g'/>"), source);
        Assert.Equal(
            [new NameNameClass("urn:1", "a"), new NameNameClass("urn:2", "a"), new NameNameClass("", "a")], grammar.Elements.Select(element => element.Name));
    }

    /// <summary>Unlike ns, a library holds in its own file only (4.3 comes before 4.7).</summary>
    [Fact]
    public void Libraries_are_not_inherited_by_other_files()
    {
        var source = new MemorySource().Add("a", Rng.Root("<data type='int'/>"));
        Assert.Equal("BND0013", Rng.Problem($"<element name='r' {Rng.Ns} {Rng.Xsd}><externalRef href='a'/></element>", source).Id);
    }

    [Theory]
    [InlineData("x.rng", null, "x.rng")]
    [InlineData("a%20b.rng", null, "a b.rng")]
    [InlineData(" x.rng ", null, "x.rng")]
    [InlineData("x", "sub/y", "sub/x")]
    [InlineData("x", "sub/", "sub/x")]
    [InlineData("../x", "a/b/", "a/x")]
    [InlineData("../../../x", "a/b/", "../x")]
    [InlineData("./x", "a/", "a/x")]
    [InlineData("/x", "http://host/a/b", "http://host/x")]
    [InlineData("x", "http://host", "http://host/x")]
    [InlineData("../x", "http://host/a/b", "http://host/x")]
    [InlineData("http://other/x", "http://host/a", "http://other/x")]
    [InlineData("x", "a/b?q=c/d", "a/x")]
    public void References_are_resolved_against_the_base(string href, string? baseReference, string expected)
    {
        var source = new MemorySource().Add(expected, Rng.Root("<empty/>"));
        var attribute = baseReference is null ? "" : $"xml:base='{baseReference}'";
        Rng.Load($"<group {Rng.Ns} {attribute}><externalRef href='{href}'/></group>", source);
        Assert.Equal([(expected, "test.rng")], source.Requests);
    }

    [Fact]
    public void Bases_are_resolved_against_each_other() => Assert.Equal(
        ["sub1/sub3/x"],
        SchemaReader.Parse(
            "f",
            $"<group {Rng.Ns} xml:base='sub1/'><group xml:base='sub2'><group xml:base='sub3/y'><externalRef href='x'/></group></group></group>",
            CancellationToken.None)
            .References.Select(reference => reference.Href));

    [Fact]
    public void A_file_lists_its_references_without_other_files()
    {
        var syntax = SchemaReader.Parse(
            "f",
            Rng.Grammar("<include href='a'><define name='x'><externalRef href='b'/></define></include><start><externalRef href='c'/></start>"),
            CancellationToken.None);
        Assert.Equal([("a", true), ("b", false), ("c", false)], syntax.References.Select(reference => (reference.Href, reference.IsInclude)));
        Assert.Empty(syntax.Diagnostics);
    }

    [Fact]
    public void Files_are_listed_once_in_the_order_in_which_they_are_met()
    {
        var source = new MemorySource().Add("a", Rng.Grammar("<include href='c'/>")).Add("b", Rng.Grammar("<include href='c'/>")).Add("c", Rng.Grammar(""));
        var result = Rng.Simplify(Rng.Grammar("<include href='a'/><include href='b'/><start><element name='r'><empty/></element></start>"), source);
        Assert.Equal(["test.rng", "a", "c", "b"], result.Files);
    }

    [Fact]
    public void Problems_come_by_file_and_place()
    {
        var source = new MemorySource().Add("a", Rng.Grammar("<define name='x'><ref name='none'/></define><define/>"));
        var result = Rng.Simplify(Rng.Grammar("<include href='a'/><start><ref name='gone'/></start>"), source);
        Assert.Equal(
            [("test.rng", "BND0002"), ("a", "BND0002"), ("a", "BND0002"), ("a", "BND0002")],
            result.Diagnostics.Select(diagnostic => (diagnostic.Span.File, diagnostic.Id)));
        Assert.Equal(
            result.Diagnostics.Skip(1).Select(diagnostic => diagnostic.Span.Start).Order(),
            result.Diagnostics.Skip(1).Select(diagnostic => diagnostic.Span.Start));
    }

    private static IEnumerable<string> Names(SimpleGrammar grammar) => grammar.Elements.Select(element => ((NameNameClass)element.Name).LocalName);
}
