using System;
using System.Reflection;
using System.Text;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>Comments and processing instructions stay in their places, where that is asked for.</summary>
public sealed class CommentTests
{
    private const string Content =
        """
        <interleave>
          <zeroOrMore><element name='a'><text/></element></zeroOrMore>
          <zeroOrMore><element name='b'><attribute name='x'/></element></zeroOrMore>
          <optional><element name='c'><empty/></element></optional>
          <optional><element name='n'><data type='int'/></element></optional>
          <optional><element name='items'><zeroOrMore><element name='item'><attribute name='y'/></element></zeroOrMore></element></optional>
          <optional><element name='p'><mixed><zeroOrMore><element name='i'><text/></element></zeroOrMore></mixed></element></optional>
        </interleave>
        """;

    private static readonly XmlReadOptions Asked = new() { Comments = CommentHandling.Preserve };

    private static readonly XmlWriteOptions Plain = new() { Validate = false };

    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(Content)).Load().GetType("Models.Doc")!);

    [Theory]
    [InlineData("<doc><!----></doc>")]
    [InlineData("<doc><!-- 1 --><a>1</a><!-- 2 --><a>2</a><?pi 3?></doc>")]
    [InlineData("<doc><b x=\"1\"/><!-- 1 --><a>1</a><!-- 2 --><b x=\"2\"><!-- in --></b><!-- 3 --><c/></doc>")]
    [InlineData("<doc><a><!-- first -->one<!-- é -->two&amp;<?pi?></a><a><!-- only --></a><c><!-- in --></c></doc>")]
    [InlineData("<doc><n>0<!-- within -->5</n></doc>")]
    [InlineData("<doc><items><!-- 1 --><item y=\"1\"/><!-- 2 --><item y=\"2\"/><!-- 3 --></items></doc>")]
    [InlineData("<doc><items><!-- none --></items></doc>")]
    [InlineData("<doc><p>one <!-- 1 -->two <i>three<!-- 2 --></i><!-- 3 --><?pi 4?> four<!-- 5 --></p></doc>")]
    [InlineData("<doc><u k=\"1\"><!-- 1 -->x<!-- 2 -->y<v/><!-- 3 --></u><!-- 4 -->text<!-- 5 -->more<w/></doc>")]
    [InlineData("<doc><a>1<!-- 1 --><u/>2<!-- 2 --></a></doc>")]
    public void Each_is_written_at_its_place(string xml)
    {
        var document = Parse(xml, Asked);
        Assert.Equal(xml, Write(document, Plain));
        var copy = Doc.Value.GetMethod("Clone")!.Invoke(document, null)!;
        Assert.Equal(xml, Write(copy, Plain));
        Assert.Equal(document, copy);
    }

    [Fact]
    public void They_are_kept_around_the_root_on_separate_lines()
    {
        const string Xml = "<!-- licence -->\n<?xml-stylesheet href=\"x.css\"?>\n<doc><c/></doc>\n<!-- end -->\n<?last?>";
        var document = Parse("<?xml version='1.0'?>\n" + Xml.Replace("?>\n<doc", "?><doc", StringComparison.Ordinal), Asked);
        Assert.Equal(Xml, Write(document, new XmlWriteOptions()));
        Assert.Equal(Xml, Write(Doc.Value.GetMethod("Clone")!.Invoke(document, null)!, new XmlWriteOptions()));
        Assert.Equal("<doc><c/></doc>", document.ToString());
    }

    [Theory]
    [InlineData("<!DOCTYPE doc [<!-- inside --><!ENTITY x 'X<!-- of the entity -->'>]><!-- 1 --><doc><a>&x;<!-- 2 --></a></doc>")]
    public void They_are_kept_if_a_document_type_is_read(string xml)
    {
        var document = Parse(xml, new XmlReadOptions { Comments = CommentHandling.Preserve, DocumentType = DocumentTypeHandling.Read });
        Assert.Equal("<!-- 1 -->\n<doc><a>X<!-- of the entity --><!-- 2 --></a></doc>", Write(document, Plain));
    }

    [Fact]
    public void They_are_on_separate_lines_if_elements_are()
    {
        var document = Parse("<doc><!-- 1 --><a>x<!-- in text --></a><!-- 2 --></doc>", Asked);
        Assert.Equal("<doc>\n  <!-- 1 -->\n  <a>x<!-- in text --></a>\n  <!-- 2 -->\n</doc>", Write(document, new XmlWriteOptions { Indent = true }));
    }

    [Fact]
    public void They_are_neither_unknown_content_nor_values()
    {
        const string Xml = "<!-- 0 --><doc><!-- 1 --><a>x<!-- 2 --></a></doc>";
        var document = Parse(Xml, new XmlReadOptions { Comments = CommentHandling.Preserve, UnknownContent = UnknownContent.Reject, Validate = true });
        Assert.Equal("<!-- 0 -->\n<doc><!-- 1 --><a>x<!-- 2 --></a></doc>", Write(document, new XmlWriteOptions { UnknownContent = UnknownContentOutput.Omit }));
        var plain = Parse(Xml, null);
        Assert.Equal("<doc><a>x</a></doc>", Write(plain, Plain));
        Assert.Equal(plain, document);
        Assert.Equal(plain.GetHashCode(), document.GetHashCode());
    }

    [Fact]
    public void Adding_and_removing_items_keeps_the_places_of_others()
    {
        var document = Parse("<doc><!-- of 1 --><a>1</a><!-- of 2 --><a>2</a><!-- end --></doc>", Asked);
        var items = (System.Collections.IList)Doc.Value.GetProperty("As")!.GetValue(document)!;
        items.Add("3");
        Assert.Equal("<doc><!-- of 1 --><a>1</a><!-- of 2 --><a>2</a><!-- end --><a>3</a></doc>", Write(document, Plain));
        items.Clear();
        Assert.Equal("<doc><!-- of 1 --><!-- of 2 --><!-- end --></doc>", Write(document, Plain));
    }

    [Fact]
    public void Many_in_one_text_cost_no_more_than_their_number()
    {
        var xml = new StringBuilder("<doc><a>");
        for (var i = 0; i < 50_000; i++)
            xml.Append("é<!---->");
        xml.Append("</a></doc>");
        Assert.Equal(xml.ToString(), Write(Parse(xml.ToString(), Asked), Plain));
    }

    private static object Parse(string xml, XmlReadOptions? options) =>
        Doc.Value.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [xml, options], null)!;

    private static string Write(object document, XmlWriteOptions options) =>
        (string)Doc.Value.GetMethod("ToXml")!.Invoke(document, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
}
