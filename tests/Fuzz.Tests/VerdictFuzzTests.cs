using System.IO;
using System.Linq;
using System.Text;
using Bindery.Matching;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Bindery.Uniqueness;
using Bindery.Validation;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>Damaged documents: the automaton, the content stack and the diagnosis agree on their validity, and each violation has a place.</summary>
public sealed class VerdictFuzzTests(ITestOutputHelper output)
{
    private static readonly Grammar[] Grammars = [.. new[] { "domainbackup.rng",
        Path.Combine("samples", "fieldbook.rng") }.Select(name => SchemaReader.Load(Path.Combine(Corpus.Repository, "schemas", name)))];

    [Fact]
    public void Documents()
    {
        var mutator = new Mutator(
            Seeds.Documents,
            ["<!-- -->", "<![CDATA[", "]]>", "&amp;", "&#10;", "mode='push'", "backup='yes'", "<disk/>", "xmlns='urn:x'", "xml:lang='de'", "<scratch/>",
                "index='1'"]);
        var valid = 0;
        FuzzRun.Of(output, 3_000, mutator.Next, text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            foreach (var grammar in Grammars)
                valid += Check(grammar, bytes, text) ? 1 : 0;
        });
        // If all documents were rejected, nothing would be compared.
        Assert.InRange(valid, 20, int.MaxValue);
    }

    private static bool Check(Grammar grammar, byte[] bytes, string text)
    {
        var violations = grammar.Validate(bytes);
        Assert.Equal(violations.Count == 0, IsValid(grammar, bytes));
        using var stream = new MemoryStream(bytes);
        Assert.Equal(violations.Select(violation => violation.ToString()), grammar.Validate(stream).Select(violation => violation.ToString()));
        var lines = Lines.Of(text);
        foreach (var violation in violations)
        {
            Assert.Matches("^BND30[0-9]{2}$", violation.Id);
            Assert.InRange(violation.Line, 1, lines.Length);
            Assert.InRange(violation.Column, 1, lines[violation.Line - 1].Length + 1);
            Assert.InRange(violation.Message.Length, 1, 3_000);
        }
        return violations.Count == 0;
    }

    // The verdict of the content stack alone, with an empty cache.
    private static bool IsValid(Grammar grammar, byte[] bytes)
    {
        var compiled = grammar.Compiled;
        var stack = new ContentStack(compiled.Builder, compiled.Names, compiled.Start, isOutput: false)
        {
            Rules = compiled.Graph.HasRefusingRules ? new IdentityTracker(isDiagnosis: false) : null,
            Ids = compiled.Ids is { } ids ? new IdTracker(ids, compiled.Names) : null,
        };
        try
        {
            return DocumentDecision.IsValid(stack, compiled.Names, bytes, new XmlLimits());
        }
        catch (XmlBindingException)
        {
            return false;
        }
    }
}
