using System;
using System.Text.Json;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>What System.Text.Json makes of a model: its members, which come back. What only XML has (order, comments, unknown content) does not.</summary>
public sealed class JsonTests
{
    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(
        Rng.Words("format", "raw", "qcow2")
            + "<optional><attribute name='n'><data type='int'/></attribute></optional><zeroOrMore><element name='b'><attribute name='x'/></element></zeroOrMore>"))
        .Load()
        .GetType("Models.Doc")!);

    [Fact]
    public void Members_round_trip()
    {
        var document = Models.Parse(Doc.Value, "<doc format='qcow2' n='5'><b x='1'/><b x='2'/></doc>");
        var json = JsonSerializer.Serialize(document, Doc.Value);
        Assert.Equal("""{"Format":1,"N":5,"Bs":[{"X":"1"},{"X":"2"}]}""", json);
        Assert.Equal(document, JsonSerializer.Deserialize(json, Doc.Value));
    }

    [Fact]
    public void Content_that_only_XML_has_is_omitted()
    {
        var document = Models.Parse(Doc.Value, "<doc format='raw' v='9'><u/><b x='1'/></doc>");
        var copy = JsonSerializer.Deserialize(JsonSerializer.Serialize(document, Doc.Value), Doc.Value)!;
        Assert.Equal("<doc format=\"raw\"><b x=\"1\"/></doc>", copy.ToString());
        Assert.NotEqual(document, copy);
    }

    [Theory]
    [InlineData("<zeroOrMore><choice><element name='b'><attribute name='x'/></element><element name='c'><text/></element><text/></choice></zeroOrMore>",
        "<doc>t<b x='1'/>u<c>v</c></doc>",
        """{"Items":[{"$type":"DocText","Value":"t"},{"$type":"B","X":"1"},{"$type":"DocText","Value":"u"},{"$type":"C","Value":"v"}]}""")]
    [InlineData("<zeroOrMore><element><anyName/><text/></element></zeroOrMore>", "<doc><q>1</q></doc>", """{"OtherElements":["\u003Cq\u003E1\u003C/q\u003E"]}""")]
    [InlineData("<attribute name='n'><data type='integer'/></attribute><zeroOrMore><element name='i'><data type='integer'/></element></zeroOrMore>",
        "<doc n='12345678901234567890123456789012'><i>-1</i><i>2</i></doc>",
        """{"N":12345678901234567890123456789012,"Is":[-1,2]}""")]
    [InlineData("<optional><attribute name='n'><data type='integer'/></attribute></optional>", "<doc/>", """{"N":null}""")]
    [InlineData("<attribute name='q'><data type='QName'/></attribute>", "<doc q='p:x' xmlns:p='urn:p'/>", """{"Q":"{urn:p}x"}""")]
    [InlineData("<attribute name='q'><choice><data type='QName'/><value>none</value></choice></attribute>",
        "<doc q='p:x' xmlns:p='urn:p'/>",
        """{"Q":{"Text":"p:x","Prefixes":{"p":"urn:p"}}}""")]
    public void Content_of_every_type_comes_back(string content, string xml, string expected)
    {
        var type = Shape.Of(Rng.Doc(content)).Load().GetType("Models.Doc")!;
        var document = Models.Parse(type, xml);
        var json = JsonSerializer.Serialize(document, type);
        Assert.Equal(expected, json);
        Assert.Equal(document, JsonSerializer.Deserialize(json, type));
    }

    [Theory]
    [InlineData("<attribute name='n'><data type='integer'/></attribute>", """{"N":1.5}""", "An integer is expected")]
    [InlineData("<attribute name='q'><data type='QName'/></attribute>", """{"Q":"{urn"}""", "'{urn' is not a valid QName")]
    [InlineData("<zeroOrMore><element><anyName/><text/></element></zeroOrMore>", """{"OtherElements":["\u003Cq"]}""", "The document ends")]
    public void A_mistake_in_JSON_is_an_error(string content, string json, string message)
    {
        var type = Shape.Of(Rng.Doc(content)).Load().GetType("Models.Doc")!;
        Assert.StartsWith(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message);
    }
}
