using Bindery.Schema.Syntax;

namespace Bindery.Schema;

/// <summary>Provides files that have already been read: the generator keeps one syntax tree for each additional file.</summary>
internal interface ISyntaxSource
{
    /// <summary>
    /// Finds the file of a reference; null if there is none. It must return the same tree for the same file, because it is called several times for one
    /// file.
    /// </summary>
    /// <param name="href">The reference, resolved against xml:base if there is one, unescaped.</param>
    /// <param name="baseFile">The path of the file that has the reference.</param>
    SchemaSyntax? TryGet(string href, string baseFile);

    /// <summary>Returns the reason why a file was not found and a remedy, as the end of a sentence: see <see cref="ISchemaSource.ExplainMissing"/>.</summary>
    string ExplainMissing(string href, string baseFile);
}
