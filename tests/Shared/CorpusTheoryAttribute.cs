namespace Bindery.Tests;

/// <summary>A theory that needs folders of the corpus; reported as skipped if one is missing.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    /// <param name="folders">The folders; if empty, the one that most tests need.</param>
    public CorpusTheoryAttribute(params string[] folders) => Skip = Corpus.Missing(folders);
}
