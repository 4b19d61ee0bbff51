using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>Damaged schemas: each is either accepted, or rejected with diagnostics whose places are in the schema.</summary>
public sealed class SchemaFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Annotations = ["b:keyref", "b:unique", "b:name", "b:direction", "externalRef", "include", "parentRef", "div", "combine",
        "notAllowed", "nsName", "list", "href='s.rng'", "div {", "|=", "&=", "inherit"];

    private static readonly byte[][] Probes = [.. new[] { "<a/>", "<list xmlns='urn:g' kind='one'><item id='i'><x>1</x><y>1 2</y></item></list>",
        "<order xmlns='urn:o' state='open'><id>AB-1</id></order>" }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Schemas_in_the_XML_syntax()
    {
        var mutator = new Mutator(Seeds.Rng, Annotations);
        FuzzRun.Of(output, 250, mutator.Next, text => Check("s.rng", text));
    }

    [Fact]
    public void Schemas_in_the_compact_syntax()
    {
        var mutator = new Mutator(Seeds.Rnc, Annotations);
        FuzzRun.Of(output, 250, mutator.Next, text => Check("s.rnc", text));
    }

    [Fact]
    public void XML_schemas()
    {
        var mutator = new Mutator(
            [Seeds.Xsd],
            ["xs:key", "xs:keyref", "refer='lines'", "xs:group", "xs:redefine", "block='#all'", "substitutionGroup='order'", "fixed='x'", "maxOccurs='3'",
                "mixed='true'", "##local"]);
        FuzzRun.Of(output, 250, mutator.Next, text => Check("s.xsd", text));
    }

    private static void Check(string path, string text)
    {
        Grammar grammar;
        try
        {
            grammar = SchemaReader.Parse(text, path);
        }
        catch (SchemaException exception)
        {
            Assert.NotEmpty(exception.Diagnostics);
            Assert.All(exception.Diagnostics, diagnostic => CheckPlace(path, text, diagnostic));
            return;
        }
        var compiled = grammar.ToText();
        var again = Grammar.FromText(compiled);
        Assert.Equal(compiled, again.ToText());
        foreach (var probe in Probes)
            Assert.Equal(grammar.Validate(probe).Select(violation => violation.ToString()), again.Validate(probe).Select(violation => violation.ToString()));
    }

    private static void CheckPlace(string path, string text, SchemaDiagnostic diagnostic)
    {
        Assert.Matches("^BND00[0-9]{2}$", diagnostic.Id);
        Assert.NotEqual("", diagnostic.Message);
        Assert.Equal(path, diagnostic.Span.File);
        var lines = Lines.Of(text);
        Assert.InRange(diagnostic.Span.Line, 1, lines.Length);
        // A missing token at the end of a line is reported after the last character of the line.
        Assert.InRange(diagnostic.Span.Column, 1, lines[diagnostic.Span.Line - 1].Length + 1);
    }
}
