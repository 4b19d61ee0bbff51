using System;
using System.Linq;
using System.Text;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>Documents held to b:unique: verdicts, places, words, cost.</summary>
public sealed class UniqueDocumentTests
{
    private const string Disks =
        "<element name='ds'><zeroOrMore><element name='d'><optional><attribute name='n'/></optional><optional><attribute name='e'/></optional><optional><attribute name='b'/></optional>"
        + "<zeroOrMore><element name='t'><optional><attribute name='f'/></optional><optional><attribute name='g'/></optional><text/></element></zeroOrMore></element></zeroOrMore></element>";

    [Theory]
    [InlineData("<root><ds><d n='a'/><d n='b'/><d/><d/><d n='A'/></ds></root>", "")]
    [InlineData(
        "<root><ds><d n='a'/>\n <d n='b'/><d n='a'/></ds></root>",
        "2:18+1 /root/ds/d[3]/@n BND3005 'a' is used again for 'n' of 'd'; each must be unique, and line 1, column 17 has it first")]
    [InlineData(
        "<root><ds><d n='a'/><d n='a'/><d n='&#97;'/></ds></root>",
        "1:27+1 /root/ds/d[2]/@n BND3005 'a' is used again for 'n' of 'd'; each must be unique, and line 1, column 17 has it first\n"
            + "1:37+5 /root/ds/d[3]/@n BND3005 'a' is used again for 'n' of 'd'; each must be unique, and line 1, column 17 has it first")]
    [InlineData(
        "<root><ds><d n=''/><d n=''/></ds></root>",
        "1:26+1 /root/ds/d[2]/@n BND3005 '' is used again for 'n' of 'd'; each must be unique, and line 1, column 17 has it first")]
    [InlineData("<root><ds><d n='😀'/><d n='😁'/></ds></root>", "")]
    [InlineData(
        "<root><ds><d n='😀'/><d n='&#x1F600;'/></ds></root>",
        "1:28+9 /root/ds/d[2]/@n BND3005 '😀' is used again for 'n' of 'd'; each must be unique, and line 1, column 17 has it first")]
    [InlineData("<root><ds><d n='é'/><d n='e&#x301;'/></ds></root>", "")]
    public void An_attribute(string document, string expected) => Assert.Equal(expected, With("select='ds/d' field='@n'").Say(document));

    [Theory]
    [InlineData("<root><ds><d n='a' b='no'/><d n='a'/></ds></root>", "")]
    [InlineData(
        "<root><ds><d n='a' b='yes'/><d n='a'/></ds></root>",
        "1:35+1 /root/ds/d[2]/@n BND3005 'a' is used again among the names of the disks; each must be unique, and line 1, column 17 has it first")]
    [InlineData(
        "<root><ds><d n='a' e='x'/><d n='x'/></ds></root>",
        "1:33+1 /root/ds/d[2]/@n BND3005 'x' is used again among the names of the disks; each must be unique, and line 1, column 23 has it first")]
    [InlineData("<root><ds><d n='a' e='x'/><d n='a'/><d e='y' n='a'/></ds></root>", "")]
    [InlineData(
        "<root><ds><d e='a'/><d n='b' e='a'/></ds></root>",
        "1:33+1 /root/ds/d[2]/@e BND3005 'a' is used again among the names of the disks; each must be unique, and line 1, column 17 has it first")]
    public void A_field_that_falls_back_on_another_and_a_predicate(string document, string expected) =>
        Assert.Equal(expected, With("select=\"ds/d[not(@b='no')]\" field='@e | @n' phrase='the names of the disks'").Say(document));

    [Theory]
    [InlineData(
        "<root><ds><d><t f='a'/></d><d><t g='a'/></d></ds></root>",
        "1:37+1 /root/ds/d[2]/t/@g BND3005 'a' is used again for 'f' in 't', 'g' in 't' or 't' of 'd'; each must be unique, and line 1, column 20 has it first")]
    [InlineData("<root><ds><d><t f='a'/></d><d><t g='a'/><t f='b'/></d></ds></root>", "")]
    [InlineData("<root><ds><d><t f='a'/><t f='b'/></d><d><t f='b'/></d></ds></root>", "")]
    [InlineData("<root><ds><d><t>a</t></d><d><t><!-- --> a</t></d></ds></root>", "")]
    [InlineData(
        "<root><ds><d><t>a</t></d><d><t>&#97;<![CDATA[]]></t></d></ds></root>",
        "1:32+5 /root/ds/d[2]/t BND3005 'a' is used again for 'f' in 't', 'g' in 't' or 't' of 'd'; each must be unique, and line 1, column 17 has it first")]
    [InlineData(
        "<root><ds><d><t/></d><d><t/></d></ds></root>",
        "1:25+2 /root/ds/d[2]/t BND3005 '' is used again for 'f' in 't', 'g' in 't' or 't' of 'd'; each must be unique, and line 1, column 14 has it first")]
    [InlineData("<root><ds><d/><d/></ds></root>", "")]
    public void Values_of_children(string document, string expected) => Assert.Equal(expected, With("select='ds/d' field='t/@f | t/@g | t'").Say(document));

    [Theory]
    [InlineData("<root><ds><d b='x'/><d b='x'/></ds></root>", "[@b]", true)]
    [InlineData("<root><ds><d b='x'/><d b='x'/></ds></root>", "[not(@b)]", false)]
    [InlineData("<root><ds><d b='x' n='1'/><d b='x'/></ds></root>", "[@b][@n]", false)]
    [InlineData("<root><ds><d b='x' n='1'/><d b='x'/></ds></root>", "[@b='x'][not(@n='2')]", true)]
    public void Predicates(string document, string predicates, bool isBroken) =>
        Assert.Equal(isBroken, With($"select=\"ds/d{predicates}\" field='@b'").Say(document).Length > 0);

    [Fact]
    public void Each_element_with_the_rule_is_checked_separately_and_may_contain_others()
    {
        var grammar = RuleDocuments.Compile(
            $"<grammar {Rng.Ns} xmlns:b='urn:bindery:annotations'><start><ref name='g'/></start><define name='g'><element name='g'><b:unique select='i' field='@n'/>"
            + "<zeroOrMore><choice><ref name='g'/><element name='i'><attribute name='n'/></element></choice></zeroOrMore></element></define></grammar>");
        Assert.Equal("", grammar.Say("<g><i n='1'/><g><i n='1'/><g><i n='1'/></g><i n='2'/></g><g><i n='2'/><i n='1'/></g><i n='2'/></g>"));
        Assert.Equal(
            "1:43+1 /g/g/i[3]/@n BND3005 '1' is used again for 'n' of 'i'; each must be unique, and line 1, column 23 has it first\n"
                + "1:57+1 /g/i[2]/@n BND3005 '1' is used again for 'n' of 'i'; each must be unique, and line 1, column 10 has it first",
            grammar.Say("<g><i n='1'/><g><i n='1'/><i n='2'/><i n='1'/></g><i n='1'/></g>"));
    }

    [Fact]
    public void Items_may_contain_items()
    {
        var grammar = RuleDocuments.Root(
            "<b:unique select='a | a/a' field='@n'/><zeroOrMore><element name='a'><attribute name='n'/><optional><element name='a'><attribute name='n'/></element></optional></element></zeroOrMore>");
        Assert.Equal("", grammar.Say("<root><a n='1'><a n='2'/></a><a n='3'/></root>"));
        Assert.NotEqual("", grammar.Say("<root><a n='1'><a n='1'/></a></root>"));
        Assert.NotEqual("", grammar.Say("<root><a n='1'><a n='2'/></a><a n='3'><a n='2'/></a></root>"));
    }

    [Fact]
    public void Namespaces_distinguish_items()
    {
        var grammar = RuleDocuments.Root(
            "<b:unique xmlns:o='urn:o' select='o:i' field='@n'/><zeroOrMore><element ns=''><anyName/><oneOrMore><attribute><anyName/></attribute></oneOrMore></element></zeroOrMore>");
        Assert.Equal("", grammar.Say("<root xmlns:p='urn:o'><i n='1'/><i n='1'/><p:i n='1'/><p:i p:n='1'/></root>"));
        Assert.Equal(
            "1:71+1 /root/q:i/@n BND3005 '1' is used again for 'n' of 'i'; each must be unique, and line 1, column 31 has it first",
            grammar.Say("<root xmlns:p='urn:o'><p:i n='1'/><p:x n='1'/><q:i xmlns:q='urn:o' n='1'/></root>"));
    }

    [Fact]
    public void A_rule_applies_only_to_the_pattern_that_has_it()
    {
        // Both may be called the same; the second has no rule, but the attribute k.
        var item = "<zeroOrMore><element name='i'><attribute name='n'/></element></zeroOrMore>";
        var grammar = RuleDocuments.Root(
            $"<choice><element name='e'><b:unique select='i' field='@n'/>{item}</element><element name='e'><optional><attribute name='k'/></optional>{item}<element name='z'><empty/></element></element></choice>");
        Assert.Equal("", grammar.Say("<root><e><i n='1'/><i n='1'/><z/></e></root>"));
        Assert.Equal("", grammar.Say("<root><e k=''><i n='1'/><i n='1'/><z/></e></root>"));
        Assert.Equal(
            "1:26+1 /root/e/i[2]/@n BND3005 '1' is used again for 'n' of 'i'; each must be unique, and line 1, column 16 has it first",
            grammar.Say("<root><e><i n='1'/><i n='1'/></e></root>"));
    }

    [Fact]
    public void A_later_element_determines_an_ambiguous_one()
    {
        // Only the last child tells which of both elements it was: with the rule before x, without it before y.
        var item = "<zeroOrMore><element name='i'><attribute name='n'/></element></zeroOrMore>";
        var grammar = RuleDocuments.Root(
            $"<choice><group><element name='e'><b:unique select='i' field='@n'/>{item}</element><element name='x'><empty/></element></group>"
            + $"<group><element name='e'>{item}</element><element name='y'><empty/></element></group></choice>");
        Assert.Equal("", grammar.Say("<root><e><i n='1'/><i n='1'/></e><y/></root>"));
        Assert.Equal("", grammar.Say("<root><e><i n='1'/></e><x/></root>"));
        Assert.NotEqual("", grammar.Say("<root><e><i n='1'/><i n='1'/></e><x/></root>"));
    }

    [Fact]
    public void Other_errors_are_also_reported() => Assert.Equal(
        "1:14+1 /root/ds/d/@x BND3001 'x' is not allowed in 'd'; expected 'b', 'e' or 'n'\n"
            + "1:37+1 /root/ds/d[3]/@n BND3005 'a' is used again for 'n' of 'd'; each must be unique, and line 1, column 27 has it first",
        With("select='ds/d' field='@n'").Say("<root><ds><d x='a'/><d n='a'/><d n='a'/></ds></root>"));

    [Fact]
    public void Warnings_do_not_make_documents_invalid() =>
        Assert.Equal("", With("select='ds/d' field='@n' severity='warning'").Say("<root><ds><d n='a'/><d n='a'/></ds></root>"));

    [Fact]
    public void The_same_grammar_serves_one_document_after_the_other()
    {
        var grammar = With("select='ds/d' field='@n'");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", grammar.Say("<root><ds><d n='a'/></ds></root>"));
            Assert.Contains("BND3006", grammar.Say("<root><ds><d n='a'/><d n='b'/><d n"), StringComparison.Ordinal);
            Assert.NotEqual("", grammar.Say("<root><ds><d n='a'/><d n='a'/></ds></root>"));
        }
    }

    [Fact]
    public void Many_items_take_time_in_proportion()
    {
        var grammar = With("select='ds/d' field='@n'");
        var options = new XmlLimits { MaxBytes = int.MaxValue };
        Time(1000, false);
        var small = Time(50_000, false);
        var large = Time(500_000, false);
        Assert.True(large < small * 10 * 4 + TimeSpan.FromSeconds(1), $"{small} for 50000 items, {large} for 500000");
        var broken = Time(50_000, true);
        Assert.True(broken < small * 30 + TimeSpan.FromSeconds(1), $"{small} for a valid document, {broken} for an invalid one");

        TimeSpan Time(int count, bool isBroken)
        {
            var document = new StringBuilder("<root><ds>");
            for (var i = 0; i < count; i++)
                document.Append("<d n='v").Append(isBroken ? i % (count - 200) : i).Append("'/>");
            var utf8 = Encoding.UTF8.GetBytes(document.Append("</ds></root>").ToString());
            var before = ThreadTime.Now;
            var errors = grammar.Validate(utf8, options);
            var used = ThreadTime.Now - before;
            Assert.Equal(isBroken ? 100 : 0, errors.Count(error => error.Id == "BND3005"));
            return used;
        }
    }

    private static Grammar With(string rule) => RuleDocuments.Root($"<b:unique {rule}/>{Disks}");
}
