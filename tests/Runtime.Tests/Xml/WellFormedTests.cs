using System.Collections.Generic;

namespace Bindery.Tests.Xml;

/// <summary>Documents that are well-formed though they may not look it, and the events that they consist of.</summary>
public class WellFormedTests
{
    public static TheoryData<string, string> Documents { get; } = new()
    {
        // Tags.
        { "<a/>", "<a |>a" },
        { "<a></a>", "<a |>a" },
        { "<a\t\r\n/>", "<a |>a" },
        { "<a ></a\n>", "<a |>a" },
        { "<a><b/><b></b></a>", "<a |<b |>b |<b |>b |>a" },
        { "<_/>", "<_ |>_" },
        { "<a-b.c_1/>", "<a-b.c_1 |>a-b.c_1" },
        { "<xml/>", "<xml |>xml" },
        { "<éa·/>", "<éa· |>éa·" },
        { "<ดี>x</ดี>", "<ดี |\"x\" |>ดี" },
        { "<\U00010000\U000EFFFF/>", "<\U00010000\U000EFFFF |>\U00010000\U000EFFFF" },
        { "<a‿/>", "<a‿ |>a‿" },

        // Attributes.
        { "<a b='1' c=\"2\"/>", "<a b=\"1\" c=\"2\" |>a" },
        { "<a b = '1'\nc\t=\r\n'2' />", "<a b=\"1\" c=\"2\" |>a" },
        { "<a b='\"' c=\"'\"/>", "<a b=\"\"\" c=\"'\" |>a" },
        { "<a b='x>y'/>", "<a b=\"x>y\" |>a" },
        { "<a b=']]>'/>", "<a b=\"]]>\" |>a" },
        { "<a b=''/>", "<a b=\"\" |>a" },
        { "<a b=' x\ty\nz\rw\r\nv '/>", "<a b=\" x y z w v \" |>a" },
        { "<a b='&#9;&#10;&#13;&#32;'/>", "<a b=\"\\t\\n\\r \" |>a" },
        { "<a b='\r&#10;'/>", "<a b=\" \\n\" |>a" },
        { "<a b='&lt;&gt;&amp;&quot;&apos;'/>", "<a b=\"<>&\"'\" |>a" },
        { "<a b='&#60;&#x26;lt;'/>", "<a b=\"<&lt;\" |>a" },
        { "<a b='ä€😀'/>", "<a b=\"ä€😀\" |>a" },
        { "<a b='&#xE4;&#8364;&#x1f600;'/>", "<a b=\"ä€😀\" |>a" },
        { "<a é='1'/>", "<a é=\"1\" |>a" },
        { "<a xmlnsx='1' xmln='2'/>", "<a xmlnsx=\"1\" xmln=\"2\" |>a" },
        { "<a xml:lang='de'/>", "<a {http://www.w3.org/XML/1998/namespace}lang=\"de\" |>a" },

        // Text.
        { "<a>x</a>", "<a |\"x\" |>a" },
        { "<a> </a>", "<a |_\" \" |>a" },
        { "<a>\n\t <b/> \n</a>", "<a |_\"\\n\\t \" |<b |>b |_\" \\n\" |>a" },
        { "<a>x\r\ny\rz\n\rw\r\r\n</a>", "<a |\"x\\ny\\nz\\n\\nw\\n\\n\" |>a" },
        { "<a>\r\n\r</a>", "<a |_\"\\n\\n\" |>a" },
        { "<a>&#13;\n</a>", "<a |_\"\\r\\n\" |>a" },
        { "<a>&#32;</a>", "<a |_\" \" |>a" },
        { "<a>&lt;b/&gt;</a>", "<a |\"<b/>\" |>a" },
        { "<a>&amp;lt;</a>", "<a |\"&lt;\" |>a" },
        { "<a>]] > ]]&gt; ] ]]</a>", "<a |\"]] > ]]> ] ]]\" |>a" },
        { "<a>]]<!-- -->></a>", "<a |\"]]>\" |>a" },
        { "<a>'\"></a>", "<a |\"'\">\" |>a" },
        { "<a>&#x10FFFF;&#xD7FF;&#xE000;&#xFFFD;</a>", "<a |\"\U0010FFFF\uD7FF\uE000\uFFFD\" |>a" },
        { "<a>&#0000000000000000000065;</a>", "<a |\"A\" |>a" },
        { "<a>\u0085\u2028\u007F\u009F</a>", "<a |\"\u0085\u2028\u007F\u009F\" |>a" },
        { "<a>\uFEFF</a>", "<a |\"\uFEFF\" |>a" },

        // One event over comments, instructions and CDATA sections.
        { "<a>x<!-- c -->y<?p i?>z<![CDATA[<w>]]>&amp;</a>", "<a |\"xyz<w>&\" |>a" },
        { "<a><!-- c --></a>", "<a |>a" },
        { "<a><?p?></a>", "<a |>a" },
        { "<a><![CDATA[]]></a>", "<a |>a" },
        { "<a><![CDATA[]]><!----><?p?><b/></a>", "<a |<b |>b |>a" },
        { "<a><!-- c -->x</a>", "<a |\"x\" |>a" },
        { "<a>x<!-- c --></a>", "<a |\"x\" |>a" },
        { "<a><![CDATA[ ]]> </a>", "<a |_\"  \" |>a" },
        { "<a><![CDATA[]]]]><![CDATA[>]]></a>", "<a |\"]]>\" |>a" },
        { "<a><![CDATA[]]]></a>", "<a |\"]\" |>a" },
        { "<a><![CDATA[x\r\ny\rz]]>\r</a>", "<a |\"x\\ny\\nz\\n\" |>a" },
        { "<a><![CDATA[x\r]]>\n</a>", "<a |\"x\\n\\n\" |>a" },
        { "<a>\r<!-- -->\n</a>", "<a |_\"\\n\\n\" |>a" },
        { "<a><![CDATA[&lt;<![CDATA[--?>é]]></a>", "<a |\"&lt;<![CDATA[--?>é\" |>a" },

        // Comments and instructions.
        { "<!----><a/><!-- - -> - é <x> &y; -->", "<a |>a" },
        { "<?p?><?p ?><?p x?y ? > ?><a/><?é é?>", "<a |>a" },
        { "<?xml-stylesheet href='x'?><a/>", "<a |>a" },
        { "<?xm?><?xmlx?><a/>", "<a |>a" },
        { "<a><?p <b>&c;--?></a>", "<a |>a" },

        // Around the root.
        { "\uFEFF<a/>", "<a |>a" },
        { "\uFEFF<?xml version='1.0'?><a/>", "<a |>a" },
        { " \r\n\t<a/> \r\n\t", "<a |>a" },
        { "<?xml version=\"1.0\"?><a/>", "<a |>a" },
        { "<?xml\tversion = '1.0'\nencoding\r=\n'x-Y_1.2'  standalone='no' ?>\n<a/>", "<a |>a" },
        { "<?xml version='1.2'?><a/>", "<a |>a" },
        { "<?xml version='1.42' standalone='yes'?><a/>", "<a |>a" },
        { "<?xml version='1.0' encoding='utf-16'?><a/>", "<a |>a" },

        // Namespaces.
        { "<a xmlns='u'/>", "<{u}a |>{u}a" },
        { "<p:a xmlns:p='u'><p:b/></p:a>", "<{u}a |<{u}b |>{u}b |>{u}a" },
        { "<p:a p:b='1' b='2' xmlns:p='u'/>", "<{u}a {u}b=\"1\" b=\"2\" |>{u}a" },
        { "<a b='1' xmlns='u'/>", "<{u}a b=\"1\" |>{u}a" },
        { "<a xmlns='u'><b xmlns=''><c/></b><d/></a>", "<{u}a |<b |<c |>c |>b |<{u}d |>{u}d |>{u}a" },
        { "<a xmlns=''/>", "<a |>a" },
        { "<p:a xmlns:p='u'><p:b xmlns:p='v'/><p:c/></p:a>", "<{u}a |<{v}b |>{v}b |<{u}c |>{u}c |>{u}a" },
        { "<a xmlns:p='u' xmlns:q='v' p:x='1' q:x='2' x='3'/>", "<a {u}x=\"1\" {v}x=\"2\" x=\"3\" |>a" },
        { "<a xmlns:p='u&amp;&#9;v' p:x=''/>", "<a {u&\tv}x=\"\" |>a" },
        { "<a xmlns='u&#x20;v\tw'/>", "<{u v w}a |>{u v w}a" },
        { "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:b=''/>", "<a {http://www.w3.org/XML/1998/namespace}b=\"\" |>a" },
        { "<xml:a/>", "<{http://www.w3.org/XML/1998/namespace}a |>{http://www.w3.org/XML/1998/namespace}a" },
        { "<a xmlns='u' xmlns:p='u' p:x='1' x='2'/>", "<{u}a {u}x=\"1\" x=\"2\" |>{u}a" },
        { "<é:ü xmlns:é='u'/>", "<{u}ü |>{u}ü" },
        { "<a xmlns:Xml='u' Xml:b=''/>", "<a {u}b=\"\" |>a" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_reader_reports_the_expected_events(string document, string events)
    {
        var actual = string.Join(" |", EventText.Of(document));
        Assert.Equal(events, actual);
    }

    [Fact]
    public void Values_may_be_of_any_length()
    {
        var expected = new List<string>();
        for (var length = 0; length < 200; length++)
        {
            var run = new string('x', length);
            expected.Clear();
            expected.Add("<a b=\"" + run + "ä" + run + "<" + run + "\"");
            expected.Add("\"" + run + "ä" + run + "<" + run + ">\\n" + run + "]\"");
            expected.Add(">a");
            Assert.Equal(expected, EventText.Of($"<a b='{run}ä{run}&lt;{run}'>{run}ä{run}<!--{run}ä-x{run}--><![CDATA[<{run}>\r{run}]]>]<?p {run}?></a>"));
        }
    }
}
