using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas inside the description of a web service.</summary>
public sealed class WsdlTests
{
    private const string Description = """
        <?xml version="1.0"?>
        <!-- a service -->
        <w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" xmlns:m="urn:m" targetNamespace="urn:s">
          <w:documentation>What it does</w:documentation>
          <w:types>
            <xs:schema targetNamespace="urn:t" elementFormDefault="qualified"><xs:complexType name="Amount"><xs:sequence><xs:element name="value" type="VALUE"/></xs:sequence></xs:complexType></xs:schema>
            <xs:schema xmlns:t="urn:t" targetNamespace="urn:m">
              <xs:import namespace="urn:t"/>
              <xs:element name="pay" type="t:Amount"/>
            </xs:schema>
          </w:types>
          <w:message name="Pay"><w:part name="body" element="m:pay"/></w:message>
        </w:definitions>
        """;

    [Theory]
    [InlineData("<pay xmlns='urn:m'><value xmlns='urn:t'>1.5</value></pay>", "")]
    [InlineData("<pay xmlns='urn:m'><value xmlns='urn:t'>x</value></pay>", "BND3003")]
    [InlineData("<value xmlns='urn:t'>1</value>", "BND3001")]
    public void Documents_are_those_of_all_its_schemas(string document, string verdict) =>
        Assert.Equal(verdict, Bindery.Schema.SchemaReader.Parse(Description.Replace("VALUE", "xs:decimal"), "service.wsdl").Verdict(document));

    [Fact]
    public void A_mistake_has_its_place() => MarkedSchema.Fails(
        "service.wsdl", Description.Replace("VALUE", "«t:Sum»"), "BND0002",
        "There is no type 'Sum' in the namespace 'urn:t': declare it, or include or import the file that does", null);

    [Fact]
    public void A_description_without_schemas() => MarkedSchema.Fails(
        "service.wsdl",
        "«<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:xs='http://www.w3.org/2001/XMLSchema'>»</definitions>",
        "BND0002",
        "'definitions' has no schema: schemas stand in 'types'",
        null);
}
