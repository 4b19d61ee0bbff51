using System;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Validation;

/// <summary>libvirt's schema of domains and the valid ones among its tests' documents, from the corpus beside the checkout.</summary>
internal static class LibvirtCase
{
    /// <summary>The case; null where the corpus is missing.</summary>
    public static ValidationCase? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "shared", "corpus", "libvirt-9.0");
            if (!Directory.Exists(corpus))
                continue;
            var files = File.ReadAllLines(Path.Combine(corpus, "documents.tsv")).Select(line => line.Split('\t'))
                .Where(row => row is ["domain.rng", _, _, "valid"]).Select(row => Path.Combine(corpus, "documents", row[1])).ToList();
            return new ValidationCase("libvirt's domains", Path.Combine(corpus, "schemas", "domain.rng"), files);
        }
        return null;
    }
}
