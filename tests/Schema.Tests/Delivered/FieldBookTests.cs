using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;

namespace Bindery.Tests.Delivered;

/// <summary>schemas/samples/fieldbook.rng decides the documents beside it as their folders say.</summary>
public sealed class FieldBookTests
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "schemas", "samples", "fieldbook");

    private static readonly Grammar FieldBook = SchemaReader.Load(Folder + ".rng");

    public static TheoryData<string> Valid { get; } = new(Files("valid"));

    [Theory]
    [MemberData(nameof(Valid))]
    public void Admits(string name) => Assert.Empty(FieldBook.Validate(Read("valid", name)));

    public static TheoryData<string, int, string> Invalid { get; } = new()
    {
        { "half-of-a-group.xml", 1, "BND3002" },
        { "list-too-long.xml", 4, "BND3003" },
        { "no-namespace.xml", 1, "BND3001" },
        { "no-title.xml", 1, "BND3002" },
        { "number-too-large.xml", 1, "BND3003" },
        { "own-attribute-unknown.xml", 1, "BND3001" },
        { "text-outside-a-paragraph.xml", 3, "BND3001" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Invalid_values_are_rejected(string name, int line, string id)
    {
        var error = FieldBook.Validate(Read("invalid", name))[0];
        Assert.Equal((line, id), (error.Line, error.Id));
    }

    [Fact]
    public void Every_invalid_document_is_tried() =>
        Assert.Equal(Files("invalid"), Invalid.Select(row => (string)row[0]));

    private static IEnumerable<string> Files(string verdict) =>
        Directory.GetFiles(Path.Combine(Folder, verdict)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static byte[] Read(string verdict, string name) => File.ReadAllBytes(Path.Combine(Folder, verdict, name));
}
