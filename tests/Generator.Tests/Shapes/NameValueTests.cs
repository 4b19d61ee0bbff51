using System;
using System.Collections.Generic;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>Values that are qualified names, alone, in lists and beside other texts.</summary>
public sealed class NameValueTests
{
    private const string Name = "<data type='QName'/>";

    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(
        $"<optional><attribute name='a'>{Name}</attribute></optional><optional><element name='e'>{Name}</element></optional><zeroOrMore><element name='i'>{Name}</element></zeroOrMore>"
        + $"<optional><element name='l'><list><oneOrMore>{Name}</oneOrMore></list></element></optional><optional><element name='u'><choice><value>auto</value>{Name}</choice></element></optional>"
        + "<optional><element name='v'><value type='QName' xmlns:x='u:x'>x:y</value></element></optional>")).Load().GetType("Models.Doc")!);

    private static readonly Lazy<Type> InNamespace = new(() => Shape.Of(
        $"<element name='doc' ns='u:d' xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><attribute name='a'>{Name}</attribute>"
        + $"<zeroOrMore><element name='e'>{Name}</element></zeroOrMore></element>").Load().GetType("Models.Doc")!);

    [Theory]
    [InlineData("<doc a=\"p:x\" xmlns:p=\"u:p\"/>", "<doc xmlns:p=\"u:p\" a=\"p:x\"/>")]
    [InlineData("<doc a=\"x\"/>", "<doc a=\"x\"/>")]
    [InlineData("<doc a=\" xml:x \"/>", "<doc a=\"xml:x\"/>")]
    [InlineData("<doc><e xmlns:p=\"u:p\">p:y</e></doc>", "<doc><e xmlns:p=\"u:p\">p:y</e></doc>")]
    [InlineData("<doc xmlns:p=\"u:p\"><i>p:y</i><i xmlns:p=\"u:q\">p:y</i></doc>", "<doc xmlns:p=\"u:p\"><i>p:y</i><i xmlns:p=\"u:q\">p:y</i></doc>")]
    [InlineData("<doc xmlns:z=\"u:z\" xmlns:q=\"u:q\"><l>z:a q:b c</l></doc>", "<doc xmlns:z=\"u:z\" xmlns:q=\"u:q\"><l>z:a q:b c</l></doc>")]
    [InlineData("<doc xmlns:z=\"u:z\"><u>auto</u></doc>", "<doc xmlns:z=\"u:z\"><u>auto</u></doc>")]
    [InlineData("<doc xmlns:z=\"u:z\"><u>z:z</u></doc>", "<doc xmlns:z=\"u:z\"><u>z:z</u></doc>")]
    [InlineData("<doc xmlns:z=\"u:x\"><v>z:y</v></doc>", "<doc xmlns:z=\"u:x\"><v>z:y</v></doc>")]
    public void Names_are_written_with_the_declarations_that_they_need(string xml, string written)
    {
        var document = Models.Parse(Doc.Value, xml);
        Assert.Equal(written, Models.Write(document));
        var copy = Doc.Value.GetMethod("Clone")!.Invoke(document, null)!;
        Assert.Equal(document, copy);
        Assert.Equal(written, Models.Write(copy));
    }

    [Theory]
    [InlineData("<doc xmlns=\"u:d\" a=\"x\"/>", "<doc xmlns=\"u:d\" a=\"x\"/>")]
    [InlineData("<d:doc xmlns:d=\"u:d\" a=\"x\"><d:e>y</d:e></d:doc>", "<d:doc xmlns:d=\"u:d\" a=\"x\"><d:e>y</d:e></d:doc>")]
    [InlineData("<d:doc xmlns:d=\"u:d\" a=\"d:x\"><d:e>y</d:e></d:doc>", "<d:doc xmlns:d=\"u:d\" a=\"d:x\"><d:e>y</d:e></d:doc>")]
    [InlineData("<d:doc xmlns:d=\"u:d\" xmlns=\"u:x\" a=\"x\"><d:e>y</d:e></d:doc>", "<d:doc xmlns:d=\"u:d\" xmlns=\"u:x\" a=\"x\"><d:e>y</d:e></d:doc>")]
    [InlineData("<d:doc xmlns:d=\"u:d\" xmlns=\"u:x\" a=\"x\"><d:e xmlns=\"\">y</d:e></d:doc>", "<d:doc xmlns:d=\"u:d\" xmlns=\"u:x\" a=\"x\"><d:e xmlns=\"\">y</d:e></d:doc>")]
    public void Names_in_no_namespace_are_not_read_as_names_in_the_default_one(string xml, string written)
    {
        var document = Models.Parse(InNamespace.Value, xml);
        Assert.Equal(written, Models.Write(document));
        Assert.Equal(document, Models.Parse(InNamespace.Value, written));
    }

    [Fact]
    public void Names_that_programs_make_get_prefixes()
    {
        var document = Activator.CreateInstance(Doc.Value)!;
        Doc.Value.GetProperty("A")!.SetValue(document, new QName("x", "u:x"));
        Doc.Value.GetProperty("L")!.SetValue(document, new PrefixedText(new QName("a", "u:a"), new QName("b", "u:x"), new QName("c")));
        ((List<QName>)Doc.Value.GetProperty("Is")!.GetValue(document)!).Add(new QName("i", "u:i"));
        Assert.Equal(
            "<doc xmlns:ns1=\"u:x\" a=\"ns1:x\"><i xmlns:ns2=\"u:i\">ns2:i</i><l xmlns:ns1=\"u:a\" xmlns:ns2=\"u:x\">ns1:a ns2:b c</l></doc>",
            Models.Write(document));
    }

    [Fact]
    public void Names_are_equal_whatever_their_prefix()
    {
        var left = Models.Parse(Doc.Value, "<doc a=\"p:x\" xmlns:p=\"u:p\"/>");
        var right = Models.Parse(Doc.Value, "<doc a=\"q:x\" xmlns:q=\"u:p\"/>");
        Assert.Equal(left, right);
        Assert.Equal(new QName("x", "u:p"), Doc.Value.GetProperty("A")!.GetValue(left));
        Assert.NotEqual(left, Models.Parse(Doc.Value, "<doc a=\"q:x\" xmlns:q=\"u:q\"/>"));
    }

    [Fact]
    public void A_name_with_an_undeclared_prefix_is_kept_unchanged() =>
        Assert.Equal("<doc a=\"p:x\"/>", Models.Parse(Doc.Value, "<doc a=\"p:x\"/>").ToString());
}
