using System;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>b:maxBytes: where it may stand, what it decides, what is said.</summary>
public sealed class MaxBytesTests
{
    [Theory]
    [InlineData("<attribute name='x' b:maxBytes='4'/>")]
    [InlineData("<attribute name='x'><text b:maxBytes='4'/></attribute>")]
    [InlineData("<attribute name='x'><data type='string' b:maxBytes='4'/></attribute>")]
    [InlineData("<attribute name='x' b:maxBytes='9'><data type='string' b:maxBytes='4'/></attribute>")]
    [InlineData("<attribute name='x' b:maxBytes='4'><data type='string' datatypeLibrary='' b:maxBytes='9'/></attribute>")]
    [InlineData("<attribute name='x' b:maxBytes='4'><choice><data type='anyURI'/><text/></choice></attribute>")]
    public void Attributes(string content)
    {
        var grammar = RuleDocuments.Root(content);
        Assert.Equal("", grammar.Say("<root x='&#xE9;é'/>"));
        Assert.Equal("", grammar.Say("<root x='😀'/>"));
        Assert.StartsWith("1:10+3 /root/@x BND3003 'éé1' is not allowed for 'x': it must ", grammar.Say("<root x='éé1'/>"), StringComparison.Ordinal);
        if (!content.Contains("choice", StringComparison.Ordinal))
            Assert.Equal(
                "1:10+3 /root/@x BND3003 'éé1' is not allowed for 'x': it must have at most 4 bytes in UTF-8, but has 5", grammar.Say("<root x='éé1'/>"));
    }

    [Fact]
    public void All_bytes_of_long_values_are_counted() => Assert.EndsWith(
        "': it must have at most 300 bytes in UTF-8, but has 400",
        RuleDocuments.Root("<attribute name='x' b:maxBytes='300'/>").Say($"<root x='{new string('a', 400)}'/>"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<text b:maxBytes='4'/>")]
    [InlineData("<optional><attribute name='y'/></optional><optional><attribute name='x' b:maxBytes='1'/></optional><text b:maxBytes='4'/>")]
    public void Texts(string content)
    {
        var grammar = RuleDocuments.Root(content);
        Assert.Equal("", grammar.Say("<root>éé</root>"));
        Assert.Equal("", grammar.Say("<root/>"));
        Assert.Equal(
            "1:7+3 /root BND3003 'éé1' is not allowed as the text of 'root': it must have at most 4 bytes in UTF-8, but has 5",
            grammar.Say("<root>éé1</root>"));
    }

    [Fact]
    public void An_element_limits_its_text_and_nothing_else()
    {
        var grammar = RuleDocuments.Compile(
            $"<grammar {Rng.Ns} xmlns:b='urn:bindery:annotations'><start><element name='root' b:maxBytes='2'><ref name='t'/></element></start>"
            + "<define name='t'><optional><attribute name='y'><ref name='any'/></attribute></optional><ref name='any'/></define><define name='any'><text/></define></grammar>");
        Assert.Equal("", grammar.Say("<root y='long enough'>ab</root>"));
        Assert.NotEqual("", grammar.Say("<root>abc</root>"));
    }

    [Theory]
    [InlineData("token", " a  b ", true)]
    [InlineData("token", "a  b  c", false)]
    [InlineData("string", " ab", true)]
    [InlineData("string", " ab ", false)]
    [InlineData("int", "  123  ", true)]
    [InlineData("int", "1234", false)]
    public void Bytes_are_counted_after_whitespace_processing(string type, string value, bool isValid) =>
        Assert.Equal(
            isValid, RuleDocuments.Root($"<attribute name='x'><data type='{type}' b:maxBytes='3'/></attribute>").Say($"<root x='{value}'/>").Length == 0);

    [Fact]
    public void One_branch_of_a_choice_may_be_limited()
    {
        var grammar = RuleDocuments.Root(
            "<choice><group><attribute name='k'><value>short</value></attribute><attribute name='x'><data type='string' b:maxBytes='2'><param name='minLength'>1</param></data></attribute></group>"
            + "<group><attribute name='k'><value>long</value></attribute><attribute name='x'/></group></choice>");
        Assert.Equal("", grammar.Say("<root k='long' x='abc'/>"));
        Assert.Equal("", grammar.Say("<root k='short' x='ab'/>"));
        Assert.Contains("BND3004", grammar.Say("<root k='short' x='abc'/>"), StringComparison.Ordinal);
        Assert.NotEqual("", grammar.Say("<root k='short' x=''/>"));
    }

    [Fact]
    public void Types_with_and_without_a_limit_are_distinguished()
    {
        var grammar = RuleDocuments.Root(
            "<attribute name='x' b:maxBytes='1'/><attribute name='y' b:maxBytes='2'/><attribute name='z'><data type='string'/></attribute>");
        Assert.Equal("", grammar.Say("<root x='a' y='ab' z='abc'/>"));
        Assert.NotEqual("", grammar.Say("<root x='ab' y='ab' z='abc'/>"));
        Assert.NotEqual("", grammar.Say("<root x='a' y='abc' z='abc'/>"));
    }

    [Theory]
    [InlineData("<attribute name='x' b:maxBytes='«no»'/>", "BND0003", "'no' is not a valid number of bytes: write digits, from 1 to 2147483647")]
    [InlineData("<attribute name='x' b:maxBytes='«0»'/>", "BND0003", "'0' is not a valid number of bytes: write digits, from 1 to 2147483647")]
    [InlineData(
        "<value «b:maxBytes»='1'>1</value>",
        "BND0001",
        "The annotation 'b:maxBytes' is not allowed on 'value': it belongs on 'element', 'attribute', 'data' or 'text'")]
    [InlineData(
        "<group «b:maxBytes»='1'><empty/></group>",
        "BND0001",
        "The annotation 'b:maxBytes' is not allowed on 'group': it belongs on 'element', 'attribute', 'data' or 'text'")]
    [InlineData(
        "<attribute name='x' b:maxBytes='«1»'><list><data type='string' datatypeLibrary=''/></list></attribute>",
        "BND0001",
        "A list (line 2, column 36) cannot be limited in bytes: only its items can, with the annotation on their 'data'")]
    [InlineData(
        "<attribute name='x' b:maxBytes='«1»'><value>ab</value></attribute>",
        "BND0004",
        "The value 'ab' (line 2, column 36) has more than 1 bytes, so that it can never match")]
    public void Meaningless_constructs_are_refused(string content, string id, string message) =>
        Rng.Fails($"<element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations'>\n{content}</element>", id, message);
}
