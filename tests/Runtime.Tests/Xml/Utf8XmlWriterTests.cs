using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

public class Utf8XmlWriterTests
{
    [Fact]
    public void Elements_attributes_and_text()
    {
        using var writer = new Utf8XmlWriter();
        writer.StartElement("a"u8);
        writer.Attribute("b"u8, "1");
        writer.Attribute("c", "2");
        writer.Attribute("d"u8, "3"u8);
        writer.Attribute("e"u8, long.MinValue);
        writer.Attribute("f"u8, -5);
        writer.StartElement("g");
        writer.EndElement();
        writer.Text("x");
        writer.Text("y"u8);
        writer.Text("7");
        writer.StartElement("é");
        writer.Text("");
        writer.EndElement();
        writer.EndElement();
        Assert.Equal("<a b=\"1\" c=\"2\" d=\"3\" e=\"-9223372036854775808\" f=\"-5\"><g/>xy7<é/></a>", writer.ToString());
    }

    [Theory]
    [InlineData("a&b<c>d\"e'f\tg\nh\ri]]>", "a&amp;b&lt;c&gt;d\"e'f\tg\nh&#xD;i]]&gt;", "a&amp;b&lt;c>d&quot;e'f&#x9;g&#xA;h&#xD;i]]>")]
    [InlineData("ä€😀\u0085\u2028\uFEFF\uFFFD", "ä€😀\u0085\u2028\uFEFF\uFFFD", "ä€😀\u0085\u2028\uFEFF\uFFFD")]
    [InlineData("\r\n", "&#xD;\n", "&#xD;&#xA;")]
    [InlineData(
        "a long run of plain characters, then & and then another long run of plain characters",
        "a long run of plain characters, then &amp; and then another long run of plain characters",
        "a long run of plain characters, then &amp; and then another long run of plain characters")]
    public void Escaping(string value, string text, string attribute)
    {
        Assert.Equal($"<a b=\"{attribute}\">{text}</a>", Written(writer =>
        {
            writer.StartElement("a"u8);
            writer.Attribute("b"u8, value);
            writer.Text(value);
            writer.EndElement();
        }));
        Assert.Equal($"<a b=\"{attribute}\">{text}</a>", Written(writer =>
        {
            writer.StartElement("a"u8);
            writer.Attribute("b"u8, Encoding.UTF8.GetBytes(value));
            writer.Text(Encoding.UTF8.GetBytes(value));
            writer.EndElement();
        }));
    }

    public static TheoryData<int, string> Unwritable { get; } = new()
    {
        { 0, "U+0000" }, { 1, "U+0001" }, { 8, "U+0008" }, { 0xB, "U+000B" }, { 0xC, "U+000C" }, { 0xE, "U+000E" }, { 0x1F, "U+001F" },
        { 0xFFFE, "U+FFFE" }, { 0xFFFF, "U+FFFF" }, { 0xD800, "U+D800" }, { 0xDBFF, "U+DBFF" }, { 0xDC00, "U+DC00" }, { 0xDFFF, "U+DFFF" },
    };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void Characters_that_are_not_allowed_in_XML_are_named(int character, string name)
    {
        foreach (var value in new[] { $"{(char)character}", $"x{(char)character}y", $"a long enough run of plain characters {(char)character}" })
        {
            using var writer = new Utf8XmlWriter();
            writer.StartElement("disk"u8);
            var inAttribute = Assert.Throws<ArgumentException>(() => writer.Attribute("name"u8, value));
            Assert.Equal($"The character {name} in the attribute 'name' of <disk> cannot be written to XML", inAttribute.Message);
            writer.Reset();
            writer.StartElement("disk"u8);
            var inText = Assert.Throws<ArgumentException>(() => writer.Text(value));
            Assert.Equal($"The character {name} in the text of <disk> cannot be written to XML", inText.Message);
            writer.Reset();
            Assert.True(writer.WrittenSpan.IsEmpty);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 }, "The byte 0xC0 in the text of <a> is not UTF-8")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "The byte 0xED in the text of <a> is not UTF-8")]
    [InlineData(new byte[] { 0x41, 0xE4 }, "The byte 0xE4 in the text of <a> is not UTF-8")]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBE }, "The character U+FFFE in the text of <a> cannot be written to XML")]
    [InlineData(new byte[] { 0x0B }, "The character U+000B in the text of <a> cannot be written to XML")]
    public void Bytes_are_checked_too(byte[] text, string message)
    {
        using var writer = new Utf8XmlWriter();
        writer.StartElement("a"u8);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => writer.Text(text)).Message);
    }

    [Fact]
    public void Indentation_puts_elements_on_separate_lines() =>
        Assert.Equal("<a>\n  <b>\n    <c/>\n  </b>\n  <d>x</d>\n  <e/>\n</a>", Written(writer =>
        {
            writer.StartElement("a"u8);
            writer.StartElement("b"u8);
            Empty(writer, "c");
            writer.EndElement();
            writer.StartElement("d"u8);
            writer.Text("x");
            writer.EndElement();
            Empty(writer, "e");
            writer.EndElement();
        }, indent: true));

    [Fact]
    public void Indentation_leaves_mixed_content_as_it_is() =>
        Assert.Equal("<a>\n  <m>x<b/>y<c/></m>\n  <m><b>\n      <c/>\n    </b><b/>late<d/></m>\n  <f/>\n</a>", Written(writer =>
        {
            writer.StartElement("a"u8);
            writer.StartElement("m"u8);
            writer.Text("x");
            Empty(writer, "b");
            writer.Text("y");
            Empty(writer, "c");
            writer.EndElement();
            writer.StartElement("m"u8);
            writer.StartElement("b"u8);
            Empty(writer, "c");
            writer.EndElement();
            Empty(writer, "b");
            writer.Text("late");
            Empty(writer, "d");
            writer.EndElement();
            Empty(writer, "f");
            writer.EndElement();
        }, indent: true));

    [Fact]
    public void Misuse_is_refused()
    {
        using var writer = new Utf8XmlWriter();
        Assert.Throws<InvalidOperationException>(() => writer.EndElement());
        Assert.Throws<InvalidOperationException>(() => writer.Text("x"));
        Assert.Throws<InvalidOperationException>(() => writer.Attribute("a"u8, "x"));
        writer.StartElement("a"u8);
        writer.Text("x");
        Assert.Throws<InvalidOperationException>(() => writer.Attribute("a"u8, "x"));
        Assert.Throws<InvalidOperationException>(() => writer.Attribute("p"u8, "a"u8, "u"u8, "x"u8));
        Assert.Throws<InvalidOperationException>(() => writer.NamespaceDeclaration("p"u8, "u"u8));
        writer.EndElement();
        Assert.Throws<InvalidOperationException>(() => writer.StartElement("b"u8));
        Assert.Equal("<a>x</a>", writer.ToString());
    }

    [Fact]
    public void Attributes_of_the_open_tag_are_known()
    {
        using var writer = new Utf8XmlWriter();
        writer.StartElement("p"u8, "a"u8, "u"u8);
        Assert.False(writer.HasAttribute("b", ""));
        writer.Attribute("b"u8, "x=\"<' ");
        writer.Attribute("p"u8, "c"u8, "u"u8, ""u8);
        writer.Attribute("c", "v", "");
        writer.Attribute("lang", "http://www.w3.org/XML/1998/namespace", "de");
        foreach (var (name, uri, expected) in new[]
        {
            ("b", "", true), ("b", "u", false), ("c", "u", true), ("c", "v", true), ("c", "", false), ("p", "", false), ("x", "", false),
            ("lang", "http://www.w3.org/XML/1998/namespace", true), ("lang", "", false),
        })
            Assert.Equal((name, uri, expected), (name, uri, writer.HasAttribute(name, uri)));
        for (var number = 0; number < 100; number++)
        {
            Assert.False(writer.HasAttribute("n" + number, ""));
            Assert.False(writer.HasAttribute("n" + number, "v"));
            writer.Attribute(Encoding.UTF8.GetBytes("n" + number), number);
            writer.Attribute("n" + number, "v", "1");
            Assert.True(writer.HasAttribute("n" + number, ""));
            Assert.True(writer.HasAttribute("n" + number, "v"));
            Assert.True(writer.HasAttribute("b", ""));
        }
        writer.StartElement("a"u8);
        Assert.False(writer.HasAttribute("b", ""));
        Assert.False(writer.HasAttribute("n50", ""));
    }

    [Fact]
    public void Values_round_trip()
    {
        var random = new Random(20261123);
        string[] pieces = ["&", "<", ">", "\"", "'", "\t", "\n", "\r", "\r\n", "]]>", " ", "a", "plain text of some length", "ä", "€", "😀", "\U0010FFFF",
            "\u0085", "\u2028", "\uFFFD", "\uD7FF", "\uE000", "&amp;", "<!--", "\u007F"];
        for (var round = 0; round < 2000; round++)
        {
            var built = new StringBuilder("x");
            for (var count = random.Next(8); count > 0; count--)
                built.Append(pieces[random.Next(pieces.Length)]);
            var value = built.ToString();
            var bytes = Encoding.UTF8.GetBytes(value);
            using var writer = new Utf8XmlWriter();
            writer.StartElement("a"u8, bytes);
            writer.Attribute("b"u8, value);
            writer.Attribute("c"u8, bytes);
            writer.Attribute("d", value, value);
            writer.Text(value);
            writer.StartElement("e"u8);
            writer.Text(bytes);
            writer.EndElement();
            writer.EndElement();
            var quoted = EventText.Quoted(value);
            Assert.Equal(
                ["<{" + value + "}a b=" + quoted + " c=" + quoted + " {" + value + "}d=" + quoted, quoted, "<e", quoted, ">e", ">{" + value + "}a"],
                EventText.Of(writer.WrittenSpan.ToArray()));
        }
    }

    [Fact]
    public void Buffers_are_reused()
    {
        WriteSmall();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            WriteSmall();
        // The writer itself, nothing that grows with the document.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 100);
    }

    private static void WriteSmall()
    {
        using var writer = new Utf8XmlWriter();
        writer.StartElement("a"u8, "urn:x"u8);
        writer.Attribute("p"u8, "b"u8, "urn:y"u8, "v"u8);
        writer.Attribute("c"u8, "some value that is long enough to be copied in one go");
        writer.Text("text");
        writer.EndElement();
    }

    internal static string Written(Action<Utf8XmlWriter> write, bool indent = false)
    {
        using var writer = new Utf8XmlWriter(indent);
        write(writer);
        return writer.ToString();
    }

    private static void Empty(Utf8XmlWriter writer, string name)
    {
        writer.StartElement(name);
        writer.EndElement();
    }
}
