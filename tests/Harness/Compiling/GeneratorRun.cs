using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Bindery.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Harness;

/// <summary>Runs the generator on a project that is created from strings.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(TestProject project, GeneratorDriver driver, Compilation before, Compilation after)
    {
        Project = project;
        Driver = driver;
        Input = before;
        Output = after;
        Result = driver.GetRunResult();
    }

    /// <summary>The original project.</summary>
    public TestProject Project { get; }

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
            project.Sources.Select((source, number) =>
                CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), parse, $"/project/Source{number}.cs")),
            (project.Framework ?? References.Net).Concat(project.References),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: project.Nullable,
                generalDiagnosticOption: ReportDiagnostic.Default,
                allowUnsafe: false,
                checkOverflow: true,
                // As the SDK does.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        var driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()],
            project.Texts,
            parse,
            project.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(project, driver, compilation, CancellationToken.None);
    }

    /// <summary>Runs again, with the same driver, on the changed project.</summary>
    public GeneratorRun Again(Func<Compilation, Compilation>? edit = null, Func<GeneratorDriver, GeneratorDriver>? change = null) =>
        Run(Project, change is null ? Driver : change(Driver), edit is null ? Input : edit(Input), CancellationToken.None);

    /// <summary>Returns the additional file with a path, as the driver knows it.</summary>
    public AdditionalText Additional(string path) => Project.Texts.Single(text => text.Path == path);

    /// <summary>Errors and warnings of the generator and of the compiler, as text.</summary>
    public IReadOnlyList<string> Problems() => Problems(Output.GetDiagnostics());

    private List<string> Problems(IEnumerable<Diagnostic> compiled) => Result.Diagnostics
        .Concat(compiled.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
            // Tests do not document what they declare.
            && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && Input.ContainsSyntaxTree(tree))))
        .Select(diagnostic => diagnostic.ToString()).Distinct().ToList();

    /// <summary>Fails if the generator or the compiler reports anything.</summary>
    public GeneratorRun AssertClean()
    {
        AssertClean(Problems());
        return this;
    }

    private static void AssertClean(IReadOnlyList<string> problems) => Assert.True(problems.Count == 0, string.Join("\n", problems.Take(40)));

    /// <summary>Compiles the output and loads it.</summary>
    public Assembly Load() => Assembly.Load(Emit());

    /// <summary>Compiles the output as a reference for other projects.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Emit());

    private byte[] Emit()
    {
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream);
        // Emitting returns the diagnostics as well, so that the code is compiled only once.
        AssertClean(Problems(emitted.Diagnostics));
        Assert.True(emitted.Success);
        return stream.ToArray();
    }

    private static GeneratorRun Run(TestProject project, GeneratorDriver driver, Compilation compilation, CancellationToken cancellationToken)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, cancellationToken);
        foreach (var result in driver.GetRunResult().Results)
            Assert.Null(result.Exception);
        return new GeneratorRun(project, driver, compilation, output);
    }
}
