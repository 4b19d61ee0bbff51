using System.Linq;
using System.Text;
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
    public void Warnings_do_not_bind() => Assert.Equal("", Say("<root><part><use old='1'/></part></root>", "<archive id='2'/>"));

    [Fact]
    public void A_document_that_is_not_well_formed_is_refused() =>
        Assert.Throws<XmlBindingException>(() => Say("<root/>", "<stock xmlns='urn:o'><item>"));

    private static string Say(string document, params string[] others) =>
        string.Join(
            '\n',
            Grammar.Sessions(isOutput: false)
                .Validate(Encoding.UTF8.GetBytes(document), others.Select(Encoding.UTF8.GetBytes).ToList())
                .Select(violation => $"{violation.Path} {violation.Message}"));
}
