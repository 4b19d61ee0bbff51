using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.Simplified;

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
        return GrammarCompiler.Compile(result.Grammar!);
    }

    /// <summary>Checks that a schema has one problem, exactly where the text is marked by « and », with the id and the words given.</summary>
    public static void Fails(string marked, string id, string message, ISchemaSource? source = null)
    {
        var start = marked.IndexOf('«');
        var length = marked.IndexOf('»') - start - 1;
        Assert.True(start >= 0 && length > 0, "the schema lacks the marks");
        var text = marked.Remove(start + 1 + length, 1).Remove(start, 1);
        var result = Simplify(text, source);
        Assert.Null(result.Grammar);
        Assert.True(result.Diagnostics.Count == 1, "expected one problem, found:\n" + string.Join("\n", result.Diagnostics));
        var problem = result.Diagnostics[0];
        Assert.Equal((id, message), (problem.Id, problem.Message));
        Assert.Equal(text[start..(start + length)], text[problem.Span.Start..(problem.Span.Start + problem.Span.Length)]);
        Assert.Equal(start, problem.Span.Start);
    }
}
