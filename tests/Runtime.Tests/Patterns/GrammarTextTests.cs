using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Datatypes;
using Bindery.Identity;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Tests.Reference;

namespace Bindery.Tests.Patterns;

/// <summary>The compiled form: there and back, independent of building order, robust.</summary>
public class GrammarTextTests
{
    [Fact]
    public void A_grammar_is_serialized_as_expected() => Assert.Equal(
        "bindery-grammar/1 #strings ~- token a b~_~~ mode urn:fake integer least 1 greatest 9 root i #names 4 11 12 #types 0:1 5:6:7=8:9=10 "
            + "#elements 1,12,0 2,13,7! #patterns v0,2 v0,3 c5,6 a0,7 c1,8 m4 c1,10 g9,11 d1 #start 3",
        Small(reverse: false).ToText());

    [Fact]
    public void The_order_of_creation_does_not_affect_the_text() => Assert.Equal(Small(reverse: false).ToText(), Small(reverse: true).ToText());

    [Fact]
    public void Random_grammars_round_trip()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new RandomGrammar(seed);
            var grammar = new Grammar(new CompiledGrammar(random.Builder, random.Start));
            var text = grammar.ToText();
            Assert.DoesNotContain(text, c => c is < ' ' or > '~');
            var back = new Grammar(GrammarTextReader.Read(text, FakeInteger.Create));
            Assert.Equal(text, back.ToText());

            var stack = new ContentStack(grammar.Compiled.Builder, grammar.Compiled.Names, grammar.Compiled.Start, isOutput: false);
            var other = new ContentStack(back.Compiled.Builder, back.Compiled.Names, back.Compiled.Start, isOutput: false);
            for (var i = 0; i < 4; i++)
            {
                var document = random.Document();
                Assert.Equal(EquivalenceTests.IsValid(stack, grammar.Compiled.Names, document), EquivalenceTests.IsValid(other, back.Compiled.Names, document));
            }
        }
    }

    [Fact]
    public void Later_sections_are_skipped()
    {
        var text = Small(reverse: false).ToText();
        Assert.Equal(text, new Grammar(GrammarTextReader.Read(text + " #binding 1,2,3 anything", FakeInteger.Create)).ToText());
    }

    [Fact]
    public void Another_version_is_reported()
    {
        var error = Assert.Throws<FormatException>(() =>
            Grammar.FromText(Small(reverse: false).ToText().Replace("grammar/1", "grammar/6", StringComparison.Ordinal)));
        Assert.Equal("The compiled grammar is of version '6'; this library knows versions 1 to 5; use the same version of Bindery for both", error.Message);
    }

    [Fact]
    public void A_grammar_with_rules_is_serialized_as_expected()
    {
        var grammar = WithRules(reverse: false);
        const string Text = "bindery-grammar/2 #strings ~- string k r i o urn:o the~_ns v n #names 2 3 4 5:6 9 #types 0:1<4 #elements 1,8,0 2,10,1 3,1,2 "
            + "#patterns c4,5 m6 c1,7 d0 a0,9 #start 3 #unique e3=7:2[!0=8[4:3/@0|. w3,4:2[!0=8[4:3/@0|.";
        Assert.Equal(Text, grammar.ToText());
        Assert.Equal(grammar.ToText(), Grammar.FromText(grammar.ToText()).ToText());
        Assert.Equal(grammar.ToText(), WithRules(reverse: true).ToText());
    }

    [Fact]
    public void A_grammar_with_references_is_serialized_as_expected()
    {
        var grammar = WithReferences();
        const string Text =
            "bindery-grammar/3 #strings ~- string k r i x so other #names 2 3 4 7 5 #types 0:1<4 #elements 1,5,0 2,7,1 #patterns c1,4 d0 a0,6 #start 3 #unique e3:2:@0 #keyref e3=5:2:@0:.:2/. e3;6@3:2:@0:.:@0 w4:.:.:4|.:@0";
        Assert.Equal(Text, grammar.ToText());
        Assert.Equal(Text, Grammar.FromText(Text).ToText());
        // Who knows uniqueness alone refuses it; under 2, the section is one of those that nobody has to know.
        Assert.DoesNotContain("#keyref", Grammar.FromText(Text.Replace("grammar/3", "grammar/2", StringComparison.Ordinal)).ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e3:1:@0", "':' should stand here")]
    [InlineData("e3:1:@0:1", "':' should stand here")]
    [InlineData("e3:1:@0:9:.", "there is no single name 9")]
    [InlineData("e3:1:@0:.:.|", "'.' should stand here")]
    [InlineData("e3:1:@0:.:.:.", "the entry should end here")]
    [InlineData("e9:1:@0:.:.", "there is no such element")]
    public void Damaged_references_are_located(string damaged, string why)
    {
        var text = WithReferences().ToText();
        var at = text.IndexOf("#keyref", StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => Grammar.FromText(text[..at] + "#keyref " + damaged));
        Assert.EndsWith($": {why}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#unique", "#unique x3:0:.", "'e' or 'w' should stand here")]
    [InlineData("#unique", "#unique e0:0:.", "there is no such element")]
    [InlineData("#unique", "#unique e3:99:.", "there is no single name 99")]
    [InlineData("#unique", "#unique e3=99:0:.", "there is no string 99 before this")]
    [InlineData("#unique", "#unique e3:0", "':' should stand here")]
    [InlineData("#unique", "#unique e3:0:0", "'/' should stand here")]
    public void Damaged_rules_are_located(string found, string damaged, string why)
    {
        var text = WithRules(reverse: false).ToText();
        var at = text.IndexOf(found, StringComparison.Ordinal);
        var error = Assert.Throws<FormatException>(() => Grammar.FromText(text[..at] + damaged));
        Assert.EndsWith($": {why}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_of_patterns_only_rejects_rules()
    {
        // An older version knows 1 alone: what it would pass over stands under 2. Under 1, the section is one of those that nobody has to know, and a limit is
        // damage.
        var text = WithRules(reverse: false).ToText().Replace("grammar/2", "grammar/1", StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Grammar.FromText(text));
    }

    [Theory]
    [InlineData("", "The compiled grammar is damaged at character 0: it does not begin with 'bindery-grammar/'")]
    [InlineData("hello", "The compiled grammar is damaged at character 0: it does not begin with 'bindery-grammar/'")]
    [InlineData(
        "bindery-grammar/1 #strings a #names 7 #types #elements #patterns #start 0",
        "The compiled grammar is damaged at character 36: there is no string 7 before this")]
    [InlineData(
        "bindery-grammar/1 #strings a #names 0 #types #elements 0,9,0 #patterns #start 3",
        "The compiled grammar is damaged at character 57: there is no such pattern")]
    [InlineData(
        "bindery-grammar/1 #strings ~x #names #types #elements #patterns #start 1",
        "The compiled grammar is damaged at character 27: this is not a valid string")]
    [InlineData(
        "bindery-grammar/1 #strings #names #types #elements #patterns z1 #start 1",
        "The compiled grammar is damaged at character 62: there is no such operator")]
    [InlineData(
        "bindery-grammar/1 #strings #names #types #elements #patterns m1x #start 1",
        "The compiled grammar is damaged at character 63: the entry should end here")]
    [InlineData(
        "bindery-grammar/1 #strings #names #types #elements #patterns #start 99999999999",
        "The compiled grammar is damaged at character 77: the number is too large")]
    public void Damage_is_reported_at_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => new Grammar(GrammarTextReader.Read(text, FakeInteger.Create))).Message);

    [Fact]
    public void Damaged_texts_are_either_refused_or_read()
    {
        var random = new Random(7);
        var refused = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var source = new RandomGrammar(seed);
            var text = new Grammar(new CompiledGrammar(source.Builder, source.Start)).ToText();
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
                    new Grammar(GrammarTextReader.Read(damaged.ToString(), FakeInteger.Create)).Validate("<a b='1'><b>x</b></a>"u8);
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
        Assert.Contains(
            "levels deep",
            Assert.Throws<FormatException>(() => new Grammar(GrammarTextReader.Read(text + " #start 3", FakeInteger.Create))).Message,
            StringComparison.Ordinal);
    }

    private static Grammar WithRules(bool reverse)
    {
        var b = new PatternBuilder();
        var root = b.Element(new NameNameClass("", "r"), false, 0);
        var item = b.Element(new NameNameClass("", "i"), false, 1);
        var other = b.Element(new NameNameClass("urn:o", "o"), false, 2);
        other.Content = b.Empty;
        var key = b.Attribute(new NameNameClass("", "k"), b.Data(ByteLimitedDatatype.Limit(BuiltInDatatype.String, 4), null), false);
        item.Content = key;
        root.Content = b.Optional(b.OneOrMore(reverse ? b.Choice(other, item) : b.Choice(item, other)));
        root.Rules = [Rule("the ns", false), Rule(null, true)];
        item.Rules = [Rule(null, true)];
        return new Grammar(new CompiledGrammar(b, root));

        static UniqueRule Rule(string? phrase, bool isWarning)
        {
            var k = new ExactName("", "k");
            return new UniqueRule(
                [new IdentityPath([new IdentityStep(
                    new ExactName("", "i"), [new IdentityTest(k, "v", isNegated: true), new IdentityTest(new ExactName("", "n"), null, isNegated: false)])])],
                [new IdentityField([new ExactName("urn:o", "o")], k), new IdentityField([], null)],
                phrase,
                isWarning);
        }
    }

    private static Grammar WithReferences()
    {
        var b = new PatternBuilder();
        var root = b.Element(new NameNameClass("", "r"), false, 0);
        var item = b.Element(new NameNameClass("", "i"), false, 1);
        item.Content = b.Attribute(new NameNameClass("", "k"), b.Data(ByteLimitedDatatype.Limit(BuiltInDatatype.String, 4), null), false);
        root.Content = b.Optional(item);
        var k = new ExactName("", "k");
        var i = new ExactName("", "i");
        var self = new IdentityPath([]);
        var items = new IdentityPath([new IdentityStep(i, [])]);
        root.Rules =
        [
            new UniqueRule([items], [new IdentityField([], k)], null, false),
            new KeyReferenceRule([items], [new IdentityField([], k)], [self], [new IdentityField([i], null)], "x", null, null, false),
            new KeyReferenceRule([items], [new IdentityField([], k)], [self], [new IdentityField([], k)], null, "so", new ExactName("", "other"), false),
        ];
        item.Rules = [new KeyReferenceRule(
            [self],
            [new IdentityField([], null)],
            [new IdentityPath([new IdentityStep(new ExactName("", "x"), [])]), self],
            [new IdentityField([], k)],
            null,
            null,
            null,
            true)];
        return new Grammar(new CompiledGrammar(b, root));
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
        return new Grammar(new CompiledGrammar(b, root));
    }
}
