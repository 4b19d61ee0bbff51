using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Bindery.Analyzers.Models;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.ModelMaps;

/// <summary>From a type in the code to its model and its grammar.</summary>
public sealed class GrammarCatalogTests
{
    private const string Doc = "Models.Doc";

    private static readonly TestSchema Small = TestSchema.Item(
        "/project/doc.rng", Rng.Doc(Rng.Words("kind", "a", "b")), "Models", ("BinderyAccessibility", "public"));

    [Fact]
    public void Without_the_run_time_there_is_none() =>
        Assert.Null(GrammarCatalog.Of(GeneratorRun.Of(new TestProject { References = [], Sources = ["class C { }"] }).Output));

    [Fact]
    public void Without_models_there_is_none() => Assert.Null(GrammarCatalog.Of(GeneratorRun.Of(new TestProject { Sources = ["class C { }"] }).Output));

    [Fact]
    public void A_generated_type_is_mapped_to_its_class_and_grammar()
    {
        var compilation = GeneratorRun.Of(new TestProject { Schemas = [Small] }).AssertClean().Output;
        var catalog = GrammarCatalog.Of(compilation)!;
        Assert.Same(catalog, GrammarCatalog.Of(compilation));
        var found = catalog.FindClass(compilation.GetTypeByMetadataName(Doc)!)!;
        Assert.Equal(("Doc", "doc", "doc.rng", "Models"), (found.Class.Name, found.Class.LocalName, found.Schema.Name, found.Schema.Namespace));
        Assert.Empty(new Grammar(found.Schema.Grammar!).Validate("<doc kind='a'/>"u8));
        Assert.Equal(["A=a", "B=b"], Assert.Single(found.Schema.Map!.Enums).Members.Select(member => member.Name + "=" + member.Word));
        Assert.Equal(["Doc", "DocKind"], catalog.Names.Types.Order());
        Assert.Equal(["Kind"], catalog.Names.Members);
    }

    [Theory]
    [InlineData("Doc")]
    [InlineData("Other.Doc")]
    [InlineData("Other.Models.Doc")]
    [InlineData("OtherModels.Doc")]
    [InlineData("Models.Inner.Doc")]
    [InlineData("Models.Doc`1")]
    [InlineData("Models.Outer+Doc")]
    [InlineData("Models.DocGrammar")]
    [InlineData("Models.DocKindWords")]
    [InlineData("System.String")]
    public void A_type_with_only_the_same_name_is_ignored(string name)
    {
        const string Others = """
            class Doc { }
            namespace Other { class Doc { } namespace Models { class Doc { } } }
            namespace OtherModels { class Doc { } }
            namespace Models { class Outer { class Doc { } } class Doc<T> { } namespace Inner { class Doc { } } }
            """;
        var compilation = GeneratorRun.Of(new TestProject { Schemas = [Small], Sources = [Others] }).Output;
        var catalog = GrammarCatalog.Of(compilation)!;
        Assert.NotNull(catalog.FindClass(compilation.GetTypeByMetadataName(Doc)!));
        var type = compilation.GetTypeByMetadataName(name)!;
        Assert.Null(catalog.FindClass(type));
    }

    [Fact]
    public void A_type_of_a_referenced_assembly_is_found_and_read_once_for_all_compilations()
    {
        var user = User(Library());
        var edited = With(user, "class D { }");
        var first = Found(user);
        Assert.Equal("Library", Assert.Single(GrammarCatalog.Of(user)!.Schemas).Assembly);
        Assert.NotSame(GrammarCatalog.Of(user), GrammarCatalog.Of(edited));
        Assert.Same(first.Schema.Grammar, Found(edited).Schema.Grammar);
        Assert.Same(first.Class, Found(edited).Class);
    }

    [Fact]
    public void A_type_of_a_referenced_project_is_found()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [Small] }).Output;
        Assert.NotNull(Found(User(library.ToMetadataReference())).Schema.Grammar);
    }

    [Fact]
    public void The_grammar_of_code_that_is_being_written_is_read_once()
    {
        var run = GeneratorRun.Of(new TestProject { Schemas = [Small] });
        var edited = run.Again(compilation => With(compilation, "class D { }"));
        Assert.NotSame(run.Output, edited.Output);
        Assert.Same(Found(run.Output).Schema.Grammar, Found(edited.Output).Schema.Grammar);
        Assert.Same(Found(run.Output).Class, Found(edited.Output).Class);
        Assert.Same(GrammarCatalog.Of(run.Output)!.Names, GrammarCatalog.Of(With(run.Output, "class E { }"))!.Names);
    }

    [Fact]
    public void The_models_of_the_current_assembly_are_read_again_when_the_schema_changes()
    {
        var run = GeneratorRun.Of(new TestProject { Schemas = [Small] });
        var edited = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc(Rng.Words("sort", "a", "b")), "Models")] });
        Assert.Equal(["Kind"], GrammarCatalog.Of(run.Output)!.Names.Members);
        Assert.Equal(["Sort"], GrammarCatalog.Of(edited.Output)!.Names.Members);
        Assert.Equal(["Kind"], GrammarCatalog.Of(With(run.Output, "class D { }"))!.Names.Members);
    }

    [Fact]
    public void No_grammar_is_read_before_it_is_needed()
    {
        var catalog = GrammarCatalog.Of(User(Library()))!;
        var schema = Assert.Single(catalog.Schemas).Schema;
        Assert.Equal((false, false), (IsRead(schema, "_grammar"), IsRead(schema, "_map")));
        Assert.Contains("Doc", catalog.Names.Types);
        Assert.Equal((false, true), (IsRead(schema, "_grammar"), IsRead(schema, "_map")));
        Assert.NotNull(schema.Grammar);
        Assert.Equal((true, true), (IsRead(schema, "_grammar"), IsRead(schema, "_map")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", Models = null")]
    [InlineData(", Models = \"bindery-models/2 #strings\"")]
    [InlineData(", Models = \"\"")]
    [InlineData(", Models = 1")]
    [InlineData(", Models = new[] { \"x\" }")]
    [InlineData(", Models = Missing")]
    public void Models_of_another_version_are_ignored(string models)
    {
        var compilation = GeneratorRun.Of(
            new TestProject { Sources =
                [$"[assembly: Bindery.Grammar(\"doc.rng\", \"bindery 99\", Namespace = \"Models\"{models})] namespace Models {{ class Doc {{ }} }}"] }).Output;
        var catalog = GrammarCatalog.Of(compilation)!;
        Assert.Null(catalog.FindClass(compilation.GetTypeByMetadataName(Doc)!));
        Assert.Empty(catalog.Names.Types);
        Assert.Null(Assert.Single(catalog.Schemas).Schema.Grammar);
    }

    [Fact]
    public void Two_assemblies_with_a_type_of_one_name_are_distinguished()
    {
        var other = GeneratorRun.Of(new TestProject { AssemblyName = "Other",
            Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<attribute name='other'/>"), "Models", ("BinderyAccessibility", "public"))] })
            .ToReference();
        var compilation = GeneratorRun.Of(new TestProject { AssemblyName = "User", References = [References.Runtime, Library(), other] }).Output;
        var catalog = GrammarCatalog.Of(compilation)!;
        Assert.Equal(
            [("Library", "Kind"), ("Other", "Other")],
            compilation.GetTypesByMetadataName(Doc)
                .Select(type => (type.ContainingAssembly.Name, Assert.Single(catalog.FindClass(type)!.Class.Members).Name))
                .Order());
    }

    [Fact]
    public async Task Many_threads_get_the_same_answer()
    {
        var compilation = User(Library());
        var type = compilation.GetTypeByMetadataName(Doc)!;
        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => GrammarCatalog.Of(compilation)!.FindClass(type)!.Schema.Grammar)));
        Assert.Single(found.Distinct());
    }

    private static MetadataReference Library() => GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [Small] }).ToReference();

    private static Compilation User(MetadataReference library) =>
        GeneratorRun.Of(new TestProject { AssemblyName = "User", Sources = ["class C { }"], References = [References.Runtime, library] }).Output;

    private static BoundType Found(Compilation compilation) => GrammarCatalog.Of(compilation)!.FindClass(compilation.GetTypeByMetadataName(Doc)!)!;

    private static bool IsRead(BoundSchema schema, string field) =>
        typeof(BoundSchema).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(schema) is { } lazy
            && (bool)lazy.GetType().GetProperty(nameof(Lazy<>.IsValueCreated))!.GetValue(lazy)!;

    // All files of a compilation must have one language version.
    private static Compilation With(Compilation compilation, string code) => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
        code, (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? new CSharpParseOptions(LanguageVersion.CSharp12)));
}
