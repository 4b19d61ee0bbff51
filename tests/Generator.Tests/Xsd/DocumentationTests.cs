using System;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>What the documentation of generated code says: the schema's own sentences where it has them.</summary>
public sealed class DocumentationTests
{
    private static readonly Lazy<GeneratorRun> Documented = new(() => GeneratorRun.Of(new TestProject
    {
        Schemas =
        [
            TestSchema.Item(
                "/project/order.xsd",
                """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="urn:components">
                  <xs:element name="order">
                    <xs:complexType>
                      <xs:sequence>
                        <xs:element ref="note" minOccurs="0">
                          <xs:annotation><xs:documentation>What the driver should know.</xs:documentation></xs:annotation>
                        </xs:element>
                        <xs:element name="sender" type="Party"/>
                      </xs:sequence>
                      <xs:attribute name="state" type="State">
                        <xs:annotation><xs:documentation>The state of the order.</xs:documentation></xs:annotation>
                      </xs:attribute>
                      <xs:attribute name="previous" type="State"/>
                      <xs:attribute name="speed" type="SpeedType"/>
                      <xs:attribute name="size"><xs:simpleType><xs:restriction base="xs:token">
                        <xs:enumeration value="small"/><xs:enumeration value="large"/>
                      </xs:restriction></xs:simpleType></xs:attribute>
                      <xs:attribute name="reason">
                        <xs:annotation><xs:documentation>Why it was made.</xs:documentation></xs:annotation>
                        <xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="a"/><xs:enumeration value="b"/></xs:restriction></xs:simpleType>
                      </xs:attribute>
                    </xs:complexType>
                  </xs:element>
                  <xs:element name="note" type="xs:string">
                    <xs:annotation><xs:documentation>A remark.</xs:documentation></xs:annotation>
                  </xs:element>
                  <xs:complexType name="Party">
                    <xs:annotation>
                      <xs:documentation>
                        <c:Component><c:Type>ABIE</c:Type><c:Name>Party. Details</c:Name><c:Definition>Somebody who takes part.</c:Definition></c:Component>
                      </xs:documentation>
                    </xs:annotation>
                    <xs:sequence><xs:element ref="note" minOccurs="0"/></xs:sequence>
                  </xs:complexType>
                  <xs:simpleType name="State">
                    <xs:annotation><xs:documentation>How far something has come.</xs:documentation></xs:annotation>
                    <xs:restriction base="xs:token">
                      <xs:enumeration value="open"><xs:annotation><xs:documentation>Nothing was done.</xs:documentation></xs:annotation></xs:enumeration>
                      <xs:enumeration value="done"/>
                    </xs:restriction>
                  </xs:simpleType>
                  <xs:simpleType name="SpeedType">
                    <xs:restriction base="xs:token"><xs:enumeration value="fast"/><xs:enumeration value="slow"/></xs:restriction>
                  </xs:simpleType>
                </xs:schema>
                """,
                "Orders"),
        ],
    }).AssertClean());

    [Theory]
    // The documentation of an attribute is not that of its type.
    [InlineData("State", "enum State", "How far something has come.")]
    [InlineData("Speed", "enum Speed", "Specifies a value of the type 'SpeedType'.")]
    [InlineData("OrderSize", "enum OrderSize", "Specifies the value of the attribute 'size'.")]
    [InlineData("OrderReason", "enum OrderReason", "Why it was made.")]
    [InlineData("State", "Open =", "Nothing was done.")]
    [InlineData("State", "Done =", "The value 'done'.")]
    [InlineData("State", "static class StateWords", "Converts between <see cref=\"State\"/> and the words in documents.")]
    [InlineData("Order", "State? State ", "The state of the order.")]
    // The same element at two places.
    [InlineData("Order", "string? Note ", "What the driver should know.")]
    [InlineData("Party", "string? Note ", "A remark.")]
    // Of documentation for tools, the definition.
    [InlineData("Party", "class Party ", "Somebody who takes part.")]
    public void A_summary_is_a_sentence(string file, string declaration, string summary)
    {
        var lines = Documented.Value.Files[$"Orders.{file}.g.cs"].Split('\n').Select(line => line.Trim()).ToList();
        var here = lines.FindIndex(line => line.Contains(declaration, StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal));
        var above = lines.Take(here).Last(line => line.StartsWith("/// <summary>", StringComparison.Ordinal));
        Assert.Equal($"/// <summary>{summary}</summary>", above);
    }

    [Fact]
    public void An_enumeration_of_several_members_names_them() => Assert.Contains(
        "/// <summary>Specifies the value of the attribute 'from', the attribute 'to' or the element 'side'.</summary>",
        string.Concat(GeneratorRun.Of(new TestProject
        {
            Schemas =
            [
                TestSchema.Item(
                    "/project/way.rng",
                    """
                    <element name="way" xmlns="http://relaxng.org/ns/structure/1.0">
                      <attribute name="from"><ref name="side"/></attribute>
                      <attribute name="to"><ref name="side"/></attribute>
                      <element name="side"><ref name="side"/></element>
                    </element>
                    """.Replace("<ref name=\"side\"/>", "<choice><value>left</value><value>right</value></choice>"),
                    "Ways"),
            ],
        }).AssertClean().Files.Values),
        StringComparison.Ordinal);
}
