using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests.Restrictions;

/// <summary>The restrictions of RELAX NG 7: id, words and place of each report.</summary>
public sealed class RestrictionTests
{
    private const string Text = "<data type='string'/>";

    [Theory]
    [InlineData(
        "<attribute name='a'>«<element name='b'>»<empty/></element></attribute>",
        "Element 'b' is not allowed in attribute 'a' (line 2, column 1): the value of an attribute is text (7.1.1)")]
    [InlineData(
        "<attribute name='a'>«<attribute name='b'/>»</attribute>",
        "Attribute 'b' is not allowed in attribute 'a' (line 2, column 1): the value of an attribute is text (7.1.1)")]
    [InlineData(
        "<oneOrMore><text/>«<attribute name='b'/>»</oneOrMore>",
        "Attribute 'b' is not allowed in a group or interleave that is repeated by oneOrMore (line 2, column 1): an attribute occurs once (7.1.2)")]
    [InlineData(
        "<list>«<element name='b'>»<empty/></element></list>",
        "Element 'b' is not allowed in list (line 2, column 1): a list can only contain data and values (7.1.3)")]
    [InlineData(
        "<list>«<list>»<value>a</value></list></list>",
        "List is not allowed in list (line 2, column 1): a list can only contain data and values (7.1.3)")]
    [InlineData("<list>«<text/>»</list>", "Text is not allowed in list (line 2, column 1): a list can only contain data and values (7.1.3)")]
    [InlineData(
        "<list>«<interleave>»<value>a</value><value>b</value></interleave></list>",
        "Interleave is not allowed in list (line 2, column 1): a list can only contain data and values (7.1.3)")]
    [InlineData(
        "<data type='string'><except>«<empty/>»</except></data>",
        "Empty is not allowed in the 'except' of data 'string' (line 2, column 1): only data, values and choices of them can be excluded (7.1.4)")]
    [InlineData(
        "<data type='string'><except>«<oneOrMore>»<value>a</value></oneOrMore></except></data>",
        "OneOrMore is not allowed in the 'except' of data 'string' (line 2, column 1): only data, values and choices of them can be excluded (7.1.4)")]
    public void Paths_are_prohibited(string content, string message) => Rng.Fails(Rng.Root(content), "BND0011", message);

    [Theory]
    [InlineData("«<text/>»", "Text")]
    [InlineData("«<data type='string'/>»", "Data 'string'")]
    [InlineData("«<value>»x</value>", "Value 'x'")]
    [InlineData("«<list>»<value>x</value></list>", "List")]
    [InlineData("«<attribute name='a'/>»", "Attribute 'a'")]
    [InlineData("«<empty/>»", "Empty")]
    [InlineData(
        "<choice>«<group>»<element name='a'><empty/></element><element name='a'><empty/></element></group><element name='b'><empty/></element></choice>",
        "Group")]
    [InlineData("«<oneOrMore>»<element name='a'><empty/></element></oneOrMore>", "OneOrMore")]
    public void A_document_is_one_element(string start, string what) => Rng.Fails(
        Rng.Grammar("<start>" + start + "</start>"), "BND0011", what + " is not allowed under 'start', outside all elements: a document is one element (7.1.5)");

    [Theory]
    [InlineData("<data type='string'/>«<element name='b'>»<empty/></element>", "Element 'b' cannot be combined with data 'string' (line 2, column 1)")]
    [InlineData("<element name='b'><empty/></element><optional>«<value>»x</value></optional>", "Value 'x' cannot be combined with element 'b' (line 2, column 1)")]
    [InlineData("<text/><group><attribute name='a'/>«<list>»<value>x</value></list></group>", "List cannot be combined with text (line 2, column 1)")]
    [InlineData("<attribute name='a'><value>x</value>«<value>»y</value></attribute>", null)]
    public void Data_is_not_combined_with_elements(string content, string? message)
    {
        if (message is null)
            Assert.Equal("BND0001", Rng.Problem(Rng.Root(content.Replace("«", "").Replace("»", ""))).Id);
        else
            Rng.Fails(Rng.Root(content), "BND0011", message + ": text with a datatype can only be combined with attributes (7.2)");
    }

    [Fact]
    public void Data_is_not_repeated_outside_lists() => Rng.Fails(
        Rng.Root("<oneOrMore><choice>«<data type='string'/>»<empty/></choice></oneOrMore>"),
        "BND0011",
        "Data 'string' cannot be repeated: text with a datatype is a single value; put it into a 'list' (7.2)");

    [Theory]
    [InlineData("<attribute name='a'/>«<attribute name='a'/>»", "Attribute 'a' and attribute 'a'")]
    [InlineData("<attribute name='a'/><choice><attribute name='b'/>«<attribute name='a'/>»</choice>", "Attribute 'a' and attribute 'a'")]
    [InlineData(
        "<oneOrMore><attribute><anyName/></attribute></oneOrMore><group><text/>«<attribute name='p' ns='u'>»<text/></attribute></group>",
        "Attribute 'p' of namespace 'u' and attribute of any name")]
    [InlineData(
        "<oneOrMore><attribute><nsName ns='u'/></attribute></oneOrMore><oneOrMore>«<attribute>»<anyName><except><nsName/></except></anyName></attribute></oneOrMore>",
        "Attribute of any name except the excluded ones and attribute of any name of namespace 'u'")]
    public void Attributes_of_one_element_have_no_name_in_common(string content, string message)
    {
        var column = content.Contains("oneOrMore") ? 12 : 1;
        Rng.Fails(
            Rng.Root(content),
            "BND0011",
            $"{message} (line 2, column {column}) could match the same attribute: attributes of one element must not have names in common (7.3)");
    }

    [Theory]
    [InlineData("<attribute name='a'/><attribute name='b'/>")]
    [InlineData("<choice><attribute name='a'/><attribute name='a'/></choice>")]
    [InlineData("<attribute name='a'/><oneOrMore><attribute><anyName><except><name>a</name></except></anyName></attribute></oneOrMore>")]
    [InlineData("<oneOrMore><attribute><nsName ns='u'/></attribute></oneOrMore><oneOrMore><attribute><nsName ns='v'/></attribute></oneOrMore>")]
    [InlineData(
        "<oneOrMore><attribute><nsName ns='u'/></attribute></oneOrMore><oneOrMore><attribute><anyName><except><nsName ns='u'/></except></anyName></attribute></oneOrMore>")]
    [InlineData("<oneOrMore><attribute><nsName ns='u'><except><name ns='u'>a</name></except></nsName></attribute></oneOrMore><attribute name='a' ns='u'/>")]
    [InlineData(
        "<oneOrMore><attribute><nsName ns='u'><except><name ns='u'>a</name></except></nsName></attribute></oneOrMore><oneOrMore><attribute><anyName><except><nsName ns='u'><except><name ns='u'>a</name></except></nsName></except></anyName></attribute></oneOrMore>")]
    public void Attributes_with_different_names_can_be_combined(string content) => Rng.Load(Rng.Root(content));

    [Theory]
    [InlineData("«<attribute>»<anyName/></attribute>", "attribute of any name")]
    [InlineData(
        "<optional>«<attribute>»<choice><nsName ns=''/><name>foo</name></choice></attribute></optional>", "attribute of any name without namespace or 'foo'")]
    public void Names_without_number_are_repeated(string content, string what) => Rng.Fails(
        Rng.Root(content), "BND0011", $"An attribute with an open name class must be repeated: put {what} into 'oneOrMore' or 'zeroOrMore' (7.3)");

    [Theory]
    [InlineData(
        "<interleave><element name='a'><empty/></element>«<element name='a'>»<empty/></element></interleave>",
        "Element 'a' and element 'a' (line 2, column 13)")]
    [InlineData(
        "<interleave><element name='a'><empty/></element><group><text/>«<element>»<nsName ns=''/><empty/></element></group></interleave>",
        "Element of any name without namespace and element 'a' (line 2, column 13)")]
    public void Elements_of_an_interleave_have_no_name_in_common(string content, string who) => Rng.Fails(
        Rng.Root(content),
        "BND0011",
        $"{who} could match the same element: elements in different parts of an interleave must not have names in common (7.4)");

    [Theory]
    [InlineData("<interleave><text/>«<text/>»</interleave>", 13)]
    [InlineData("<interleave><text/><group><element name='a'><empty/></element>«<text/>»</group></interleave>", 13)]
    [InlineData("<attribute name='a'><interleave><text/>«<text/>»</interleave></attribute>", 33)]
    public void Only_one_operand_of_an_interleave_may_have_text(string content, int column) => Rng.Fails(
        Rng.Root(content),
        "BND0011",
        $"Text and text (line 2, column {column}) could match the same text: only one part of an interleave may contain text; 'mixed' is an interleave with text (7.4)");

    [Fact]
    public void Elements_of_a_group_may_have_the_same_name() =>
        Assert.Equal(3, Rng.Load(Rng.Root("<element name='a'><empty/></element><element name='a'><text/></element>")).Elements.Count);

    /// <summary>
    /// The order of the specification: first what cannot be reached goes, and what stands beside notAllowed, then the restrictions are checked.
    /// </summary>
    [Theory]
    [InlineData("<start><element name='r'><empty/></element></start><define name='x'><list><text/></list></define>")]
    [InlineData("<start><element name='r'><choice><empty/><group><notAllowed/><list><text/></list></group></choice></element></start>")]
    [InlineData(
        "<start><choice><element name='r'><empty/></element><group><notAllowed/><element name='s'><list><text/></list></element></group></choice></start>")]
    public void Removed_patterns_violate_no_restriction(string content) => Assert.Single(Rng.Load(Rng.Grammar(content)).Elements);

    [Fact]
    public void All_violations_are_reported()
    {
        var result = Rng.Simplify(Rng.Root($"<element name='a'><attribute name='x'/><attribute name='x'/></element><element name='b'>{Text}{Text}</element>"));
        Assert.Equal(["BND0011", "BND0011"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
