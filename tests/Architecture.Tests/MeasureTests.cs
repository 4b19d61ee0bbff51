using System.Linq;
using Bindery.Tests.Measures;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>Prints measurements of the architecture, for this checkout or for the one that BINDERY_SOURCE names.</summary>
public sealed class MeasureTests(ITestOutputHelper output)
{
    [Fact]
    public void The_measures_are_printed()
    {
        output.WriteLine("| project | files | folders | folders in circles | types over 300 lines | over 500 | files over 300 | over 400 | public types |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var types = Sizes.Types().ToList();
        var files = Sizes.Files().ToList();
        foreach (var project in SourceTree.All)
        {
            var graph = FolderGraph.Of(project);
            var own = types.Where(type => type.Type.StartsWith(project.Name + ".", System.StringComparison.Ordinal)).ToList();
            var lines = files.Where(file => file.File.StartsWith($"src/{project.Name}/", System.StringComparison.Ordinal)).ToList();
            output.WriteLine(
                $"| {project.Name} | {lines.Count} | {project.Files.Select(file => project.LayerOf(file.FilePath)).Distinct().Count()} | {graph.Circles().Sum(circle => circle.Count)} | "
                + $"{own.Count(type => type.Lines > 300)} | {own.Count(type => type.Lines > 500)} | {lines.Count(file => file.Lines > 300)} | {lines.Count(file => file.Lines > 400)} | {PublicTypes(project)} |");
            Assert.NotEmpty(lines);
        }
        output.WriteLine("");
        foreach (var project in SourceTree.All)
            foreach (var circle in FolderGraph.Of(project).Circles())
                output.WriteLine($"circle in {project.Name}: {string.Join(", ", circle.Select(folder => folder.Length == 0 ? "(root)" : folder))}");
        foreach (var (type, lines) in types.Where(type => type.Lines > 300).OrderByDescending(type => type.Lines))
            output.WriteLine($"{lines} lines: {type}");
        var twice = Duplicates.Find();
        output.WriteLine($"{twice.Count} bodies stand in more than one place:\n{string.Join('\n', twice)}");
        var unused = UnusedMembers.Find();
        output.WriteLine($"{unused.Count} members are not used in src:\n{string.Join('\n', unused)}");
        foreach (var project in SourceTree.All)
            output.WriteLine(
                $"{project.Name}\n{string.Join('\n', FolderGraph.Of(project).Arrows.GroupBy(arrow => arrow.Key.From).OrderBy(from => from.Key).Select(from => $"  {Name(from.Key)} -> {string.Join(", ", from.Select(arrow => $"{Name(arrow.Key.To)} ({arrow.Value.Count})").Order())}"))}");
    }

    private static string Name(string folder) => folder.Length == 0 ? "(root)" : folder;

    private static int PublicTypes(SourceProject project) =>
        project.Files.SelectMany(file => SourceProject.TypesOf(file).Select(type => project.Compilations[0].GetSemanticModel(file).GetDeclaredSymbol(type)!))
            .Distinct(SymbolEqualityComparer.Default)
            .Count(type => IsPublic(type!));

    private static bool IsPublic(ISymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));
}
