using System;
using System.Linq;
using System.Threading;
using Bindery.Generator;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests;

/// <summary>A cancelled run ends at once and leaves nothing behind that the next one would take for finished.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void A_cancelled_run_ends_and_the_next_one_is_correct()
    {
        var first = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.FieldBook()] }).AssertClean();
        var files = first.Files;
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var changed = first.Driver.AddAdditionalTexts([new SchemaAdditionalText("/project/more.rng", Rng.Doc("<empty/>"))]);
        Assert.ThrowsAny<OperationCanceledException>(() => changed.RunGenerators(first.Input, cancelled.Token));
        var after = changed.RunGeneratorsAndUpdateCompilation(first.Input, out var output, out var diagnostics, CancellationToken.None);
        Assert.Empty(diagnostics);
        Assert.Equal(files.Keys.Append("Consumer.Doc.g.cs").Append("Consumer.DocGrammar.g.cs").Order(StringComparer.Ordinal),
            after.GetRunResult().Results[0].GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    /// <summary>Cancelled from within, while the schema is being read, by its own text.</summary>
    [Fact]
    public void A_run_that_is_cancelled_while_it_reads_ends()
    {
        var project = new TestProject();
        using var source = new CancellationTokenSource();
        var compilation = GeneratorRun.Of(project).Input;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()], [new CancellingText(source)], (CSharpParseOptions)CSharpParseOptions.Default, project.Options);
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, source.Token));
    }

    private sealed class CancellingText(CancellationTokenSource source) : AdditionalText
    {
        public override string Path => "/project/doc.rng";

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default)
        {
            source.Cancel();
            return Microsoft.CodeAnalysis.Text.SourceText.From(
                Rng.Doc(string.Concat(Enumerable.Repeat("<optional><element name='a'><empty/></element></optional>", 5000))));
        }
    }
}
