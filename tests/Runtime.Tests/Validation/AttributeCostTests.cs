using System;
using System.Linq;
using System.Text;

namespace Bindery.Tests.Validation;

/// <summary>What is wrong with the attributes of one element is found in time that grows with their number.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class AttributeCostTests
{
    private const int Many = 16_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact]
    public void Unknown_attributes()
    {
        var g = new GrammarSketch();
        var grammar = g.Grammar(g.Element("doc", g.Optional(g.Attribute("known", g.Text))));
        var errors = Validate(grammar, Attributes(Many, ""));
        Assert.Equal(100, errors.Count);
        Assert.All(errors, error => Assert.Equal("BND3001", error.Id));
    }

    [Fact]
    public void Admitted_attributes_beside_one_conflict()
    {
        var g = new GrammarSketch();
        var conflict = g.Choice(g.Group(g.Attribute("mode", g.Words(["a"])), g.Attribute("x", g.Text)), g.Attribute("mode", g.Words(["b"])));
        var grammar = g.Grammar(g.Element("doc", [conflict, .. Enumerable.Range(0, 2_000).Select(i => g.Optional(g.Attribute("n" + i, g.Text)))]));
        var error = Assert.Single(Validate(grammar, Attributes(2_000, " mode='b' x='1'")));
        Assert.Equal(("BND3001", "/doc/@x"), (error.Id, error.Path));
        Assert.StartsWith("'x' is not allowed in 'doc' when 'mode' is 'b'; it is allowed when 'mode' is 'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_conflicts()
    {
        var g = new GrammarSketch();
        var pairs = Enumerable.Range(0, 1_000).Select(i => g.Choice(g.Attribute("a" + i, g.Text), g.Attribute("b" + i, g.Text))).ToArray();
        var grammar = g.Grammar(g.Element("doc", pairs));
        var document = "<doc" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $" a{i}='' b{i}=''")) + "/>";
        Assert.Equal(100, Validate(grammar, document).Count);
    }

    [Fact]
    public void The_number_of_attributes_has_a_limit()
    {
        var g = new GrammarSketch();
        var grammar = g.Grammar(g.Element("doc", g.Optional(g.Attribute("known", g.Text))));
        var error = Assert.Single(grammar.Validate(Encoding.UTF8.GetBytes(Attributes(4_097, ""))));
        Assert.Equal("The element has more than 4096 attributes; raise XmlLimits.MaxAttributes to read this document", error.Message);
        Assert.Equal(100, grammar.Validate(Encoding.UTF8.GetBytes(Attributes(4_096, ""))).Count);
    }

    [Fact]
    public void One_error_after_many_valid_elements()
    {
        var good = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<disk name='vd{i}' type='file'><target file='/b/{i}'/></disk>"));
        var before = ThreadTime.Now;
        BackupSketch.Grammar.Validate(Encoding.UTF8.GetBytes($"<domainbackup><disks>{good}</disks></domainbackup>"));
        var valid = ThreadTime.Now - before;
        before = ThreadTime.Now;
        var error = Assert.Single(
            BackupSketch.Grammar.Validate(Encoding.UTF8.GetBytes($"<domainbackup><disks>{good}<disk name='vda' typ='file'/></disks></domainbackup>")));
        Assert.Equal("/domainbackup/disks/disk[50001]/@typ", error.Path);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromMilliseconds(500) + (valid * 6));
    }

    private static System.Collections.Generic.IReadOnlyList<SchemaViolation> Validate(Grammar grammar, string document)
    {
        var before = ThreadTime.Now;
        var errors = grammar.Validate(Encoding.UTF8.GetBytes(document), new XmlLimits { MaxAttributes = 100_000 });
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, Limit);
        return errors;
    }

    private static string Attributes(int count, string last) => "<doc" + string.Concat(Enumerable.Range(0, count).Select(i => $" n{i}='1'")) + last + "/>";
}
