using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Errors in a schema are reported at their places, with Bindery's messages.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("<xs:element name='a' type='«Typ»'/><xs:complexType name='Type'/>", "BND0002", "There is no type 'Typ'; did you mean 'Type'?")]
    [InlineData(
        "<xs:element name='a' type='«xs:sting»'/>",
        "BND0002",
        "There is no type 'sting' in the namespace 'http://www.w3.org/2001/XMLSchema': declare it, or include or import the file that does")]
    [InlineData("<xs:element name='a' type='«q:t»'/>", "BND0003", "'q:t' is not a valid value for the attribute 'type': the prefix 'q' is not declared here")]
    [InlineData("<xs:element name='a' type='«xs:»'/>", "BND0003", "'xs:' is not a valid value for the attribute 'type'")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element ref='«other»'/></xs:sequence></xs:complexType></xs:element>",
        "BND0002",
        "There is no element 'other': declare it, or include or import the file that does")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:attribute ref='«b»'/></xs:complexType></xs:element>",
        "BND0002",
        "There is no attribute 'b': declare it, or include or import the file that does")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:group ref='«b»'/></xs:complexType></xs:element>",
        "BND0002",
        "There is no group 'b': declare it, or include or import the file that does")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:attributeGroup ref='«b»'/></xs:complexType></xs:element>",
        "BND0002",
        "There is no attribute group 'b': declare it, or include or import the file that does")]
    [InlineData("«<xs:element type='xs:int'/>»", "BND0002", "'xs:element' lacks the attribute 'name'")]
    [InlineData("«<xs:elment name='a'/>»", "BND0001", "'xs:elment' is not allowed here by XML Schema 1.0")]
    [InlineData("<xs:element name='a' «typ»='xs:int'/>", "BND0001", "The attribute 'typ' is not allowed here")]
    [InlineData("<xs:element name='a'/><xs:element name='«a»'/>", "BND0004", "The element 'a' is already declared")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' minOccurs='«x»'/></xs:sequence></xs:complexType></xs:element>",
        "BND0003",
        "The value of 'minOccurs' must be a whole number of 0 or more")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' minOccurs='«3»' maxOccurs='2'/></xs:sequence></xs:complexType></xs:element>",
        "BND0004",
        "minOccurs is greater than maxOccurs")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' maxOccurs='«10000001»'/></xs:sequence></xs:complexType></xs:element>",
        "BND0014",
        "'maxOccurs' is more than 10000000, the largest supported bound; 'unbounded' means no bound")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' type='xs:int'/><xs:element name='c'/><xs:element name='«b»' type='xs:date'/></xs:sequence></xs:complexType></xs:element>",
        "BND0004",
        "Elements with the same name in one content model must have the same type (XML Schema Part 1, 3.8.6)")]
    [InlineData("<xs:element name='a' type='xs:int' default='«x»'/>", "BND0013", "'x' is not a valid value of the type 'int'")]
    [InlineData(
        "<xs:element name='a' type='T' default='«x»'/><xs:simpleType name='T'><xs:restriction base='xs:string'><xs:pattern value='[a-c]'/></xs:restriction></xs:simpleType>",
        "BND0013",
        "'x' is not a valid value of the type 'T'")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:attribute name='b' fixed='«abc»'><xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType='xs:string'/></xs:simpleType><xs:pattern value='a b'/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>",
        "BND0013",
        "'abc' is not a valid value of the type of this declaration")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:anyAttribute notQName='«##definedSibling»'/></xs:complexType></xs:element>",
        "BND0001",
        "'##definedSibling' is only allowed in 'any'")]
    [InlineData(
        "<xs:element name='a' type='T'/><xs:simpleType name='T'><xs:restriction base='xs:int'>«<xs:length value='3'/>»</xs:restriction></xs:simpleType>",
        "BND0013",
        "The facet 'length' does not apply to this type")]
    [InlineData(
        "<xs:element name='a' type='T'/><xs:simpleType name='T'><xs:restriction base='xs:string'><xs:pattern value='«(a»'/></xs:restriction></xs:simpleType>",
        "BND0013",
        "The pattern '(a' is not a regular expression of XML Schema: at character 1, the parenthesis is never closed")]
    [InlineData(
        "<xs:group name='«g»'><xs:sequence><xs:group ref='g'/></xs:sequence></xs:group><xs:element name='a'/>",
        "BND0012",
        "This refers back to itself: circular group reference")]
    [InlineData(
        "<xs:complexType name='«t»'><xs:complexContent><xs:extension base='t'/></xs:complexContent></xs:complexType><xs:element name='a'/>",
        "BND0012",
        "This refers back to itself: circular type reference")]
    public void Mistakes_have_words_and_a_place(string content, string id, string message) => XsdText.Fails(XsdText.Schema(content), id, message);

    [Theory]
    [InlineData(
        "<xs:element name='a'/><xs:complexType name='t'><xs:sequence/>«<xs:assert test='1'/>»</xs:complexType>",
        "'xs:assert' belongs to XML Schema 1.1 and is not supported: its constraint would not be checked")]
    [InlineData(
        "<xs:element name='a'><xs:complexType><xs:group ref='g'/></xs:complexType></xs:element><xs:group name='g'><xs:sequence><xs:any notQName='«##definedSibling»'/></xs:sequence></xs:group>",
        "'##definedSibling' is only supported in the content of a type, not in a group or in open content: list the names")]
    public void Untranslated_constructs_are_refused(string content, string message) => XsdText.Fails(XsdText.Schema(content), "BND0015", message);

    [Theory]
    [InlineData(
        "«<element xmlns='http://relaxng.org/ns/structure/1.0' name='a'>»<empty/></element>",
        "BND0001",
        "'element' is not an XML Schema; this seems to be a schema in RELAX NG, whose files are named .rng")]
    [InlineData("«<a>»</a>", "BND0001", "'a' is not an XML Schema: the root of an .xsd file is 'schema' in the namespace http://www.w3.org/2001/XMLSchema")]
    [InlineData(
        "«<schema xmlns='http://www.w3.org/1999/XMLSchema'/>»",
        "BND0001",
        "'http://www.w3.org/1999/XMLSchema' is not the namespace of XML Schema 1.0, which is http://www.w3.org/2001/XMLSchema")]
    public void Files_that_are_not_schemas_are_refused(string text, string id, string message) => XsdText.Fails(text, id, message);

    [Fact]
    public void A_missing_include_is_named() => XsdText.Fails(
        XsdText.Schema("<xs:include schemaLocation='«none.xsd»'/><xs:element name='a'/>"),
        "BND0010",
        "'none.xsd', included here, is not among the files of this test");

    [Fact]
    public void A_missing_import_is_named_unless_another_file_has_its_namespace() => XsdText.Fails(
        XsdText.Schema("<xs:import namespace='urn:a' schemaLocation='«http://example.org/none.xsd»'/><xs:element name='a'/>"),
        "BND0010",
        "'http://example.org/none.xsd', imported here, is not among the files of this test");

    [Fact]
    public void An_import_of_the_wrong_namespace_is_named() => XsdText.Fails(
        XsdText.Schema("<xs:import namespace='«urn:a»' schemaLocation='b.xsd'/><xs:element name='a'/>"),
        "BND0003",
        "'b.xsd' has the namespace 'urn:b', but is imported with the namespace 'urn:a'",
        new MemorySource().Add("b.xsd", XsdText.Schema("", "targetNamespace='urn:b'")));

    [Fact]
    public void Other_languages_cannot_be_included() => XsdText.Fails(
        XsdText.Schema("<xs:include schemaLocation='«b.rng»'/><xs:element name='a'/>"),
        "BND0001",
        "'b.rng' is not an XML Schema: an XML Schema can only include and import other XML Schemas",
        new MemorySource().Add("b.rng", Rng.Root("<empty/>")));

    [Fact]
    public void RELAX_NG_cannot_refer_to_an_XML_Schema() => Rng.Fails(
        $"<externalRef {Rng.Ns} href='«b.xsd»'/>",
        "BND0001",
        "'b.xsd' is an XML Schema: a RELAX NG schema can only refer to other RELAX NG schemas",
        new MemorySource().Add("b.xsd", XsdText.Schema("<xs:element name='a'/>")));
}
