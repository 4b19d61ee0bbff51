using System;
using System.Linq;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Limits, hostile shapes, and what reading costs. The times allowed are many times what is needed; what is quadratic takes minutes.</summary>
public class LimitTests
{
    private static XmlLimits Wide => new() { MaxAttributes = 1_000_000 };

    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(10);

    [Fact]
    public void Nesting_is_limited()
    {
        EventText.Of(Nested(256));
        Malformed.IsRefused(Encoding.UTF8.GetBytes(Nested(257)), 1, 256 * 3 + 1, string.Concat(Enumerable.Repeat("/a", 257)),
            "The elements are nested deeper than 256; raise XmlLimits.MaxDepth to read this document");
        EventText.Of("<a><b/><b/></a>", new XmlLimits { MaxDepth = 2 });
        Malformed.IsRefused("<a><b><c/></b></a>"u8.ToArray(), 1, 7, "/a/b/c",
            "The elements are nested deeper than 2; raise XmlLimits.MaxDepth to read this document", new XmlLimits { MaxDepth = 2 });
    }

    [Fact]
    public void Size_is_limited()
    {
        EventText.Of("<abc/>", new XmlLimits { MaxBytes = 6 });
        Malformed.IsRefused("<abcd/>"u8.ToArray(), 1, 1, "",
            "The document has more than the 6 bytes allowed; raise XmlLimits.MaxBytes to read it", new XmlLimits { MaxBytes = 6 });
    }

    [Fact]
    public void Deep_nesting_is_read_if_it_is_allowed()
    {
        var document = Encoding.UTF8.GetBytes(Nested(200_000));
        Within(() =>
        {
            using var reader = new Utf8XmlReader(document, new XmlLimits { MaxDepth = 200_000 });
            var deepest = 0;
            while (reader.Read())
                deepest = Math.Max(deepest, reader.Depth);
            Assert.Equal(200_000, deepest);
        });
    }

    [Fact]
    public void Many_attributes_are_compared_in_acceptable_time()
    {
        var names = Enumerable.Range(0, 100_000).Select(number => " a" + number + "=''").ToArray();
        var tag = "<a" + string.Concat(names);
        Within(() => Assert.Equal(2, EventText.Of(tag + "/>", Wide).Count));
        var last = Wide;
        Within(() =>
            Malformed.IsRefused(
                Encoding.UTF8.GetBytes(tag + " a99999='' a5=''/>"), 1, tag.Length + 2, "/a/@a99999", "The attribute 'a99999' stands twice in one tag", last));
    }

    [Fact]
    public void Many_attributes_with_one_long_namespace_are_compared_in_acceptable_time()
    {
        var uri = new string('u', 200_000);
        var tag = $"<a xmlns:p='{uri}' xmlns:q='{uri}'"
            + string.Concat(Enumerable.Range(0, 20_000).Select(number => $" {(number % 2 == 0 ? 'p' : 'q')}:a{number}=''"));
        Within(() =>
        {
            using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(tag + "/>"), Wide);
            Assert.True(reader.Read());
            Assert.Equal(20_000, reader.AttributeCount);
        });
        Within(() => Malformed.IsRefused(Encoding.UTF8.GetBytes(tag + " q:a0=''/>"), 1, tag.Length + 2, "/a/@q:a0",
            $"The attributes 'p:a0' and 'q:a0' have the same name; both prefixes stand for {new string('u', 80)}…", Wide));
    }

    [Fact]
    public void Many_namespace_declarations_are_searched_in_acceptable_time()
    {
        const int count = 50_000;
        var document = new StringBuilder("<a");
        for (var number = 0; number < count; number++)
            document.Append(" xmlns:p").Append(number).Append("='u").Append(number / 2).Append('\'');
        document.Append('>');
        for (var number = 0; number < count; number++)
            document.Append("<p").Append(number).Append(":b xmlns='v").Append(number).Append("'/>");
        document.Append("</a>");
        Within(() =>
        {
            using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document.ToString()));
            reader.Read();
            for (var number = 0; number < count; number++)
            {
                reader.Read();
                Assert.True(reader.NamespaceUri.SequenceEqual(Encoding.UTF8.GetBytes("u" + number / 2)));
                reader.Read();
            }
            Assert.True(reader.Read());
            Assert.True(reader.NamespaceUri.IsEmpty);
        });
    }

    [Fact]
    public void Declarations_across_the_threshold_do_not_repeat_the_work()
    {
        // Each child adds one declaration to many long ones.
        var document = new StringBuilder("<a");
        for (var number = 0; number < 16; number++)
            document.Append(" xmlns:p").Append(number).Append("='").Append((char)('a' + number), 100_000).Append('\'');
        document.Append('>').Insert(document.Length, "<b xmlns:q='u' xmlns:r='v' xmlns:s='w'/>", 50_000).Append("</a>");
        Within(() => Assert.Equal(100_002, CountEvents(document.ToString())));
    }

    [Fact]
    public void Text_in_many_pieces_is_combined_in_acceptable_time()
    {
        var builder = new StringBuilder("<a b='").Insert(6, "&lt;x\n", 100_000)
            .Append("'>")
            .Insert(600_008, "<![CDATA[x]]>&amp;\r<!-- -->", 100_000)
            .Append("</a>");
        Within(() =>
        {
            using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(builder.ToString()));
            reader.Read();
            Assert.Equal(300_000, reader.GetAttributeValue(0).Length);
            reader.Read();
            Assert.Equal(300_000, reader.Value.Length);
            reader.Read();
            Assert.Equal(XmlEventKind.EndElement, reader.Kind);
        });
    }

    [Theory]
    [InlineData("<a>", "]", "</a>")]
    [InlineData("<a><![CDATA[", "]", "]]></a>")]
    [InlineData("<a><!--", "- ", "--></a>")]
    [InlineData("<a><?p ", "?", "?></a>")]
    [InlineData("<a>", "\r", "</a>")]
    [InlineData("<a>", "😀é", "</a>")]
    [InlineData("<a>", "<b/>", "</a>")]
    [InlineData("<a>", "<?p?>", "</a>")]
    [InlineData("<a ", " ", "/>")]
    [InlineData("<a", "a", "/>")]
    [InlineData("<a b='", "\"", "'/>")]
    [InlineData("<a>&#", "0", "65;</a>")]
    [InlineData("", "<!---->", "<a/>")]
    public void Repetition_is_read_in_acceptable_time(string before, string repeated, string after)
    {
        var document = new StringBuilder(before).Insert(before.Length, repeated, 300_000).Append(after).ToString();
        Within(() => Assert.InRange(CountEvents(document), 2, 600_002));
    }

    [Fact]
    public void Paths_of_all_elements_cost_one_pass()
    {
        // As many names as elements, on one level, with a place asked for at each.
        var document = new StringBuilder("<a>");
        for (var number = 0; number < 50_000; number++)
            document.Append("<n").Append(number / 2).Append("><x/></n").Append(number / 2).Append(">\n");
        document.Append("</a>");
        Within(() =>
        {
            using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document.ToString()));
            var last = "";
            var line = 0;
            while (reader.Read())
            {
                if (reader.Kind != XmlEventKind.StartElement || reader.Depth != 3)
                    continue;
                last = reader.GetPath();
                line = reader.GetPosition(reader.Offset).Line;
            }
            Assert.Equal(("/a/n24999[2]/x", 50_000), (last, line));
        });
    }

    [Fact]
    public void Long_names_are_shortened_in_messages()
    {
        var name = new string('n', 100_000);
        var exception = Assert.Throws<XmlBindingException>(() => EventText.Of($"<{name}></x>"));
        Assert.InRange(exception.Message.Length, 50, 600);
    }

    [Fact]
    public void Reading_allocates_nothing_in_the_long_run()
    {
        var document = Encoding.UTF8.GetBytes("<a xmlns='u' xmlns:p='v&amp;'>"
            + string.Concat(Enumerable.Repeat("<p:b c='&lt;' d='2'>x&amp;<!-- -->y</p:b>\r\n", 20))
            + "</a>");
        for (var round = 0; round < 3; round++)
            ReadNested(document);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 10; round++)
            ReadNested(document);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Reads with another reader at work on the same thread.</summary>
    private static void ReadNested(byte[] document)
    {
        using var outer = new Utf8XmlReader(document);
        outer.Read();
        outer.Read();
        var count = 0;
        using (var inner = new Utf8XmlReader(document))
        {
            while (inner.Read())
                count++;
        }
        if (!outer.LocalName.SequenceEqual("b"u8)
            || !outer.GetAttributeValue(0).SequenceEqual("<"u8)
            || !outer.NamespaceUri.SequenceEqual("v&"u8)
            || count != 82)
            throw new InvalidOperationException("The readers disturbed each other.");
    }

    private static int CountEvents(string document)
    {
        using var reader = new Utf8XmlReader(Encoding.UTF8.GetBytes(document));
        var count = 0;
        while (reader.Read())
            count++;
        return count;
    }

    private static string Nested(int depth) => new StringBuilder().Insert(0, "<a>", depth).Append('x').Insert(depth * 3 + 1, "</a>", depth).ToString();

    private static void Within(Action action)
    {
        var before = ThreadTime.Now;
        action();
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, Ample);
    }
}
