using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Bindery.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Harness;

/// <summary>Runs the generator on a project that is made up of strings.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation before, Compilation after)
    {
        Driver = driver;
        Input = before;
        Output = after;
        Result = driver.GetRunResult();
    }

    public GeneratorDriver Driver { get; }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public static GeneratorRun Of(TestProject project)
    {
        var parse = new CSharpParseOptions(project.LanguageVersion, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            project.AssemblyName,
            project.Sources.Select((source, number) => CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), parse, $"/project/Source{number}.cs")),
            References.Net.Concat(project.References),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: project.Nullable, generalDiagnosticOption: ReportDiagnostic.Default, allowUnsafe: false, checkOverflow: true,
                // As the SDK does.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        var driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()],
            project.Schemas.Select(schema => (AdditionalText)new SchemaAdditionalText(schema.Path, schema.Text)),
            parse,
            new ProjectOptions(project),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    /// <summary>Runs again, with the same driver, on what the project has become.</summary>
    public GeneratorRun Again(Func<Compilation, Compilation>? edit = null, Func<GeneratorDriver, GeneratorDriver>? change = null) =>
        Run(change is null ? Driver : change(Driver), edit is null ? Input : edit(Input));

    /// <summary>Errors and warnings of the generator and of the compiler, as text.</summary>
    public IReadOnlyList<string> Problems() => Result.Diagnostics
        .Concat(Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning))
        .Select(diagnostic => diagnostic.ToString()).Distinct().ToList();

    /// <summary>Fails unless generator and compiler have nothing to say.</summary>
    public GeneratorRun AssertClean()
    {
        var problems = Problems();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(40)));
        return this;
    }

    /// <summary>Compiles the output and loads it.</summary>
    public Assembly Load()
    {
        AssertClean();
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }

    private static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, CancellationToken.None);
        foreach (var result in driver.GetRunResult().Results)
            Assert.Null(result.Exception);
        return new GeneratorRun(driver, compilation, output);
    }

    private sealed class ProjectOptions(TestProject project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(project.Properties.ToImmutableDictionary(property => "build_property." + property.Key, property => property.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            project.Schemas.FirstOrDefault(schema => schema.Path == textFile.Path) is { } schema
                ? new Options(schema.Metadata.ToImmutableDictionary(pair => "build_metadata.AdditionalFiles." + pair.Key, pair => pair.Value))
                : Options.None;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
