using System;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests;

/// <summary>Holds docs/validating.md to what the tool and the library do.</summary>
public sealed class GuideTests : IDisposable
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "validating.md")).ReplaceLineEndings("\n");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_example_has_the_output_that_the_guide_shows()
    {
        _folder.Write("note.rng", Block("xml", 0));
        _folder.Write("note.xml", Block("xml", 1));
        var shown = Guide[Guide.IndexOf("\n> note.xml:", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(line => line.StartsWith("> ", StringComparison.Ordinal))
            .Select(line => line[2..]);

        var run = ToolProcess.Run(_folder.Root, "", Block("shell", 0).Trim().Split(' ')[1..]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(shown, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_code_compiles()
    {
        const string Usings = "global using System; global using System.IO; global using System.Xml; global using System.Xml.Schema;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Bindery.dll" or "Bindery.Schema.dll" or "netstandard.dll"
                || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        for (var number = 0; number < 2; number++)
        {
            var compilation = CSharpCompilation.Create(
                "Guide",
                [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(Block("csharp", number))],
                references,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication));
            Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }
    }

    [Fact]
    public void The_members_that_it_names_are_there()
    {
        foreach (var (type, name) in new[] { (typeof(SchemaReader), "Load"), (typeof(SchemaReader), "Parse"), (typeof(Grammar), "FromText"),
            (typeof(Grammar), "ToText"), (typeof(Grammar), "Validate"), (typeof(Grammar), "ValidateOutput") })
        {
            Assert.Contains(
                $"{(type == typeof(SchemaReader) ? "SchemaReader" : name == "FromText" ? "Grammar" : "grammar")}.{name}(", Guide, StringComparison.Ordinal);
            Assert.NotEmpty(type.GetMember(name));
        }
    }

    // The text of a fenced block: the n-th of a language.
    private static string Block(string language, int number)
    {
        var fence = $"\n```{language}\n";
        var start = -1;
        for (var i = 0; i <= number; i++)
            start = Guide.IndexOf(fence, start + 1, StringComparison.Ordinal);
        start += fence.Length;
        return Guide[start..Guide.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
