using System.Collections.Generic;
using System.Linq;
using Bindery.Generator;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Bindery.Tests.Incremental;

/// <summary>An edit runs again only what depends on it, held to by the reasons that the driver notes for each step.</summary>
public sealed class StepTests
{
    private static readonly string[] AllSteps = typeof(TrackingNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();

    // What looks at the whole project runs with each edit, and finds it as it was.
    private static readonly string[] OfCompilation = [TrackingNames.Host, TrackingNames.Models, TrackingNames.Hidden, TrackingNames.Exposed];

    // Two schemas: one alone, one that includes a third file.
    private static readonly TestSchema Alone = TestSchema.Item(
        "/project/alone.rng", Rng.Doc("<attribute name='first'><a:documentation>Says one thing.</a:documentation></attribute>"), "Alone");
    private static readonly TestSchema Including = TestSchema.Item(
        "/project/including.rng",
        Rng.Grammar("<include href='parts/common.rng'/><start><element name='other'><ref name='id'/></element></start>"),
        "Including");
    private static readonly TestSchema Common = new(
        "/project/parts/common.rng", Rng.Grammar("<define name='id'><attribute name='id'><data type='int'/></attribute></define>"));

    private const string User = """
        namespace User
        {
            public static class Program { public static string Run() => new Alone.Doc { First = "x" }.First; }
        }
        """;

    private const string Bound = """
        namespace User
        {
            [Bindery.XmlBinding("alone.rng")]
            public sealed partial class Mine { }
        }
        """;

    [Fact]
    public void The_same_project_again_runs_nothing()
    {
        var run = First().Again(compilation => compilation.Clone());
        run.AssertSame(AllSteps).AssertOutputsCached();
    }

    [Fact]
    public void An_edit_of_other_code_finds_the_host_unchanged()
    {
        var run = First().Again(compilation => compilation.AddSyntaxTrees(Parse("namespace User { class More { int List => 1; } }")));
        run.AssertCached(AllSteps.Except(OfCompilation).ToArray());
        Assert.Equal([Unchanged], run.Reasons(TrackingNames.Host));
        run.AssertSame(TrackingNames.Models).AssertOutputsCached();
    }

    [Fact]
    public void An_edit_inside_a_method_finds_the_host_unchanged()
    {
        var run = First().Again(compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(), Parse(User.Replace("\"x\"", "\"another\""))));
        run.AssertCached(AllSteps.Except(OfCompilation).ToArray());
        run.AssertSame(AllSteps).AssertOutputsCached();
    }

    [Fact]
    public void An_unrelated_option_changes_nothing()
    {
        var first = First();
        var run = first.Again(change: driver => driver.WithUpdatedAnalyzerConfigOptions(first.Project.WithProperty("Unrelated", "1").Options));
        run.AssertSame(AllSteps).AssertOutputsCached();
        run.AssertCached(TrackingNames.Texts, TrackingNames.Requests, TrackingNames.Schemas);
    }

    [Fact]
    public void A_changed_namespace_emits_again_without_reading_again()
    {
        var first = First();
        var moved = first.Project with { Schemas = [new TestSchema(Alone.Path, Alone.Text, ("BinderyRole", "Schema"), ("BinderyNamespace", "Moved")),
            Including, Common] };
        var run = first.Again(change: driver => driver.WithUpdatedAnalyzerConfigOptions(moved.Options));
        run.AssertCached(TrackingNames.Texts);
        Assert.Contains("Moved.Doc.g.cs", run.Files.Keys);
        Assert.Equal([Modified, Unchanged], Sorted(run.Reasons(TrackingNames.Requests)));
    }

    [Fact]
    public void Editing_a_schema_leaves_the_other_one_alone()
    {
        var run = Replace(First(), Alone, Alone.Text.Replace("name='first'", "name='second'"));
        Assert.Equal([Cached, Cached, Modified], Sorted(run.Reasons(TrackingNames.Texts)));
        Assert.Equal([Cached, Cached, Modified], Sorted(run.Reasons(TrackingNames.Files)));
        Assert.Equal([Modified, Unchanged], Sorted(run.Reasons(TrackingNames.Requests)));
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Schemas)));
        Assert.Contains("Second", run.Files["Alone.Doc.g.cs"]);
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Models)));
    }

    [Fact]
    public void A_touched_schema_with_equal_text_changes_nothing()
    {
        var run = Replace(First(), Alone, Alone.Text);
        Assert.Equal([Cached, Cached, Unchanged], Sorted(run.Reasons(TrackingNames.Files)));
        run.AssertCached(TrackingNames.Requests, TrackingNames.Schemas, TrackingNames.Models, TrackingNames.Problems).AssertOutputsCached();
    }

    [Fact]
    public void Editing_an_included_file_concerns_the_schemas_that_include_it()
    {
        var run = Replace(First(), Common, Common.Text.Replace("type='int'", "type='string'"));
        Assert.Equal([Modified, Unchanged], Sorted(run.Reasons(TrackingNames.Requests)));
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Schemas)));
        Assert.Contains("public required string Id", run.Files["Including.Other.g.cs"]);
    }

    [Fact]
    public void Editing_documentation_changes_the_model_but_not_the_grammar()
    {
        var first = First();
        var run = Replace(first, Alone, Alone.Text.Replace("Says one thing.", "Says another."));
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Models)));
        Assert.Equal(first.Files["Alone.DocGrammar.g.cs"], run.Files["Alone.DocGrammar.g.cs"]);
        Assert.Contains("Says another.", run.Files["Alone.Doc.g.cs"]);
    }

    [Fact]
    public void An_edit_of_white_space_in_a_schema_emits_nothing_again()
    {
        var run = Replace(First(), Alone, Alone.Text.Replace("<start>", "\n\n   <start>"));
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Texts).Distinct()));
        run.AssertSame(TrackingNames.Models).AssertOutputsCached();
    }

    [Fact]
    public void Moving_a_class_with_XmlBinding_emits_nothing_again()
    {
        var first = GeneratorRun.Of(new TestProject { Schemas = [new(Alone.Path, Alone.Text)], Sources = [Bound] }).AssertClean();
        var run = first.Again(compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(), Parse("// One line more.\n" + Bound)));
        run.AssertCached(TrackingNames.Schemas, TrackingNames.Texts).AssertSame(TrackingNames.Requests, TrackingNames.Models);
        Assert.DoesNotContain(Modified, run.OutputReasons());
    }

    [Fact]
    public void Declaring_a_member_in_a_class_with_XmlBinding_emits_that_schema_again()
    {
        var first = GeneratorRun.Of(new TestProject { Schemas = [new(Alone.Path, Alone.Text), Including, Common], Sources = [Bound] }).AssertClean();
        var run = first.Again(compilation =>
            compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(), Parse(Bound.Replace("{ }", "{ public string First { get; set; } = \"\"; }"))));
        Assert.Equal([Cached, Modified], Sorted(run.Reasons(TrackingNames.Models)));
        Assert.DoesNotContain("string First", run.Files["User.Mine.g.cs"]);
    }

    [Fact]
    public void The_files_of_a_removed_schema_are_removed()
    {
        var first = First();
        var run = first.Again(change: driver => driver.RemoveAdditionalTexts([first.Additional(Alone.Path)]));
        Assert.DoesNotContain(run.Files.Keys, name => name.StartsWith("Alone.", System.StringComparison.Ordinal));
        Assert.Contains("Including.Other.g.cs", run.Files.Keys);
    }

    [Fact]
    public void Without_schemas_nothing_runs_and_nothing_is_reported()
    {
        var run = GeneratorRun.Of(new TestProject { Sources = ["class C { }"] });
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void Repairing_an_error_in_a_schema_restores_the_result()
    {
        var first = First();
        var wrong = new SchemaAdditionalText(Alone.Path, "<grammar");
        var broken = first.Again(change: driver => driver.ReplaceAdditionalText(first.Additional(Alone.Path), wrong));
        Assert.NotEmpty(broken.Result.Diagnostics);
        Assert.DoesNotContain("Alone.Doc.g.cs", broken.Files.Keys);
        Assert.Contains("Including.Other.g.cs", broken.Files.Keys);
        var repaired = first.Again(change: _ => broken.Driver.ReplaceAdditionalText(wrong, new SchemaAdditionalText(Alone.Path, Alone.Text)));
        Assert.Empty(repaired.Result.Diagnostics);
        Assert.Equal(first.Files.OrderBy(file => file.Key), repaired.Files.OrderBy(file => file.Key));
    }

    private static GeneratorRun First() => GeneratorRun.Of(new TestProject { Schemas = [Alone, Including, Common], Sources = [User] }).AssertClean();

    private static GeneratorRun Replace(GeneratorRun run, TestSchema schema, string text) =>
        run.Again(change: driver => driver.ReplaceAdditionalText(run.Additional(schema.Path), new SchemaAdditionalText(schema.Path, text)));

    private static IEnumerable<IncrementalStepRunReason> Sorted(IEnumerable<IncrementalStepRunReason> reasons) =>
        reasons.OrderBy(reason => reason.ToString(), System.StringComparer.Ordinal);

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(
            source, new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose), "/project/Edited.cs", System.Text.Encoding.UTF8);
}
