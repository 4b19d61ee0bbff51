using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Validation;

namespace Bindery.Tests.Patterns;

/// <summary>The compiled form: there and back, independent of building order, robust.</summary>
public class GrammarTextTests
{
    [Fact]
    public void A_grammar_has_this_text() => Assert.Equal(
        "bindery-grammar/1 #strings ~- token a b~_~~ mode urn:fake integer least 1 greatest 9 root i #names 4 11 12 #types 0:1 5:6:7=8:9=10 "
            + "#elements 1,12,0 2,13,7! #patterns v0,2 v0,3 c5,6 a0,7 c1,8 m4 c1,10 g9,11 d1 #start 3",
        Small(reverse: false).ToText());

    [Fact]
    public void The_order_of_building_leaves_no_trace() => Assert.Equal(Small(reverse: false).ToText(), Small(reverse: true).ToText());

    [Fact]
    public void Random_grammars_come_back_the_same()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new RandomGrammar(seed);
            var grammar = new Grammar(random.Builder, random.Start);
            var text = grammar.ToText();
            Assert.DoesNotContain(text, c => c is < ' ' or > '~');
            var back = GrammarTextReader.Read(text, FakeInteger.Create);
            Assert.Equal(text, back.ToText());

            var stack = new ContentStack(grammar.Builder, grammar.Names, grammar.Start, isOutput: false);
            var other = new ContentStack(back.Builder, back.Names, back.Start, isOutput: false);
            for (var i = 0; i < 4; i++)
            {
                var document = random.Document();
                Assert.Equal(DerivativeTests.IsValid(stack, grammar.Names, document), DerivativeTests.IsValid(other, back.Names, document));
            }
        }
    }

    [Fact]
    public void Later_sections_are_passed_over()
    {
        var text = Small(reverse: false).ToText();
        Assert.Equal(text, GrammarTextReader.Read(text + " #binding 1,2,3 anything", FakeInteger.Create).ToText());
    }

    [Fact]
    public void Another_version_says_so()
    {
        var error = Assert.Throws<FormatException>(() => Grammar.Parse(Small(reverse: false).ToText().Replace("grammar/1", "grammar/2", StringComparison.Ordinal)));
        Assert.Equal("The compiled grammar is of version '2'; this library knows version 1. Use the same version of Bindery for both.", error.Message);
    }

    [Theory]
    [InlineData("", "The compiled grammar is damaged at character 0: it does not begin with 'bindery-grammar/'.")]
    [InlineData("hello", "The compiled grammar is damaged at character 0: it does not begin with 'bindery-grammar/'.")]
    [InlineData("bindery-grammar/1 #strings a #names 7 #types #elements #patterns #start 0", "The compiled grammar is damaged at character 36: there is no string 7 before this.")]
    [InlineData("bindery-grammar/1 #strings a #names 0 #types #elements 0,9,0 #patterns #start 3", "The compiled grammar is damaged at character 57: there is no such pattern.")]
    [InlineData("bindery-grammar/1 #strings ~x #names #types #elements #patterns #start 1", "The compiled grammar is damaged at character 27: this is no string.")]
    [InlineData("bindery-grammar/1 #strings #names #types #elements #patterns z1 #start 1", "The compiled grammar is damaged at character 62: there is no such operator.")]
    [InlineData("bindery-grammar/1 #strings #names #types #elements #patterns m1x #start 1", "The compiled grammar is damaged at character 63: the entry should end here.")]
    [InlineData("bindery-grammar/1 #strings #names #types #elements #patterns #start 99999999999", "The compiled grammar is damaged at character 77: the number is too large.")]
    public void Damage_is_located(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => GrammarTextReader.Read(text, FakeInteger.Create)).Message);

    [Fact]
    public void Damaged_texts_are_refused_or_read_and_never_worse()
    {
        var random = new Random(7);
        var refused = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var source = new RandomGrammar(seed);
            var text = new Grammar(source.Builder, source.Start).ToText();
            for (var i = 0; i < 50; i++)
            {
                var damaged = new StringBuilder(text);
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    var at = random.Next(damaged.Length);
                    switch (random.Next(3))
                    {
                        case 0:
                            damaged[at] = (char)random.Next(32, 127);
                            break;
                        case 1:
                            damaged.Remove(at, Math.Min(random.Next(1, 6), damaged.Length - at));
                            break;
                        default:
                            damaged.Insert(at, text.AsSpan(random.Next(text.Length / 2), random.Next(1, text.Length / 2)));
                            break;
                    }
                    if (damaged.Length == 0)
                        break;
                }
                try
                {
                    GrammarTextReader.Read(damaged.ToString(), FakeInteger.Create).Validate("<a b='1'><b>x</b></a>"u8);
                }
                catch (FormatException)
                {
                    refused++;
                }
            }
        }
        Assert.InRange(refused, 1500, 3000);
    }

    [Fact]
    public void Nesting_is_limited()
    {
        var text = new StringBuilder("bindery-grammar/1 #strings a #names 0 #types #elements 0,1,0 #patterns");
        for (var i = 3; i < 2000; i++)
            text.Append(' ').Append(i % 2 == 0 ? 'g' : 'c').Append(i).Append(',').Append(3);
        Assert.Contains("levels deep", Assert.Throws<FormatException>(() => GrammarTextReader.Read(text + " #start 3", FakeInteger.Create)).Message, StringComparison.Ordinal);
    }

    private static Grammar Small(bool reverse)
    {
        var b = new PatternBuilder();
        var types = new List<Pattern>();
        foreach (var value in reverse ? new[] { "b ~", "a" } : ["a", "b ~"])
            types.Add(b.Value(FakeToken.Instance, value, "", value));
        var root = b.Element(new NameNameClass("", "root"), false, 0);
        var item = b.Element(new NameNameClass("", "i"), true, 7);
        var items = reverse ? b.Optional(b.OneOrMore(item)) : null;
        item.Content = b.Data(new FakeInteger(1, 9), null);
        root.Content = b.Group(b.Optional(b.Attribute(new NameNameClass("", "mode"), b.Choice(types), false)), items ?? b.Optional(b.OneOrMore(item)));
        return new Grammar(b, root);
    }
}
