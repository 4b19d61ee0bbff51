using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>The corpus's backup documents.</summary>
internal static class BackupDocuments
{
    /// <summary>A document and what Jing says of it with libvirt 9.0's schema.</summary>
    public sealed record Case(string Name, byte[] Utf8, bool IsValid)
    {
        public override string ToString() => Name;
    }

    public static IReadOnlyList<Case> Documents() => Files("documents.tsv", "documents", 3);

    public static IReadOnlyList<Case> Mutants() => Files("mutants.tsv", "mutants", 4);

    public static IReadOnlyList<Case> Probes() =>
        [.. Rows("domainbackup-probes.tsv").Select(row => new Case(row[0], System.Text.Encoding.UTF8.GetBytes(row[3]), row[2] == "valid"))];

    private static List<Case> Files(string index, string folder, int verdict) =>
        [.. Rows(index).Where(row => row[0] == "domainbackup.rng").Select(row => new Case(row[1], File.ReadAllBytes(Corpus.Path("libvirt-9.0", folder, row[1])), row[verdict] == "valid"))];

    private static IEnumerable<string[]> Rows(string index) =>
        File.ReadLines(Corpus.Path("libvirt-9.0", index)).Skip(1).Select(line => line.Split('\t'));
}
