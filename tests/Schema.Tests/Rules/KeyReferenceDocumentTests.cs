using System;
using System.Linq;
using System.Text;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>Documents held to b:keyref: verdicts, places, words, cost.</summary>
public sealed class KeyReferenceDocumentTests
{
    private const string Items = "<interleave><optional><attribute name='top'/></optional><optional><element name='name'><text/></element></optional>"
        + "<zeroOrMore><element name='key'><optional><attribute name='id'/></optional><optional><attribute name='old'/></optional><optional><attribute name='off'/></optional></element></zeroOrMore>"
        + "<zeroOrMore><element name='use'><optional><attribute name='ref'/></optional><optional><attribute name='off'/></optional><zeroOrMore><element name='to'><text/></element></zeroOrMore></element></zeroOrMore></interleave>";

    [Theory]
    [InlineData("<root><key id='a'/><use ref='a'/></root>", "")]
    [InlineData("<root><use ref='a'/><key id='a'/></root>", "")]
    [InlineData("<root><use/><use off=''/></root>", "")]
    [InlineData("<root><use ref='a'/><key id='a'/><use ref='A'/>\n<use ref='b'/></root>",
        "1:44+1 /root/use[2]/@ref BND3008 'A' is not allowed for 'ref': it must be the value of 'id' of 'key' ('a')\n"
            + "2:11+1 /root/use[3]/@ref BND3008 'b' is not allowed for 'ref': it must be the value of 'id' of 'key' ('a')")]
    [InlineData("<root><use ref='b'/><use ref='b'/><key id='a'/><key id='c'/><key id='a'/></root>",
        "1:17+1 /root/use/@ref BND3008 'b' is not allowed for 'ref': it must be the value of 'id' of 'key' ('a' or 'c')\n"
            + "1:31+1 /root/use[2]/@ref BND3008 'b' is not allowed for 'ref': it must be the value of 'id' of 'key' ('a' or 'c')")]
    [InlineData(
        "<root><use ref='a'/><key/></root>",
        "1:17+1 /root/use/@ref BND3008 'a' is not allowed for 'ref': it must be the value of 'id' of 'key', but there is none")]
    [InlineData(
        "<root><use ref=''/><key id='a'/></root>", "1:17+1 /root/use/@ref BND3008 '' is not allowed for 'ref': it must be the value of 'id' of 'key' ('a')")]
    [InlineData("<root><use ref='&#97;'/><key id='a'/></root>", "")]
    [InlineData(
        "<root><use ref='x'/><key id='1'/><key id='2'/><key id='3'/><key id='4'/><key id='5'/><key id='6'/><key id='7'/><key id='8'/><key id='9'/><key id='0'/></root>",
        "1:17+1 /root/use/@ref BND3008 'x' is not allowed for 'ref': it must be the value of 'id' of 'key' ('1', '2', '3', '4', '5', '6', '7', '8' and 2 more)")]
    public void Attributes(string document, string expected) =>
        Assert.Equal(expected, With("select='use' field='@ref' refer='key' refer-field='@id'").Say(document));

    [Theory]
    [InlineData("<root><key id='a' old='o'/><use ref='a'/></root>", false)]
    [InlineData("<root><key id='a' old='o'/><use ref='o'/></root>", true)]
    [InlineData("<root><key id='a'/><use ref='a'/></root>", true)]
    [InlineData("<root><key id='a' off='x'/><use ref='a'/></root>", false)]
    [InlineData("<root><key id='a' off='y'/><use ref='a'/></root>", true)]
    [InlineData("<root><use ref='z' off='x'/></root>", true)]
    [InlineData("<root><use><to>a</to></use><key id='a'/></root>", true)]
    [InlineData("<root><use><to>b</to></use><key id='a'/></root>", false)]
    public void Fields_that_fall_back_and_predicates(string document, bool isValid) =>
        Assert.Equal(
            isValid, With("select=\"use[not(@off='x')]\" field='@ref | to' refer=\"key[not(@off='x')]\" refer-field='@old | @id'").Say(document).Length == 0);

    [Theory]
    [InlineData("<root><use ref='m1'/><name>m1</name><use ref='m1'/></root>", "")]
    [InlineData(
        "<root><use ref='m2'/><name>m1</name></root>", "1:17+2 /root/use/@ref BND3008 'm2' is not allowed for 'ref': it must be the name of the root ('m1')")]
    [InlineData("<root><name>m<!-- -->1</name><use ref='m1'/></root>", "")]
    [InlineData(
        "<root><name>m1</name><use ref='m1 '/></root>", "1:32+3 /root/use/@ref BND3008 'm1 ' is not allowed for 'ref': it must be the name of the root ('m1')")]
    [InlineData("<root><name/><use ref=''/></root>", "")]
    [InlineData(
        "<root><use ref='m1'/></root>", "1:17+2 /root/use/@ref BND3008 'm1' is not allowed for 'ref': it must be the name of the root, but there is none")]
    public void The_element_itself_can_be_referred_to(string document, string expected) =>
        Assert.Equal(expected, With("select='use' field='@ref' refer='.' refer-field='name' phrase='the name of the root'").Say(document));

    [Theory]
    [InlineData("<root top='a'><key id='a'/></root>", "")]
    [InlineData("<root><key id='a'/></root>", "")]
    [InlineData("<root top='b'><key id='a'/></root>", "1:12+1 /root/@top BND3008 'b' is not allowed for 'top': it must be the value of 'id' of 'key' ('a')")]
    public void The_element_itself_can_refer(string document, string expected) =>
        Assert.Equal(expected, With("select='.' field='@top' refer='key' refer-field='@id'").Say(document));

    [Theory]
    [InlineData(
        "<root><use><to>b</to></use><key id='a'/></root>",
        "1:16+1 /root/use/to BND3008 'b' is not allowed as the text of 'to': it must be the value of 'id' of 'key' ('a')")]
    [InlineData(
        "<root><use><to>a</to></use><use><to><!-- -->\nbc</to><to>a</to></use><key id='a'/></root>",
        "1:45+1 /root/use[2]/to BND3008 '\\nbc' is not allowed as the text of 'to': it must be the value of 'id' of 'key' ('a')")]
    [InlineData(
        "<root><use><to/></use><key id='a'/></root>",
        "1:12+3 /root/use/to BND3008 '' is not allowed as the text of 'to': it must be the value of 'id' of 'key' ('a')")]
    public void Texts_can_refer(string document, string expected) =>
        Assert.Equal(expected, With("select='use' field='to' refer='key' refer-field='@id'").Say(document));

    [Fact]
    public void A_text_of_an_item_is_named_after_it() => Assert.Equal(
        "1:18+1 /root/to BND3008 'b' is not allowed as the text of 'to': it must be the value of 'id' ('a')",
        RuleDocuments.Root("<b:keyref select='to' field='.' refer='.' refer-field='@id'/><attribute name='id'/><element name='to'><text/></element>")
            .Say("<root id='a'><to>b</to></root>"));

    [Fact]
    public void Each_element_with_the_rule_is_checked_separately()
    {
        var grammar = RuleDocuments.Compile(
            $"<grammar {Rng.Ns} xmlns:b='urn:bindery:annotations'><start><ref name='g'/></start><define name='g'><element name='g'><b:keyref select='u' field='@r' refer='i' refer-field='@n'/>"
            + "<zeroOrMore><choice><ref name='g'/><element name='i'><attribute name='n'/></element><element name='u'><attribute name='r'/></element></choice></zeroOrMore></element></define></grammar>");
        Assert.Equal("", grammar.Say("<g><u r='1'/><g><u r='2'/><i n='2'/></g><i n='1'/></g>"));
        Assert.Equal(
            "1:10+1 /g/u/@r BND3008 '2' is not allowed for 'r': it must be the value of 'n' of 'i' ('1')\n"
                + "1:23+1 /g/g/u/@r BND3008 '1' is not allowed for 'r': it must be the value of 'n' of 'i' ('2')",
            grammar.Say("<g><u r='2'/><g><u r='1'/><i n='2'/></g><i n='1'/></g>"));
    }

    [Fact]
    public void A_later_element_determines_an_ambiguous_one()
    {
        var item = "<zeroOrMore><element name='i'><attribute name='n'/></element></zeroOrMore>";
        var grammar = RuleDocuments.Root(
            $"<choice><group><element name='e'><b:keyref select='i' field='@n' refer='.' refer-field='@k'/><optional><attribute name='k'/></optional>{item}</element><element name='x'><empty/></element></group>"
            + $"<group><element name='e'><optional><attribute name='k'/></optional>{item}</element><element name='y'><empty/></element></group></choice>");
        Assert.Equal("", grammar.Say("<root><e k='1'><i n='2'/></e><y/></root>"));
        Assert.Equal("", grammar.Say("<root><e k='1'><i n='1'/></e><x/></root>"));
        Assert.NotEqual("", grammar.Say("<root><e k='1'><i n='2'/></e><x/></root>"));
    }

    [Fact]
    public void Violations_of_both_kinds_are_reported_and_each_value_once()
    {
        var grammar = RuleDocuments.Root(
            "<b:keyref select='i' field='@r' refer='.' refer-field='@k'/><b:unique select='i' field='@r'/><attribute name='k'/><zeroOrMore><element name='i'><attribute name='r'/></element></zeroOrMore>");
        Assert.Equal(
            "1:19+1 /root/i/@r BND3008 'b' is not allowed for 'r': it must be the value of 'k' ('a')\n"
                + "1:29+1 /root/i[2]/@r BND3005 'b' is used again for 'r' of 'i'; each must be unique, and line 1, column 19 has it first",
            grammar.Say("<root k='a'><i r='b'/><i r='b'/><i r='a'/></root>"));
    }

    [Fact]
    public void Reasons_end_the_message() => Assert.Equal(
        "1:17+1 /root/use/@ref BND3008 'a' is not allowed for 'ref': it must be an id ('b'); it would be lost",
        With("select='use' field='@ref' refer='key' refer-field='@id' phrase='an id' because='it would be lost'")
            .Say("<root><use ref='a'/><key id='b'/></root>"));

    [Fact]
    public void Other_documents_cannot_make_a_document_invalid() =>
        Assert.Equal("", With("select='use' field='@ref' refer='key' refer-field='@id' document='other'").Say("<root><use ref='a'/></root>"));

    [Fact]
    public void Warnings_do_not_make_documents_invalid() =>
        Assert.Equal("", With("select='use' field='@ref' refer='key' refer-field='@id' severity='warning'").Say("<root><use ref='a'/></root>"));

    [Fact]
    public void The_same_grammar_serves_one_document_after_the_other()
    {
        var grammar = With("select='use' field='@ref' refer='key' refer-field='@id'");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", grammar.Say("<root><key id='a'/><use ref='a'/></root>"));
            Assert.Contains("BND3006", grammar.Say("<root><key id='b'/><use ref='c'/><use"), StringComparison.Ordinal);
            Assert.NotEqual("", grammar.Say("<root><key id='c'/><use ref='b'/></root>"));
            Assert.NotEqual("", grammar.Say("<root><use ref='b'/></root>"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_references_take_time_in_proportion(bool isBackward)
    {
        var grammar = With("select='use' field='@ref' refer='key' refer-field='@id'");
        var options = new XmlLimits { MaxBytes = int.MaxValue };
        Time(1000, 0);
        var small = Time(25_000, 0);
        var large = Time(250_000, 0);
        Assert.True(large < small * 10 * 4 + TimeSpan.FromSeconds(1), $"{small} for 25000, {large} for 250000");
        var broken = Time(25_000, 25_000);
        Assert.True(broken < small * 30 + TimeSpan.FromSeconds(1), $"{small} for a valid document, {broken} for an invalid one");

        TimeSpan Time(int count, int shift)
        {
            var keys = string.Concat(Enumerable.Range(0, count).Select(i => $"<key id='v{i}'/>"));
            var uses = string.Concat(Enumerable.Range(0, count).Select(i => $"<use ref='v{count - 1 - i + shift}'/>"));
            var utf8 = Encoding.UTF8.GetBytes($"<root>{(isBackward ? keys + uses : uses + keys)}</root>");
            var before = ThreadTime.Now;
            var errors = grammar.Validate(utf8, options);
            var used = ThreadTime.Now - before;
            Assert.Equal(shift > 0 ? 100 : 0, errors.Count(error => error.Id == "BND3008"));
            return used;
        }
    }

    private static Grammar With(string rule) => RuleDocuments.Root($"<b:keyref {rule}/>{Items}");
}
