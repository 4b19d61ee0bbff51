namespace Bindery.Tests;

/// <summary>A theory that needs the corpus; reported as skipped, by name, where the corpus is missing.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        if (Corpus.Root is null)
            Skip = "needs ../shared/corpus (or BINDERY_CORPUS)";
    }
}
