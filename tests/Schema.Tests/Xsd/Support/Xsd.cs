using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Tests.Support;

namespace Bindery.Tests.Xsd.Support;

/// <summary>Reads XML Schemas from text.</summary>
internal static class XsdText
{
    /// <summary>Returns a schema with the given content, which begins on line 2.</summary>
    public static string Schema(string content, string attributes = "") =>
        $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' {attributes}>\n{content}\n</xs:schema>";

    /// <summary>Returns a schema of the element "doc" with a complex type.</summary>
    public static string Doc(string content, string more = "") =>
        Schema($"<xs:element name='doc'><xs:complexType>{content}</xs:complexType></xs:element>{more}");

    public static SimplificationResult Simplify(string text, ISchemaSource? source = null) =>
        SchemaReader.Simplify("test.xsd", text, source ?? new MemorySource(), CancellationToken.None);

    public static SimpleGrammar Load(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Grammar!;
    }

    public static Grammar Compile(string text, ISchemaSource? source = null) => new Grammar(GrammarCompiler.Compile(Load(text, source)));

    /// <summary>Returns the ids of the violations of a document, separated by spaces; empty if it is valid.</summary>
    public static string Verdict(this Grammar grammar, string document) =>
        string.Join(" ", grammar.Validate(Encoding.UTF8.GetBytes(document)).Select(error => error.Id));

    /// <summary>Returns the messages of the violations of a document.</summary>
    public static IReadOnlyList<string> Messages(this Grammar grammar, string document) =>
        grammar.Validate(Encoding.UTF8.GetBytes(document)).Select(error => error.Message).ToList();

    /// <summary>Checks that a schema has one error, exactly at the place marked by « and », with the given id and message.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null) =>
        MarkedSchema.Fails("test.xsd", marked, id, message, source);
}
