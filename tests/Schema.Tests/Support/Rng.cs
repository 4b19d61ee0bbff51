using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests.Support;

/// <summary>Simplifies schemas in the XML syntax.</summary>
internal static class Rng
{
    /// <summary>The namespace declarations for a root element.</summary>
    public const string Ns = "xmlns='http://relaxng.org/ns/structure/1.0'";

    public const string Xsd = "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";

    /// <summary>Returns a grammar with the given content.</summary>
    public static string Grammar(string content) => $"<grammar {Ns}>{content}</grammar>";

    /// <summary>Returns an element "root" with the given content, which begins on line 2.</summary>
    public static string Root(string content) => $"<element name='root' {Ns}>\n{content}</element>";

    public static SimplificationResult Simplify(string text, ISchemaSource? source = null) =>
        SchemaReader.Simplify("test.rng", text, source ?? new MemorySource(), CancellationToken.None);

    public static SimpleGrammar Load(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Grammar!;
    }

    /// <summary>Returns the only error of a schema.</summary>
    public static SchemaDiagnostic Problem(string text, ISchemaSource? source = null) => MarkedSchema.Problem("test.rng", text, source);

    /// <summary>Checks that a schema has one error, exactly at the place marked by « and », with the given id and message.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null) =>
        MarkedSchema.Fails("test.rng", marked, id, message, source);
}
