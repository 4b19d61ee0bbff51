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

    /// <summary>A grammar whose start is an element "root" with the content given.</summary>
    public static string Root(string content) => $"<element name='root' {Ns}>{content}</element>";

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

    /// <summary>The piece of the text that a problem marks.</summary>
    public static string Marked(string text, SchemaDiagnostic diagnostic) => text.Substring(diagnostic.Span.Start, diagnostic.Span.Length);
}
