namespace Bindery.Tests;

/// <summary>A theory that needs folders of the corpus; reported as skipped, by name, where one is missing.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    /// <param name="folders">The folders; none for what most tests need.</param>
    public CorpusTheoryAttribute(params string[] folders) => Skip = Corpus.Missing(folders);
}
