using System;
using System.IO;

namespace Bindery.Tests;

/// <summary>Finds the corpus of foreign cases, which lies beside the checkout and is no part of it.</summary>
internal static class Corpus
{
    /// <summary>The repository's root folder.</summary>
    public static string Repository { get; } = FindUpwards("Generators.sln")
        ?? throw new InvalidOperationException("The tests run outside the repository.");

    /// <summary>The corpus folder, or null where it is not to be had.</summary>
    public static string? Root { get; } = FindRoot();

    /// <summary>A path below the corpus folder. Only for tests that are skipped where it is missing.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine(Root ?? throw new InvalidOperationException("no corpus"), System.IO.Path.Combine(parts));

    private static string? FindRoot()
    {
        var named = Environment.GetEnvironmentVariable("BINDERY_CORPUS");
        var folder = string.IsNullOrEmpty(named) ? System.IO.Path.Combine(Repository, "..", "shared", "corpus") : named;
        return Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;
    }

    private static string? FindUpwards(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, file)))
                return folder.FullName;
        return null;
    }
}

/// <summary>A fact that needs the corpus; reported as skipped, by name, where the corpus is missing.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (Corpus.Root is null)
            Skip = "needs ../shared/corpus (or BINDERY_CORPUS)";
    }
}
