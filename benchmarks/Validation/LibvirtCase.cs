using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Validation;

/// <summary>libvirt's schema of domains and the valid ones among its tests' documents, from the corpus beside the checkout.</summary>
internal static class LibvirtCase
{
    /// <summary>The case; null where the corpus is missing.</summary>
    public static ValidationCase? Find()
    {
        if (FindCorpus() is not { } corpus)
            return null;
        var files = File.ReadAllLines(Path.Combine(corpus, "documents.tsv")).Select(line => line.Split('\t'))
            .Where(row => row is ["domain.rng", _, _, "valid"]).Select(row => Path.Combine(corpus, "documents", row[1])).ToList();
        return new ValidationCase("libvirt's domains", Path.Combine(corpus, "schemas", "domain.rng"), files);
    }

    // As the tests find it: by BINDERY_CORPUS, or beside the checkout.
    private static string? FindCorpus()
    {
        var named = Environment.GetEnvironmentVariable("BINDERY_CORPUS");
        var candidates = Ancestors().Select(folder => Path.Combine(folder, "shared", "corpus"));
        if (!string.IsNullOrEmpty(named))
            candidates = [named];
        return candidates.Select(folder => Path.Combine(folder, "libvirt-9.0")).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
