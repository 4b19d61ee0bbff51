using System.IO;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Xsd;

/// <summary>Models from an XML Schema in two files.</summary>
public sealed class DeliveryTests
{
    private const string Document = """
        <delivery xmlns="urn:example:delivery" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:example:delivery delivery.xsd" number="D-1234" urgency="high" insured="true">
          <from country="IS"><name>A</name><street>x</street><town>R</town></from>
          <to><name>B</name><street>y</street><street>z</street><town>K</town></to>
          <promised>2024-02-29</promised>
          <remark xsi:nil="true"/>
          <parcels><parcel count="2" tags="a b"><content>Eggs</content><weight>1.5</weight><urgency>low</urgency></parcel><parcel><content>Milk</content><weight xsi:type="Weight">2</weight></parcel></parcels>
          <collect currency="ISK">12.50</collect>
          <note xmlns="urn:other">hello <b/></note>
        </delivery>
        """;

    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd");

    private static TestProject Project(string? units = "units.xsd") => new()
    {
        Schemas =
        [
            TestSchema.Item("/project/delivery.xsd", File.ReadAllText(Path.Combine(Folder, "delivery.xsd")), "Deliveries"),
            .. units is null ? [] : new[] { new TestSchema("/project/" + units, File.ReadAllText(Path.Combine(Folder, units)), ("BinderyRole", "Include")) },
        ],
    };

    [Fact]
    public void Types_and_elements_name_the_classes()
    {
        var run = GeneratorRun.Of(Project()).AssertClean();
        Assert.Equal(
            ["Amount", "Delivery", "DeliveryGrammar", "Parcel", "Party", "Urgency"], run.Files.Keys.Select(name => name.Split('.')[1]).Order());
        Assert.Equal(
            """
            Number: string
            Urgency: Urgency?
            EffectiveUrgency: Urgency
            Insured: bool?
            From: Party
            To: Party
            Promised: XmlDate?
            Remark: string?
            RemarkIsNil: bool
            Parcels: List<Parcel>
            Prepaid: bool
            Collect: Amount?
            OtherElements: List<AnyElement>
            """,
            Members(run, "Deliveries.Delivery"));
        Assert.Equal("Count: BigInteger?\nEffectiveCount: BigInteger\nTags: List<string>?\nContent: string\nWeight: decimal\nUrgency: Urgency?", Members(run, "Deliveries.Parcel"));
        Assert.Equal("Currency: string\nValue: decimal", Members(run, "Deliveries.Amount"));
    }

    [Fact]
    public void Documentation_and_defaults_reach_the_members()
    {
        var file = GeneratorRun.Of(Project()).Files["Deliveries.Delivery.g.cs"];
        Assert.Contains("What a carrier brings to one place.", file);
        Assert.Contains("How soon it has to be there.", file);
        Assert.Contains("normal", file);
    }

    [Fact]
    public void Documents_are_read_validated_and_written()
    {
        var type = GeneratorRun.Of(Project()).Load().GetType("Deliveries.Delivery")!;
        var document = Models.Parse(type, Document);
        Assert.Empty(Models.Validate(document));
        Assert.Equal(Models.Canonical(Document), Models.Canonical(Models.Write(document)));
        var other = Models.Parse(type, Document.Replace("D-1234", "1234").Replace(">1.5<", ">1001<"));
        Assert.Equal(
            ["/delivery/@number BND3003", "/delivery/parcels/parcel/weight BND3003"], Models.Validate(other).Select(error => error.Path + " " + error.Id));
    }

    [Fact]
    public void Every_entry_point_checks_the_constraints()
    {
        var type = GeneratorRun.Of(Project()).Load().GetType("Deliveries.Delivery")!;
        var twice = Document.Replace("Milk", "Eggs").Replace("xsi:type=\"Weight\">2<", ">1.50<");
        const string Violation =
            "/delivery/parcels/parcel[2]/content BND3005 'Eggs', '1.50' is used again for 'content' and 'weight' of 'parcel'; each must be unique (the constraint 'contents'), and line 6, column 41 has it first";
        Assert.Equal(
            "BND3005 /delivery/parcels/parcel[2]/content", Models.Validate(Models.Parse(type, twice)).Select(error => error.Id + " " + error.Path).Single());
        var strict = Assert.Throws<TargetInvocationException>(() =>
            type.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [twice, new XmlReadOptions { Validate = true }]));
        Assert.Equal(Violation, Assert.IsType<SchemaViolationException>(strict.InnerException).Violations.Select(Say).Single());
        var written = Assert.Throws<TargetInvocationException>(() =>
            type.GetMethod("ToXml", [typeof(XmlWriteOptions)])!.Invoke(Models.Parse(type, twice), [null]));
        Assert.Equal(["BND3005"], Assert.IsType<SchemaViolationException>(written.InnerException).Violations.Select(error => error.Id));

        static string Say(SchemaViolation error) => $"{error.Path} {error.Id} {error.Message}";
    }

    [Fact]
    public void The_message_for_a_missing_include_says_what_to_add()
    {
        var problem = Assert.Single(GeneratorRun.Of(Project(units: null)).Result.Diagnostics);
        Assert.Equal("BND0010", problem.Id);
        Assert.Equal("/project/delivery.xsd", problem.Location.GetLineSpan().Path);
        Assert.Equal((2, 30), (problem.Location.GetLineSpan().StartLinePosition.Line, problem.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Contains("<AdditionalFiles Include=", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Plain_additional_files_are_roots_unless_another_includes_them()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [new("/project/delivery.xsd", File.ReadAllText(Path.Combine(Folder, "delivery.xsd"))),
                new("/project/units.xsd", File.ReadAllText(Path.Combine(Folder, "units.xsd")))],
        }).AssertClean();
        Assert.Contains("Consumer.Delivery.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_catalog_among_the_files_maps_locations()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [
                TestSchema.Item(
                    "/project/delivery.xsd",
                    File.ReadAllText(Path.Combine(Folder, "delivery.xsd")).Replace("units.xsd", "http://example.org/units", System.StringComparison.Ordinal),
                    "Deliveries"),
                new TestSchema("/project/copies/units-1.xsd", File.ReadAllText(Path.Combine(Folder, "units.xsd")), ("BinderyRole", "Include")),
                new TestSchema(
                    "/project/catalog.xml",
                    "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><uri name='http://example.org/units' uri='copies/units-1.xsd'/></catalog>"),
            ],
        }).AssertClean();
        Assert.Contains("Deliveries.Delivery.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_file_that_only_has_the_name_of_a_catalog_is_not_one() => GeneratorRun.Of(new TestProject
    {
        Schemas = [TestSchema.Item("/project/delivery.xsd", File.ReadAllText(Path.Combine(Folder, "delivery.xsd")), "Deliveries"),
            new TestSchema("/project/units.xsd", File.ReadAllText(Path.Combine(Folder, "units.xsd")), ("BinderyRole", "Include")),
            new TestSchema("/project/catalog.xml", "<catalog><book/></catalog>")],
    }).AssertClean();

    private static string Members(GeneratorRun run, string type) => string.Join(
        "\n",
        run.Output.GetTypeByMetadataName(type)!.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public)
            .Select(property => $"{property.Name}: {property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}"));
}
