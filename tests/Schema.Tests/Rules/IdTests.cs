using System;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Rules;

/// <summary>IDs and what refers to them (RELAX NG DTD Compatibility, 5). The verdicts are Jing's.</summary>
public sealed class IdTests
{
    private const string Library = """
        datatypes x = "http://www.w3.org/2001/XMLSchema-datatypes"
        start = element library { (book | loan | shelf)* }
        book = element book { attribute id { x:ID }, attribute about { x:IDREFS }?, text }
        loan = element loan { attribute of { x:IDREF }, attribute id { text }? }
        shelf = element shelf { attribute id { x:ID }, book* }
        """;

    private static readonly Grammar Grammar = SchemaReader.Parse(Library, "library.rnc");

    [Theory]
    [InlineData("<library/>")]
    [InlineData("<library><book id='a'/><book id='b' about='a b'/><loan of=' b '/></library>")]
    [InlineData("<library><loan of='late'/><shelf id='s'><book id='late'/></shelf></library>")]
    [InlineData("<library><loan of='a' id='a'/><book id=' a '/></library>")]
    public void Correct_documents_are_valid(string document) => Assert.Equal("", Find(Grammar, document));

    [Theory]
    [InlineData(
        "<library>\n<book id='a'/><shelf id=' a'/></library>",
        "2:26+2 /library/shelf/@id BND3005 'a' is used again as an ID; each must be unique, and line 2, column 11 has it first")]
    [InlineData(
        "<library><book id='shelf1'/><loan of='shelf2'/></library>",
        "1:39+6 /library/loan/@of BND3008 'shelf2' refers to nothing: no ID of the document is 'shelf2'; did you mean 'shelf1'?")]
    [InlineData("<library><loan of='b'/><book id='a' about='a c'/><loan of='b'/><loan of='c'/></library>",
        "1:20+1 /library/loan/@of BND3008 'b' refers to nothing: no ID of the document is 'b'\n1:44+3 /library/book/@about BND3008 'c' refers to nothing: no ID of the document is 'c'")]
    // What is wrong by itself is told once, and what was passed over may have the ID.
    [InlineData("<library><loan of='2'/></library>", "1:20+1 /library/loan/@of BND3003 '2' is not allowed for 'of': it must be an XML name without colon")]
    [InlineData(
        "<library><loan of='x'/><box><book id='x'/></box></library>",
        "1:24+4 /library/box BND3001 'box' is not allowed in 'library'; expected 'book', 'loan' or 'shelf'")]
    public void Invalid_others_are_rejected(string document, string expected) => Assert.Equal(expected, Find(Grammar, document));

    /// <summary>An attribute that is an ID in one pattern and none in another, of the same names, is none: as in a DTD, names decide.</summary>
    [Theory]
    [InlineData("start = element r { e+ } e = element e { attribute id { x:ID } } | element e { attribute id { text }, element f { empty } }")]
    [InlineData("start = element r { e+ } e = element * - r { attribute id { x:ID } }")]
    [InlineData("start = element r { e+ } e = element e { attribute * { x:ID }+ }")]
    [InlineData("start = element r { e+ } e = element e { attribute id { x:ID | x:integer } }")]
    [InlineData("start = element r { e+ } e = element e { attribute id { list { x:IDREF+ } } }")]
    [InlineData("start = element r { e+ } e = element e { attribute id { x:ID } } | element * - r { attribute * { text }+, element f { empty } }")]
    public void An_incompatible_schema_has_no_ids(string schema) =>
        Assert.Equal(
            "", Find(SchemaReader.Parse("datatypes x = \"http://www.w3.org/2001/XMLSchema-datatypes\"\n" + schema, "s.rnc"), "<r><e id='a'/><e id='a'/></r>"));

    /// <summary>Jing refuses the same schemas. It also refuses these types in lists and choices of attributes, which OpenDocument has.</summary>
    [Theory]
    [InlineData("element e { x:ID }", 72, "ID")]
    [InlineData("element e { x:IDREFS }", 72, "IDREFS")]
    [InlineData("element e { text | x:IDREF }", 79, "IDREF")]
    [InlineData("element e { list { x:ID+ } }", 79, "ID")]
    [InlineData("element e { x:ID \"a\" }", 72, "ID")]
    public void An_ID_in_the_text_of_an_element_is_refused(string schema, int column, string datatype)
    {
        var exception = Assert.Throws<SchemaException>(
            () => SchemaReader.Parse("datatypes x = 'http://www.w3.org/2001/XMLSchema-datatypes' " + schema, "s.rnc"));
        var found = Assert.Single(exception.Diagnostics);
        Assert.Equal(
            (SchemaRules.Restriction, column, $"The datatype '{datatype}' is not allowed in the text of an element: IDs and references to them are attributes; "
                + "use a datatype such as 'NCName' here (RELAX NG DTD Compatibility, 5)"),
            (found.Id, found.Span.Column, found.Message));
    }

    [Fact]
    public void The_datatypes_of_the_compatibility_library_count()
    {
        var grammar = SchemaReader.Parse(
            "datatypes d = \"http://relaxng.org/ns/compatibility/datatypes/1.0\" element r { element e { attribute id { d:ID } }* }", "s.rnc");
        Assert.Equal("", Find(grammar, "<r><e id='a'/><e id='b'/></r>"));
        Assert.StartsWith("1:22+1 /r/e[2]/@id BND3005", Find(grammar, "<r><e id='a'/><e id='a'/></r>"), StringComparison.Ordinal);
        Assert.StartsWith("1:22+1 /r/e[2]/@id BND3005", Find(Grammar.FromText(grammar.ToText()), "<r><e id='a'/><e id='a'/></r>"), StringComparison.Ordinal);
    }

    /// <summary>Names admitted everywhere and an ID somewhere must not be multiplied with each other.</summary>
    [Fact]
    public void Any_names_beside_an_id_cost_little()
    {
        var elements = string.Concat(Enumerable.Range(0, 3000).Select(i => $" | element e{i} {{ attribute a{i} {{ text }}? }}"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var grammar = SchemaReader.Parse(
            "datatypes x = \"http://www.w3.org/2001/XMLSchema-datatypes\"\nstart = element r { (any | e | other)* } any = element * - (r | e) { attribute * { text }*, any* } e = element e { attribute id { x:ID } }"
                + "\nother = notAllowed"
                + elements,
            "s.rnc");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        Assert.Contains("BND3005", Find(grammar, "<r><e id='a'/><x id='a'/><e id='a'/></r>"), StringComparison.Ordinal);
    }

    private static string Find(Grammar grammar, string document) => string.Join("\n", grammar.Validate(Encoding.UTF8.GetBytes(document))
        .Select(error => FormattableString.Invariant($"{error.Line}:{error.Column}+{error.Length} {error.Path} {error.Id} {error.Message}")));
}
