using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Files;

/// <summary>A member that the user declares with a type that does not fit is one error at the member, and none in generated code.</summary>
public sealed partial class OwnMemberTests
{
    private static readonly string Schema = Rng.Doc("""
        <attribute name='text'/>
        <attribute name='number'><data type='int'/></attribute>
        <attribute name='large'><data type='unsignedInt'/></attribute>
        <attribute name='exact'><data type='decimal'/></attribute>
        <attribute name='endless'><data type='integer'/></attribute>
        <attribute name='inexact'><data type='double'/></attribute>
        <attribute name='flag'><data type='boolean'/></attribute>
        <attribute name='qualified'><data type='QName'/></attribute>
        <attribute name='word'><choice><value>one</value><value>two</value></choice></attribute>
        <optional><attribute name='maybeText'/></optional>
        <optional><attribute name='maybeNumber'><data type='int'/></attribute></optional>
        <optional><attribute name='maybeFlag'><data type='boolean'/></attribute></optional>
        <optional><attribute name='maybeWord'><choice><value>three</value><value>four</value></choice></attribute></optional>
        <element name='child'><attribute name='x'/></element>
        <optional><element name='maybeChild'><attribute name='y'/></element></optional>
        <zeroOrMore><element name='item'><attribute name='z'/></element></zeroOrMore>
        <zeroOrMore><element name='value'><data type='int'/></element></zeroOrMore>
        <optional><element name='presence'><empty/></element></optional>
        """);

    private static readonly string[] Members = ["Text", "Number", "Large", "Exact", "Endless", "Inexact", "Flag", "Qualified", "Word", "MaybeText", "MaybeNumber",
        "MaybeFlag", "MaybeWord", "Child", "MaybeChild", "Items", "Values", "Presence"];

    private const string XmlSchema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="doc">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="nothing" type="xs:int" nillable="true"/>
                <xs:element name="empty" type="xs:string" nillable="true"/>
                <xs:element ref="shape"/>
                <xs:element name="frame" type="Frame"/>
                <xs:element name="figure" type="Shape" minOccurs="0"/>
                <xs:element name="round" type="RoundShape" minOccurs="0"/>
                <xs:element name="more" type="Shape" minOccurs="0" maxOccurs="unbounded"/>
                <xs:element name="day" type="xs:date" minOccurs="0" maxOccurs="unbounded"/>
                <xs:element name="free" type="xs:anyType" minOccurs="0"/>
              </xs:sequence>
              <xs:attribute name="at" type="xs:dateTime" use="required"/>
              <xs:attribute name="maybeAt" type="xs:dateTime"/>
              <xs:attribute name="on" type="xs:date" use="required"/>
              <xs:attribute name="hour" type="xs:time" use="required"/>
              <xs:attribute name="year" type="xs:gYear" use="required"/>
              <xs:attribute name="length" type="xs:duration" use="required"/>
              <xs:attribute name="bytes" type="xs:base64Binary" use="required"/>
              <xs:attribute name="maybeBytes" type="xs:hexBinary"/>
              <xs:attribute name="numbers"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:attribute>
              <xs:attribute name="tokens" type="xs:NMTOKENS"/>
              <xs:attribute name="either"><xs:simpleType><xs:union memberTypes="xs:int xs:date"/></xs:simpleType></xs:attribute>
            </xs:complexType>
          </xs:element>
          <xs:element name="shape" type="Shape" abstract="true"/>
          <xs:element name="circle" type="RoundShape" substitutionGroup="shape"/>
          <xs:element name="square" type="Square" substitutionGroup="shape"/>
          <xs:complexType name="Shape" abstract="true"><xs:attribute name="id"/></xs:complexType>
          <xs:complexType name="RoundShape"><xs:complexContent><xs:extension base="Shape"><xs:attribute name="radius" type="xs:int"/></xs:extension></xs:complexContent></xs:complexType>
          <xs:complexType name="Square"><xs:complexContent><xs:extension base="Shape"><xs:attribute name="side" type="xs:int"/></xs:extension></xs:complexContent></xs:complexType>
          <xs:complexType name="Frame"><xs:sequence><xs:element ref="shape" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
        </xs:schema>
        """;

    private static readonly string[] XmlSchemaMembers = ["Nothing", "Empty", "Shape", "Frame", "Figure", "Round", "Mores", "Days", "Free", "At", "MaybeAt",
        "On", "Hour", "Year", "Length", "Bytes", "MaybeBytes", "Numbers", "Tokens", "Either"];

    [Theory]
    [InlineData("string", "Text MaybeText")]
    [InlineData("string?", "Text MaybeText")]
    [InlineData("int", "Number")]
    [InlineData("int?", "Number MaybeNumber")]
    [InlineData("long", "Number Large")]
    [InlineData("long?", "Number Large MaybeNumber")]
    [InlineData("short", "")]
    [InlineData("char", "")]
    [InlineData("decimal", "Exact")]
    [InlineData("double", "Inexact")]
    [InlineData("float", "")]
    [InlineData("bool", "Flag Presence")]
    [InlineData("bool?", "Flag MaybeFlag")]
    [InlineData("object", "MaybeWord")]
    [InlineData("System.Numerics.BigInteger", "Endless")]
    [InlineData("Bindery.QName", "Qualified")]
    [InlineData("System.DateTime", "")]
    [InlineData("System.Guid", "")]
    [InlineData("System.Uri", "")]
    [InlineData("string[]", "")]
    [InlineData("System.Collections.Generic.List<int>", "Values")]
    [InlineData("System.Collections.Generic.List<string>", "")]
    [InlineData("System.DayOfWeek", "")]
    [InlineData("Other.Kind", "")]
    public void Every_member_of_a_type_fits_or_is_the_one_error(string type, string fitting) =>
        Assert.Equal(fitting, Fitting("doc.rng", Schema, type, Members));

    [Theory]
    [InlineData("string", "Empty Either")]
    [InlineData("System.DateTime", "")]
    [InlineData("System.DateTimeOffset", "")]
    [InlineData("System.DateOnly", "")]
    [InlineData("System.TimeSpan", "")]
    [InlineData("Bindery.XmlDateTime", "At")]
    [InlineData("Bindery.XmlDateTime?", "At MaybeAt")]
    [InlineData("Bindery.XmlDate", "On")]
    [InlineData("Bindery.XmlTime", "Hour")]
    [InlineData("Bindery.XmlPartialDate", "Year")]
    [InlineData("Bindery.XmlDuration", "Length")]
    [InlineData("byte[]", "Bytes MaybeBytes")]
    [InlineData("byte[]?", "Bytes MaybeBytes")]
    [InlineData("System.Collections.Generic.List<int>", "Numbers")]
    [InlineData("System.Collections.Generic.List<string>", "Tokens")]
    [InlineData("System.Collections.Generic.IList<int>", "")]
    [InlineData("System.Collections.Generic.IList<Bindery.XmlDate>", "Days")]
    [InlineData("System.Collections.Generic.IReadOnlyList<int>", "Numbers")]
    [InlineData("System.Collections.Generic.IEnumerable<Shape>", "")]
    [InlineData("System.Collections.ObjectModel.Collection<Bindery.XmlDate>", "Days")]
    [InlineData("System.Collections.Generic.IEnumerable<Bindery.XmlDate>", "")]
    [InlineData("int[]", "")]
    [InlineData("int", "")]
    [InlineData("int?", "Nothing")]
    [InlineData("Shape", "Shape Figure")]
    [InlineData("Circle", "")]
    [InlineData("RoundShape?", "Round")]
    [InlineData("Frame", "Frame")]
    [InlineData("System.Collections.Generic.List<Shape>", "Mores")]
    [InlineData("System.Collections.Generic.List<Circle>", "")]
    [InlineData("Bindery.Serialization.XmlModel", "")]
    [InlineData("object", "")]
    public void A_member_of_an_XML_Schema_fits_or_is_the_one_error(string type, string fitting) =>
        Assert.Equal(fitting, Fitting("doc.xsd", XmlSchema, type, XmlSchemaMembers));

    /// <summary>Declares all members with one type, and says which of them are not refused.</summary>
    private static string Fitting(string file, string schema, string type, string[] members)
    {
        var declared = string.Concat(members.Select(member => $"public {type} {member} {{ get; set; }} = default!;\n"));
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/" + file, schema, "My")],
            Sources = [$"namespace My {{ [Bindery.XmlBinding(\"{file}\", Root = \"doc\")] public sealed partial class Doc {{\n{declared}}} }}\nnamespace Other {{ public enum Kind {{ One }} }}"],
        });
        var refused = run.Result.Diagnostics.Where(problem => problem.Id == "BND0022")
            .Select(problem => Quoted().Match(problem.GetMessage(CultureInfo.InvariantCulture)).Groups[1].Value)
            .ToList();

        var errors = run.Output.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5)));
        return string.Join(' ', members.Except(refused));
    }

    [GeneratedRegex("^'([^']*)'")]
    private static partial Regex Quoted();
}
