using System;
using System.Linq;
using Bindery.Datatypes.Xsd;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Xsd;
using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>The translation of each construct of XML Schema; the differential tests use random documents.</summary>
public sealed class ConstructTests
{
    private const string Xs = "xmlns:xs='http://www.w3.org/2001/XMLSchema' " + Xsi;

    private const string Xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

    [Theory]
    [InlineData("<doc/>", "")]
    [InlineData("<doc xsi:schemaLocation='urn:a a.xsd' " + Xsi + "/>", "")]
    [InlineData("<doc " + Xsi + "><e xsi:noNamespaceSchemaLocation='a.xsd'>1</e></doc>", "")]
    [InlineData("<doc " + Xsi + "><e xsi:type='xs:byte' xmlns:xs='http://www.w3.org/2001/XMLSchema'>1</e></doc>", "")]
    [InlineData("<doc " + Xsi + "><e xsi:type='xs:byte' xmlns:xs='http://www.w3.org/2001/XMLSchema'>300</e></doc>", "BND3003")]
    [InlineData("<doc " + Xsi + "><e xsi:type='xs:string' xmlns:xs='http://www.w3.org/2001/XMLSchema'>1</e></doc>", "BND3003")]
    [InlineData("<doc " + Xsi + "><e xsi:nil='true'/></doc>", "BND3002 BND3001")]
    [InlineData("<doc " + Xsi + " xsi:other='x'/>", "BND3001")]
    public void Attributes_that_concern_the_document_are_known(string document, string verdict) =>
        Assert.Equal(verdict, XsdText.Compile(XsdText.Doc("<xs:sequence><xs:element name='e' type='xs:int' minOccurs='0'/></xs:sequence>")).Verdict(document));

    [Fact]
    public void Each_datatype_of_the_library_can_be_named_by_xsi_type() =>
        Assert.Equal(
            XsdTypes.Names.Except(["untypedAtomic", "anyAtomicType", "NOTATION"]).Append("anySimpleType").Order(StringComparer.Ordinal),
            XsdSimpleTypes.BuiltInNames.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("xs:time", "24:00:00", "")]
    [InlineData("xs:time", "24:00:01", "BND3003")]
    [InlineData("xs:dateTime", "2001-12-31T24:00:00.0Z", "")]
    [InlineData("xs:date", "2001-12-31-14:00", "")]
    [InlineData("xs:date", "2001-12-31-14:01", "BND3003")]
    [InlineData("xs:unsignedByte", "+1", "BND3003")]
    [InlineData("xs:unsignedByte", "-0", "")]
    [InlineData("xs:nonNegativeInteger", "+1", "")]
    [InlineData("D", "1.50", "")]
    [InlineData("D", "100", "")]
    [InlineData("D", "1.55", "BND3003")]
    [InlineData("D", "1000.0", "BND3003")]
    public void Values_are_those_of_the_recommendation(string type, string value, string verdict) => Assert.Equal(verdict, XsdText.Compile(XsdText.Schema(
        $"<xs:element name='doc' type='{type}'/><xs:simpleType name='D'><xs:restriction base='xs:decimal'><xs:totalDigits value='3'/><xs:fractionDigits value='1'/></xs:restriction></xs:simpleType>"))
            .Verdict($"<doc>{value}</doc>"));

    [Theory]
    [InlineData("<doc/>", "")]
    [InlineData("<doc><!-- --></doc>", "")]
    [InlineData("<doc> </doc>", "BND3003")]
    [InlineData("<doc " + Xsi + " xsi:nil='true'> </doc>", "BND3003")]
    [InlineData("<doc " + Xsi + " xsi:type='E'> </doc>", "BND3003")]
    [InlineData("<doc " + Xsi + " xsi:type='E'/>", "")]
    [InlineData("<doc " + Xsi + " xsi:type='F'> <a> </a> </doc>", "")]
    public void Blanks_are_content_of_empty_types(string document, string verdict) => Assert.Equal(verdict, XsdText.Compile(XsdText.Schema(
        "<xs:element name='doc' type='E' nillable='true'/><xs:complexType name='E'/><xs:complexType name='F'><xs:complexContent><xs:extension base='E'><xs:sequence><xs:element name='a' type='xs:string'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>"))
            .Verdict(document));

    [Theory]
    [InlineData("<doc><i>a</i><i>b</i><f>b</f></doc>", "")]
    [InlineData("<doc><i>a</i><i> a </i></doc>", "BND3005")]
    [InlineData("<doc><i>a</i><f>b</f></doc>", "BND3008")]
    [InlineData("<doc><f>a</f></doc>", "BND3008")]
    public void Texts_of_elements_can_be_IDs(string document, string verdict) => Assert.Equal(verdict, XsdText.Compile(XsdText.Doc(
        "<xs:choice maxOccurs='unbounded'><xs:element name='i' type='xs:ID'/><xs:element name='f' type='xs:IDREF'/></xs:choice>")).Verdict(document));

    [Theory]
    [InlineData("<doc " + Xs + " xsi:type='xs:string' xsi:nil='true'/>", "")]
    [InlineData("<doc " + Xs + " xsi:type='xs:string'>1</doc>", "")]
    [InlineData("<doc " + Xs + " xsi:type='xs:anySimpleType'>1</doc>", "")]
    public void Instance_attributes_go_together(string document, string verdict) =>
        Assert.Equal(verdict, XsdText.Compile(XsdText.Schema("<xs:element name='doc' nillable='true'/>")).Verdict(document));

    [Theory]
    [InlineData("<doc " + Xs + " xsi:type='xs:byte'>5</doc>", "")]
    [InlineData("<doc " + Xs + " xsi:type='xs:int'/>", "")]
    [InlineData("<doc " + Xs + " xsi:type='xs:negativeInteger'>5</doc>", "BND3003")]
    public void Fixed_values_may_be_of_derived_types(string document, string verdict) =>
        Assert.Equal(verdict, XsdText.Compile(XsdText.Schema("<xs:element name='doc' type='xs:integer' fixed='5'/>")).Verdict(document));

    [Theory]
    [InlineData("minInclusive", 2, "minExclusive", 2, "minInclusive", 3, 2, "BND3003")]
    [InlineData("minInclusive", 2, "minExclusive", 2, "minInclusive", 3, 3, "")]
    [InlineData("maxExclusive", 10, "maxInclusive", 9, "maxExclusive", 9, 9, "BND3003")]
    [InlineData("maxExclusive", 10, "maxInclusive", 9, "maxExclusive", 9, 8, "")]
    public void Bounds_are_narrowed_in_steps(string first, int a, string second, int b, string third, int c, int value, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc' type='T3'/>"
            + $"<xs:simpleType name='T1'><xs:restriction base='xs:int'><xs:{first} value='{a}'/></xs:restriction></xs:simpleType>"
            + $"<xs:simpleType name='T2'><xs:restriction base='T1'><xs:{second} value='{b}'/></xs:restriction></xs:simpleType>"
            + $"<xs:simpleType name='T3'><xs:restriction base='T2'><xs:{third} value='{c}'/></xs:restriction></xs:simpleType>"))
            .Verdict($"<doc>{value}</doc>"));

    [Theory]
    [InlineData(1000, 1000, "")]
    [InlineData(1000, 1001, "BND3001")]
    [InlineData(9000, 9000, "")]
    [InlineData(9000, 9001, "BND3001")]
    [InlineData(1_000_000, 20_000, "")]
    public void Large_bounds_are_counted(int bound, int count, string verdict)
    {
        var grammar = XsdText.Compile(
            XsdText.Doc($"<xs:sequence><xs:element name='e' type='xs:int' minOccurs='{count / 2}' maxOccurs='{bound}'/></xs:sequence>"));
        Assert.Equal(verdict, grammar.Verdict($"<doc>{string.Concat(Enumerable.Repeat("<e>1</e>", count))}</doc>"));
        Assert.Equal("BND3002", grammar.Verdict($"<doc>{string.Concat(Enumerable.Repeat("<e>1</e>", (count / 2) - 1))}</doc>"));
        Assert.InRange(grammar.ToText().Length, 1, 200_000);
    }

    [Fact]
    public void A_large_nested_bound_is_counted_if_each_iteration_has_a_distinct_start()
    {
        var grammar = XsdText.Compile(
            XsdText.Doc(
                "<xs:sequence maxOccurs='1000'><xs:element name='h' type='xs:int'/><xs:element name='e' type='xs:int' minOccurs='2' maxOccurs='1000'/></xs:sequence>"));
        var round = "<h>1</h>" + string.Concat(Enumerable.Repeat("<e>1</e>", 7));
        Assert.Equal("", grammar.Verdict($"<doc>{string.Concat(Enumerable.Repeat(round, 1000))}</doc>"));
        Assert.Equal("BND3001", grammar.Verdict($"<doc>{string.Concat(Enumerable.Repeat(round, 1001))}</doc>").Split(' ')[0]);
    }

    [Theory]
    [InlineData("<doc><b>1</b></doc>", "")]
    [InlineData("<doc><b>1</b><b>2</b></doc>", "")]
    [InlineData("<doc><b>1</b><x xmlns='urn:x'/><b>2</b></doc>", "")]
    [InlineData("<doc><b>1</b><b>2</b><b>3</b></doc>", "BND3001")]
    public void Ambiguous_content_is_decided(string document, string verdict) =>
        Assert.Equal(
            verdict,
            XsdText.Compile(
                XsdText.Doc(
                    "<xs:sequence><xs:element name='b' type='xs:int' minOccurs='0'/><xs:any namespace='urn:x' processContents='skip' minOccurs='0' maxOccurs='2'/><xs:any namespace='##other' processContents='skip' minOccurs='0'/><xs:element name='b' type='xs:int' minOccurs='0'/></xs:sequence>"))
                .Verdict(document));

    [Fact]
    public void Ambiguous_nested_bounds_are_refused() => XsdText.Fails(
        XsdText.Doc("«<xs:sequence maxOccurs='100'>»<xs:element name='e' type='xs:int' maxOccurs='100'/></xs:sequence>"),
        "BND0014",
        "This is repeated up to 100 times, and ends with content that is repeated up to 100 times (line 2, column 69), without an element that marks the end of an iteration: "
        + "there are too many ways to count; make the outer bound 'unbounded', or begin each iteration with a required element");

    [Fact]
    public void Files_may_refer_to_each_other_in_circles()
    {
        var source = new MemorySource();
        var root = XsdText.Schema(
            "<xs:include schemaLocation='b.xsd'/><xs:import namespace='urn:c' schemaLocation='c.xsd'/><xs:element name='a' type='t:B' xmlns:t='urn:t'/>",
            "targetNamespace='urn:t'");
        source.Add("test.xsd", root);
        source.Add(
            "b.xsd",
            XsdText.Schema(
                "<xs:include schemaLocation='test.xsd'/><xs:complexType name='B'><xs:sequence><xs:element ref='t:a' minOccurs='0'/></xs:sequence></xs:complexType>",
                "targetNamespace='urn:t' xmlns:t='urn:t'"));
        source.Add(
            "c.xsd",
            XsdText.Schema(
                "<xs:import namespace='urn:t' schemaLocation='b.xsd'/><xs:element name='c' type='t:B'/>", "targetNamespace='urn:c' xmlns:t='urn:t'"));
        var grammar = XsdText.Compile(root, source);
        Assert.Equal("", grammar.Verdict("<a xmlns='urn:t'><a/></a>"));
        Assert.Equal("", grammar.Verdict("<c xmlns='urn:c'><a xmlns='urn:t'/></c>"));
        Assert.Equal("BND3001", grammar.Verdict("<a xmlns='urn:t'><b/></a>"));
    }

    [Fact]
    public void A_file_without_a_namespace_takes_that_of_the_including_one()
    {
        var source = new MemorySource().Add(
            "b.xsd",
            XsdText.Schema(
                "<xs:element name='b' type='T'/><xs:complexType name='T'><xs:sequence><xs:element name='x' type='S'/></xs:sequence></xs:complexType><xs:simpleType name='S'><xs:restriction base='xs:token'><xs:pattern value='[ab]'/></xs:restriction></xs:simpleType>",
                "elementFormDefault='qualified'"));
        var grammar = XsdText.Compile(XsdText.Schema("<xs:include schemaLocation='b.xsd'/>", "targetNamespace='urn:t'"), source);
        Assert.Equal("", grammar.Verdict("<b xmlns='urn:t'><x>a</x></b>"));
        Assert.Equal("BND3003", grammar.Verdict("<b xmlns='urn:t'><x>c</x></b>"));
    }

    [Fact]
    public void A_mistake_in_another_file_has_its_place_there()
    {
        var source = new MemorySource().Add("b.xsd", XsdText.Schema("\n<xs:element name='b' type='none'/>"));
        var problem = Assert.Single(XsdText.Simplify(XsdText.Schema("<xs:include schemaLocation='b.xsd'/><xs:element name='a'/>"), source).Diagnostics);
        Assert.Equal("b.xsd(3,28): error BND0002: There is no type 'none': declare it, or include or import the file that does", problem.ToString());
    }

    [Theory]
    [InlineData("<doc xml:lang='en' xml:space='preserve'/>", "")]
    [InlineData("<doc xml:lang=''/>", "")]
    [InlineData("<doc xml:lang='not a language'/>", "BND3003")]
    public void Attributes_of_the_xml_namespace_are_predefined(string document, string verdict)
    {
        var text = XsdText.Schema(
            "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='http://www.w3.org/2001/xml.xsd'/><xs:element name='doc'><xs:complexType><xs:attribute ref='xml:lang'/><xs:attribute ref='xml:space'/></xs:complexType></xs:element>");
        Assert.Equal(verdict, XsdText.Compile(text).Verdict(document));
    }

    [Theory]
    [InlineData(@"\p{IsGreek}+", "αβγ", "")]
    [InlineData(@"\i\c*", "_a1", "")]
    [InlineData(@"[a-z-[aeiou]]+", "xyz", "")]
    [InlineData(@"[a-z-[aeiou]]+", "xyaz", "BND3003")]
    [InlineData(@"^a$", "^a$", "")]
    [InlineData(@"^a$", "a", "BND3003")]
    public void Patterns_are_those_of_XML_Schema(string pattern, string text, string verdict) =>
        Assert.Equal(
            verdict,
            XsdText.Compile(
                XsdText.Schema(
                    $"<xs:element name='doc'><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='{pattern}'><xs:annotation/></xs:pattern></xs:restriction></xs:simpleType></xs:element>"))
                .Verdict($"<doc>{text}</doc>"));

    [Fact]
    public void Documentation_defaults_and_type_names_are_preserved()
    {
        var grammar = XsdText.Load(XsdText.Schema(
            "<xs:element name='doc' type='DocType'><xs:annotation><xs:documentation> One. </xs:documentation><xs:documentation>Two <b>bold</b>.</xs:documentation></xs:annotation></xs:element>"
            + "<xs:complexType name='DocType'><xs:attribute name='a' type='Level' default='low'><xs:annotation><xs:documentation>How high.</xs:documentation></xs:annotation></xs:attribute></xs:complexType>"
            + "<xs:simpleType name='Level'><xs:restriction base='xs:string'><xs:enumeration value='low'><xs:annotation><xs:documentation>Below.</xs:documentation></xs:annotation></xs:enumeration><xs:enumeration value='high'/></xs:restriction></xs:simpleType>"));
        var element = Assert.Single(grammar.Elements);
        Assert.Equal(("One.\n\nTwo bold.", "DocType"), (element.Annotations.Documentation, element.Type!.Syntax.LocalName));
        var attribute = (SimpleAttribute)((SimpleChoice)element.Content).Alternatives.Single(alternative => alternative is SimpleAttribute);
        Assert.Equal(
            ("How high.", "low", "Level"), (attribute.Annotations.Documentation, attribute.Annotations.DefaultValue, attribute.Annotations.SuggestedTypeName));
        Assert.Equal(["Below.", null], ((SimpleChoice)attribute.Content).Alternatives.Select(value => ((SimpleValue)value).Annotations.Documentation));
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_ends_do_not_affect_positions() =>
        Assert.Equal(
            (2, 27),
            XsdText.Simplify("\uFEFF"
                + XsdText.Schema("<xs:element name='a' type='none'/>").Replace("\n", "\r\n", StringComparison.Ordinal)).Diagnostics.Select(problem =>
                (problem.Span.Line,
                problem.Span.Column - 1))
                .Single());

    [Theory]
    [InlineData("1 12", "")]
    [InlineData(" 1   2 ", "")]
    [InlineData("2 1", "BND3003")]
    [InlineData("1 x", "BND3003")]
    [InlineData("1", "BND3003")]
    [InlineData("1 2 3 4", "BND3003")]
    public void A_list_has_a_pattern_as_a_whole(string value, string verdict) => Assert.Equal(
        verdict,
        XsdText.Compile(XsdText.Schema(
            "<xs:element name='doc'><xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType>"
            + "<xs:maxLength value='3'/><xs:pattern value='1 .*'/></xs:restriction></xs:simpleType></xs:element>")).Verdict($"<doc>{value}</doc>"));

    [Fact]
    public void Models_do_not_contain_members_for_document_attributes()
    {
        var grammar = XsdText.Load(XsdText.Doc("<xs:sequence><xs:element name='e' type='xs:int' default='5'/></xs:sequence>"));
        Assert.IsType<SimpleData>(grammar.Elements.Single(element => element.Number == 1).Content);
        Assert.Equal("", new Grammar(GrammarCompiler.Compile(grammar)).Verdict("<doc><e/></doc>"));
    }
}
