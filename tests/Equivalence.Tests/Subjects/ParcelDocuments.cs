using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Documents;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Subjects;

/// <summary>The documents about parcels: those of the folder, which are valid, and what single edits make of them.</summary>
internal static class ParcelDocuments
{
    public static string SchemaPath { get; } = Path.Combine(Corpus.Repository, "tests", "Equivalence.Tests", "Schemas", "parcel.rng");

    public static TestSchema Schema() => TestSchema.Item("/project/parcel.rng", File.ReadAllText(SchemaPath), "Parcels");

    public static IReadOnlyList<Document> All(Grammar grammar)
    {
        var originals = Directory.GetFiles(Path.ChangeExtension(SchemaPath, null), "*.xml").Order(StringComparer.Ordinal)
            .Select(path => new Document(Path.GetFileName(path), File.ReadAllText(path), true)).ToList();
        Assert.All(originals, document => Assert.True(Verdict.Of(grammar, document.Xml), document.Name));
        return [.. originals, .. Mutants.Of(originals, grammar, most: 500)];
    }
}
