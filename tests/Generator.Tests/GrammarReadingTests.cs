using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Analyzers.Findings;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests;

/// <summary>
/// A grammar is decoded once for a compilation, however many files use its models, and not at all where none does: told by the grammars that documents were
/// held to, one object for each time that a text was decoded.
/// </summary>
public sealed class GrammarReadingTests
{
    private const int Files = 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_build_decodes_it_only_once(bool isReferenced)
    {
        var (compilation, text) = Project(
            $"built{isReferenced}",
            isReferenced,
            file => $"static class File{file} {{ static object Make() => new Models.Doc {{ Kind = (Models.DocKind)99 }}; }}");

        var found = await compilation.WithAnalyzers([new ModelAnalyzer(), new GrammarAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(Files, found.Count(diagnostic => diagnostic.Id == "BND1003"));
        Assert.Single(Decoded(text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_editor_that_goes_from_file_to_file_decodes_it_once(bool isReferenced)
    {
        var (compilation, text) = Project(
            $"edited{isReferenced}",
            isReferenced,
            file => $"static class File{file} {{ static object Make() => new Models.Doc {{ Kind = (Models.DocKind)99 }}; }}");
        // What is held by nobody is decoded anew: an editor holds what it works on.
        var held = new List<Compilation>();

        foreach (var file in compilation.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal)).ToList())
        {
            var edited = compilation.ReplaceSyntaxTree(file, CSharpSyntaxTree.ParseText(file + "// edited", (CSharpParseOptions)file.Options, file.FilePath));
            held.Add(edited);
            var model = edited.GetSemanticModel(edited.SyntaxTrees.Single(tree => tree.FilePath == file.FilePath));
            var found = await edited.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
            Assert.Single(found);
        }

        Assert.Equal(Files, held.Count);
        Assert.Single(Decoded(text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_files_that_use_models_nothing_is_analyzed(bool isReferenced)
    {
        var (compilation, text) = Project(
            $"unused{isReferenced}", isReferenced, file => $"static class File{file} {{ static int Sum(int a, int b) {{ var c = a + b; return c; }} }}");

        Assert.Empty(await compilation.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync());

        Assert.Empty(Decoded(text));
    }

    /// <summary>A project of many files with models of their own kind, so that other tests do not decode the same text.</summary>
    private static (Compilation Project, string Grammar) Project(string mark, bool isReferenced, System.Func<int, string> file)
    {
        var schema = TestSchema.Item("/project/doc.rng", Rng.Doc(Rng.Words("kind", "a", "b", mark)), "Models", ("BinderyAccessibility", "public"));
        var sources = Enumerable.Range(0, Files).Select(file).ToList();
        var run = isReferenced
            ? GeneratorRun.Of(new TestProject
            {
                AssemblyName = "User",
                Sources = sources,
                References = [References.Runtime, GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [schema] }).ToReference()],
            })
            : GeneratorRun.Of(new TestProject { Schemas = [schema], Sources = sources });
        var carrier = isReferenced ? run.Output.SourceModule.ReferencedAssemblySymbols.Single(assembly => assembly.Name == "Library") : run.Output.Assembly;
        var attribute = carrier.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == nameof(GrammarAttribute));
        return (run.AssertClean().Output, (string)attribute.ConstructorArguments[1].Value!);
    }

    private static IEnumerable<CompiledGrammar> Decoded(string text)
    {
        var checkers = (IEnumerable<KeyValuePair<CompiledGrammar, Analyzers.Conflicts.DocumentChecker>>)typeof(BodyFindings).GetField(
            "Checkers", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        return checkers.Select(pair => pair.Key).Where(grammar => GrammarTextWriter.Write(grammar) == text).ToList();
    }
}
