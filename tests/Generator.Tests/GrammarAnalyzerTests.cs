using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests;

/// <summary>A grammar that cannot be read is said, and harms nothing.</summary>
public sealed class GrammarAnalyzerTests
{
    [Fact]
    public async Task A_grammar_of_this_version_is_not_reported() =>
        Assert.Empty(await Analyze(GeneratorRun.Of(new TestProject { Schemas = [TestSchema.DomainBackup()] }).AssertClean().Output));

    [Theory]
    [InlineData("bindery 99 whatever")]
    [InlineData("")]
    [InlineData("\\0")]
    [InlineData("<grammar/>")]
    public async Task A_grammar_of_another_version_is_an_information(string text)
    {
        var found = Assert.Single(await Analyze(Carrier(text).AssertClean().Output));
        AssertUnreadable(found, "Consumer");
    }

    [Fact]
    public async Task A_grammar_of_a_referenced_assembly_is_one_too()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Sources = ["[assembly: Bindery.Grammar(\"far.rng\", \"bindery 99\")]"] })
            .ToReference();
        AssertUnreadable(Assert.Single(await Analyze(GeneratorRun.Of(new TestProject { References = [References.Runtime, library] }).Output)), "Library");
    }

    [Theory]
    [InlineData("", "it does not say how the models are bound to it, which an older version of Bindery left out")]
    [InlineData(
        ", Models = \"bindery-models/2 #strings\"",
        "The map of the models is of version '2'; this library knows version 1; use the same version of Bindery for both")]
    [InlineData(", Models = \"bindery-models/1\"", "The map of the models is damaged at character 16: it ends too early")]
    public async Task Models_that_cannot_be_read_are_one_too(string models, string reason)
    {
        var carrier = GeneratorRun.Of(
            new TestProject { Sources =
                [$"[assembly: Bindery.Grammar(\"far.rng\", \"bindery-grammar/1 #strings #names #types #elements #patterns #start 1\"{models})]"] });
        var found = Assert.Single(await Analyze(carrier.AssertClean().Output));
        AssertUnreadable(found, "Consumer");
        Assert.Contains($"({reason})", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Any_truncated_grammar_is_read_or_reported_and_never_throws()
    {
        var whole =
            GeneratorRun.Of(
                new TestProject { Schemas = [TestSchema.Item(
                    "/project/doc.rng", Rng.Doc(Rng.Words("x", "a", "b") + "<zeroOrMore><element name='e'><data type='int'/></element></zeroOrMore>"), "M")] })
            .Load()
            .GetCustomAttributes(typeof(GrammarAttribute), false).Cast<GrammarAttribute>().Single().Text;
        for (var length = 0; length < whole.Length; length += 7)
        {
            var text = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(whole[..length], quote: true)[1..^1];
            Assert.All(await Analyze(Carrier(text).Output), found => Assert.Equal("BND1020", found.Id));
        }
    }

    [Theory]
    [InlineData("[assembly: Bindery.Grammar]")]
    [InlineData("[assembly: Bindery.Grammar(1, 2)]")]
    [InlineData("[assembly: Bindery.Grammar(null, null)]")]
    [InlineData("[assembly: Bindery.Grammar(\"x\", typeof(int))]")]
    [InlineData("[assembly: Bindery.Grammar(Missing.Name, ")]
    public async Task Incomplete_code_does_not_throw(string source) =>
        Assert.DoesNotContain(await Analyze(GeneratorRun.Of(new TestProject { Sources = [source] }).Output), found => found.Id == "AD0001");

    [Fact]
    public async Task Without_the_run_time_nothing_is_analyzed() =>
        Assert.Empty(await Analyze(GeneratorRun.Of(new TestProject { References = [], Sources = ["class C { }"] }).Output));

    private static GeneratorRun Carrier(string text) =>
        GeneratorRun.Of(new TestProject { Sources = [$"[assembly: Bindery.Grammar(\"far.rng\", \"{text}\")]"] });

    private static void AssertUnreadable(Diagnostic found, string assembly)
    {
        Assert.Equal(("BND1020", DiagnosticSeverity.Info), (found.Id, found.Severity));
        Assert.StartsWith($"The grammar of 'far.rng' in the assembly '{assembly}' cannot be read", found.GetMessage(CultureInfo.InvariantCulture));
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation) =>
        await compilation.WithAnalyzers([new GrammarAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
