using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Messages about elements of substitution groups say why an element is not allowed in place of others, and which are.</summary>
public sealed class SubstitutionMessageTests
{
    private static readonly string Schema = XsdText.Doc(
        "<xs:sequence>"
        + "<xs:element ref='note' minOccurs='0'/><xs:element ref='shut' minOccurs='0'/><xs:element ref='narrow' minOccurs='0'/>"
        + "<xs:element ref='top' minOccurs='0'/><xs:element ref='plain' minOccurs='0'/>"
        + "</xs:sequence>",
        "<xs:element name='note' type='T' abstract='true'/>"
        + "<xs:element name='warning' substitutionGroup='note'/><xs:element name='hint' substitutionGroup='note'/>"
        + "<xs:element name='remark' abstract='true' substitutionGroup='note'/>"
        + "<xs:element name='shut' type='T' block='substitution'/><xs:element name='open' substitutionGroup='shut'/>"
        + "<xs:element name='narrow' type='T' block='extension' abstract='true'/><xs:element name='same' substitutionGroup='narrow'/>"
        + "<xs:element name='more' type='X' substitutionGroup='narrow'/>"
        + "<xs:element name='top' type='S'/><xs:element name='under' type='Y' substitutionGroup='top'/>"
        + "<xs:element name='plain' type='T'/>"
        + "<xs:complexType name='T'/><xs:complexType name='X'><xs:complexContent><xs:extension base='T'/></xs:complexContent></xs:complexType>"
        + "<xs:complexType name='S' block='extension'/>"
        + "<xs:complexType name='Y'><xs:complexContent><xs:extension base='S'/></xs:complexContent></xs:complexType>");

    [Theory]
    [InlineData("<doc><note/></doc>", "'note' is not allowed in 'doc': it is abstract; use 'hint' or 'warning'")]
    [InlineData("<doc><remark/></doc>", "'remark' is not allowed in 'doc': it is abstract; use 'hint' or 'warning'")]
    [InlineData("<doc><open/></doc>", "'open' is not allowed in 'doc': it cannot stand for 'shut', which blocks substitution; use 'shut'")]
    [InlineData("<doc><more/></doc>", "'more' is not allowed in 'doc': it cannot stand for 'narrow', which blocks extension; use 'same'")]
    [InlineData("<doc><narrow/></doc>", "'narrow' is not allowed in 'doc': it is abstract; use 'same'")]
    [InlineData(
        "<doc><under/></doc>",
        "'under' is not allowed in 'doc': it cannot stand for 'top', because a type blocks the derivation of its type; use 'top'")]
    [InlineData("<doc><hint/><note/></doc>", "'note' is not allowed in 'doc'; expected 'plain', 'same', 'shut' or 'top'")]
    [InlineData("<note/>", "'note' is not allowed: it is abstract; use 'hint' or 'warning'")]
    [InlineData("<doc><hint/><shut/><same/><top/></doc>", null)]
    public void An_element_that_is_not_allowed_has_a_reason(string document, string? message)
    {
        var grammar = XsdText.Compile(Schema);
        var expected = message is null ? [] : new[] { message };
        Assert.Equal(expected, grammar.Messages(document));
        Assert.Equal(expected, Grammar.FromText(grammar.ToText()).Messages(document));
    }
}
