using System.Linq;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;
using Bindery.Tests.Support;

namespace Bindery.Tests.Simplification;

/// <summary>Definitions and references within one file: 4.16 to 4.21.</summary>
public sealed class DefinitionTests
{
    private const string Start = "<start><element name='r'><empty/></element></start>";

    [Fact]
    public void Two_plain_definitions_of_one_name_clash() => Rng.Fails(
        Rng.Grammar(Start + "\n<define name='x'><empty/></define><define name='«x»'><text/></define>"),
        "BND0004",
        "'x' is already defined (line 2, column 15), and neither definition specifies how to combine the two: all but one need combine='choice' or combine='interleave'");

    [Fact]
    public void Two_plain_starts_clash() => Rng.Fails(
        Rng.Grammar("\n" + Start + "«<start>»<element name='s'><empty/></element></start>"),
        "BND0004",
        "The start is already defined (line 2, column 1), and neither definition specifies how to combine the two: all but one need combine='choice' or combine='interleave'");

    [Fact]
    public void Definitions_are_combined_in_one_way() => Rng.Fails(
        Rng.Grammar(Start + "\n<define name='x' combine='choice'><empty/></define><define name='x' combine='«interleave»'><text/></define>"),
        "BND0004",
        "'x' is already combined by choice (line 2, column 27), so it cannot be combined by interleave here: all definitions of one name must be combined in the same way");

    [Theory]
    [InlineData("choice", typeof(SimpleChoice))]
    [InlineData("interleave", typeof(SimpleInterleave))]
    public void Definitions_are_combined(string combine, System.Type type)
    {
        var grammar = Rng.Load(Rng.Grammar(
            $"<start><element name='r'><ref name='x'/></element></start><define name='x'><element name='a'><empty/></element></define><define name='x' combine='{combine}'><element name='b'><empty/></element></define>"));
        Assert.IsType(type, grammar.Elements[0].Content);
        Assert.Equal(["r", "a", "b"], Names(grammar));
    }

    [Fact]
    public void Starts_are_combined() => Assert.Equal(
        ["r", "s"], Names(Rng.Load(Rng.Grammar(Start + "<start combine='choice'><element name='s'><empty/></element></start>"))));

    [Fact]
    public void A_grammar_has_a_start() => Rng.Fails(
        $"«<grammar {Rng.Ns}>»<define name='x'><empty/></define></grammar>",
        "BND0002",
        "The grammar lacks a 'start', which specifies the root of a document");

    [Theory]
    [InlineData("<start><element name='r'><ref name='«x»'/></element></start>")]
    [InlineData("<start><choice><element name='r'><empty/></element><group><notAllowed/><ref name='«x»'/></group></choice></start>")]
    [InlineData(Start + "<define name='other'><ref name='«x»'/></define>")]
    public void References_are_checked_in_unreachable_definitions(string content) => Rng.Fails(
        Rng.Grammar(content), "BND0002", "There is no definition 'x' in this grammar: add <define name='x'>, or correct the name");

    [Fact]
    public void A_misspelled_name_is_corrected() => Rng.Fails(
        Rng.Grammar("<start><ref name='«dsik»'/></start><define name='disk'><element name='d'><empty/></element></define>"),
        "BND0002",
        "There is no definition 'dsik' in this grammar; did you mean 'disk'?");

    [Fact]
    public void A_reference_outside_all_grammars_finds_nothing() => Rng.Fails(
        Rng.Root("<ref name='«x»'/>"), "BND0002", "There is no definition 'x' in this grammar: add <define name='x'>, or correct the name");

    [Fact]
    public void The_outermost_grammar_has_no_parent() => Rng.Fails(
        Rng.Grammar(Start + "<define name='x'><parentRef name='«x»'/></define>"),
        "BND0001",
        "'parentRef' to 'x' is not allowed here: there is no enclosing grammar; use 'ref'");

    [Fact]
    public void Nested_grammars_have_names_of_their_own()
    {
        var grammar = Rng.Load(Rng.Grammar(
            "<start><element name='r'><grammar><start><ref name='x'/><!-- --></start><define name='x'><element name='inner'><parentRef name='x'/></element></define></grammar></element></start>"
            + "<define name='x'><element name='outer'><empty/></element></define>"));
        Assert.Equal(["r", "inner", "outer"], Names(grammar));
    }

    [Theory]
    [InlineData("<define name='x'><optional><ref name='«x»'/></optional></define>", "'x' contains itself")]
    [InlineData(
        "<define name='x'><ref name='y'/></define><define name='y'><ref name='z'/></define><define name='z'><choice><empty/><ref name='«x»'/></choice></define>",
        "'x' contains itself, by way of y → z")]
    public void Definitions_recur_only_inside_elements(string definitions, string message) => Rng.Fails(
        Rng.Grammar("<start><element name='r'><ref name='x'/></element></start>" + definitions),
        "BND0012",
        message + ", without an element in between: a definition may only recur inside an element");

    [Fact]
    public void Recursion_through_an_element_is_correct()
    {
        var grammar = Rng.Load(
            Rng.Grammar("<start><ref name='x'/></start><define name='x'><element name='x'><optional><ref name='x'/></optional></element></define>"));
        var element = Assert.Single(grammar.Elements);
        var choice = Assert.IsType<SimpleChoice>(element.Content);
        Assert.Same(element, Assert.IsType<SimpleElementReference>(choice.Alternatives[1]).Element);
    }

    [Fact]
    public void Unreachable_recursion_is_allowed() => Rng.Load(Rng.Grammar(Start + "<define name='x'><ref name='x'/></define>"));

    [Theory]
    [InlineData(
        "<element><anyName><except>«<anyName/>»</except></anyName><empty/></element>",
        "BND0001",
        "'anyName' is not allowed in the 'except' of 'anyName': no names would be left")]
    [InlineData(
        "<element><nsName><except><choice><name>a</name>«<anyName/>»</choice></except></nsName><empty/></element>",
        "BND0001",
        "'anyName' is not allowed in the 'except' of 'nsName': no names would be left")]
    [InlineData(
        "<element><nsName><except>«<nsName ns='u'/>»</except></nsName><empty/></element>",
        "BND0001",
        "'nsName' is not allowed in the 'except' of 'nsName': write the names that are excluded")]
    [InlineData(
        "<attribute name='«xmlns»'/>", "BND0003", "An attribute cannot have the name 'xmlns': that is a namespace declaration, which a schema does not describe")]
    [InlineData(
        "<oneOrMore><attribute><anyName><except><name ns=''>«xmlns»</name></except></anyName></attribute></oneOrMore>",
        "BND0003",
        "An attribute cannot have the name 'xmlns': that is a namespace declaration, which a schema does not describe")]
    [InlineData(
        "<attribute ns='http://www.w3.org/2000/xmlns' name='«a»'/>",
        "BND0003",
        "An attribute cannot be in the namespace http://www.w3.org/2000/xmlns, which is that of namespace declarations: a schema does not describe these")]
    public void Names_are_checked_in_unreachable_definitions(string content, string id, string message)
    {
        Rng.Fails(Rng.Root("<optional>" + content + "</optional>"), id, message);
        Rng.Fails(Rng.Grammar(Start + "<define name='x'>" + content + "</define>"), id, message);
    }

    [Theory]
    [InlineData("<data type='«tok»'/>")]
    [InlineData("<value type='«tok»'>a</value>")]
    [InlineData("<data type='«int»' datatypeLibrary='urn:none'/>")]
    [InlineData("<data type='string'><param name='length'>«2»</param></data>")]
    [InlineData("<data type='int' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><param name='minInclusive'>«x»</param></data>")]
    [InlineData("<value type='int' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>«x»</value>")]
    [InlineData("<data type='int' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><param name='pattern'>«[»</param></data>")]
    public void Datatypes_are_checked_in_unreachable_definitions(string content)
    {
        foreach (var marked in new[] { Rng.Root(content), Rng.Grammar(Start + "<define name='x'>" + content + "</define>") })
        {
            var (start, text) = (marked.IndexOf('«'), marked.Replace("«", "").Replace("»", ""));
            var problem = Rng.Problem(text);
            Assert.Equal(("BND0013", start, marked.IndexOf('»') - start - 1), (problem.Id, problem.Span.Start, problem.Span.Length));
            Assert.NotEqual("", problem.Message);
        }
    }

    /// <summary>A library holds in its own file, for all inside; without one a type is built in (4.3).</summary>
    [Fact]
    public void Libraries_are_inherited_but_value_without_type_is_a_token()
    {
        var grammar = Rng.Load(
            $"<element name='r' {Rng.Ns} {Rng.Xsd}><choice><value> a </value><data type='int'/><group datatypeLibrary=''><data type='string'/></group></choice></element>");
        var choice = Assert.IsType<SimpleChoice>(grammar.Elements[0].Content);
        var value = Assert.IsType<SimpleValue>(choice.Alternatives[0]);
        Assert.Equal((" a ", "token", ""), (value.Text, value.Datatype.Name, value.Datatype.LibraryUri));
        Assert.Equal("int", Assert.IsType<SimpleData>(choice.Alternatives[1]).Datatype.Name);
        Assert.Equal("", Assert.IsType<SimpleData>(choice.Alternatives[2]).Datatype.LibraryUri);
    }

    [Fact]
    public void QName_values_keep_the_namespace_that_the_schema_means()
    {
        var grammar = Rng.Load(
            $"<element name='r' {Rng.Ns} xmlns:p='urn:p' ns='urn:d' {Rng.Xsd}><choice><value type='QName'>p:a</value><value type='QName'>a</value><value type='QName' ns=''>a</value></choice></element>");
        var choice = Assert.IsType<SimpleChoice>(grammar.Elements[0].Content);
        Assert.Equal(["urn:p", "urn:d", ""], choice.Alternatives.Cast<SimpleValue>().Select(value => value.NamespaceUri));
    }

    [Fact]
    public void Conveniences_are_written_out()
    {
        var grammar = Rng.Load(
            Rng.Root(
                "<optional><element name='a'><text/></element></optional><zeroOrMore><element name='b'><text/></element></zeroOrMore><mixed><element name='c'><empty/></element></mixed>"));
        var group = Assert.IsType<SimpleGroup>(grammar.Elements[0].Content);
        Assert.IsType<SimpleEmpty>(Assert.IsType<SimpleChoice>(group.Items[0]).Alternatives[0]);
        Assert.IsType<SimpleOneOrMore>(Assert.IsType<SimpleChoice>(group.Items[1]).Alternatives[1]);
        Assert.IsType<SimpleText>(Assert.IsType<SimpleInterleave>(group.Items[2]).Items[1]);
    }

    [Theory]
    [InlineData("<group><empty/><notAllowed/></group>", typeof(SimpleNotAllowed))]
    [InlineData("<attribute name='a'><notAllowed/></attribute>", typeof(SimpleNotAllowed))]
    [InlineData("<choice><notAllowed/><text/></choice>", typeof(SimpleText))]
    [InlineData("<choice><empty/><empty/></choice>", typeof(SimpleEmpty))]
    [InlineData("<oneOrMore><empty/></oneOrMore>", typeof(SimpleEmpty))]
    [InlineData("<interleave><empty/><text/></interleave>", typeof(SimpleText))]
    [InlineData("<list><empty/></list>", typeof(SimpleList))]
    [InlineData("<optional><notAllowed/></optional>", typeof(SimpleEmpty))]
    public void Empty_and_notAllowed_are_propagated(string content, System.Type type) => Assert.IsType(type, Rng.Load(Rng.Root(content)).Elements[0].Content);

    [Fact]
    public void An_exception_that_is_not_allowed_excepts_nothing() =>
        Assert.Null(Assert.IsType<SimpleData>(Rng.Load(Rng.Root("<data type='string'><except><notAllowed/></except></data>")).Elements[0].Content).Except);

    [Fact]
    public void Elements_are_numbered_depth_first_and_know_their_definition()
    {
        var grammar = Rng.Load(Rng.Grammar(
            "<start><element name='r'><ref name='x'/><element name='c'><empty/></element></element></start><define name='x'><element name='a'><element name='b'><empty/></element></element></define>"));
        Assert.Equal(["r", "a", "b", "c"], Names(grammar));
        Assert.Equal([0, 1, 2, 3], grammar.Elements.Select(element => element.Number));
        Assert.Equal([null, "x", "x", null], grammar.Elements.Select(element => element.Definition));
    }

    private static string[] Names(SimpleGrammar grammar) => grammar.Elements.Select(element => ((NameNameClass)element.Name).LocalName).ToArray();
}
