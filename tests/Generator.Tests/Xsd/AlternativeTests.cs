using System.IO;
using System.Reflection;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Xsd;

/// <summary>
/// Type alternatives of XML Schema 1.1: the attributes of an element select the class that it is read into, and xsi:type is only written if they do not.
/// </summary>
public sealed class AlternativeTests
{
    private const string Xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private const string Source = """
        using System.Linq;
        using Shapes;

        public static class Uses
        {
            private const string Xml = "http://www.w3.org/XML/1998/namespace";

            public static string Classes(string content)
            {
                var drawing = Drawing.Parse(
                    "<drawing xmlns='urn:example:shapes' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'" + content + "</drawing>");
                return string.Join(" ", drawing.Shapes.Select(one => one.GetType().Name).Prepend(drawing.GetType().Name))
                    + (drawing.Frame is { } frame ? " " + frame.GetType().Name : "");
            }

            public static string One(string xml)
            {
                var classes = "";
                foreach (var shape in Drawing.ReadShapes(new System.IO.MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml))))
                    classes += shape.GetType().Name + " ";
                return classes;
            }

            public static string Write(int number)
            {
                Drawing drawing = number switch
                {
                    0 => new Drawing
                    {
                        Shapes =
                        {
                            new Circle { Kind = "disc", X = 1, Radius = 2 },
                            new Line { X = 1, To = 2 },
                            new DrawingShape { Kind = "ring", X = 1, Radius = 2, Inner = 1 },
                        },
                    },
                    1 => new Drawing { Shapes = { new Arrow { Kind = "line", X = 1, To = 2 }, new Arrow { X = 1, To = 2 } } },
                    2 => new LayeredDrawing { Layers = 1, Planes = { "a" } },
                    3 => new LayeredDrawing { Planes = { "a" } },
                    4 => new Drawing { Frame = new PlainFrame() },
                    5 => new Drawing { Frame = new NotedFrame { Text = "t", OtherAttributes = { new Bindery.AnyAttribute("note", "", "a < \"b\"") } } },
                    6 => new Drawing { Frame = new LocalFrame { Texti = "t", OtherAttributes = { new Bindery.AnyAttribute("lang", Xml, "is") } } },
                    7 => new Drawing { Frame = new Frame() },
                    _ => new Drawing { Frame = new LocalFrame { Texti = "t" } },
                };
                return drawing.ToXml(new Bindery.XmlWriteOptions { Validate = number != 7 && number != 8 })
                    + (drawing.Clone().Equals(drawing) ? "" : " differs");
            }

            public static string Contradicting()
            {
                var drawing = new Drawing
                {
                    Shapes =
                    {
                        new Circle { Kind = "line", X = 1, Radius = 2 },
                        new Line { Kind = "circle", X = 1, To = 2 },
                        new DrawingShape { Kind = "circle", X = 1, Radius = 2, Inner = 3 },
                    },
                    Frame = new Frame(),
                };
                var copy = drawing.Clone();
                return string.Join(" ", copy.Shapes.Select(one => one.GetType().Name)) + " " + copy.Frame!.GetType().Name + " " + copy.Equals(drawing) + " "
                    + (copy.ToString() == drawing.ToString());
            }

            public static string Changed(string xml)
            {
                var drawing = Drawing.Parse(xml);
                ((Line)drawing.Shapes[0]).Kind = null;
                drawing.Shapes[1].Kind = "circle";
                return drawing.ToXml(new Bindery.XmlWriteOptions { Validate = false });
            }
        }
        """;

    private static readonly System.Lazy<Assembly> Built = new(() => GeneratorRun.Of(new TestProject
    {
        Sources = [Source],
        Schemas =
        [
            TestSchema.Item(
                "/project/alternatives.xsd",
                File.ReadAllText(Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd", "alternatives.xsd")),
                "Shapes",
                ("BinderyRoot", "drawing")),
        ],
    }).AssertClean().Load());

    [Theory]
    [InlineData(">", "Drawing")]
    [InlineData("><shape><x>1</x><to>2</to></shape>", "Drawing Line")]
    [InlineData(" layers='1'><shape kind='circle'><x>1</x><radius>2</radius></shape><plane/>", "LayeredDrawing Circle")]
    [InlineData(
        "><shape kind='disc'><x>1</x><radius>2</radius></shape><shape kind='ring'><x>1</x><radius>2</radius><inner>1</inner></shape>",
        "Drawing Circle DrawingShape")]
    [InlineData("><shape kind='line' xsi:type='ArrowType' tip='t'><x>1</x><to>2</to></shape>", "Drawing Arrow")]
    [InlineData("><frame/>", "Drawing PlainFrame")]
    [InlineData("><frame note='a &lt; &quot;b&quot;'><text/></frame>", "Drawing NotedFrame")]
    [InlineData("><frame xml:lang='is'><texti/></frame>", "Drawing LocalFrame")]
    [InlineData("><frame xsi:type='FrameType'/>", "Drawing Frame")]
    public void Attributes_select_the_class(string content, string classes) => Assert.Equal(classes, Call("Classes", content));

    [Theory]
    [InlineData(
        0,
        "<drawing><shape kind='disc'><x>1</x><radius>2</radius></shape><shape><x>1</x><to>2</to></shape>"
            + "<shape kind='ring'><x>1</x><radius>2</radius><inner>1</inner></shape></drawing>")]
    [InlineData(
        1,
        "<drawing XSI><shape kind='line' xsi:type='ArrowType'><x>1</x><to>2</to></shape>"
            + "<shape xsi:type='ArrowType'><x>1</x><to>2</to></shape></drawing>")]
    [InlineData(2, "<drawing layers='1'><plane>a</plane></drawing>")]
    [InlineData(3, "<drawing xsi:type='LayeredDrawingType' XSI><plane>a</plane></drawing>")]
    [InlineData(4, "<drawing><frame/></drawing>")]
    [InlineData(5, "<drawing><frame note='a &lt; &quot;b&quot;'><text>t</text></frame></drawing>")]
    [InlineData(6, "<drawing><frame xml:lang='is'><texti>t</texti></frame></drawing>")]
    [InlineData(7, "<drawing><frame/></drawing>")]
    [InlineData(8, "<drawing XSI><frame xsi:type='LocalFrameType'><texti>t</texti></frame></drawing>")]
    public void The_type_is_written_if_attributes_do_not_select_it(int number, string document) => Assert.Equal(
        Models.Canonical(document.Replace("XSI", Xsi).Replace("<drawing", "<drawing xmlns='urn:example:shapes'")), Models.Canonical(Call("Write", number)));

    [Theory]
    [InlineData("<shape kind='line'><x>1</x><to>2</to></shape><frame xsi:type='PlainFrameType' a='b'/>")]
    [InlineData("<shape kind='line' xsi:type='LineType'><x>1</x><to>2</to></shape><frame><marks/></frame>")]
    [InlineData("<frame xsi:type='FrameType'/><marks><mark kind='line'><x>1</x><to>2</to></mark></marks>")]
    public void Documents_come_back(string content)
    {
        var document = $"<drawing xmlns='urn:example:shapes' {Xsi}>{content}</drawing>";
        var model = Models.Parse(Built.Value.GetType("Shapes.Drawing")!, document);
        Assert.Equal(Models.Canonical(document), Models.Canonical(Models.Write(model)));
    }

    [Fact]
    public void Items_are_read_one_by_one_into_their_classes() => Assert.Equal(
        "Circle Line ",
        Call("One", "<drawing xmlns='urn:example:shapes'><shape kind='circle'><x>1</x><radius>2</radius></shape><shape><x>1</x><to>2</to></shape></drawing>"));

    [Fact]
    public void An_object_that_contradicts_its_attributes_is_copied_as_it_is() =>
        Assert.Equal("Circle Line DrawingShape Frame True True", Call("Contradicting"));

    [Fact]
    public void A_type_that_was_read_is_written_once_after_a_change()
    {
        const string Read = "<shape kind='line' xsi:type='LineType'><x>1</x><to>2</to></shape><shape xsi:type='LineType'><x>1</x><to>2</to></shape>";
        const string Written = "<shape xsi:type='LineType'><x>1</x><to>2</to></shape><shape kind='circle' xsi:type='LineType'><x>1</x><to>2</to></shape>";
        Assert.Equal(Models.Canonical(Drawing(Written)), Models.Canonical(Call("Changed", Drawing(Read))));

        static string Drawing(string shapes) => $"<drawing xmlns='urn:example:shapes' {Xsi}>{shapes}</drawing>";
    }

    private static string Call(string method, params object[] arguments) => (string)Built.Value.GetType("Uses")!.GetMethod(method)!.Invoke(null, arguments)!;
}
