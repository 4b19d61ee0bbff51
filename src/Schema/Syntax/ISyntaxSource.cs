using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Hands out files that are already read: the generator keeps one syntax tree for each additional file.</summary>
internal interface ISyntaxSource
{
    /// <summary>Finds the file that a reference means; null where there is none. One path, one tree: it is asked for the same file several times.</summary>
    /// <param name="href">The reference, resolved against xml:base where there is any, unescaped.</param>
    /// <param name="baseFile">The path of the file that has the reference.</param>
    SchemaSyntax? TryGet(string href, string baseFile);

    /// <summary>Why a file was not found and what would help, as the end of a sentence: see <see cref="ISchemaSource.ExplainMissing"/>.</summary>
    string ExplainMissing(string href, string baseFile);
}
