using System;
using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Files;

/// <summary>A names file gives names to the parts of a schema that cannot be edited.</summary>
public sealed class NamesFileTests
{
    private const string Schema =
        "start = element doc { attribute kind { 'one' | 'two-b' }, element part { attribute n { xsd:int } }*, element state { 'open' | 'shut' }? }";

    [Fact]
    public void Types_members_and_words_get_their_names()
    {
        var assembly = Run(
            """
            # names of our own
            type doc = Report
            type part = Piece
            member part = Sections
            member part/@n = Number
              member doc/@kind = Sort
            type @kind = ReportKind
            word doc/@kind 'two-b' = Second
            word state 'shut' = Stopped
            """).Load();
        var report = assembly.GetType("Models.Report")!;
        Assert.NotNull(report.GetProperty("Sort"));
        Assert.Equal("Piece", report.GetProperty("Sections")!.PropertyType.GetGenericArguments().Single().Name);
        Assert.NotNull(assembly.GetType("Models.Piece")!.GetProperty("Number"));
        Assert.Equal(["One", "Second"], Enum.GetNames(assembly.GetType("Models.ReportKind")!));
        Assert.Equal(["Open", "Stopped"], Enum.GetNames(Nullable.GetUnderlyingType(report.GetProperty("State")!.PropertyType)!));
        Assert.Equal(
            "<doc kind=\"two-b\"><part n=\"1\"/><state>shut</state></doc>",
            Models.Write(Models.Parse(report, "<doc kind='two-b'><part n='1'/><state>shut</state></doc>")));
    }

    [Theory]
    [InlineData("type prat = Piece", "The schema has no element 'prat'")]
    [InlineData("member part/@m = M", "The schema has no attribute 'm' in an element 'part'")]
    [InlineData("  word doc/@kind 'three' = Three", "The schema has no attribute 'kind' in an element 'doc' with the word 'three'")]
    [InlineData("type doc = 1Report", "'1Report' is not a valid C# name")]
    [InlineData("type doc = class", "'class' is not a valid C# name")]
    [InlineData(
        "doc = Report",
        "This is not a valid entry; write type ELEMENT = NAME, member ELEMENT/@ATTRIBUTE = NAME, or word ELEMENT/@ATTRIBUTE 'WORD' = NAME")]
    public void An_entry_that_matches_nothing_is_reported_at_its_line(string line, string message)
    {
        var run = Run("\n" + line + "\n");
        var problem = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(("BND0025", message), (problem.Id, problem.GetMessage(CultureInfo.InvariantCulture)));
        var place = problem.Location.GetLineSpan();
        Assert.Equal(("/project/doc.names", 1), (place.Path, place.StartLinePosition.Line));
        Assert.Equal(line.Trim().Length, problem.Location.SourceSpan.Length);
        // The models are there all the same.
        Assert.NotEmpty(run.Files);
    }

    [Fact]
    public void A_names_file_without_a_schema_is_reported()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rnc", Schema, "Models"), new TestSchema("/project/other.names", "type doc = Report")],
        });
        var problem = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("'other.names' belongs to no schema: there is no schema 'other' among the additional files", problem.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("/project/other.names", problem.Location.GetLineSpan().Path);
    }

    private static GeneratorRun Run(string names) => GeneratorRun.Of(new TestProject
    {
        Schemas = [TestSchema.Item("/project/schemas/doc.rnc", Schema, "Models"), new TestSchema("/project/doc.names", names)],
    });
}
