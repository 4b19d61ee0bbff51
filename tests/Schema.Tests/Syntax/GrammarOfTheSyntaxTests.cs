using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests.Syntax;

/// <summary>What may stand where (RELAX NG 3): id, words and place of each report.</summary>
public sealed class GrammarOfTheSyntaxTests
{
    private const string PatternExpected = "a pattern is expected here (element, attribute, group, choice, ref, text, value, data and so on)";

    [Theory]
    [InlineData("<group>«<start>»<text/></start></group>", "'start' is not allowed in 'group': " + PatternExpected)]
    [InlineData("«<pattern/>»", "RELAX NG has no element 'pattern'; in 'element', " + PatternExpected)]
    [InlineData("«<zeroOrmore/>»", "RELAX NG has no element 'zeroOrmore'; did you mean 'zeroOrMore'?")]
    [InlineData("<group «extra»='bar'><empty/></group>", "The attribute 'extra' is not allowed on 'group', which takes ns and datatypeLibrary")]
    [InlineData("<data type='token' «keyRef»='foo'/>", "The attribute 'keyRef' is not allowed on 'data', which takes type, ns and datatypeLibrary")]
    [InlineData(
        "<group xmlns:r='http://relaxng.org/ns/structure/1.0' «r:a»='val'><empty/></group>",
        "'r:a' is in the namespace of RELAX NG, but its attributes have no namespace: write 'a'")]
    [InlineData("<group>«text»<empty/></group>", "Text is not allowed in 'group': only 'value', 'param' and 'name' can contain text")]
    [InlineData("<attribute name='a'><text/>«<empty/>»</attribute>", "'empty' is not allowed in 'attribute': it takes one pattern; put several into a 'group'")]
    [InlineData("<text>«<empty/>»</text>", "'empty' is not allowed in 'text': it takes no children")]
    [InlineData("<value>a«<b xmlns='u'/>»</value>", "'b' is not allowed in 'value': it takes only text")]
    [InlineData(
        "<data type='token'><except><value>a</value></except>«<param name='b'>»</param></data>", "'param' is not allowed in 'data': nothing follows 'except'")]
    [InlineData("<data type='token'>«<text/>»</data>", "'text' is not allowed in 'data': it takes 'param', then 'except'")]
    [InlineData(
        "<element><choice>«<text/>»<name>a</name></choice><empty/></element>",
        "'text' is not allowed in 'choice': a name class is expected here (name, anyName, nsName or choice)")]
    [InlineData(
        "<element><anyName>«<name>»a</name></anyName><empty/></element>", "'name' is not allowed in 'anyName': it takes one 'except' at most and nothing else")]
    [InlineData(
        "<element><nsName><except><name>a</name></except>«<except>»<name>b</name></except></nsName><empty/></element>",
        "'except' is not allowed in 'nsName': it takes one 'except' at most and nothing else")]
    [InlineData("<grammar><start><empty/>«<text/>»</start></grammar>", "'start' takes one pattern: a document has one root; put alternatives into a 'choice'")]
    [InlineData(
        "<grammar><start><empty/></start>«<element name='a'>»<empty/></element></grammar>",
        "'element' is not allowed in 'grammar': a grammar can only contain 'start', 'define', 'div' and 'include'")]
    public void Misplaced_constructs_are_refused(string content, string message) => Rng.Fails(Rng.Root(content), "BND0001", message);

    [Theory]
    [InlineData("«<group/>»", "'group' lacks a pattern: add at least one, or 'empty' for no content")]
    [InlineData(
        "«<attribute>»<text/></attribute>",
        "'attribute' lacks a name: add the attribute 'name', or a name class (name, anyName, nsName or choice) as its first child")]
    [InlineData("«<ref/>»", "'ref' lacks the attribute 'name'")]
    [InlineData("«<data/>»", "'data' lacks the attribute 'type'")]
    [InlineData("<data type='string'>«<param>»</param></data>", "'param' lacks the attribute 'name'")]
    [InlineData("«<externalRef/>»", "'externalRef' lacks the attribute 'href', which names the file")]
    [InlineData(
        "<element><anyName>«<except/>»</anyName><empty/></element>",
        "'except' lacks a name class: add at least one (name, anyName, nsName or choice)")]
    public void Missing_parts_are_named(string content, string message) => Rng.Fails(Rng.Root(content), "BND0002", message);

    [Theory]
    [InlineData(
        "<attribute name='«a b»'/>",
        "'a b' is not a valid name: write a letter or an underscore, followed by letters, digits, '.', '-' and '_', optionally after a declared prefix and ':'")]
    [InlineData("<attribute name='«p:a»'/>", "The prefix of 'p:a' is not bound to a namespace here: declare xmlns:p, or use the attribute 'ns'")]
    [InlineData(
        "<attribute name=«''»/>",
        "'' is not a valid name: write a letter or an underscore, followed by letters, digits, '.', '-' and '_', optionally after a declared prefix and ':'")]
    [InlineData(
        "<ref name='«a:b»'/>",
        "'a:b' is not a valid name: the attribute 'name' of 'ref' takes a letter or an underscore, followed by letters, digits, '.', '-' and '_'")]
    [InlineData(
        "<ref name='«&#xE35;»'/>",
        "'\u0E35' is not a valid name: the attribute 'name' of 'ref' takes a letter or an underscore, followed by letters, digits, '.', '-' and '_'")]
    [InlineData(
        "<group datatypeLibrary='«lib»'><empty/></group>",
        "'lib' is not a datatype library: it must be an absolute URI without a fragment, or empty for the built-in library")]
    [InlineData("<externalRef href='«x#y»'/>", "'x#y' has a fragment identifier, but only a whole file can be referred to: remove everything from '#' on")]
    [InlineData("<externalRef href='«%zz»'/>", "'%zz' is not a valid URI reference")]
    [InlineData(
        "<grammar><start combine='«all»'><empty/></start></grammar>", "'all' is not a valid way to combine definitions: write 'choice' or 'interleave'")]
    public void Invalid_attribute_values_are_refused(string content, string message) => Rng.Fails(Rng.Root(content), "BND0003", message);

    [Fact]
    public void A_root_of_another_namespace_is_not_a_schema() => Rng.Fails(
        "«<schema xmlns='http://www.w3.org/2001/XMLSchema'>»</schema>",
        "BND0001",
        "'schema' is not an element of RELAX NG; this seems to be an XML Schema, whose files are named .xsd");

    [Fact]
    public void A_document_is_not_a_schema() => Rng.Fails(
        "«<note>»</note>",
        "BND0001",
        "'note' is not an element of RELAX NG: the root of a schema is a pattern, usually 'grammar', in the namespace http://relaxng.org/ns/structure/1.0");

    [Fact]
    public void The_compact_syntax_under_the_name_of_the_other_is_recognised() => Rng.Fails(
        "«e»lement note { text }",
        "BND0006",
        "Text is not allowed before the root element; here is 'e'; this seems to be a schema in the compact syntax, whose files are named .rnc");

    [Fact]
    public void A_definition_is_not_a_root() => Rng.Fails(
        $"«<define name='a' {Rng.Ns}>»<empty/></define>",
        "BND0001",
        "'define' cannot be the root of a schema: the root is a pattern, usually 'grammar' or 'element'");

    [Fact]
    public void Several_mistakes_are_reported_in_the_order_of_the_text()
    {
        var result = Rng.Simplify(Rng.Root("<ref/><group/><attribute name='1'/><bogus/>"));
        Assert.Equal(["BND0002", "BND0002", "BND0003", "BND0001"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(result.Diagnostics.Select(diagnostic => diagnostic.Span.Start).Order(), result.Diagnostics.Select(diagnostic => diagnostic.Span.Start));
    }

    [Fact]
    public void A_file_that_is_not_well_formed_is_reported_at_its_place()
    {
        var problem = Rng.Problem("<grammar\n xmlns='http://relaxng.org/ns/structure/1.0'>\n  <start></grammar>");
        Assert.Equal(("BND0006", "test.rng", 3), (problem.Id, problem.Span.File, problem.Span.Line));
    }

    /// <summary>Places are counted as editors count: in UTF-16 code units, of which characters beyond U+FFFF take two.</summary>
    [Theory]
    [InlineData("é", 2)]
    [InlineData("€", 2)]
    [InlineData("\U0001F600", 3)]
    public void Places_count_code_units(string character, int column)
    {
        var text = $"<element name='root' {Rng.Ns}><!-- {new string('x', 700)} -->\n{character}</element>".Replace(
            $"\n{character}", $"\n<!--{character}--><ref/>");
        var problem = Rng.Problem(text);
        Assert.Equal((2, column + 7), (problem.Span.Line, problem.Span.Column));
        Assert.Equal(text.IndexOf("<ref/>", System.StringComparison.Ordinal), problem.Span.Start);
        Assert.Equal((2, column + 13), (problem.Span.EndLine, problem.Span.EndColumn));
    }

    [Theory]
    [InlineData("foo:a", true)]
    [InlineData("foo:///x", true)]
    [InlineData("foo://", false)]
    [InlineData("foo:", false)]
    [InlineData("1foo:x", false)]
    [InlineData("f_oo:x", false)]
    [InlineData(" foo:x", false)]
    [InlineData("foo:a b", true)]
    [InlineData("foo:é", true)]
    [InlineData("foo:%4", false)]
    [InlineData("foo:x#", false)]
    [InlineData("foo:a[b", true)]
    [InlineData("foo:/a[b]", false)]
    [InlineData("foo:/?a[b]", true)]
    [InlineData("foo://a[b", false)]
    [InlineData("foo://[::1]:80/x", true)]
    [InlineData("a+b-c.d:x", true)]
    [InlineData("x/foo:a", false)]
    [InlineData("x?foo:a", false)]
    public void Libraries_are_absolute_URIs(string uri, bool isRight) =>
        Assert.Equal(isRight, Rng.Simplify(Rng.Root($"<group datatypeLibrary='{uri}'><empty/></group>")).Grammar is not null);
}
