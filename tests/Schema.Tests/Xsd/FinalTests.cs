using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Messages about final components say what is final, where that is declared, and what is allowed.</summary>
public sealed class FinalTests
{
    private const string Types =
        "<xs:complexType name='Open'/><xs:complexType name='Ext' final='extension'/>\n<xs:complexType name='Res' final='restriction'/>"
        + "<xs:complexType name='Shut' final='#all'/>"
        + "<xs:complexType name='Wider'><xs:complexContent><xs:extension base='Open'/></xs:complexContent></xs:complexType>"
        + "<xs:simpleType name='Code' final='list union'><xs:restriction base='xs:token'/></xs:simpleType>"
        + "<xs:simpleType name='Fixed' final='restriction'><xs:restriction base='xs:token'/></xs:simpleType>";

    [Theory]
    [InlineData(
        "<xs:complexType name='T'><xs:complexContent><xs:extension base='«Ext»'/></xs:complexContent></xs:complexType>",
        "'T' cannot be derived from 'Ext' by extension: 'Ext' has final=\"extension\" (line 2); only derivation by restriction is allowed")]
    [InlineData(
        "<xs:complexType name='T'><xs:complexContent><xs:restriction base='«Res»'/></xs:complexContent></xs:complexType>",
        "'T' cannot be derived from 'Res' by restriction: 'Res' has final=\"restriction\" (line 3); only derivation by extension is allowed")]
    [InlineData(
        "<xs:element name='e'><xs:complexType><xs:complexContent><xs:extension base='«Shut»'/></xs:complexContent></xs:complexType></xs:element>",
        "This type cannot be derived from 'Shut' by extension: 'Shut' has final=\"#all\" (line 3); no type can be derived from it; "
            + "use it as the type of an element or attribute instead")]
    [InlineData(
        "<xs:simpleType name='T'><xs:list itemType='«Code»'/></xs:simpleType>",
        "'T' cannot be derived from 'Code' by list: 'Code' has final=\"list union\" (line 3); only derivation by restriction is allowed")]
    [InlineData(
        "<xs:simpleType name='T'><xs:union memberTypes='«xs:int Code»'/></xs:simpleType>",
        "'T' cannot be derived from 'Code' by union: 'Code' has final=\"list union\" (line 3); only derivation by restriction is allowed")]
    [InlineData(
        "<xs:simpleType name='T'><xs:restriction base='«Fixed»'/></xs:simpleType>",
        "'T' cannot be derived from 'Fixed' by restriction: 'Fixed' has final=\"restriction\" (line 3); only derivation by list or union is allowed")]
    [InlineData(
        "<xs:element name='head' type='Open' final='extension'/><xs:element name='e' type='Wider' substitutionGroup='«head»'/>",
        "'e' cannot be substituted for 'head': its type is derived by extension, and 'head' has final=\"extension\" (line 3); "
            + "only an element of a type that is derived by restriction can be")]
    [InlineData(
        "<xs:element name='head' type='Open'/><xs:element name='e' type='«Shut»' substitutionGroup='head'/>",
        "'e' cannot be substituted for 'head': its type must be 'Open', or one that is derived from it")]
    public void A_final_component_is_named(string content, string message) => XsdText.Fails(XsdText.Schema(Types + content), "BND0011", message);

    [Fact]
    public void The_default_of_the_schema_is_named() => XsdText.Fails(
        XsdText.Schema(
            "<xs:complexType name='B'/><xs:complexType name='T'><xs:complexContent><xs:extension base='«B»'/></xs:complexContent></xs:complexType>",
            "finalDefault='extension'"),
        "BND0011",
        "'T' cannot be derived from 'B' by extension: the schema of 'B' has finalDefault=\"extension\" (line 1); only derivation by restriction is allowed");

    [Fact]
    public void The_file_of_the_declaration_is_named() => XsdText.Fails(
        XsdText.Schema(
            "<xs:include schemaLocation='b.xsd'/>"
            + "<xs:complexType name='T'><xs:complexContent><xs:extension base='«B»'/></xs:complexContent></xs:complexType>"),
        "BND0011",
        "'T' cannot be derived from 'B' by extension: 'B' has final=\"extension\" (b.xsd, line 2); only derivation by restriction is allowed",
        new MemorySource().Add("b.xsd", XsdText.Schema("<xs:complexType name='B' final='extension'/>")));

    [Fact]
    public void A_library_has_no_root() => Assert.Equal(
        ["'a' cannot be the root element: the schema describes none"],
        XsdText.Compile(XsdText.Schema("<xs:complexType name='T'/>")).Messages("<a/>"));
}
