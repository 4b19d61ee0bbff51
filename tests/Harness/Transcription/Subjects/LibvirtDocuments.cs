using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>The corpus's documents of libvirt, with Jing's verdicts for libvirt's schemas.</summary>
internal static class LibvirtDocuments
{
    public static IReadOnlyList<Document> Backups() =>
        [.. Rows("domainbackup-probes.tsv").Select(row => new Document("probe: " + row[0], row[3], row[2] == "valid")), .. Files("domainbackup.rng")];

    public static IReadOnlyList<Document> Checkpoints() => [.. Files("domaincheckpoint.rng")];

    public static string Schema(string name) => Corpus.Path("libvirt-9.0", "schemas", name);

    private static IEnumerable<Document> Files(string schema) => [.. Files(schema, "documents", 3), .. Files(schema, "mutants", 4)];

    private static IEnumerable<Document> Files(string schema, string folder, int verdict) =>
        Rows(folder + ".tsv").Where(row => row[0] == schema)
            .Select(row => new Document($"{folder}/{row[1]}", File.ReadAllText(Corpus.Path("libvirt-9.0", folder, row[1])), row[verdict] == "valid"));

    private static IEnumerable<string[]> Rows(string index) => File.ReadLines(Corpus.Path("libvirt-9.0", index)).Skip(1).Select(line => line.Split('\t'));
}
