using System;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Starting;

/// <summary>The checkout that this program was built from, and the corpus beside it.</summary>
internal static class Repository
{
    /// <summary>The root folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The corpus: that which BINDERY_CORPUS names, the one beside the checkout, or what eng/get-corpus gets; null where there is none.</summary>
    public static string? Corpus { get; } =
        new[] { Environment.GetEnvironmentVariable("BINDERY_CORPUS"), Path.Combine(Root, "..", "shared", "corpus"), Path.Combine(Root, "artifacts", "corpus") }
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(folder)) is { } found ? Path.GetFullPath(found) : null;

    /// <summary>libvirt's schema of domains, the newest; null where there is none.</summary>
    public static string? DomainSchema { get; } = Corpus is null ? null
        : new[] { "libvirt-12.9", "libvirt-9.0" }.Select(version => Path.Combine(Corpus, version, "schemas", "domain.rng")).FirstOrDefault(File.Exists);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
                return folder.FullName;
        throw new InvalidOperationException("This program runs outside the repository.");
    }
}
