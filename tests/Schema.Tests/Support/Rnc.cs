using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests.Support;

/// <summary>Simplifies schemas in the compact syntax.</summary>
internal static class Rnc
{
    public static SimplificationResult Simplify(string text, ISchemaSource? source = null) =>
        SchemaReader.Simplify("test.rnc", text, source ?? new MemorySource(), CancellationToken.None);

    /// <summary>Returns the grammar of a schema without errors.</summary>
    public static Grammar Load(string text, ISchemaSource? source = null)
    {
        var result = Simplify(text, source);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return new Grammar(GrammarCompiler.Compile(result.Grammar!));
    }

    /// <summary>Checks that a schema has one error, exactly at the place marked by « and », with the given id and message.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null) =>
        MarkedSchema.Fails("test.rnc", marked, id, message, source);
}
