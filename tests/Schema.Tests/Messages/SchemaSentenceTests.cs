using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;
using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Messages;

/// <summary>Messages about schemas in the XML syntax and in XML Schema that no other test quotes.</summary>
public sealed class SchemaSentenceTests
{
    private const string Annotations = "xmlns:b='urn:bindery:annotations'";

    [Fact]
    public void An_include_contains_definitions_only() => Rng.Fails(
        Rng.Grammar("<include href='a.rng'>«<include href='a.rng'/>»</include>"),
        "BND0001",
        "'include' is not allowed in 'include': an include can only contain 'start', 'define' and 'div'",
        new MemorySource().Add("a.rng", Rng.Grammar("<start><element name='a'><empty/></element></start>")));

    [Fact]
    public void A_description_of_a_value_is_not_empty() => Rng.Fails(
        Rng.Root($"<data type='string' {Annotations} b:says='« »'/>"),
        "BND0003",
        "' ' is not a description of a value: write a noun phrase, as in \"an absolute path\"");

    [Fact]
    public void The_number_of_rules_on_an_element_is_limited() => Assert.Equal(
        "There are more than 64 rules (b:unique and b:keyref) on one element",
        Rng.Problem($"<element name='a' {Rng.Ns} {Annotations}>" + string.Concat(Enumerable.Repeat("<b:unique select='b' field='@c'/>", 65))
            + "<element name='b'><attribute name='c'/></element></element>").Message);

    [Fact]
    public void A_reference_needs_a_source_of_other_files()
    {
        var exception = Assert.Throws<SchemaException>(() => SchemaReader.Parse($"<externalRef {Rng.Ns} href='a.rng'/>", "test.rng"));
        Assert.Contains(
            "cannot be read, because no source of other files was specified; pass an ISchemaSource, for example a FileSystemSchemaSource",
            exception.Message,
            System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("«<xs:include/>»<xs:element name='a'/>", "BND0002", "'xs:include' lacks the attribute 'schemaLocation', which names the file")]
    [InlineData("<xs:include schemaLocation='«b.xsd#c»'/><xs:element name='a'/>", "BND0003", "'b.xsd#c' is not a valid URI reference to a file")]
    [InlineData(
        "<xs:element name='a' type='t'/><xs:simpleType name='t'><xs:restriction><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType>"
            + "<xs:maxLength value='«10000001»'/></xs:restriction></xs:simpleType>",
        "BND0014",
        "The length of a list can be at most 10000000, not '10000001'")]
    public void A_file_or_facet_is_valid(string content, string id, string message) => XsdText.Fails(XsdText.Schema(content), id, message);

    [Fact]
    public void A_namespace_is_imported_by_its_name() => XsdText.Fails(
        XsdText.Schema("<xs:import schemaLocation='«b.xsd»'/><xs:element name='a'/>", "targetNamespace='urn:a'"),
        "BND0003",
        "'b.xsd' has the namespace 'urn:b', but is imported without one: add namespace='urn:b'",
        new MemorySource().Add("b.xsd", XsdText.Schema("", "targetNamespace='urn:b'")));
}
