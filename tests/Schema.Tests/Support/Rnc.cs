using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests.Support;

/// <summary>Simplifies schemas given as text in the compact syntax.</summary>
internal static class Rnc
{
    public static SimplificationResult Simplify(string text, ISchemaSource? source = null) =>
        SchemaReader.Simplify("test.rnc", text, source ?? new MemorySource(), CancellationToken.None);

    /// <summary>The grammar of a schema without problems.</summary>
    public static Grammar Load(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return new Grammar(GrammarCompiler.Compile(result.Grammar!));
    }

    /// <summary>Checks that a schema has one problem, exactly where the text is marked by « and », with the id and the words given.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null) =>
        MarkedSchema.Fails("test.rnc", marked, id, message, source);
}
