using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.Simplified;

namespace Bindery.Tests.Support;

/// <summary>Simplifies schemas given as text.</summary>
internal static class Rng
{
    /// <summary>The namespace declarations for a root element.</summary>
    public const string Ns = "xmlns='http://relaxng.org/ns/structure/1.0'";

    public const string Xsd = "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";

    /// <summary>A grammar with the content given.</summary>
    public static string Grammar(string content) => $"<grammar {Ns}>{content}</grammar>";

    /// <summary>An element "root" with the content given, which begins on line 2.</summary>
    public static string Root(string content) => $"<element name='root' {Ns}>\n{content}</element>";

    public static SimplificationResult Simplify(string text, ISchemaSource? source = null) =>
        SchemaReader.Simplify("test.rng", text, source ?? new MemorySource(), CancellationToken.None);

    public static SimpleGrammar Load(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Grammar!;
    }

    /// <summary>The one problem of a schema.</summary>
    public static SchemaDiagnostic Problem(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Null(result.Grammar);
        Assert.True(result.Diagnostics.Count == 1, "expected one problem, found:\n" + string.Join("\n", result.Diagnostics));
        return result.Diagnostics[0];
    }

    /// <summary>Checks that a schema has one problem, exactly where the text is marked by « and », with the id and the words given.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null)
    {
        var start = marked.IndexOf('«');
        var length = marked.IndexOf('»') - start - 1;
        Assert.True(start >= 0 && length > 0, "the schema lacks the marks");
        var text = marked.Remove(start + 1 + length, 1).Remove(start, 1);
        var problem = Problem(text, source);
        Assert.Equal((id, message), (problem.Id, problem.Message));
        Assert.Equal(text[start..(start + length)], text[problem.Span.Start..(problem.Span.Start + problem.Span.Length)]);
        Assert.Equal(start, problem.Span.Start);
    }
}
