using System.IO;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>Models follow the complex types of XML Schema: one class for each, derived as they are, chosen by xsi:type.</summary>
public sealed class TypeTests
{
    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private const string Fleet = $"""
        <fleet xmlns="urn:example:vehicles" xmlns:p="urn:example:parts" {Xsi}>
          <flagship id="a" xsi:type="CarType" electric="true"><name>A</name><part><p:number>1</p:number></part><seats>4</seats></flagship>
          <vehicle id="b" xsi:type="BoatType"><name>B</name></vehicle>
          <vehicle id="c" xsi:type="TaxiType"><name>C</name><seats>5</seats></vehicle>
          <spare xsi:type="p:WheelType" size="17"><p:number>2</p:number></spare>
          <spare><p:number>3</p:number></spare>
          <lent by="x">to y</lent><other xmlns="urn:other"/><sold>to z</sold><lent>to w</lent>
        </fleet>
        """;

    private const string Source = """
        using System.Linq;
        using Fleets;

        public static class Uses
        {
            public static string Describe(string xml)
            {
                var fleet = Fleet.Parse(xml);
                return string.Join(", ", fleet.Vehicles.Prepend(fleet.Flagship!).Select(one => one.GetType().Name + " " + one.Id + " " + one.Name))
                    + "; " + string.Join(", ", fleet.Spares.Select(part => part.GetType().Name + " " + part.Number))
                    + "; " + string.Join(", ", fleet.Items.Select(item => item is Lent lent ? "lent " + lent.Value : item is Sold sold ? "sold " + sold.Value : "?"));
            }

            public static string Make()
            {
                var wheel = new Wheel { Number = 7, Size = 16 };
                Vehicle car = new Car { Id = "n", Name = "N", Seats = 2, Parts = { wheel } };
                var fleet = new Fleet { Flagship = car.Clone(), Vehicles = { new Boat { Id = "o", Name = "O" }, car }, Spares = { wheel }, Items = { new Sold { Value = "s" } } };
                return fleet.ToXml();
            }

            public static string Equality()
            {
                var read = Fleet.Parse(Make()).Vehicles[1];
                Vehicle made = new Car { Id = "n", Name = "N", Seats = 2, Parts = { new Wheel { Number = 7, Size = 16 } } };
                return read.Equals(made) + " " + read.Clone().Equals(made) + " " + made.Clone().GetType().Name + " " + new Part { Number = 7 }.Equals(new Wheel { Number = 7 });
            }

            public static string Wildcards(string xml)
            {
                var other = Fleet.Parse(xml).Items.OfType<FleetOther>().Single().Element;
                var garage = other.Get<Garage>()!;
                garage.Owner.Value = "me";
                return garage.Vehicles.Count + " " + (other.Get<Fleet>() is null) + " " + Bindery.AnyElement.From(garage).Get<Garage>()!.Owner.Value;
            }

            public static string Amend(string xml)
            {
                var log = Log.Parse(xml);
                log.More.Messages.Add(new Warning { Level = 2, Value = "new" });
                log.Message = new Hint { Value = log.Message.Value + "!" };
                return log.ToXml();
            }

            public static void NoDocument(string xml) => Fleet.Parse(xml).Items.OfType<FleetOther>().Single().Element.Get<Boat>();

            public static string Invalid() =>
                string.Join(", ", new Fleet { Vehicles = { new Taxi { Id = "t", Name = "T", Seats = 1, Electric = true } } }.Validate().Select(one => one.Id + " " + one.Path));

            public static bool IsNil(string xml) => Garage.Parse(xml) is { Owner.Nil: true } garage && garage.Owner.Value is null && garage.Validate().Count == 0;
        }
        """;

    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd");

    private static readonly System.Lazy<GeneratorRun> Run = new(() => GeneratorRun.Of(new TestProject
    {
        Schemas =
        [
            TestSchema.Item("/project/types.xsd", File.ReadAllText(Path.Combine(Folder, "types.xsd")), "Fleets", ("BinderyAccessibility", "public")),
            new TestSchema("/project/parts.xsd", File.ReadAllText(Path.Combine(Folder, "parts.xsd")), ("BinderyRole", "Include")),
        ],
        Sources = [Source],
    }));

    private static readonly System.Lazy<Assembly> Built = new(() => Run.Value.Load());

    private static object Call(string method, params object[] arguments) => Built.Value.GetType("Uses")!.GetMethod(method)!.Invoke(null, arguments)!;

    [Fact]
    public void Each_type_is_one_class_derived_as_the_type_is()
    {
        var types = Built.Value.GetTypes().Where(type => type.Namespace == "Fleets" && type.IsPublic)
            .Select(type => $"{(type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}{type.Name} : {type.BaseType!.Name}").Order();
        Assert.Equal(
            [
                "abstract FleetItem : XmlModel", "abstract Vehicle : XmlModel", "Car : Vehicle", "Note : FleetItem", "Part : XmlModel", "sealed Boat : Vehicle",
                "sealed Fleet : XmlModel", "sealed FleetOther : FleetItem", "sealed Garage : XmlModel", "sealed Hint : Note", "sealed Lent : Note",
                "sealed Log : XmlModel", "sealed More : XmlModel", "sealed Sold : Note", "sealed Taxi : Car", "sealed Warning : Note", "sealed Wheel : Part",
            ],
            types);
    }

    [Fact]
    public void Xsi_type_reads_into_the_class_of_the_type() =>
        Assert.Equal("Car a A, Boat b B, Taxi c C; Wheel 2, Part 3; lent to y, ?, sold to z, lent to w", Call("Describe", Fleet));

    [Fact]
    public void Documents_are_written_as_they_were_read()
    {
        var model = Models.Parse(Built.Value.GetType("Fleets.Fleet")!, Fleet);
        Assert.Empty(Models.Validate(model));
        var written = Models.Write(model);
        Assert.Equal("Car a A, Boat b B, Taxi c C; Wheel 2, Part 3; lent to y, ?, sold to z, lent to w", Call("Describe", written));
        Assert.Contains("WheelType\"", written);
        Assert.Equal(model, Models.Parse(model.GetType(), written));
    }

    [Fact]
    public void Derived_objects_are_written_with_their_type_and_a_prefix_if_required()
    {
        var written = (string)Call("Make");
        Assert.Matches("<flagship [^>]*type=\"CarType\"", written);
        Assert.Matches("<spare [^>]*type=\"[a-z0-9]+:WheelType\"", written);
        Assert.Equal("Car n N, Boat o O, Car n N; Wheel 7; sold s", Call("Describe", written));
    }

    [Fact]
    public void Objects_are_equal_whether_they_were_read_by_xsi_type_or_made() => Assert.Equal("True True Car False", Call("Equality"));

    [Fact]
    public void The_grammar_refuses_members_that_a_restriction_excludes() => Assert.Equal("BND3001 /fleet/vehicle/@electric", Call("Invalid"));

    [Fact]
    public void A_nillable_element_of_a_complex_type_may_be_empty() =>
        Assert.Equal(true, Call("IsNil", $"<garage xmlns=\"urn:example:vehicles\" {Xsi}><vehicle xsi:type=\"BoatType\" id=\"a\"><name/></vehicle><owner xsi:nil=\"true\"/></garage>"));

    [Fact]
    public void Wildcard_content_is_a_model_if_the_schema_declares_it()
    {
        const string Document = $"<fleet xmlns=\"urn:example:vehicles\" {Xsi}><g:garage xmlns:g=\"urn:example:vehicles\"><vehicle xsi:type=\"BoatType\" id=\"a\"><name/></vehicle><owner/></g:garage></fleet>";
        Assert.Equal("1 True me", Call("Wildcards", Document));
        var error = Assert.Throws<TargetInvocationException>(() => Call("NoDocument", Document)).InnerException!;
        Assert.Equal("'Boat' is not the class of a document: choose the class of a global element, one that has Parse", error.Message);
    }

    [Fact]
    public void A_substitution_group_is_one_member_whose_objects_determine_their_elements() => Assert.Equal(
        "<log xmlns=\"urn:example:vehicles\"><hint>a!</hint><more><hint by=\"x\">b</hint><warning level=\"1\">c</warning><hint>d</hint><warning level=\"2\">new</warning></more></log>",
        Call("Amend", "<log xmlns=\"urn:example:vehicles\"><warning level=\"7\">a</warning><more><hint by=\"x\">b</hint><warning level=\"1\">c</warning><hint>d</hint></more></log>"));

    [Theory]
    [InlineData("", "1:91 'vehicle' must say with xsi:type which type it is of, because 'VehicleType' is abstract")]
    [InlineData("xsi:type=\"NoteType\"", "1:91 'vehicle' must say with xsi:type which type it is of, because 'VehicleType' is abstract")]
    public void An_abstract_type_needs_xsi_type(string type, string message)
    {
        var error = Assert.Throws<XmlBindingException>(() => Models.Parse(
            Built.Value.GetType("Fleets.Fleet")!, $"<fleet xmlns=\"urn:example:vehicles\" {Xsi}><vehicle id=\"a\" {type}><name>A</name></vehicle></fleet>"));
        Assert.StartsWith(message, $"{error.Line}:{error.Column} {error.Message}");
    }

    [Fact]
    public void A_type_that_the_schema_does_not_have_is_kept()
    {
        const string Document = $"<fleet xmlns=\"urn:example:vehicles\" xmlns:q=\"urn:other\" {Xsi}><spare xsi:type=\"q:Belt\" q:length=\"9\"><number xmlns=\"urn:example:parts\">1</number><q:x/></spare></fleet>";
        var model = Models.Parse(Built.Value.GetType("Fleets.Fleet")!, Document);
        var written = System.Xml.Linq.XDocument.Parse(Models.Write(model)).Root!.Elements().Single();
        var type = written.Attribute(System.Xml.Linq.XName.Get("type", "http://www.w3.org/2001/XMLSchema-instance"))!.Value;
        Assert.Equal("urn:other", written.GetNamespaceOfPrefix(type.Split(':')[0])!.NamespaceName);
        Assert.Equal(2, written.Elements().Count());
        Assert.Equal(["/fleet/spare/@xsi:type"], Models.Validate(model).Select(one => one.Path).Take(1));
    }
}
