using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Files;

/// <summary>Which files are schemas to generate from, and what is said where one is wrong. "No output" is never silent.</summary>
public sealed class AdditionalFilesTests
{
    private static readonly string Including = Rng.Grammar(
        "\n<include href='parts/common.rng'/>\n<start><element name='doc'><ref name='id'/></element></start>");
    private static readonly string Common = Rng.Grammar(
        "<start combine='choice'><element name='common'><ref name='id'/></element></start><define name='id'><attribute name='id'/></define>");

    [Fact]
    public void Plain_files_are_roots_unless_another_includes_them()
    {
        var run = Run(
            ("/project/doc.rng", Including),
            ("/project/parts/common.rng", Common.Replace("<start combine='choice'><element name='common'><ref name='id'/></element></start>", "")));
        Assert.Equal(["Consumer.Doc.g.cs", "Consumer.DocGrammar.g.cs"], run.AssertClean().Files.Keys);
    }

    [Fact]
    public void An_item_is_a_root_even_where_another_includes_it()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rng", Including.Replace("<start>", "<start combine='choice'>"), "One"),
                TestSchema.Item("/project/parts/common.rng", Common, "Two")],
        }).AssertClean();
        Assert.Contains("One.Doc.g.cs", run.Files.Keys);
        Assert.Contains("Two.Common.g.cs", run.Files.Keys);
    }

    [Fact]
    public void An_item_with_the_role_Include_is_not_a_root() =>
        Assert.DoesNotContain(GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<empty/>"), "One"), new("/project/spare.rng", Common, ("BinderyRole", "Include"))],
        }).AssertClean().Files.Keys, name => name.Contains("Common"));

    [Fact]
    public void Other_files_are_ignored() =>
        Assert.Empty(Run(("/project/readme.txt", "<grammar"), ("/project/data.xml", "<doc/>")).AssertClean().Files);

    [Theory]
    [InlineData("Namespace", "My.Models", "My.Models.Doc")]
    [InlineData("Namespace", " My.Models ", "My.Models.Doc")]
    [InlineData("Root", "doc", "Consumer.Doc")]
    public void The_items_metadata_count(string name, string value, string type)
    {
        var run = GeneratorRun.Of(
            new TestProject { Schemas = [new("/project/doc.rng", Rng.Doc("<empty/>"), ("BinderyRole", "Schema"), ("Bindery" + name, value))] })
            .AssertClean();
        Assert.NotNull(run.Output.GetTypeByMetadataName(type));
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("my app.Web", "my_app.Web")]
    [InlineData("7zip", "_7zip")]
    [InlineData("My.event", "My._event")]
    [InlineData("A..B.", "A.B")]
    [InlineData("", "Generated")]
    public void A_projects_root_namespace_becomes_one(string rootNamespace, string space) =>
        Assert.NotNull(
            GeneratorRun.Of(new TestProject { Schemas = [new("/project/doc.rng", Rng.Doc("<empty/>"))],
                Properties = new Dictionary<string, string> { ["RootNamespace"] = rootNamespace } })
            .AssertClean().Output.GetTypeByMetadataName(space + ".Doc"));

    [Theory]
    [InlineData("Namespace", "My Models", "'My Models' is not a valid C# namespace")]
    [InlineData("Namespace", "My.class", "'My.class' is not a valid C# namespace")]
    [InlineData("Namespace", "global::X", "'global::X' is not a valid C# namespace")]
    [InlineData("Namespace", "A..B", "'A..B' is not a valid C# namespace")]
    [InlineData("Accessibility", "protected", "'protected' is not a valid accessibility")]
    [InlineData("Version", "newest", "'newest' is not a valid version; write numbers with dots between them in Version, as in 9.0.0")]
    [InlineData("Version", "9", "'9' is not a valid version")]
    public void Invalid_metadata_is_reported(string name, string value, string message) =>
        AssertProblem(Item((name, value)), "BND0025", "/project/doc.rng", 0, message);

    [Fact]
    public void The_message_about_an_unknown_root_lists_the_roots() =>
        AssertProblem(
            Item(("Root", "dok")),
            "BND0023",
            "/project/doc.rng",
            0,
            "The schema has no root element 'dok', but 'doc'; check Root, or leave it out to take all roots");

    [Fact]
    public void A_schema_without_a_named_root_is_reported() =>
        AssertProblem(
            Run(("/project/doc.rng", Rng.Grammar("<start><element><anyName/><empty/></element></start>"))),
            "BND0023",
            "/project/doc.rng",
            0,
            "no root element of a fixed name");

    [Fact]
    public void The_message_about_a_missing_include_has_the_item_to_add() =>
        AssertProblem(
            Run(("/project/doc.rng", Including)),
            "BND0010",
            "/project/doc.rng",
            2,
            "'parts/common.rng', included here, is not among the additional files; add <AdditionalFiles Include=\"/project/parts/common.rng\" /> to the project");

    [Fact]
    public void A_remote_include_is_not_fetched() =>
        AssertProblem(
            Run(("/project/doc.rng", Including.Replace("parts/common.rng", "http://example.com/common.rng"))),
            "BND0010",
            "/project/doc.rng",
            2,
            "nothing is fetched while a project is built");

    [Theory]
    [InlineData("parts/common.rng", "/project/parts/common.rng")]
    [InlineData("./parts/../parts/common.rng", "/project/parts/common.rng")]
    [InlineData("../other/common.rng", "/other/common.rng")]
    [InlineData("/abs/common.rng", "/abs/common.rng")]
    [InlineData("file:///abs/common.rng", "/abs/common.rng")]
    [InlineData("my%20parts/common.rng", "/project/my parts/common.rng")]
    [InlineData("parts/common.rng", "/project/sub/../parts/common.rng")]
    public void References_are_resolved_between_the_files(string href, string path) =>
        Run(("/project/doc.rng", Including.Replace("parts/common.rng", href)), (path, Rng.Grammar("<define name='id'><attribute name='id'/></define>")))
            .AssertClean();

    [Fact]
    public void Files_that_are_not_well_formed_are_reported_at_the_error() =>
        AssertProblem(
            Run(("/project/doc.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n  <start>\n  </grammar>")), "BND0006", "/project/doc.rng", 2, "");

    [Fact]
    public void An_empty_file_is_reported() => AssertProblem(Run(("/project/doc.rng", "")), "BND0006", "/project/doc.rng", 0, "");

    [Fact]
    public void A_file_that_is_not_a_schema_is_reported() => Assert.Single(Run(("/project/doc.rng", "<html/>")).Result.Diagnostics);

    [Fact]
    public void A_problem_in_an_included_file_is_reported_in_that_file() =>
        AssertProblem(
            Run(("/project/doc.rng", Including), ("/project/parts/common.rng", Rng.Grammar("\n<define name='id'>\n<ref name='nowhere'/></define>"))),
            "BND0002",
            "/project/parts/common.rng",
            3,
            "nowhere");

    [Fact]
    public void Files_that_include_each_other_are_reported()
    {
        var run = Run(("/project/a.rng", Rng.Grammar("<include href='b.rng'/>")), ("/project/b.rng", Rng.Grammar("<include href='a.rng'/>")));
        Assert.Equal("BND0012", Assert.Single(run.Result.Diagnostics).Id);
    }

    [Fact]
    public void A_file_that_includes_itself_is_reported() =>
        Assert.Contains(Run(("/project/a.rng", Rng.Grammar("<include href='a.rng'/>"))).Result.Diagnostics, problem => problem.Id == "BND0012");

    [Fact]
    public void A_missing_run_time_is_reported() =>
        AssertProblem(
            GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<empty/>"), "M")], References = [] }),
            "BND0024",
            "/project/doc.rng",
            0,
            "reference the package Bindery");

    [Fact]
    public void Two_schemas_with_types_of_one_name_are_reported()
    {
        var run = Run(("/project/a.rng", Rng.Doc("<empty/>")), ("/project/b.rng", Rng.Doc("<attribute name='x'/>")));
        AssertProblem(run, "BND0026", "/project/b.rng", 0, "'Doc' is generated into the namespace 'Consumer' from 'a.rng' already");
        Assert.DoesNotContain("string X", run.Files["Consumer.Doc.g.cs"]);
    }

    [Fact]
    public void Two_schemas_with_types_of_one_name_in_two_namespaces_are_valid() =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/a.rng", Rng.Doc("<empty/>"), "A"),
            TestSchema.Item("/project/b.rng", Rng.Doc("<attribute name='x'/>"), "B")] })
            .AssertClean();

    [Fact]
    public void Two_files_of_one_name_in_two_folders_are_valid() =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/a/doc.rng", Rng.Doc("<empty/>"), "A"),
            TestSchema.Item("/project/b/Doc.RNG", Rng.Doc("<attribute name='x'/>"), "B")] })
            .AssertClean();

    private static GeneratorRun Item(params (string Name, string Value)[] metadata) =>
        GeneratorRun.Of(
            new TestProject { Schemas = [new(
                "/project/doc.rng", Rng.Doc("<empty/>"), [("BinderyRole", "Schema"), .. metadata.Select(pair => ("Bindery" + pair.Name, pair.Value))])] });

    private static GeneratorRun Run(params (string Path, string Text)[] files) =>
        GeneratorRun.Of(new TestProject { Schemas = files.Select(file => new TestSchema(file.Path, file.Text)).ToList() });

    /// <summary>One problem, and it is this one.</summary>
    private static void AssertProblem(GeneratorRun run, string id, string path, int line, string message)
    {
        var problem = Assert.Single(run.Result.Diagnostics);
        Assert.Equal((id, path, line), (problem.Id, problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains(message, problem.GetMessage(CultureInfo.InvariantCulture));
    }
}
