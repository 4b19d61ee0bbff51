using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>xs:redefine (XML Schema Part 1, 4.2.2), and schemas that only declare types.</summary>
public sealed class RedefineTests
{
    private const string Xs = "xmlns:xs='http://www.w3.org/2001/XMLSchema'";

    private const string Base = $"<xs:schema {Xs}><xs:complexType name='T'><xs:sequence><xs:element name='x' type='S'/></xs:sequence></xs:complexType>"
        + "<xs:simpleType name='S'><xs:restriction base='xs:int'/></xs:simpleType><xs:group name='G'><xs:choice><xs:element name='g'/></xs:choice></xs:group>"
        + "<xs:attributeGroup name='A'><xs:attribute name='a'/><xs:anyAttribute namespace='urn:a' processContents='skip'/></xs:attributeGroup></xs:schema>";

    [Theory]
    [InlineData(
        "<xs:complexType name='T'><xs:complexContent><xs:extension base='T'><xs:sequence><xs:element name='y'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>",
        "<r><x>1</x><y/></r>",
        "<r><x>1</x></r>")]
    [InlineData(
        "<xs:simpleType name='S'><xs:restriction base='S'><xs:maxInclusive value='5'/></xs:restriction></xs:simpleType>", "<r><x>5</x></r>", "<r><x>6</x></r>")]
    [InlineData("", "<r><x>6</x></r>", "<r><x>z</x></r>")]
    public void Types(string redefined, string valid, string invalid) => Decide(redefined, "<xs:element name='r' type='T'/>", valid, invalid);

    [Theory]
    [InlineData("<xs:group name='G'><xs:sequence><xs:group ref='G'/><xs:element name='h'/></xs:sequence></xs:group>", "<r><g/><h/></r>", "<r><g/></r>")]
    [InlineData("<xs:group name='G'><xs:sequence><xs:group ref='G'/><xs:element name='h'/></xs:sequence></xs:group>", "<r><g/><h/></r>", "<r><g/><h/><h/></r>")]
    public void Groups(string redefined, string valid, string invalid) =>
        Decide(redefined, "<xs:element name='r'><xs:complexType><xs:group ref='G'/></xs:complexType></xs:element>", valid, invalid);

    [Theory]
    [InlineData("<xs:attributeGroup name='A'><xs:attributeGroup ref='A'/><xs:attribute name='b'/></xs:attributeGroup>", "<r a='' b=''/>", "<r c=''/>")]
    [InlineData(
        "<xs:attributeGroup name='A'><xs:attributeGroup ref='A'/><xs:attribute name='b'/></xs:attributeGroup>",
        "<r p:a='' xmlns:p='urn:a'/>",
        "<r p:a='' xmlns:p='urn:b'/>")]
    public void Attribute_groups(string redefined, string valid, string invalid) =>
        Decide(redefined, "<xs:element name='r'><xs:complexType><xs:attributeGroup ref='A'/></xs:complexType></xs:element>", valid, invalid);

    [Fact]
    public void Files_without_a_namespace_take_that_of_the_redefining_file() => Assert.Equal("", XsdText.Compile(
        XsdText.Schema(
            "<xs:redefine schemaLocation='b.xsd'><xs:group name='G'><xs:choice><xs:group ref='t:G'/><xs:element name='h' type='xs:int'/></xs:choice></xs:group></xs:redefine>"
                + "<xs:element name='r'><xs:complexType><xs:group ref='t:G' maxOccurs='2'/></xs:complexType></xs:element>",
            "targetNamespace='urn:t' xmlns:t='urn:t' elementFormDefault='qualified'"),
        new MemorySource().Add("b.xsd", Base.Replace("type='S'", "type='xs:int'", System.StringComparison.Ordinal)))
            .Verdict("<r xmlns='urn:t'><g xmlns=''/><h>1</h></r>"));

    [Fact]
    public void An_imported_file_can_redefine_a_file_of_no_namespace() => Assert.Equal("", XsdText.Compile(
        XsdText.Schema(
            "<xs:import namespace='urn:b' schemaLocation='b.xsd'/><xs:element name='r'><xs:complexType><xs:group ref='b:G' maxOccurs='2'/></xs:complexType></xs:element>",
            "xmlns:b='urn:b'"),
        new MemorySource()
            .Add(
                "b.xsd",
                XsdText.Schema(
                    "<xs:redefine schemaLocation='c.xsd'><xs:group name='G'><xs:choice><xs:group ref='b:G'/><xs:element name='h' type='xs:int'/></xs:choice></xs:group></xs:redefine>",
                    "targetNamespace='urn:b' xmlns:b='urn:b' elementFormDefault='qualified'"))
            .Add("c.xsd", XsdText.Schema("<xs:group name='G'><xs:choice><xs:element name='g' type='xs:int'/></xs:choice></xs:group>")))
                .Verdict("<r><g>1</g><h xmlns='urn:b'>1</h></r>"));

    [Fact]
    public void A_file_cannot_redefine_a_file_that_redefines_it() => XsdText.Fails(
        XsdText.Schema("<xs:redefine schemaLocation='«b.xsd»'/><xs:element name='r'/>"),
        "BND0012",
        "This refers back to itself: circular redefinition",
        new MemorySource().Add("b.xsd", XsdText.Schema("<xs:redefine schemaLocation='test.xsd'/>"))
            .Add("test.xsd", XsdText.Schema("<xs:redefine schemaLocation='b.xsd'/><xs:element name='r'/>")));

    [Fact]
    public void A_schema_without_global_elements_allows_no_document() =>
        Assert.Equal(
            "BND3001",
            XsdText.Compile(XsdText.Schema("<xs:simpleType name='t'><xs:restriction base='xs:int'/></xs:simpleType><xs:element name='r' abstract='true'/>"))
                .Verdict("<r/>"));

    private static void Decide(string redefined, string content, string valid, string invalid)
    {
        var grammar = XsdText.Compile(
            XsdText.Schema($"<xs:redefine schemaLocation='b.xsd'>{redefined}</xs:redefine>{content}"), new MemorySource().Add("b.xsd", Base));
        Assert.Equal("", grammar.Verdict(valid));
        Assert.NotEqual("", grammar.Verdict(invalid));
    }
}
