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
}
