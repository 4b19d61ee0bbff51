using System;
using System.Linq;
using System.Reflection;
using System.Text;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>A document type declaration is refused, or read where that is asked for; nothing outside the document ever is.</summary>
public sealed class DocumentTypeTests
{
    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(
        "<optional><attribute name='a'/></optional><optional><attribute name='n'><data type='int'/></attribute></optional><zeroOrMore><element name='p'><optional><attribute name='k'/></optional><text/></element></zeroOrMore>"))
            .Load()
            .GetType("Models.Doc")!);

    private static readonly XmlReadOptions Asked = new() { DocumentType = DocumentTypeHandling.Read };

    [Theory]
    [InlineData("<!DOCTYPE doc><doc a='1'/>", "<doc a=\"1\"/>")]
    [InlineData("<?xml version='1.0'?>\n<!-- c --><!DOCTYPE doc PUBLIC '-//x' \"http://nowhere.invalid/x.dtd\">\n<doc/>", "<doc/>")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x 'one &amp; two'><!ENTITY y '<p>&x;</p>'>]><doc a='&x;'>&y;<p>&lt;&x;&#65;</p></doc>",
        "<doc a=\"one &amp; two\"><p>one &amp; two</p><p>&lt;one &amp; twoA</p></doc>")]
    [InlineData("<!DOCTYPE doc [<!ENTITY q '&#34;'><!ENTITY lt2 '&#38;#60;'>]><doc a=\"&q;'\"><p>&lt2;</p></doc>", "<doc a=\"&quot;'\"><p>&lt;</p></doc>")]
    [InlineData(
        "<!DOCTYPE doc [<!-- - --><?pi?><!ELEMENT doc (p*)><!ATTLIST doc a CDATA 'd' n CDATA #IMPLIED><!ATTLIST p k (x|y) \"x\">]><doc><p/><p k=' y '/></doc>",
        "<doc a=\"d\"><p k=\"x\"/><p k=\"y\"/></doc>")]
    [InlineData("<!DOCTYPE doc [<!ENTITY % more \"<!ENTITY x 'X'>\">%more;]><doc><p>&x;<![CDATA[&x;]]></p></doc>", "<doc><p>X&amp;x;</p></doc>")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x 'first'><!ENTITY x 'second'>]><doc a='&x;'/>", "<doc a=\"first\"/>")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x '1&#13;2'><!ENTITY p '<p&#13;/>&#13;'>]><doc a='&x;'>&p;<p>&x;</p></doc>", "<doc a=\"1 2\"><p/><p>1&#xD;2</p></doc>")]
    public void Declarations_in_the_document_are_read(string xml, string expected) =>
        Assert.Equal(expected, Models.Write(Parse(xml, Asked)));

    /// <summary>What is not well-formed without its entities is not made so by them.</summary>
    [Theory]
    [InlineData("<!DOCTYPE doc [<!ENTITY e '\"'>]><doc a=\"&e;></doc>")]
    [InlineData("<!DOCTYPE doc [<!ENTITY e '#'>]><doc><p>&&e;97;</p></doc>")]
    [InlineData("<!DOCTYPE doc [<!ENTITY e '<doc/>'>]>&e;")]
    [InlineData("<!DOCTYPE doc [<!ENTITY e ''>]><doc/>&e;")]
    public void Entities_do_not_complete_the_surrounding_markup(string xml) => Assert.Throws<XmlBindingException>(() => Parse(xml, Asked));

    [Theory]
    [InlineData(
        "<!DOCTYPE doc SYSTEM 'x.dtd'>\n<doc a='&nbsp;'/>",
        "The entity 'nbsp' is not declared in the document itself, and files that its document type refers to are not read (line 2, column 9)")]
    [InlineData("<!DOCTYPE doc>\n<doc>\n<p>&x;</p></doc>", "The entity 'x' is not declared (line 3, column 4)")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><doc><p>&x;</p></doc>",
        "The entity 'x' stands in another file, which is not read (line 1, column 65)")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><doc><p>&x;</p></doc>", "The entity 'x' refers to itself (line 1, column 60)")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x '<p>'>]><doc>&x;</p></doc>", "The entity 'x' must close the elements that it opens, and no others (line 1, column 40)")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x '<'>]><doc a='&x;'/>", "The entity 'x' has '<', which is not allowed in the value of an attribute (line 1, column 41)")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x 'many'>]>\n<doc n='&x;'/>", null)]
    [InlineData(
        "<!DOCTYPE doc [<!ELEMENT doc (a,b|c)>]><doc/>",
        "The items of this list are separated by ','; put the others into parentheses of their own (line 1, column 34)")]
    [InlineData(
        "<!DOCTYPE doc [<!ATTLIST doc a NUMBER '1'>]><doc/>",
        "The type of an attribute is CDATA, ID, IDREF, IDREFS, ENTITY, ENTITIES, NMTOKEN, NMTOKENS, NOTATION, or words in parentheses (line 1, column 32)")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x", "White space is expected here (line 1, column 26)")]
    [InlineData(
        "<!DOCTYPE doc [<!ENTITY x 'long enough to move what follows'>]>\n<doc a='&x;'>&x;\n&x;<q></doc>",
        "The end tag </doc> closes the element <q>; </q> is missing (line 3, column 7, /doc/q)")]
    public void Missing_parts_of_a_map_are_errors_with_messages(string xml, string? message)
    {
        if (message is null)
            Assert.NotNull(Parse(xml, Asked));
        else if (message.StartsWith("The end tag", StringComparison.Ordinal))
            Assert.Equal((3, 7), Assert.Throws<XmlBindingException>(() => Parse(xml, Asked)) is var found ? (found.Line, found.Column) : default);
        else
            Assert.Equal(message, Assert.Throws<XmlBindingException>(() => Parse(xml, Asked)).Message);
    }

    [Fact]
    public void It_is_refused_by_default() =>
        Assert.Contains(
            "<!DOCTYPE", Assert.Throws<XmlBindingException>(() => Parse("<!DOCTYPE doc><doc/>", new XmlReadOptions())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(10, "lol")]
    [InlineData(30, "")]
    public void Entities_of_entities_have_a_limit(int levels, string innermost)
    {
        var text = new StringBuilder($"<!DOCTYPE doc [<!ENTITY e0 '{innermost}'>");
        for (var i = 1; i <= levels; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"]><doc><p>&e{levels};</p></doc>");
        Assert.Contains(
            "The entities of the document make more than",
            Assert.Throws<XmlBindingException>(() => Parse(text.ToString(), Asked)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Attribute_defaults_have_a_limit()
    {
        var xml = $"<!DOCTYPE doc [<!ATTLIST p long CDATA '{new string('x', 100_000)}'>]><doc>{string.Concat(Enumerable.Repeat("<p/>", 1_000))}</doc>";
        Assert.StartsWith(
            "The attribute defaults of the document make more than 4 characters for each of its own",
            Assert.Throws<XmlBindingException>(() => Parse(xml, Asked)).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_are_reported_at_their_places_in_the_source()
    {
        var violation = Assert.Throws<SchemaViolationException>(() =>
            Parse(
                "<!DOCTYPE doc [<!ENTITY x 'a rather long text'>]>\n<doc><p>&x;</p><q/></doc>",
                new XmlReadOptions { DocumentType = DocumentTypeHandling.Read, Validate = true })).Violations[0];
        Assert.Equal((2, 16), (violation.Line, violation.Column));
    }

    [Theory]
    [InlineData("<!DOCTYPE doc [<!ENTITY x '1'>]><doc n='&x;'/>", null)]
    [InlineData("<?xml version='1.0'?><!-- c --><!DOCTYPE doc [<!ATTLIST doc n CDATA '7'>]>\n<doc/>", null)]
    [InlineData("<!DOCTYPE doc [<!ENTITY x 'many'>]>\n<doc n='1' m='&x;'/>", "(2,12): error BND3001: 'm' is not allowed in 'doc'")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x 'many'>]>\n<doc n='&x;'/>", "(2,9): error BND3003: 'many' is not allowed for 'n': it must be an integer between")]
    [InlineData("<!DOCTYPE doc SYSTEM 'http://nowhere.invalid/x.dtd'>\n<doc n='&x;'/>", "(2,9): error BND3006: The entity 'x' is not declared in the document itself")]
    [InlineData("<!DOCTYPE doc [<!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]><doc n='&a;'/>", "(1,63): error BND3006: The entity 'a' refers to itself")]
    [InlineData("<doc n='1'><!DOCTYPE doc></doc>", "(1,12): error BND3006: A document type declaration")]
    public void Validation_reads_it(string xml, string? expected)
    {
        var grammar = Bindery.Schema.SchemaReader.Parse("start = element doc { attribute n { xsd:int } }", "doc.rnc");
        var found = grammar.Validate(Encoding.UTF8.GetBytes(xml));
        if (expected is null)
            Assert.Empty(found);
        else
            Assert.StartsWith(expected, found[0].ToString(), StringComparison.Ordinal);
        using var stream = new System.IO.MemoryStream(Encoding.UTF8.GetBytes(xml));
        Assert.Equal(found.Select(violation => violation.ToString()), grammar.Validate(stream).Select(violation => violation.ToString()));
    }

    private static object Parse(string xml, XmlReadOptions options) =>
        Doc.Value.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [xml, options], null)!;
}
