using System;
using System.Linq;
using System.Threading;
using Bindery.Identity;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>b:unique as schemas have it: what it becomes, and what is said of mistakes, where.</summary>
public sealed class UniqueSyntaxTests
{
    private const string Content =
        "<element name='ds'><zeroOrMore><element name='d'><optional><attribute name='n'/></optional><optional><attribute name='b'/></optional>"
        + "<optional><element name='t'><optional><attribute name='f'/></optional><text/></element></optional></element></zeroOrMore></element>";

    [Fact]
    public void A_rule_is_what_its_author_wrote()
    {
        var rule = Assert.Single(
            Rng.Load(
                Schema(
                    "<b:unique select=\" ds / d [@n][ not( @b = 'no' ) ] [not(@b)]|ds/d\" field='@n | t/@f|t|.' phrase=' the names ' severity='warning'/>")).Elements[0].IdentityRules).Rule;
        Assert.Equal(("the names", true), (rule.Phrase, rule.IsWarning));
        Assert.Equal(
            ["ds,d[n][!b=no][!b]", "ds,d"],
            rule.Items.Select(path => string.Join(",", path.Steps.Select(step => step.Name.LocalName + string.Concat(step.Tests.Select(Show))))));
        Assert.Equal(
            ["/n", "t/f", "t/", "/"],
            rule.Fields.Select(field => $"{string.Join("/", field.Steps.Select(step => step.LocalName))}/{field.Attribute?.LocalName}"));
    }

    [Fact]
    public void Names_are_in_the_namespaces_of_the_schema()
    {
        var rule =
            Rng.Load(
                $"<element name='root' ns='urn:a' {Rng.Ns} xmlns:b='urn:bindery:annotations' xmlns:o='urn:o'><b:unique select='o:i | i' field='@n | @o:n'/>"
            + "<element name='o:i'><attribute name='n'/></element><element name='i'><attribute name='o:n'/></element></element>").Elements[0].IdentityRules[0].Rule;
        Assert.Equal(["urn:o", "urn:a"], rule.Items.Select(path => path.Steps[0].Name.NamespaceUri));
        Assert.Equal(["", "urn:o"], rule.Fields.Select(field => field.Attribute!.NamespaceUri));
    }

    [Fact]
    public void A_file_without_a_namespace_takes_that_of_the_referring_file()
    {
        var source = new MemorySource().Add(
            "f",
            $"<element name='r' {Rng.Ns} xmlns:b='urn:bindery:annotations'><b:unique select='i' field='@n'/><element name='i'><attribute name='n'/></element></element>");
        var grammar = Rng.Load($"<grammar {Rng.Ns} ns='urn:a'><start><externalRef href='f'/></start></grammar>", source);
        Assert.Equal("urn:a", grammar.Elements[0].IdentityRules[0].Rule.Items[0].Steps[0].Name.NamespaceUri);
    }

    [Theory]
    [InlineData(
        "<b:unique select='ds/«/»d' field='@n'/>",
        "The name of a child element is expected here, not '/'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='«*»' field='@n'/>",
        "The name of a child element is expected here, not '*'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='ds/d[«1»]' field='@n'/>",
        "'@' with the name of an attribute, or 'not(' before it, is expected here, not '1'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='ds/d[@b «a»nd @n]' field='@n'/>",
        "'=' or ']' is expected here, not 'a'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='ds/d[@b=«n»o]' field='@n'/>",
        "A text in quotes is expected here, not 'n'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select=\"ds/d[not(@b='no'«]»\" field='@n'/>",
        "')' is expected here, not ']'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='child:«:»ds' field='@n'/>",
        "A name is expected here, not ':'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData("<b:unique select='«x»:ds' field='@n'/>", "The prefix 'x' is not bound to a namespace here: declare xmlns:x")]
    [InlineData(
        "<b:unique select='ds/d' field='@n«/»@b'/>",
        "'/', '|' or the end is expected here, not '/'; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData(
        "<b:unique select='ds/d' field='«»'/>",
        "'@' with the name of an attribute, the name of a child element or '.' is expected here, not the end; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported")]
    [InlineData("<b:unique select='ds/d' field='@n' severity='«info»'/>", "'info' is not a valid severity: write 'error' or 'warning'")]
    [InlineData(
        "<b:unique select='ds/d' field='@n' since='«x»'/>", "'x' is not a valid version: write two to four numbers with dots between them, as in 11.3.0")]
    [InlineData("<b:unique select='ds/«disk»' field='@n'/>", "The schema has no element 'disk' here: nothing would ever be compared")]
    [InlineData("<b:unique select='ds/d[@«k»]' field='@n'/>", "The schema has no attribute 'k' here")]
    [InlineData("<b:unique select='ds/d' field='@n | t/@«n»'/>", "The schema has no attribute 'n' here")]
    [InlineData("<b:unique select='ds/d' field='@n | «u»/@f'/>", "The schema has no element 'u' here: nothing would ever be compared")]
    public void Invalid_option_values_are_rejected_at_their_place(string rule, string message)
    {
        // Of an empty value the quotes are marked.
        var marked = rule.Contains("'«»'", StringComparison.Ordinal) ? rule.Replace("'«»'", "«''»", StringComparison.Ordinal) : rule;
        Rng.Fails(Schema(marked), "BND0003", message);
    }

    [Theory]
    [InlineData("«<b:unique select='ds/d'/>»", "BND0002", "'b:unique' lacks the attribute 'field', which specifies the value of an item")]
    [InlineData("«<b:unique field='@n'/>»", "BND0002", "'b:unique' lacks the attribute 'select', which specifies the items of the rule")]
    [InlineData(
        "<b:unique select='ds/d' «fields»='@n' field='@n'/>",
        "BND0001",
        "The attribute 'fields' is not allowed on 'b:unique', which takes select, field, phrase, severity and since")]
    [InlineData("<b:unique select='ds/d' field='@n'>«<b:field>»</b:field></b:unique>", "BND0001", "'b:unique' takes no content: its paths are attributes")]
    [InlineData(
        "<group>«<b:unique select='d' field='@n'/>»<empty/></group>",
        "BND0001",
        "The annotation 'b:unique' is not allowed in 'group': it must be a child of the 'element' whose descendants it compares")]
    public void An_invalid_rule_is_rejected(string rule, string id, string message) => Rng.Fails(Schema(rule), id, message);

    [Fact]
    public void Rules_are_limited() =>
        Assert.Equal("BND0014", Rng.Problem(Schema(string.Concat(Enumerable.Repeat("<b:unique select='ds' field='.'/>", 65)))).Id);

    [Fact]
    public void Paths_are_limited()
    {
        Assert.StartsWith(
            "There are more than 16 steps",
            Rng.Problem(Schema($"<b:unique select='{string.Join('/', Enumerable.Repeat("ds", 20))}' field='.'/>")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "There are more than 16 alternatives",
            Rng.Problem(Schema($"<b:unique select='ds' field='{string.Join('|', Enumerable.Repeat("d", 20))}'/>")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.9", 0)]
    [InlineData("9.0", 1)]
    public void Older_targets_do_not_have_later_rules_and_nodes(string target, int count)
    {
        var text = Schema("<b:unique select='ds/d' field='@n' since='9.0'/>");
        var source = new ParsingSyntaxSource(new MemorySource(), null, CancellationToken.None);
        var version = Version.Parse(target + ".0.0");
        Assert.Equal(
            count,
            SchemaReader.Simplify(
                SchemaReader.Parse("f", text, CancellationToken.None), source, version, CancellationToken.None).Grammar!.Elements[0].IdentityRules.Count);
    }

    private static string Show(IdentityTest test) => $"[{(test.IsNegated ? "!" : "")}{test.Attribute.LocalName}{(test.Value is null ? "" : "=" + test.Value)}]";

    private static string Schema(string rule) => $"<element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations'>{rule}{Content}</element>";
}
