using System.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Xsd;

/// <summary>Models from what is read of XML Schema 1.1, and from schemas in the description of a web service.</summary>
public sealed class LaterVersionTests
{
    private const string Catalogue = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" defaultAttributes="common">
          <xs:attributeGroup name="common"><xs:attribute name="id" type="xs:NMTOKEN"/></xs:attributeGroup>
          <xs:element name="catalogue">
            <xs:complexType>
              <xs:all>
                <xs:element name="title" type="xs:string"/>
                <xs:element name="book" type="Book" minOccurs="0" maxOccurs="unbounded"/>
                <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
              </xs:all>
            </xs:complexType>
          </xs:element>
          <xs:complexType name="Book">
            <xs:openContent mode="suffix"><xs:any namespace="##other" processContents="skip"/></xs:openContent>
            <xs:sequence><xs:element name="name" type="xs:string"/><xs:element name="year" type="xs:gYear" minOccurs="0"/></xs:sequence>
            ASSERT
          </xs:complexType>
        </xs:schema>
        """;

    private const string Assertion = "<xs:assert test='year gt 1900'/>";

    [Fact]
    public void Models_have_what_it_adds()
    {
        const string document =
            "<catalogue id='c'><book id='b'><name>A</name><x xmlns='urn:x'/></book><y xmlns='urn:y'/><title>T</title><book><name>B</name><year>1999</year></book></catalogue>";
        var root = Run(Catalogue.Replace("ASSERT", "")).AssertClean().Load().GetType("Later.Catalogue")!;
        Assert.NotNull(root.GetProperty("Id"));
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(Models.Parse(root, document))));
    }

    [Fact]
    public void What_is_not_translated_is_a_warning_on_request()
    {
        var text = Catalogue.Replace("ASSERT", Assertion);
        Assert.Equal(("BND0015", DiagnosticSeverity.Error), Only(Run(text)));
        var run = Run(text, ("BinderyUntranslated", "warning"));
        Assert.Equal(("BND0015", DiagnosticSeverity.Warning), Only(run));
        Assert.Contains(run.Files.Keys, name => name.Contains(".Catalogue.", System.StringComparison.Ordinal));
        Assert.Equal(("BND0025", DiagnosticSeverity.Error), Only(Run(Catalogue.Replace("ASSERT", ""), ("BinderyUntranslated", "quiet"))));
    }

    [Theory]
    [InlineData("<post><message kind='text'><from>a</from><body>b</body></message></post>", "")]
    [InlineData("<post><message kind='picture' width='2'><from>a</from><data>AQ==</data></message><message><from>b</from></message></post>", "")]
    [InlineData("<post><message xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='TextMessage' kind='text'><from>a</from><body>b</body></message></post>", "")]
    [InlineData("<post><message kind='picture'><from>a</from><data>AQ==</data><body>b</body></message></post>", "BND3001")]
    [InlineData("<post><message kind='sound'><from>a</from></message></post>", "BND3003")]
    public void Documents_of_each_alternative_come_back(string document, string verdict)
    {
        var model = Models.Parse(Post.Value, document);
        var found = Models.Validate(model).Select(one => one.Id).ToList();
        if (verdict.Length > 0)
        {
            Assert.Contains(verdict, found);
            return;
        }

        Assert.Empty(found);
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(model)));
    }

    [Fact]
    public void What_the_type_of_an_alternative_requires_is_required() => Assert.StartsWith(
        "'message' has no element 'data', which it needs",
        Assert.Throws<XmlBindingException>(() =>
            Models.Parse(Post.Value, "<post><message kind='picture'><from>a</from><body>b</body></message></post>")).Message);

    [Fact]
    public void What_an_override_replaces_keeps_its_name()
    {
        const string common = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:complexType name="AddressType"><xs:sequence><xs:element name="street" type="xs:string"/></xs:sequence></xs:complexType>
              <xs:complexType name="HomeType">
                <xs:complexContent><xs:extension base="AddressType"><xs:attribute name="floor" type="xs:int"/></xs:extension></xs:complexContent>
              </xs:complexType>
              <xs:simpleType name="ColorType"><xs:restriction base="xs:token"><xs:enumeration value="red"/></xs:restriction></xs:simpleType>
            </xs:schema>
            """;
        const string person = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:override schemaLocation="common.xsd">
                <xs:complexType name="AddressType"><xs:sequence><xs:element name="city" type="xs:string"/></xs:sequence></xs:complexType>
                <xs:simpleType name="ColorType">
                  <xs:restriction base="xs:token"><xs:enumeration value="red"/><xs:enumeration value="green"/></xs:restriction>
                </xs:simpleType>
              </xs:override>
              <xs:element name="person">
                <xs:complexType>
                  <xs:sequence><xs:element name="home" type="HomeType"/><xs:element name="work" type="AddressType"/></xs:sequence>
                  <xs:attribute name="color" type="ColorType"/>
                </xs:complexType>
              </xs:element>
            </xs:schema>
            """;
        var assembly = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/person.xsd", person, "Later"), new TestSchema("/project/common.xsd", common, ("BinderyRole", "Include"))],
        }).AssertClean().Load();
        Assert.Equal(
            ["Address", "Color", "ColorWords", "Home", "Person", "PersonGrammar"],
            assembly.GetTypes().Where(type => type is { Namespace: "Later", IsNested: false }).Select(type => type.Name).Order());
        var (home, address) = (assembly.GetType("Later.Home")!, assembly.GetType("Later.Address")!);
        Assert.Equal(address, home.BaseType);
        Assert.NotNull(address.GetProperty("City"));
        Assert.Null(address.GetProperty("Street"));
        Assert.Equal(["Red", "Green"], assembly.GetType("Later.Color")!.GetEnumNames());
        const string document = "<person color='green'><home floor='2'><city>A</city></home><work><city>B</city></work></person>";
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(Models.Parse(assembly.GetType("Later.Person")!, document))));
    }

    [Fact]
    public void A_description_of_a_service_has_models()
    {
        var run = Run("""
            <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:s">
              <types>
                <xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
                  <xs:complexType name="Amount"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType>
                </xs:schema>
                <xs:schema targetNamespace="urn:m" elementFormDefault="qualified">
                  <xs:import namespace="urn:t"/>
                  <xs:element name="pay"><xs:complexType><xs:sequence><xs:element name="amount" type="t:Amount"/></xs:sequence></xs:complexType></xs:element>
                </xs:schema>
              </types>
            </definitions>
            """, path: "/project/service.wsdl").AssertClean();
        const string document = "<pay xmlns='urn:m'><amount currency='ISK'>1.50</amount></pay>";
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(Models.Parse(run.Load().GetType("Later.Pay")!, document))));
    }

    private static readonly System.Lazy<System.Type> Post = new(() =>
        Run(System.IO.File.ReadAllText(System.IO.Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas", "post.xsd"))).AssertClean().Load()
            .GetType("Later.Post")!);

    private static (string, DiagnosticSeverity) Only(GeneratorRun run) =>
        Assert.Single(run.Result.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Severity)));

    private static GeneratorRun Run(string text, (string, string)? more = null, string path = "/project/later.xsd") =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item(path, text, "Later", more is { } said ? [said] : [])] });
}
