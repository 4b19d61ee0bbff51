using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>Documents that are held to b:keyref together with others.</summary>
public sealed class KeyReferenceTogetherTests
{
    private static readonly Grammar Grammar = RuleDocuments.Compile(
        $"<element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations' xmlns:o='urn:o'><zeroOrMore><element name='part'>"
        + "<b:keyref select='use' field='@to | .' document='o:stock' refer='o:item[not(@sold)]/o:name' refer-field='.' severity='error'/>"
        + "<b:keyref select='use' field='@old' document='archive' refer='.' refer-field='@id'/>"
        + "<zeroOrMore><element name='use'><optional><attribute name='to'/></optional><optional><attribute name='old'/></optional><text/></element></zeroOrMore>"
        + "</element></zeroOrMore></element>");

    private const string Stock = "<s:stock xmlns:s='urn:o'><s:item><s:name>a</s:name></s:item><s:item sold=''><s:name>b</s:name></s:item><s:item><s:name>c</s:name></s:item></s:stock>";

    [Theory]
    [InlineData("<root><part><use to='a'/><use>c</use><use/><use to=''/></part></root>", "")]
    [InlineData(
        "<root><part><use to='a'/></part><part><use to='b'/><use>d</use></part></root>",
        "/root/part[2]/use/@to 'b' is not allowed for 'to': it must be the value of the text of 'name' ('a' or 'c')\n"
            + "/root/part[2]/use[2] 'd' is not allowed as the text of 'use': it must be the value of the text of 'name' ('a' or 'c')")]
    public void Values_are_looked_up_in_the_other_document(string document, string expected) => Assert.Equal(expected, Say(document, Stock));

    [Fact]
    public void Documents_with_one_root_are_combined_and_a_missing_document_disables_the_rule()
    {
        const string Document = "<root><part><use to='x'/></part></root>";
        Assert.Equal("", Say(Document, Stock, "<stock xmlns='urn:o'><item><name>x</name></item></stock>"));
        Assert.Equal("", Say(Document));
        Assert.EndsWith("it must be the value of the text of 'name', but there is none", Say(Document, "<stock xmlns='urn:o'/>"));
    }

    [Fact]
    public void Warnings_do_not_affect_verdicts() => Assert.Equal("", Say("<root><part><use old='1'/></part></root>", "<archive id='2'/>"));

    [Fact]
    public void One_grammar_checks_many_documents_against_others_on_all_threads()
    {
        // The second value is not greater than the first one: they are found by their hashes.
        var grammar = Grammar.With([Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(
            "<!DOCTYPE stock [<!ENTITY b 'bolt'>]><stock xmlns='urn:o'><item><name>screw</name></item><item><name>&b;</name></item></stock>")).ToArray()]);

        Parallel.For(0, 200, i =>
        {
            var name = (i % 3) switch { 0 => "bolt", 1 => "screw", _ => "nut" };
            Assert.Equal(i % 3 == 2 ? 1 : 0, grammar.Validate(Encoding.UTF8.GetBytes($"<root><part><use to='{name}'/></part></root>")).Count);
        });
        Assert.Empty(Grammar.Validate("<root><part><use to='nut'/></part></root>"u8));
    }

    [Fact]
    public void Others_have_limits_too() =>
        Assert.Throws<XmlBindingException>(() => Grammar.With([Encoding.UTF8.GetBytes(Stock)], new() { MaxDepth = 1 }));

    [Fact]
    public void A_document_that_is_not_well_formed_is_refused() =>
        Assert.Throws<XmlBindingException>(() => Say("<root/>", "<stock xmlns='urn:o'><item>"));

    private static string Say(string document, params string[] others) =>
        string.Join(
            '\n',
            Grammar.With([.. others.Select(Encoding.UTF8.GetBytes)])
                .Validate(Encoding.UTF8.GetBytes(document))
                .Select(violation => $"{violation.Path} {violation.Message}"));
}
