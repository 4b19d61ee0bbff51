using System.Globalization;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas without a global element: their types have classes and enumerations, and no document.</summary>
public sealed class LibraryTests
{
    private const string Types = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:common" xmlns:u="urn:example:units"
            targetNamespace="urn:example:common" elementFormDefault="qualified">
          <xs:import namespace="urn:example:units" schemaLocation="units.xsd"/>
          <xs:complexType name="AddressType">
            <xs:annotation><xs:documentation>Where somebody lives.</xs:documentation></xs:annotation>
            <xs:sequence>
              <xs:element name="city" type="xs:string"/>
              <xs:element name="zip" type="ZipType"/>
              <xs:element name="height" type="u:Length" minOccurs="0"/>
            </xs:sequence>
            <xs:attribute name="kind" type="KindType"/>
          </xs:complexType>
          <xs:complexType name="ForeignAddressType">
            <xs:complexContent>
              <xs:extension base="AddressType"><xs:sequence><xs:element name="country" type="xs:string"/></xs:sequence></xs:extension>
            </xs:complexContent>
          </xs:complexType>
          <xs:complexType name="PartyType" abstract="true">
            <xs:sequence>
              <xs:element name="home" type="AddressType"/>
              <xs:element name="other" type="AddressType" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
          </xs:complexType>
          <xs:complexType name="PersonType">
            <xs:complexContent><xs:extension base="PartyType"><xs:attribute name="name" type="xs:string" use="required"/></xs:extension></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="AmountType">
            <xs:simpleContent>
              <xs:extension base="xs:decimal"><xs:attribute name="currency" type="CurrencyType" use="required"/></xs:extension>
            </xs:simpleContent>
          </xs:complexType>
          <xs:simpleType name="ZipType"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="KindType">
            <xs:restriction base="xs:string"><xs:enumeration value="home"/><xs:enumeration value="work"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="CurrencyType"><xs:restriction base="xs:token"><xs:length value="3"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="ColorType">
            <xs:restriction base="xs:string"><xs:enumeration value="red"/><xs:enumeration value="green"/></xs:restriction>
          </xs:simpleType>
        </xs:schema>
        """;

    private const string Units = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:example:units">
          <xs:complexType name="Length"><xs:attribute name="metres" type="xs:decimal"/></xs:complexType>
          <xs:complexType name="Weight"><xs:attribute name="grams" type="xs:decimal"/></xs:complexType>
        </xs:schema>
        """;

    private static readonly System.Lazy<Assembly> Built = new(() => Run(Types, ("BinderyAccessibility", "public")).AssertClean().Load());

    private static GeneratorRun Run(string text, params (string Key, string Value)[] metadata) => GeneratorRun.Of(ProjectOf(text, metadata));

    private static TestProject ProjectOf(string text, params (string Key, string Value)[] metadata) => new()
    {
        Schemas = [TestSchema.Item("/project/common.xsd", text, "Common", metadata), new TestSchema("/project/units.xsd", Units, ("BinderyRole", "Include"))],
    };

    [Fact]
    public void Each_type_of_its_namespace_and_those_that_they_reach_are_generated() => Assert.Equal(
        ["Address", "Amount", "Color", "ColorWords", "ForeignAddress", "Kind", "KindWords", "Length", "Party", "Person"],
        Built.Value.GetExportedTypes().Select(type => type.Name).Order());

    [Theory]
    [InlineData("Address", "XmlModel")]
    [InlineData("ForeignAddress", "Address")]
    [InlineData("Person", "Party")]
    [InlineData("Color", "Enum")]
    public void Derivation_is_kept(string name, string from) => Assert.Equal(from, Built.Value.GetType("Common." + name)!.BaseType!.Name);

    [Fact]
    public void No_type_reads_documents()
    {
        Assert.All(Built.Value.GetExportedTypes(), type => Assert.Null(type.GetMethod("Load", [typeof(string)])));
        Assert.True(Built.Value.GetType("Common.Party")!.IsAbstract);
    }

    [Fact]
    public void An_object_has_a_text_a_copy_and_equality()
    {
        var type = Built.Value.GetType("Common.ForeignAddress")!;
        var address = System.Activator.CreateInstance(type)!;
        type.GetProperty("City")!.SetValue(address, "Bern");
        type.GetProperty("Zip")!.SetValue(address, "3011");
        type.GetProperty("Country")!.SetValue(address, "Switzerland");
        Assert.Equal(
            "<ForeignAddressType xmlns=\"urn:example:common\"><city>Bern</city><zip>3011</zip><country>Switzerland</country></ForeignAddressType>",
            address.ToString()!.Replace("\n", "").Replace("  ", ""));
        var copy = type.GetMethod("Clone", [])!.Invoke(address, [])!;
        Assert.Equal(address, copy);
        type.GetProperty("City")!.SetValue(copy, "Basel");
        Assert.NotEqual(address, copy);
    }

    [Fact]
    public void The_documentation_is_that_of_the_type() =>
        Assert.Contains("<summary>Where somebody lives.</summary>", Run(Types).Files["Common.Address.g.cs"]);

    [Fact]
    public void Public_models_of_a_referenced_assembly_are_used()
    {
        var project = ProjectOf(Types, ("BinderyAccessibility", "public"));
        var library = GeneratorRun.Of(project with { AssemblyName = "Library" }).ToReference();
        var run = GeneratorRun.Of(project with
        {
            References = [.. project.References, library],
            Sources = ["static class Use { static Common.Address A(Common.Person person) => person.Home; }"],
        });
        Assert.Empty(run.AssertClean().Files.Keys);
    }

    [Theory]
    [InlineData(Types, "Address", "The schema declares types, but no root element; leave Root out to generate the classes of its types")]
    [InlineData(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
            + "<xs:simpleType name=\"Name\"><xs:restriction base=\"xs:string\"/></xs:simpleType></xs:schema>",
        null,
        "The schema declares no root element, and no type that a class or an enumeration could be generated for")]
    [InlineData(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:attribute name=\"lang\" type=\"xs:language\"/></xs:schema>",
        null,
        "The schema admits no root element of a fixed name, so there is nothing to generate a class for")]
    public void A_library_from_which_nothing_can_be_generated_is_reported(string text, string? root, string message)
    {
        var problem = Assert.Single((root is null ? Run(text) : Run(text, ("BinderyRoot", root))).Result.Diagnostics);
        Assert.Equal(("BND0023", message), (problem.Id, problem.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_class_cannot_be_declared_for_it()
    {
        var run = GeneratorRun.Of(ProjectOf(Types) with
        {
            Schemas = [new TestSchema("/project/common.xsd", Types), new TestSchema("/project/units.xsd", Units, ("BinderyRole", "Include"))],
            Sources = ["namespace Common { [Bindery.XmlBinding(\"common.xsd\")] public partial class Address { } }"],
        });
        Assert.Equal(
            "The schema declares types, but no root element that 'Address' could be the class of; "
                + "name it in a BinderySchema item instead to generate the classes of its types",
            Assert.Single(run.Result.Diagnostics).GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void All_types_of_a_schema_with_roots_are_generated_on_request()
    {
        const string First = "<xs:complexType name=\"AmountType\">";
        var text = Types.Replace(First, "<xs:element name=\"amount\" type=\"AmountType\"/>" + First);
        var some = Run(text).AssertClean();
        var all = Run(text, ("BinderyTypes", "all")).AssertClean();
        Assert.Equal(["Common.Amount.g.cs", "Common.AmountGrammar.g.cs"], some.Files.Keys.Order());
        Assert.Equal(
            ["Address", "Amount", "AmountGrammar", "Color", "ForeignAddress", "Kind", "Length", "Party", "Person"],
            all.Files.Keys.Select(name => name["Common.".Length..^".g.cs".Length]).Order());
        Assert.Equal(some.Files["Common.Amount.g.cs"], all.Files["Common.Amount.g.cs"]);
        var amount = all.Load().GetType("Common.Amount")!;
        const string Document = "<amount xmlns='urn:example:common' currency='ISK'>1.50</amount>";
        Assert.Equal(Models.Canonical(Document), Models.Canonical(Models.Write(Models.Parse(amount, Document))));
        var instance = amount.Assembly.GetType("Common.AmountGrammar")!.GetProperty("Instance", BindingFlags.Static | BindingFlags.NonPublic)!;
        Assert.Equal(
            "'PersonType' of the namespace 'urn:example:common' is not the root element that the schema describes: expected 'amount'",
            Assert.Single(((Grammar)instance.GetValue(null)!).Validate("<PersonType xmlns='urn:example:common'/>"u8)).Message);
    }

    [Fact]
    public void Another_choice_of_types_is_reported() => Assert.Equal(
        "'some' is not a valid choice of types; write all or reachable in Types",
        Assert.Single(Run(Types, ("BinderyTypes", "some")).Result.Diagnostics).GetMessage(CultureInfo.InvariantCulture));
}
