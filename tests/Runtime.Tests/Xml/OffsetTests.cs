using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Byte ranges, positions, paths and what else is asked about the current event.</summary>
public class OffsetTests
{
    [Theory]
    [InlineData("<a><b c='1'/>x</a>", "<a>|<b c='1'/>|<b c='1'/>|x|</a>")]
    [InlineData("\uFEFF<?xml version='1.0'?> <é >ü€</é\n> ", "<é >|ü€|</é\n>")]
    [InlineData("<a>x<!-- c -->y</a>", "<a>|x<!-- c -->y|</a>")]
    [InlineData("<a><!-- c -->x<?p?></a>", "<a>|x|</a>")]
    [InlineData("<a>&amp;<!-- c --></a>", "<a>|&amp;|</a>")]
    [InlineData("<a><!-- c --> &#x41;x<?p?><![CDATA[y]]><?p?></a>", "<a>| &#x41;x<?p?><![CDATA[y]]>|</a>")]
    [InlineData("<a><![CDATA[]]><![CDATA[x]]><![CDATA[]]></a>", "<a>|<![CDATA[x]]>|</a>")]
    [InlineData("<a>x<![CDATA[]]></a>", "<a>|x|</a>")]
    [InlineData("<a><![CDATA[]]>x</a>", "<a>|x|</a>")]
    [InlineData("<a><![CDATA[\r]]></a>", "<a>|<![CDATA[\r]]>|</a>")]
    [InlineData("<a><!-- -->\r\n<?p?></a>", "<a>|\r\n|</a>")]
    [InlineData("<a>\r<?p?></a>", "<a>|\r|</a>")]
    [InlineData("<a>\rx\r<?p?></a>", "<a>|\rx\r|</a>")]
    [InlineData("<a><![CDATA[]]></a>", "<a>|</a>")]
    public void Events_have_ranges(string document, string ranges)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var actual = new List<string>();
        using var reader = new Utf8XmlReader(bytes);
        while (reader.Read())
            actual.Add(Encoding.UTF8.GetString(bytes, reader.Offset, reader.Length));
        Assert.Equal(ranges, string.Join("|", actual));
        Assert.Equal((bytes.Length, 0, XmlEventKind.EndOfDocument), (reader.Offset, reader.Length, reader.Kind));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Attributes_have_ranges()
    {
        var bytes = Encoding.UTF8.GetBytes("<a é:ü = '&lt;é\r\n' xmlns:é='u' b=\"\"/>");
        using var reader = new Utf8XmlReader(bytes);
        reader.Read();
        Assert.Equal(2, reader.AttributeCount);
        Assert.Equal(["é:ü", "&lt;é\r\n", "b", ""],
            [Slice(reader.GetAttributeNameRange(0)), Slice(reader.GetAttributeValueRange(0)), Slice(reader.GetAttributeNameRange(1)),
                Slice(reader.GetAttributeValueRange(1))]);
        Assert.Equal(
            ("é", "ü", "u", "<é "),
            (Text(reader.GetAttributePrefix(0)),
                Text(reader.GetAttributeLocalName(0)),
                Text(reader.GetAttributeNamespaceUri(0)),
                Text(reader.GetAttributeValue(0))));
        Assert.Equal("/a/@é:ü", reader.GetAttributePath(0));
        Assert.Equal("/a/@b", reader.GetAttributePath(1));

        string Slice((int Offset, int Length) range) => Encoding.UTF8.GetString(bytes, range.Offset, range.Length);
    }

    [Fact]
    public void A_missing_attribute_is_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Ask(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ask(-1));

        static void Ask(int index)
        {
            using var reader = new Utf8XmlReader("<a b=''/>"u8);
            reader.Read();
            reader.GetAttributeValue(index);
        }
    }

    [Fact]
    public void Namespaces_are_known_at_each_event()
    {
        var reader = new Utf8XmlReader("<a xmlns='u' xmlns:p='v'><p:b xmlns=''>x</p:b></a>"u8);
        reader.Read();
        Assert.Equal(2, reader.NamespaceDeclarationCount);
        reader.GetNamespaceDeclaration(0, out var prefix, out var uri);
        Assert.Equal(("", "u"), (Text(prefix), Text(uri)));
        reader.GetNamespaceDeclaration(1, out prefix, out uri);
        Assert.Equal(("p", "v"), (Text(prefix), Text(uri)));
        Assert.Equal(("u", "v", "-", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"), Bound(ref reader));
        reader.Read();
        Assert.Equal(1, reader.NamespaceDeclarationCount);
        Assert.Equal(("p", "b", "v"), (Text(reader.Prefix), Text(reader.LocalName), Text(reader.NamespaceUri)));
        Assert.Equal("", Bound(ref reader).Default);
        reader.Read();
        Assert.Equal(XmlEventKind.Text, reader.Kind);
        Assert.Equal("", Bound(ref reader).Default);
        Assert.Equal((0, 0), (reader.AttributeCount, reader.NamespaceDeclarationCount));
        reader.Read();
        Assert.Equal(("p", "b", "v"), (Text(reader.Prefix), Text(reader.LocalName), Text(reader.NamespaceUri)));
        Assert.Equal("", Bound(ref reader).Default);
        reader.Read();
        Assert.Equal(("", "a", "u"), (Text(reader.Prefix), Text(reader.LocalName), Text(reader.NamespaceUri)));
        Assert.Equal("u", Bound(ref reader).Default);
        reader.Read();
        Assert.Equal(("", "-", "-"), (Bound(ref reader).Default, Bound(ref reader).P, Bound(ref reader).Q));
        reader.Dispose();

        static (string Default, string P, string Q, string Xml, string Xmlns) Bound(ref Utf8XmlReader reader) =>
            (Find(ref reader, ""), Find(ref reader, "p"), Find(ref reader, "q"), Find(ref reader, "xml"), Find(ref reader, "xmlns"));

        static string Find(ref Utf8XmlReader reader, string prefix) =>
            reader.TryGetNamespace(Encoding.UTF8.GetBytes(prefix), out var uri) ? Text(uri) : "-";
    }

    [Fact]
    public void Paths_and_depths_follow_the_events()
    {
        const string document = "<?p <x>?><r><a/><p:a xmlns:p='u'/><a><!-- <a> --><b c='>'/><b d=\"/>\"><![CDATA[<a>]]></b>t</a ><b/><a>x</a></r>";
        var expected = new[]
        {
            "1 /r", "2 /r/a", "2 /r/a", "2 /r/p:a", "2 /r/p:a", "2 /r/a[2]", "3 /r/a[2]/b", "3 /r/a[2]/b", "3 /r/a[2]/b[2]", "3 /r/a[2]/b[2]", "3 /r/a[2]/b[2]",
            "2 /r/a[2]", "2 /r/a[2]", "2 /r/b", "2 /r/b", "2 /r/a[3]", "2 /r/a[3]", "2 /r/a[3]", "1 /r", "0 ",
        };
        var actual = new List<string>();
        using (var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document)))
        {
            while (reader.Read())
                actual.Add(reader.Depth + " " + reader.GetPath());
            actual.Add(reader.Depth + " " + reader.GetPath());
        }
        Assert.Equal(expected, actual);

        // The same, each asked for without those before.
        for (var index = 0; index < expected.Length; index++)
        {
            using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document));
            for (var count = 0; count <= index; count++)
                reader.Read();
            Assert.Equal(expected[index], reader.Depth + " " + reader.GetPath());
        }
    }

    [Fact]
    public void Positions_count_lines_and_UTF_16_units()
    {
        var document = new StringBuilder("\uFEFF<a>");
        var random = new Random(7);
        string[] pieces = ["x", "é", "€", "😀", "\n", "\r", "\r\n", "some longer piece of text"];
        while (document.Length < 20_000)
            document.Append(pieces[random.Next(pieces.Length)]);
        var text = document.Append("</a>").ToString();
        var bytes = Encoding.UTF8.GetBytes(text);
        using var reader = new Utf8XmlReader(bytes);
        for (var round = 0; round < 500; round++)
        {
            var index = random.Next(1, text.Length);
            if (char.IsLowSurrogate(text[index]) || (text[index] == '\n' && text[index - 1] == '\r'))
                continue;
            var before = text[1..index].Replace("\r\n", "\n").Replace('\r', '\n');
            var expected = new XmlPosition(before.Split('\n').Length, before.Length - before.LastIndexOf('\n'));
            Assert.Equal(expected, reader.GetPosition(Encoding.UTF8.GetByteCount(text.AsSpan(0, index))));
        }
        Assert.Equal(new XmlPosition(1, 1), reader.GetPosition(0));
        Assert.Equal(reader.GetPosition(bytes.Length), reader.GetPosition(int.MaxValue));
    }

    [Fact]
    public void Skipping_goes_to_the_end_tag()
    {
        using var reader = new Utf8XmlReader("<a><b><b/>x<c></c></b><b/><d/></a>"u8);
        reader.Read();
        reader.Read();
        reader.SkipToEndTag();
        Assert.Equal((XmlEventKind.EndElement, "b", 2, 18), (reader.Kind, Text(reader.LocalName), reader.Depth, reader.Offset));
        reader.Read();
        reader.SkipToEndTag();
        Assert.Equal((XmlEventKind.EndElement, "b", 2, 22), (reader.Kind, Text(reader.LocalName), reader.Depth, reader.Offset));
        reader.Read();
        Assert.Equal("d", Text(reader.LocalName));
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var other = new Utf8XmlReader("<a/>"u8);
            other.SkipToEndTag();
        });
        Assert.Throws<XmlBindingException>(() =>
        {
            using var other = new Utf8XmlReader("<a><b></a>"u8);
            other.Read();
            other.SkipToEndTag();
        });
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
