using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Bindery.Analyzers;
using Libvirt.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Benchmarks.Checking;

/// <summary>The made-up solution as the compiler has it: it refers to this assembly for the models.</summary>
internal static class Solution
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. Directory.GetFiles(RefPack, "*.dll").Append(typeof(Grammar).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];

    private static string RefPack =>
        typeof(Solution).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RefPack").Value!;

    /// <summary>The analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Ours { get; } = [new ModelAnalyzer(), new GrammarAnalyzer()];

    /// <summary>As many that do nothing.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Empty { get; } = [new EmptyModelAnalyzer(), new EmptyGrammarAnalyzer()];

    /// <summary>Reads a file.</summary>
    public static SyntaxTree Parse(string text, int number) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), Parsing, $"/solution/File{number}.cs");

    /// <summary>Puts files together. Nothing is left over from earlier ones: the models are read anew.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files) => CSharpCompilation.Create(
        "Company",
        files,
        [.. Framework, MetadataReference.CreateFromFile(typeof(DomainBackup).Assembly.Location)],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            // As the SDK does.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    /// <summary>Compiles the whole solution from its texts, as a build does.</summary>
    /// <param name="analyzers">What looks at the code on the way; none for the compiler alone.</param>
    public static void Build(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Compile(SolutionSource.All.Select(Parse));
        if (!analyzers.IsEmpty)
            Expect(compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());
        using var assembly = new MemoryStream();
        Expect(compilation.Emit(assembly).Diagnostics);
    }

    /// <summary>Looks at one file of a compilation that is the same as an earlier one but for that file, as an editor does after each key.</summary>
    /// <param name="before">The earlier compilation.</param>
    /// <param name="number">The number of the file.</param>
    /// <param name="edit">Makes the text a new one.</param>
    /// <param name="analyzers">What looks at it; none for the compiler alone.</param>
    public static void Edit(CSharpCompilation before, int number, int edit, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Analyze(Change(before, number, $"{before.SyntaxTrees[number]}// {edit}\n"), number, analyzers);

    /// <summary>The compilation with another text of a file, parsed as an editor does: from what was parsed before.</summary>
    public static CSharpCompilation Change(CSharpCompilation before, int number, string text)
    {
        var old = before.SyntaxTrees[number];
        var oldText = old.GetText();
        var length = oldText.Length;
        var start = 0;
        while (start < length && start < text.Length && oldText[start] == text[start])
            start++;
        var end = 0;
        while (end < length - start && end < text.Length - start && oldText[length - 1 - end] == text[text.Length - 1 - end])
            end++;
        var change = new TextChange(TextSpan.FromBounds(start, length - end), text[start..^end]);
        return before.ReplaceSyntaxTree(old, old.WithChangedText(oldText.WithChanges(change)));
    }

    /// <summary>Looks at one file of a compilation.</summary>
    public static void Analyze(CSharpCompilation compilation, int number, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var file = compilation.SyntaxTrees[number];
        var model = compilation.GetSemanticModel(file);
        if (analyzers.IsEmpty)
            Expect(model.GetDiagnostics());
        else
            Expect(compilation.WithAnalyzers(analyzers).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult());
    }

    // A solution that is wrong would be looked at longer, or not at all.
    private static void Expect(ImmutableArray<Diagnostic> found)
    {
        if (found.FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning) is { } problem)
            throw new InvalidOperationException($"The made-up solution is not sound: {problem}");
    }
}
