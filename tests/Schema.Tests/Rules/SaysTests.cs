using System;

namespace Bindery.Tests.Rules;

/// <summary>b:says: what a pattern is in words.</summary>
public sealed class SaysTests
{
    private const string Word = "<data type='string' b:says='a word of small letters'><param name='pattern'>[a-z]+</param></data>";
    private const string Number = "<data type='string' b:says='a number in digits'><param name='pattern'>[0-9]+</param></data>";

    [Theory]
    [InlineData(Word, "must be a word of small letters")]
    [InlineData("<choice>" + Word + Number + "</choice>", "must be a word of small letters or a number in digits")]
    [InlineData(
        "<choice><data type='string' b:says='a thing'><param name='pattern'>a</param></data><data type='string' b:says='a thing'><param name='pattern'>b</param></data></choice>",
        "must be a thing")]
    public void The_phrase_replaces_the_pattern_in_messages(string content, string words) => Assert.EndsWith(
        "'A1' is not allowed for 'x': it " + words,
        RuleDocuments.Root($"<attribute name='x'>{content}</attribute>").Say("<root x='A1'/>"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<attribute name='x'><data type='string' b:says='a word' b:maxBytes='3'><param name='pattern'>[a-z]+</param></data></attribute>")]
    [InlineData("<attribute name='x' b:maxBytes='3'><data type='string' b:says='a word'><param name='pattern'>[a-z]+</param></data></attribute>")]
    public void A_value_that_is_too_long_is_reported_as_such(string content)
    {
        var grammar = RuleDocuments.Root(content);
        Assert.Equal("", grammar.Say("<root x='abc'/>"));
        Assert.EndsWith("it must be a word", grammar.Say("<root x='A'/>"), StringComparison.Ordinal);
        Assert.EndsWith("it must have at most 3 bytes in UTF-8, but has 4", grammar.Say("<root x='abcd'/>"), StringComparison.Ordinal);
    }
}
