using System;
using System.Linq;
using System.Threading;
using Bindery.Identity;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>b:keyref as schemas have it: what it becomes, and what is said of mistakes, where.</summary>
public sealed class KeyReferenceSyntaxTests
{
    private const string Content =
        "<optional><element name='name'><text/></element></optional><zeroOrMore><element name='k'><attribute name='id'/><optional><attribute name='b'/></optional></element></zeroOrMore>"
        + "<zeroOrMore><element name='u'><optional><attribute name='r'/></optional></element></zeroOrMore>";

    [Fact]
    public void A_rule_is_what_its_author_wrote()
    {
        var rule = Rule(
            "<b:keyref select=' . | u' field='@r | .' refer='k[not(@b=\"no\")]|.' refer-field=' @id|name' phrase=' the name ' severity='warning'/>");
        Assert.Equal(("the name", true), (rule.Phrase, rule.IsWarning));
        Assert.Equal(["", "u"], rule.Items.Select(Show));
        Assert.Equal(["'r'", "the text"], rule.Fields.Select(field => field.ToString()));
        Assert.Equal(["k", ""], rule.ReferItems.Select(Show));
        Assert.True(Assert.Single(rule.ReferItems[0].Steps[0].Tests).IsNegated);
        Assert.Equal(["'id'", "'name'"], rule.ReferFields.Select(field => field.ToString()));
    }

    [Fact]
    public void Another_document_is_named_by_its_root()
    {
        var rule = Rule("<b:keyref xmlns:o='urn:o' select='u' field='@r' refer='o:x/y' refer-field='@z' document=' o:other ' because=' of this '/>");
        Assert.Equal(("urn:o", "other", "of this", true), (rule.Document!.NamespaceUri, rule.Document.LocalName, rule.Because, rule.IsWarning));
        Assert.Equal("other", Rule("<b:keyref select='u' field='@r' refer='x' refer-field='@z' document='other' severity='warning'/>").Document!.LocalName);
        var held = Rule("<b:keyref select='u' field='@r' refer='x' refer-field='@z' document='other' severity='error'/>");
        Assert.Equal((false, false, true), (held.IsWarning, held.Refuses, held.HoldsTogether));
        Assert.Null(Rule("<b:keyref select='u' field='@r' refer='k' refer-field='@id'/>").Document);
    }

    [Fact]
    public void Names_are_in_the_namespaces_of_the_schema()
    {
        var grammar = Rng.Load(
            $"<element name='root' ns='urn:a' {Rng.Ns} xmlns:b='urn:bindery:annotations'><b:keyref select='u' field='@r' refer='k' refer-field='@id'/>{Content}</element>");
        var rule = (KeyReferenceRule)grammar.Elements[0].IdentityRules[0].Rule;
        Assert.Equal(("urn:a", ""), (rule.ReferItems[0].Steps[0].Name.NamespaceUri, rule.ReferFields[0].Attribute!.NamespaceUri));
    }

    [Fact]
    public void Rules_of_uniqueness_come_first()
    {
        var rules = Rng.Load(Schema("<b:keyref select='u' field='@r' refer='k' refer-field='@id'/><b:unique select='k' field='@id'/>")).Elements[0].IdentityRules;
        Assert.Equal([typeof(UniqueRule), typeof(KeyReferenceRule)], rules.Select(unique => unique.Rule.GetType()));
    }

    [Theory]
    [InlineData(
        "<b:keyref select='«*»' field='@r' refer='k' refer-field='@id'/>",
        "The name of a child element or '.' is expected here, not '*'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='.«/»k' refer-field='@id'/>",
        "'/', '|' or the end is expected here, not '/'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='k' refer-field='@id|@«1»'/>",
        "The name of an attribute is expected here, not '1'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData("<b:keyref select='u' field='@r' refer='«key»' refer-field='@id'/>", "The schema has no element 'key' here: nothing would ever be compared")]
    [InlineData("<b:keyref select='u' field='@r' refer='k' refer-field='@«name»'/>", "The schema has no attribute 'name' here")]
    [InlineData("<b:keyref select='u' field='@r' refer='.' refer-field='«names»'/>", "The schema has no element 'names' here: nothing would ever be compared")]
    [InlineData("<b:keyref select='u' field='@«ref»' refer='.' refer-field='name'/>", "The schema has no attribute 'ref' here")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='x' refer-field='@y' document='«/»x'/>",
        "The name of the root of another document is expected here, not '/'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='x' refer-field='@y' document='x «y»'/>",
        "The end is expected here, not 'y'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:keyref select='«x»' field='@r' refer='x' refer-field='@y' document='x'/>", "The schema has no element 'x' here: nothing would ever be compared")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='x' refer-field='@y' document='x' severity='«info»'/>",
        "'info' is not a valid severity: write 'error' or 'warning'")]
    [InlineData(
        "<b:unique select='«.»' field='@r'/>",
        "The name of a child element is expected here, not '.'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    public void Invalid_option_values_are_rejected_at_their_place(string rule, string message) => Rng.Fails(Schema(rule), "BND0003", message);

    [Theory]
    [InlineData(
        "«<b:keyref select='u' field='@r' refer='k'/>»",
        "BND0002",
        "'b:keyref' lacks the attribute 'refer-field', which specifies the value of an item that is referred to")]
    [InlineData(
        "«<b:keyref select='u' field='@r' refer-field='@id'/>»", "BND0002", "'b:keyref' lacks the attribute 'refer', which specifies the items that are referred to")]
    [InlineData(
        "«<b:keyref select='u' refer='k' refer-field='@id'/>»",
        "BND0002",
        "'b:keyref' lacks the attribute 'field', which specifies the value of an item")]
    [InlineData(
        "«<b:keyref field='@r' refer='k' refer-field='@id'/>»",
        "BND0002",
        "'b:keyref' lacks the attribute 'select', which specifies the items of the rule")]
    [InlineData(
        "<b:unique select='u' field='@r' «refer»='k'/>",
        "BND0001",
        "The attribute 'refer' is not allowed on 'b:unique', which takes select, field, phrase, severity and since")]
    [InlineData(
        "<b:keyref select='u' field='@r' refer='k' refer-field='@id' «key»='k'/>",
        "BND0001",
        "The attribute 'key' is not allowed on 'b:keyref', which takes select, field, refer, refer-field, document, because, phrase, severity and since")]
    [InlineData(
        "<group>«<b:keyref select='u' field='@r' refer='k' refer-field='@id'/>»<empty/></group>",
        "BND0001",
        "The annotation 'b:keyref' is not allowed in 'group': it must be a child of the 'element' whose descendants it compares")]
    public void An_invalid_rule_is_rejected(string rule, string id, string message) => Rng.Fails(Schema(rule), id, message);

    [Theory]
    [InlineData("8.9", 0)]
    [InlineData("9.0", 1)]
    public void Older_targets_lack_later_rules(string target, int count)
    {
        var text = Schema("<b:keyref select='u' field='@r' refer='k' refer-field='@id' since='9.0'/>");
        var source = new ParsingSyntaxSource(new MemorySource(), null, CancellationToken.None);
        Assert.Equal(
            count,
            SchemaReader.Simplify(
                SchemaReader.Parse("f", text, CancellationToken.None),
                source,
                Version.Parse(target + ".0.0"),
                CancellationToken.None).Grammar!.Elements[0].IdentityRules.Count);
    }

    private static KeyReferenceRule Rule(string rule) => (KeyReferenceRule)Assert.Single(Rng.Load(Schema(rule)).Elements[0].IdentityRules).Rule;

    private static string Show(IdentityPath path) => string.Join("/", path.Steps.Select(step => step.Name.LocalName));

    private static string Schema(string rule) => $"<element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations'>{rule}{Content}</element>";
}
