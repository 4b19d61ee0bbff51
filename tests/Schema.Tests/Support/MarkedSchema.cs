using System.Threading;
using Bindery.Schema;

namespace Bindery.Tests.Support;

/// <summary>Schemas in any language with one error, whose place is marked by « and ».</summary>
internal static class MarkedSchema
{
    /// <summary>Returns the only error of a schema.</summary>
    /// <param name="path">The path of the file; its extension determines the language.</param>
    /// <param name="text">The schema.</param>
    /// <param name="source">Its other files.</param>
    public static SchemaDiagnostic Problem(string path, string text, ISchemaSource? source)
    {
        var result = SchemaReader.Simplify(path, text, source ?? new MemorySource(), CancellationToken.None);
        Assert.Null(result.Grammar);
        Assert.True(result.Diagnostics.Count == 1, "expected one problem, found:\n" + string.Join("\n", result.Diagnostics));
        return result.Diagnostics[0];
    }

    /// <summary>Checks that a schema has one error, exactly at the marked place, with the given id and message.</summary>
    public static void Fails(string path, string marked, string id, string message, ISchemaSource? source)
    {
        var start = marked.IndexOf('«');
        var length = marked.IndexOf('»') - start - 1;
        Assert.True(start >= 0 && length > 0, "the schema lacks the marks");
        var text = marked.Remove(start + 1 + length, 1).Remove(start, 1);
        var problem = Problem(path, text, source);
        Assert.Equal((id, message), (problem.Id, problem.Message));
        Assert.Equal(text[start..(start + length)], text[problem.Span.Start..(problem.Span.Start + problem.Span.Length)]);
        Assert.Equal((start, path), (problem.Span.Start, problem.Span.File));
    }
}
