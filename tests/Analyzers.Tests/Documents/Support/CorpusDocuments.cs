using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Bindery.Tests.Documents.Support;

/// <summary>A document of the corpus with Jing's verdict.</summary>
internal sealed record CorpusDocument(string Schema, string Name, XElement Root, bool IsValid);

/// <summary>The documents of the corpus for some schemas.</summary>
internal static class CorpusDocuments
{
    /// <summary>The schemas that the engine is compared with Jing on.</summary>
    public static readonly string[] Schemas = ["domainbackup.rng", "domaincheckpoint.rng", "domain.rng"];

    private static List<CorpusDocument>? _all;

    /// <summary>How many were left out: not well-formed.</summary>
    public static int Skipped { get; private set; }

    /// <summary>Documents, mutants and probes.</summary>
    public static IReadOnlyList<CorpusDocument> All => _all ??= Read();

    private static List<CorpusDocument> Read()
    {
        var found = new List<CorpusDocument>();
        foreach (var row in Rows("documents.tsv").Where(row => Schemas.Contains(row[0])))
            Add(row[0], row[1], File.ReadAllText(Corpus.Path("libvirt-9.0", "documents", row[1])), row[3]);
        foreach (var row in Rows("mutants.tsv").Where(row => Schemas.Contains(row[0])))
            Add(row[0], row[1], File.ReadAllText(Corpus.Path("libvirt-9.0", "mutants", row[1])), row[4]);
        foreach (var row in Rows("domainbackup-probes.tsv"))
            Add("domainbackup.rng", row[0], row[3], row[2]);
        return found;

        void Add(string schema, string name, string xml, string verdict)
        {
            try
            {
                found.Add(new CorpusDocument(schema, name, XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root!, verdict == "valid"));
            }
            catch (XmlException)
            {
                Skipped++;
            }
        }
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadAllLines(Corpus.Path("libvirt-9.0", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
