using System;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Syntax;

/// <summary>Schema files with a document type declaration: its entities and attribute defaults are read, nothing outside the file is.</summary>
public sealed class DocumentTypeTests
{
    private const string Entities =
        "<!DOCTYPE grammar SYSTEM \"http://example.org/relaxng.dtd\" [<!ENTITY xsd 'http://www.w3.org/2001/XMLSchema-datatypes'>\n<!ENTITY name '<attribute name=\"n\"/>'>]>\n";

    [Fact]
    public void Entities_are_replaced_by_their_values() => Assert.Empty(Validate(
        Entities + Rng.Root("&name;<attribute name='i'><data type='int' datatypeLibrary='&xsd;'/></attribute>"),
        "<root n='' i='1'/>"));

    [Fact]
    public void Attributes_have_their_defaults() => Assert.Empty(Validate(
        "<!DOCTYPE element [<!ATTLIST element xmlns CDATA #FIXED 'http://relaxng.org/ns/structure/1.0'>]><element name='a'><empty/></element>", "<a/>"));

    [Theory]
    [InlineData("<data type='«bogus»' datatypeLibrary='&xsd;'/>", "BND0013")]
    [InlineData("<data type='int' datatypeLibrary='&xsd;'/>«<bogus/>»", "BND0001")]
    [InlineData("<data type='int' datatypeLibrary='«&xsd;x»'/>", "BND0013", false)]
    public void Problems_are_where_the_file_has_them(string content, string id, bool isWhole = true)
    {
        var marked = Entities + Rng.Root(content);
        var start = marked.IndexOf('«');
        var text = marked.Replace("«", "").Replace("»", "");
        var problem = Rng.Simplify(text).Diagnostics[0];
        Assert.Equal(id, problem.Id);
        if (isWhole)
            Assert.Equal((start, marked.IndexOf('»') - start - 1), (problem.Span.Start, problem.Span.Length));
        Assert.Equal(4, problem.Span.Line);
    }

    [Fact]
    public void A_problem_inside_an_entity_is_where_it_is_used()
    {
        var text = "<!DOCTYPE element [<!ENTITY e '<bogus/>'>]>" + Rng.Root("&e;");
        var problem = Rng.Problem(text);
        Assert.Equal("&e;", text.Substring(problem.Span.Start, problem.Span.Length));
    }

    [Theory]
    [InlineData("<!DOCTYPE element SYSTEM 'e.dtd'>", "The entity 'e' is not declared in the document itself, and files that its document type refers to are not read")]
    [InlineData("<!DOCTYPE element [<!ENTITY e SYSTEM 'e.xml'>]>", "The entity 'e' stands in another file, which is not read")]
    [InlineData("<!DOCTYPE element [<!ENTITY e '&f;'><!ENTITY f '&e;'>]>", "The entity 'e' refers to itself")]
    public void An_entity_that_cannot_be_replaced_is_rejected_where_it_is_used(string type, string message)
    {
        var text = type + Rng.Root("&e;");
        var problem = Rng.Problem(text);
        Assert.Equal(("BND0006", message), (problem.Id, problem.Message));
        Assert.Equal(text.LastIndexOf("&e;", StringComparison.Ordinal), problem.Span.Start);
    }

    [Fact]
    public void Entity_expansion_is_limited()
    {
        var declarations = string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>"));
        Assert.Equal("BND0006", Rng.Problem($"<!DOCTYPE element [<!ENTITY e0 '0123456789'>{declarations}]>" + Rng.Root("&e20;")).Id);
    }

    private static System.Collections.Generic.IReadOnlyList<SchemaViolation> Validate(string schema, string document) =>
        SchemaReader.Parse(schema).Validate(System.Text.Encoding.UTF8.GetBytes(document));
}
