using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Measures;
using Bindery.Tests.Reading;

namespace Bindery.Tests;

/// <summary>Compares the dependencies between the folders of src with docs/architecture.md.</summary>
public sealed class LayerTests
{
    public static IEnumerable<object[]> Projects => ArchitecturePage.Arrows.Keys.Select(project => new object[] { project });

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_only_what_the_architecture_allows(string project)
    {
        var allowed = ArchitecturePage.Arrows[project].ToHashSet();
        var graph = Graph(project);

        Expect.None(graph.Arrows.Where(arrow => !allowed.Contains(arrow.Key))
            .Select(arrow => $"{project}: {Name(arrow.Key.From)} -> {Name(arrow.Key.To)} is not allowed: {string.Join("; ", arrow.Value.Take(5))}"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_arrow_that_the_architecture_allows_is_needed(string project)
    {
        var graph = Graph(project);

        Expect.None(ArchitecturePage.Arrows[project].Where(arrow => !graph.Arrows.ContainsKey(arrow))
            .Select(arrow => $"{project}: {Name(arrow.From)} -> {Name(arrow.To)} is used by nothing; remove it from docs/architecture.md"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_are_circular(string project) =>
        Expect.None(Graph(project).Circles().Select(circle => $"{project}: {string.Join(", ", circle.Select(Name))} use each other"));

    private static FolderGraph Graph(string project) => FolderGraph.Of(SourceTree.All.Single(candidate => candidate.Name == project));

    private static string Name(string folder) => folder.Length == 0 ? "(root)" : folder;
}
