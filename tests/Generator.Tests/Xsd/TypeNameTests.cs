using System.IO;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>The class of a complex type, and the enumeration of a simple type, have the name of the type, whatever elements use it.</summary>
public sealed class TypeNameTests
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd");

    private static readonly System.Lazy<Assembly> Built = new(() => GeneratorRun.Of(new TestProject
    {
        Schemas =
        [
            TestSchema.Item("/project/fees.xsd", File.ReadAllText(Path.Combine(Folder, "fees.xsd")), "Fees", ("BinderyAccessibility", "public")),
            new TestSchema("/project/parts.xsd", File.ReadAllText(Path.Combine(Folder, "parts.xsd")), ("BinderyRole", "Include")),
            new TestSchema("/project/terms.xsd", File.ReadAllText(Path.Combine(Folder, "terms.xsd")), ("BinderyRole", "Include")),
        ],
    }).AssertClean().Load());

    private static System.Type Class(string name) => Built.Value.GetType("Fees." + name, throwOnError: true)!;

    [Theory]
    // The base type, though a root has it; the types derived from it, though other elements have them.
    [InlineData("Charge", "XmlModel")]
    [InlineData("Levy", "Charge")]
    [InlineData("FlatCharge", "Charge")]
    // A root whose type nothing else shares has the name of the element.
    [InlineData("Receipt", "XmlModel")]
    // The type keeps its own name; a root of that name that does not have the type is a document.
    [InlineData("Account", "XmlModel")]
    [InlineData("AccountDocument", "XmlModel")]
    // A substitution group with an abstract head: an element has the type of the head.
    [InlineData("Entry", "XmlModel")]
    [InlineData("Debit", "Entry")]
    // A root whose base type no element has.
    [InlineData("Stamp", "XmlModel")]
    [InlineData("Seal", "Stamp")]
    // A redefined type used by two elements.
    [InlineData("Term", "XmlModel")]
    [InlineData("Party", "XmlModel")]
    [InlineData("Person", "Party")]
    // Two types of one name: that of the root's namespace has it.
    [InlineData("Part", "XmlModel")]
    [InlineData("PartsPart", "XmlModel")]
    // The element inside a type of the same name.
    [InlineData("Line", "BillItem")]
    [InlineData("LineLine", "XmlModel")]
    // One type, two elements of an ordered list, one with the name of the type.
    [InlineData("Remark", "BillItem")]
    [InlineData("BillRemark", "Remark")]
    [InlineData("Text", "Remark")]
    // The element of a simple type in an ordered list.
    [InlineData("Paint", "BillItem")]
    [InlineData("Shade", "XmlModel")]
    [InlineData("Code", "XmlModel")]
    // Its name without the ending is that of a type in System.
    [InlineData("DateTimeType", "XmlModel")]
    // Enumerations.
    [InlineData("Color", "Enum")]
    [InlineData("Tint", "Enum")]
    [InlineData("Level", "Enum")]
    [InlineData("ShadeEnum", "Enum")]
    public void Types_keep_their_names(string name, string from) => Assert.Equal(from, Class(name).BaseType!.Name);

    [Fact]
    public void No_type_has_two_classes() => Assert.Empty(
        Built.Value.GetTypes().Where(type => type.Namespace == "Fees" && char.IsDigit(type.Name[^1])).Select(type => type.Name));

    [Theory]
    [InlineData("Charge", "<fee xmlns=\"urn:example:fees\"><amount>1.5</amount></fee>", "Charge")]
    [InlineData("Seal", "<seal xmlns=\"urn:example:fees\" ink=\"a\" wax=\"b\"/>", "Seal")]
    [InlineData("Levy", "<tax xmlns=\"urn:example:fees\" rate=\"2\"><amount>1.5</amount></tax>", "Levy")]
    [InlineData("AccountDocument", "<account xmlns=\"urn:example:fees\"><of number=\"1\"/></account>", "AccountDocument")]
    [InlineData("Receipt", "<receipt xmlns=\"urn:example:fees\"><fee><amount>1</amount></fee></receipt>", "Receipt")]
    [InlineData(
        "Bill",
        "<bill xmlns=\"urn:example:fees\" color=\"red\" tint=\"cold\"><fee><amount>1</amount></fee><due days=\"1\" grace=\"2\"/><part name=\"a\"/>"
            + "<bought><number xmlns=\"urn:example:parts\">1</number></bought><credit on=\"2000-01-01\"/><debit by=\"me\"/><shade kind=\"dark\"/>"
            + "<code list=\"l\">high</code><text>a</text><line><line x=\"1\"/></line><paint>green</paint><remark by=\"x\">b</remark></bill>",
        "Bill")]
    public void Documents_come_back(string root, string document, string read)
    {
        var model = Models.Parse(Class(root), document);
        Assert.Equal(read, model.GetType().Name);
        Assert.Empty(Models.Validate(model).Select(one => one.ToString()));
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(model)));
    }

    [Fact]
    public void A_root_is_read_into_the_class_of_its_xsi_type()
    {
        const string document =
            "<fee xmlns=\"urn:example:fees\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"LevyType\" rate=\"2\"><amount>1.5</amount></fee>";
        var model = Models.Parse(Class("Charge"), document);
        Assert.Equal("Levy", model.GetType().Name);
        var written = (string)Class("Charge").GetMethod("ToXml")!.Invoke(model, [null])!;
        Assert.Equal(Models.Canonical(document), Models.Canonical(written));
    }

    [Fact]
    public void The_documentation_of_a_class_names_its_root_element()
    {
        var files = GeneratorRun.Of(new TestProject
        {
            Schemas =
            [
                TestSchema.Item("/project/fees.xsd", File.ReadAllText(Path.Combine(Folder, "fees.xsd")), "Fees", ("BinderyRoot", "fee")),
                new TestSchema("/project/parts.xsd", File.ReadAllText(Path.Combine(Folder, "parts.xsd")), ("BinderyRole", "Include")),
                new TestSchema("/project/terms.xsd", File.ReadAllText(Path.Combine(Folder, "terms.xsd")), ("BinderyRole", "Include")),
            ],
        }).AssertClean().Files;
        Assert.Contains("<summary>The type 'Charge', that of the root element 'fee'.</summary>", files["Fees.Charge.g.cs"]);
    }
}
