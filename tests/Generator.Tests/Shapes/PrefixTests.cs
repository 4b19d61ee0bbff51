using System;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>A document comes back with the prefixes of its root element, and what only has a meaning through a prefix keeps it.</summary>
public sealed class PrefixTests
{
    private static readonly Lazy<Type> Doc = new(() => Shape.Of(
        "<element name='doc' ns='u:d' xmlns='http://relaxng.org/ns/structure/1.0'><optional><attribute name='path' ns=''/></optional>"
        + "<zeroOrMore><element name='e'><optional><attribute name='path' ns=''/></optional><zeroOrMore><element name='f'><text/></element></zeroOrMore></element></zeroOrMore>"
        + "<optional><element name='x' ns='u:x'><attribute name='n' ns='u:x'/></element></optional></element>").Load().GetType("Models.Doc")!);

    [Theory]
    [InlineData("<d:doc xmlns:d=\"u:d\" path=\"p:a/p:b\" xmlns:p=\"u:p\"><d:e path=\"p:c\"><d:f>p:d</d:f></d:e></d:doc>")]
    [InlineData("<doc xmlns=\"u:d\" xmlns:x=\"u:x\"><e/><x:x x:n=\"1\"/></doc>")]
    [InlineData("<d:doc xmlns:d=\"u:d\" xmlns=\"u:x\" xmlns:x=\"u:x\"><d:e/><x x:n=\"1\"/></d:doc>")]
    [InlineData("<doc xmlns=\"u:d\" xmlns:p=\"u:p\"><e p:k=\"p:v\"/><p:u>p:w</p:u></doc>")]
    [InlineData("<doc xmlns=\"u:d\"><e xmlns:p=\"u:p\" k=\"p:v http:\"/></doc>")]
    [InlineData("<doc xmlns=\"u:d\"><e path=\"count(p:a)\" xmlns:p=\"u:p\"/><e path=\"p:b\" xmlns:p=\"u:q\"/></doc>")]
    [InlineData("<doc xmlns=\"u:d\"><e xmlns:p=\"u:p\" xmlns:q=\"u:q\"><f>p:c</f><f>q:c</f></e></doc>")]
    [InlineData("<doc xmlns=\"u:d\"><e><f xmlns:p=\"u:p\">p:c</f><f>p:c</f><f xmlns:p=\"u:q\">a p:c</f></e></doc>")]
    public void Prefixes_round_trip(string xml)
    {
        var document = Models.Parse(Doc.Value, xml);
        Assert.Equal(xml, Written(document));
        var copy = Doc.Value.GetMethod("Clone")!.Invoke(document, null)!;
        Assert.Equal(document, copy);
        Assert.Equal(Written(document), Written(copy));
    }

    [Fact]
    public void Documents_are_equal_whatever_their_prefixes()
    {
        var left = Models.Parse(Doc.Value, "<d:doc xmlns:d=\"u:d\"><d:e/></d:doc>");
        Assert.Equal(left, Models.Parse(Doc.Value, "<doc xmlns=\"u:d\" xmlns:p=\"u:p\"><e/></doc>"));
    }

    [Fact]
    public void Declarations_of_inner_elements_are_no_part_of_the_value()
    {
        var left = Models.Parse(Doc.Value, "<doc xmlns=\"u:d\"><e path=\"p:c\" xmlns:p=\"u:p\"><f xmlns:q=\"u:q\">q:x</f></e></doc>");
        Assert.Equal(left, Models.Parse(Doc.Value, "<doc xmlns=\"u:d\"><e path=\"p:c\"><f>q:x</f></e></doc>"));
        var item = ((System.Collections.IList)Doc.Value.GetProperty("Es")!.GetValue(left)!)[0]!;
        Assert.Equal(
            "<e xmlns=\"u:d\" path=\"p:c\" xmlns:p=\"u:p\"><f xmlns:q=\"u:q\">q:x</f></e>", item.GetType().GetMethod("Clone")!.Invoke(item, null)!.ToString());
    }

    [Fact]
    public void A_declaration_that_only_the_name_of_its_element_needs_is_no_part_of_the_content()
    {
        var document = Models.Parse(Doc.Value, "<a:doc xmlns:a=\"u:d\"><b:e xmlns:b=\"u:d\"/></a:doc>");
        Assert.Equal("<a:doc xmlns:a=\"u:d\"><a:e/></a:doc>", Written(document));
    }

    [Fact]
    public void Prefixes_in_unknown_values_are_compared_by_their_namespaces()
    {
        var left = Models.Parse(Doc.Value, "<doc xmlns=\"u:d\" xmlns:p=\"u:p\" k=\"p:v\"/>");
        Assert.NotEqual(left, Models.Parse(Doc.Value, "<doc xmlns=\"u:d\" xmlns:p=\"u:q\" k=\"p:v\"/>"));
    }

    private static string Written(object document) =>
        (string)Doc.Value.GetMethod("ToXml")!.Invoke(document, [new XmlWriteOptions { Validate = false }])!;
}
