using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Tests.Xsd;

/// <summary>Schemas as they are published: verdicts on documents are those of xmllint. The exceptions are listed in docs/xsd.md.</summary>
public sealed class WorldVerdictTests
{
    // XML 1.1. xmllint has no verdict on a few documents: "-".
    private const string Unreadable = "junit/documents/04-";

    public static IEnumerable<object[]> Schemas() => !Corpus.Has("world/xsd")
        ? []
        : Rows().Select(row => row[0]).Distinct().Select(schema => new object[] { schema });

    private static IEnumerable<string[]> Rows() => File.ReadLines(Corpus.Path("world", "xsd", "documents.tsv")).Skip(1).Select(line => line.Split('\t'));

    [CorpusTheory("world/xsd")]
    [MemberData(nameof(Schemas))]
    public void Verdicts_are_those_of_xmllint(string schema)
    {
        // CycloneDX imports a file that is not published with it.
        if (schema.StartsWith("cdx16/", StringComparison.Ordinal))
        {
            Assert.Contains("BND0010", Assert.Throws<SchemaException>(() => Load(schema)).Diagnostics.Select(one => one.Id));
            return;
        }

        var grammar = Load(schema);
        var different = Rows()
            .Where(row => row[0] == schema && row[2] != "-" && !row[1].StartsWith(Unreadable, StringComparison.Ordinal))
            .Where(row => (grammar.Validate(File.ReadAllBytes(Corpus.Path("world", "xsd", row[1]))).Count == 0) != (row[2] == "valid"));

        Assert.Empty(different.Select(row => row[1]));
    }

    private static Grammar Load(string schema) => SchemaReader.Load(Corpus.Path("world", "xsd", schema));
}
