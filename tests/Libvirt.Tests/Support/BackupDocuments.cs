using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Support;

/// <summary>The corpus's backup documents, and those of checkpoints.</summary>
internal static class BackupDocuments
{
    /// <summary>A document and what Jing says of it with libvirt 9.0's schema.</summary>
    public sealed record Case(string Name, byte[] Utf8, bool IsValid)
    {
        public override string ToString() => Name;
    }

    public static IReadOnlyList<Case> Documents() => Files("domainbackup.rng", "documents.tsv", "documents", 3);

    public static IReadOnlyList<Case> Mutants() => Files("domainbackup.rng", "mutants.tsv", "mutants", 4);

    public static IReadOnlyList<Case> Checkpoints() =>
        [.. Files("domaincheckpoint.rng", "documents.tsv", "documents", 3), .. Files("domaincheckpoint.rng", "mutants.tsv", "mutants", 4)];

    public static IReadOnlyList<Case> Probes() =>
        [.. Rows("domainbackup-probes.tsv").Select(row => new Case(row[0], System.Text.Encoding.UTF8.GetBytes(row[3]), row[2] == "valid"))];

    private static List<Case> Files(string schema, string index, string folder, int verdict) =>
        [.. Rows(index)
            .Where(row => row[0] == schema)
            .Select(row => new Case(row[1], File.ReadAllBytes(Corpus.Path("libvirt-9.0", folder, row[1])), row[verdict] == "valid"))];

    private static IEnumerable<string[]> Rows(string index) =>
        File.ReadLines(Corpus.Path("libvirt-9.0", index)).Skip(1).Select(line => line.Split('\t'));
}
