using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>Models of every construct of XML Schema compile, and give documents back as they came.</summary>
public sealed class ShapeTests
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Schema.Tests", "Xsd", "Schemas");

    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    public static IEnumerable<object[]> Schemas() =>
        Directory.GetFiles(Folder, "*.xsd").Select(path => Path.GetFileName(path)).Order(System.StringComparer.Ordinal).Select(name => new object[] { name });

    private static GeneratorRun Run(string name) =>
        GeneratorRun.Of(
            new TestProject { Schemas = [TestSchema.Item(
                "/project/" + name, File.ReadAllText(Path.Combine(Folder, name)), "Shapes", ("BinderyRoot", "doc"))] });

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_construct_gives_models_that_compile(string name) => Assert.Contains("Shapes.Doc.g.cs", Run(name).AssertClean().Files.Keys);

    [Theory]
    [InlineData("polymorphic.xsd", "<doc " + Xsi + "><x><a>1</a></x><x xsi:type=\"D\" q=\"7\"><b>2</b></x><y xsi:type=\"Con\" w=\"3\"><k>1</k></y></doc>")]
    [InlineData(
        "polymorphic-namespace.xsd",
        "<doc xmlns=\"urn:t\" "
            + Xsi
            + "><shape xsi:type=\"Box\" label=\"l\"><width>1</width><height>2</height></shape><shape xsi:type=\"Circle\"><radius>3</radius></shape></doc>")]
    [InlineData("nillable.xsd", "<doc " + Xsi + "><x xsi:nil=\"true\"/><y p=\"1\" xsi:nil=\"true\"/><z>1</z></doc>")]
    [InlineData("nillable.xsd", "<doc " + Xsi + "><x xsi:nil=\"false\">5</x><y p=\"1\"><a>1</a></y><z>1</z></doc>")]
    [InlineData("substitution.xsd", "<t:doc xmlns:t=\"urn:t\"><t:m1 p=\"1\"/><t:m2><a>5</a></t:m2><t:m3><a>1</a></t:m3><t:c2><a>2</a></t:c2></t:doc>")]
    [InlineData("any-lax.xsd", "<doc xmlns=\"urn:t\" l=\"1\" ga=\"2\" more=\"x\"><a>1</a><g>2</g><u xmlns=\"urn:u\"><v/>text</u></doc>")]
    [InlineData("any-type.xsd", "<doc><x a=\"1\"><g>1</g>text<b/></x><y/><z>z</z></doc>")]
    [InlineData("mixed.xsd", "<doc>one <a>1</a> two <b p=\"1\">three</b></doc>")]
    [InlineData("choice.xsd", "<doc><d>x</d><a>1</a><b/><c>2000-01-01</c><e>true</e></doc>")]
    [InlineData("occurrence.xsd", "<doc><a>1</a><a>2</a><a>3</a><c>1</c><d>1</d><d>2</d><stop/><d>1</d><d>2</d><d>3</d><stop/></doc>")]
    public void Documents_are_written_as_they_were_read(string schema, string document)
    {
        var type = Run(schema).Load().GetType("Shapes.Doc")!;
        var model = Models.Parse(type, document);
        Assert.Empty(Models.Validate(model).Select(error => error.ToString()));
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(model)));
    }

    // Like MSBuild's own schema: XML Schema does not allow it (Part 1, 3.8.6), and System.Xml.Schema accepts it.
    [Fact]
    public void Elements_with_one_name_and_different_types_are_read_as_the_first_type()
    {
        const string Schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:complexType name="I"><xs:attribute name="p"/></xs:complexType>
              <xs:complexType name="R"><xs:attribute name="q"/></xs:complexType>
              <xs:element name="item" type="I" abstract="true"/>
              <xs:element name="r" substitutionGroup="item">
                <xs:complexType><xs:complexContent><xs:extension base="I"><xs:attribute name="s"/></xs:extension></xs:complexContent></xs:complexType>
              </xs:element>
              <xs:element name="doc">
                <xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="item"/><xs:element name="r" type="R"/></xs:choice></xs:complexType>
              </xs:element>
            </xs:schema>
            """;
        var run = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/names.xsd", Schema, "Shapes", ("BinderyRoot", "doc"))] });
        const string Document = "<doc><r p=\"1\" s=\"2\"/><r q=\"3\"/></doc>";

        var model = Models.Parse(run.AssertClean().Load().GetType("Shapes.Doc")!, Document);

        Assert.Equal(Document, Models.Write(model));
    }
}
