using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests;

/// <summary>The output depends on nothing but the schemas: not on the culture, the line ends, the order of the files, the folder, the day.</summary>
public sealed class DeterminismTests
{
    private static readonly IReadOnlyList<TestSchema> Schemas =
    [
        TestSchema.DomainBackup(("BinderyAccessibility", "public")),
        TestSchema.FieldBook(),
        // Numbers with signs, dotted and dotless i, case that cultures disagree on.
        TestSchema.Item("/project/culture.rng", Rng.Doc(
            Rng.Words("title", "istanbul", "INDIGO", "\u0131d", "stra\u00dfe")
            + "<attribute name='offset'><data type='int'><param name='minInclusive'>-15</param></data></attribute>"
            + "<attribute name='ratio'><data type='double'/></attribute>"
            + "<zeroOrMore><element name='item'><attribute name='index'><data type='integer'/></attribute></element></zeroOrMore>"), "Culture"),
        TestSchema.Item(
            "/project/parts/including.rng",
            Rng.Grammar("<include href='../shared/common.rng'/><start><element name='other'><ref name='id'/></element></start>"),
            "Including"),
        new("/project/shared/common.rng", Rng.Grammar("<define name='id'><attribute name='id'><data type='int'/></attribute></define>")),
    ];

    // What the others must give: texts that are the same compile the same.
    private static readonly Lazy<SortedDictionary<string, string>> Expected = new(() =>
        Sorted(GeneratorRun.Of(new TestProject { Schemas = Schemas }).AssertClean()));

    [Fact]
    public void Two_runs_give_the_same() => Assert.Equal(Expected.Value, Texts(Schemas));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_culture_has_no_effect(string culture)
    {
        var expected = Expected.Value;
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, Texts(Schemas));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void Line_ends_of_a_schema_have_no_effect() =>
        Assert.Equal(Expected.Value, Texts(Schemas.Select(schema => Change(schema, schema.Path, schema.Text.Replace("\r", "").Replace("\n", "\r\n")))));

    [Fact]
    public void No_carriage_return_is_written() =>
        Assert.All(
            Texts(Schemas.Select(schema => Change(schema, schema.Path, schema.Text.Replace("\n", "\r\n")))), file => Assert.DoesNotContain('\r', file.Value));

    [Fact]
    public void The_order_of_files_has_no_effect()
    {
        var expected = Expected.Value;
        var random = new Random(20);
        for (var i = 0; i < 5; i++)
            Assert.Equal(expected, Texts(Schemas.OrderBy(_ => random.Next()).ToList()));
    }

    [Theory]
    [InlineData("/elsewhere/deep/")]
    [InlineData("C:/Users/someone/source/")]
    public void The_folder_has_no_effect(string folder) =>
        Assert.Equal(Expected.Value, Texts(Schemas.Select(schema => Change(schema, folder + schema.Path.TrimStart('/'), schema.Text))));

    [Fact]
    public void Path_separators_have_no_effect() =>
        Assert.Equal(Expected.Value, Texts(Schemas.Select(schema => Change(schema, "C:" + schema.Path.Replace('/', '\\'), schema.Text))));

    [Fact]
    public void A_byte_order_mark_has_no_effect() =>
        Assert.Equal(Expected.Value, Texts(Schemas.Select(schema => Change(schema, schema.Path, "\uFEFF" + schema.Text))));

    private static TestSchema Change(TestSchema schema, string path, string text) => new(path, text, schema.MetadataPairs);

    private static SortedDictionary<string, string> Texts(IEnumerable<TestSchema> schemas) =>
        Sorted(GeneratorRun.Of(new TestProject { Schemas = [.. schemas] }));

    private static SortedDictionary<string, string> Sorted(GeneratorRun run) =>
        new(run.Files.ToDictionary(file => file.Key, file => file.Value), StringComparer.Ordinal);
}
