using System;
using System.IO;
using System.Linq;

namespace Bindery.Tests;

/// <summary>
/// Finds the corpus of foreign schemas and documents, which is next to the checkout and not part of it, or in artifacts/corpus, where eng/get-corpus writes the
/// parts that public packages contain.
/// </summary>
internal static class Corpus
{
    /// <summary>The part that most tests need: the documents of libvirt's tests.</summary>
    public const string Libvirt = "libvirt-9.0";

    /// <summary>The repository's root folder.</summary>
    public static string Repository { get; } = FindUpwards("Generators.sln")
        ?? throw new InvalidOperationException("The tests run outside the repository.");

    /// <summary>The corpus folder; null if it does not exist.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>Returns a path in the corpus folder. Only for tests that are skipped if it is missing.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine(Root ?? throw new InvalidOperationException("no corpus"), System.IO.Path.Combine(parts));

    /// <summary>Whether a folder of the corpus exists.</summary>
    public static bool Has(string folder) => Root is not null && Directory.Exists(Path(folder));

    /// <summary>Returns the reason why tests that need some folders are skipped; null if all exist.</summary>
    /// <param name="folders">The folders; if empty, the one that most tests need.</param>
    public static string? Missing(params string[] folders) =>
        (folders.Length == 0 ? [Libvirt] : folders).FirstOrDefault(folder => !Has(folder)) is { } missing
            ? $"needs {missing} of the corpus: ../shared/corpus, BINDERY_CORPUS, or what eng/get-corpus gets"
            : null;

    private static string? FindRoot()
    {
        var named = Environment.GetEnvironmentVariable("BINDERY_CORPUS");
        string[] folders = string.IsNullOrEmpty(named)
            ? [System.IO.Path.Combine(Repository, "..", "shared", "corpus"), System.IO.Path.Combine(Repository, "artifacts", "corpus")]
            : [named];
        return folders.Where(Directory.Exists).Select(System.IO.Path.GetFullPath).FirstOrDefault();
    }

    private static string? FindUpwards(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, file)))
                return folder.FullName;
        return null;
    }
}

/// <summary>A fact that needs folders of the corpus; reported as skipped if one is missing.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    /// <param name="folders">The folders; if empty, the one that most tests need.</param>
    public CorpusFactAttribute(params string[] folders) => Skip = Corpus.Missing(folders);
}
