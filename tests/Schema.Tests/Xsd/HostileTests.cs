using System;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;
using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas that are designed to exhaust their reader are either accepted or rejected with a diagnostic.</summary>
public sealed class HostileTests
{
    private static string Chain(int count, Func<int, string> link, string last) =>
        XsdText.Schema(string.Concat(Enumerable.Range(0, count).Select(link)) + last);

    [Fact]
    public void Groups_that_double_with_each_step_are_refused()
    {
        var text = Chain(
            40,
            i => $"<xs:group name='g{i}'><xs:sequence><xs:group ref='g{i + 1}'/><xs:group ref='g{i + 1}'/></xs:sequence></xs:group>",
            "<xs:group name='g40'><xs:sequence><xs:element name='b'/></xs:sequence></xs:group><xs:element name='a'><xs:complexType><xs:group ref='g0'/></xs:complexType></xs:element>");
        var problem = Assert.Single(XsdText.Simplify(text).Diagnostics);
        Assert.Equal(("BND0014", "This expands to more than 50000 particles when all groups and bases are followed"), (problem.Id, problem.Message));
    }

    [Fact]
    public void Unions_that_double_with_each_step_are_refused()
    {
        var text = Chain(
            40,
            i => $"<xs:simpleType name='t{i}'><xs:union memberTypes='t{i + 1} t{i + 1}'/></xs:simpleType>",
            "<xs:simpleType name='t40'><xs:restriction base='xs:int'/></xs:simpleType><xs:element name='a' type='t0'/>");
        Assert.Equal("BND0014", Assert.Single(XsdText.Simplify(text).Diagnostics).Id);
    }

    [Theory]
    [InlineData(1_000, "")]
    [InlineData(100_000, "BND0014")]
    public void Long_chains_of_simple_types_are_followed_up_to_a_limit(int length, string id)
    {
        var text = Chain(
            length,
            i => $"<xs:simpleType name='t{i}'><xs:restriction base='t{i + 1}'/></xs:simpleType>",
            $"<xs:simpleType name='t{length}'><xs:restriction base='xs:int'/></xs:simpleType><xs:element name='a' type='t0'/>");
        Assert.Equal(id, string.Join(" ", XsdText.Simplify(text).Diagnostics.Select(problem => problem.Id)));
    }

    [Fact]
    public void Long_chains_of_extensions_end_in_a_limit()
    {
        var text = Chain(
            1_000,
            i =>
                $"<xs:complexType name='t{i}'><xs:complexContent><xs:extension base='t{i + 1}'><xs:sequence><xs:element name='e{i}' type='xs:int'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>",
            "<xs:complexType name='t1000'/><xs:element name='a' type='t0'/>");
        Assert.Equal(["BND0014"], XsdText.Simplify(text).Diagnostics.Select(problem => problem.Id).Distinct());
    }

    [Fact]
    public void Long_chains_of_types_through_elements_are_read()
    {
        var text = Chain(
            3_000,
            i => $"<xs:complexType name='t{i}'><xs:sequence><xs:element name='x' type='t{(i + 1) % 3_000}' minOccurs='0'/></xs:sequence></xs:complexType>",
            "<xs:element name='a' type='t0'/>");
        Assert.Equal("", XsdText.Compile(text).Verdict("<a><x><x/></x></a>"));
    }

    [Fact]
    public void A_schema_that_is_nested_too_deeply_is_refused()
    {
        var text = XsdText.Doc(string.Concat(Enumerable.Repeat("<xs:sequence>", 300)) + string.Concat(Enumerable.Repeat("</xs:sequence>", 300)));
        Assert.Equal("BND0014", Assert.Single(XsdText.Simplify(text).Diagnostics).Id);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]>")]
    [InlineData("<!DOCTYPE xs:schema PUBLIC '-//W3C//DTD XMLSCHEMA 200102//EN' 'XMLSchema.dtd' [<!-- ]> --><!ATTLIST xs:schema id ID #IMPLIED>]>")]
    public void A_document_type_is_skipped(string declaration) =>
        Assert.Empty(XsdText.Simplify(declaration + XsdText.Schema("<xs:element name='a'/>")).Diagnostics);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]>", "b")]
    [InlineData("<!DOCTYPE x [<!ENTITY b 'a'><!ENTITY a '&b;&#x62;'>]>", "ab")]
    [InlineData("<!DOCTYPE x [<!-- <!ENTITY a 'c'> --><!ENTITY % a 'd'><!ATTLIST x y CDATA '&lt;!ENTITY a \">\"'><!ENTITY a \"b\"><!ENTITY a 'e'>]>", "b")]
    public void An_entity_of_a_document_type_has_its_value(string declaration, string value) =>
        Assert.Equal(
            "",
            XsdText.Compile(declaration + XsdText.Schema("<!-- &a; --><xs:element name='doc' type='T'/><xs:simpleType name='T'><xs:restriction base='xs:string'>"
                + "<xs:enumeration value='&a;'/></xs:restriction></xs:simpleType>")).Verdict($"<doc>{value}</doc>"));

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'b'>]>", "&a;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a '&a;'>]>", "&a;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]>", "&c;")]
    [InlineData("<!DOCTYPE x [<!ATTLIST x y CDATA '<'><!ENTITY a 'b'>]>", "&a;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>", "")]
    public void An_entity_without_a_value_is_refused_and_so_is_a_document_type_without_an_end(string declaration, string reference) =>
        Assert.Equal("BND0006", Assert.Single(XsdText.Simplify(declaration + XsdText.Schema($"<xs:element name='{reference}a'/>")).Diagnostics).Id);

    [Fact]
    public void Entities_that_multiply_are_refused()
    {
        var declarations = string.Concat(Enumerable.Range(1, 12).Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>"));
        var text = $"<!DOCTYPE x [<!ENTITY e0 'aaaaaaaaaa'>{declarations}]>{XsdText.Schema("<xs:element name='&e12;'/>")}";
        Assert.Equal("BND0006", Assert.Single(XsdText.Simplify(text).Diagnostics).Id);
    }

    [Fact]
    public void Entities_that_multiply_without_content_are_refused()
    {
        var declarations = string.Concat(Enumerable.Range(1, 16).Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>"));
        var text = $"<!DOCTYPE x [<!ENTITY e0 ''>{declarations}]>{XsdText.Schema("<xs:element name='&e16;a'/>")}";
        Assert.Equal("BND0006", Assert.Single(XsdText.Simplify(text).Diagnostics).Id);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_gives_a_diagnostic_or_a_grammar()
    {
        var text = XsdText.Schema(
            "<xs:element name='a' type='T'/><xs:complexType name='T'><xs:sequence><xs:any namespace='##other' processContents='lax'/></xs:sequence><xs:attribute name='b' use='required'/></xs:complexType>");
        for (var length = 0; length < text.Length; length++)
            Assert.NotEmpty(XsdText.Simplify(text[..length]).Diagnostics);
    }

    [Fact]
    public void Changed_characters_give_a_diagnostic_or_a_grammar()
    {
        var text = XsdText.Schema(
            "<xs:element name='a' type='T'/><xs:complexType name='T'><xs:choice maxOccurs='3'><xs:element name='b' type='xs:int'/><xs:any namespace='##other'/></xs:choice><xs:attribute name='c' fixed='1'/></xs:complexType>");
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var changed = new StringBuilder(text);
            changed[random.Next(text.Length)] = "<>'/=x:0 "[random.Next(9)];
            var result = XsdText.Simplify(changed.ToString());
            Assert.Equal(result.Grammar is null, result.Diagnostics.Count > 0);
            Assert.All(result.Diagnostics, problem => Assert.True(problem.Span.Line > 0 && problem.Message.Length > 0));
        }
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SchemaReader.Simplify("test.xsd", XsdText.Schema("<xs:element name='a'/>"), new MemorySource(), cancelled.Token));
    }
}
