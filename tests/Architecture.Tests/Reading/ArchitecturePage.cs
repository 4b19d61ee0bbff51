using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Reading;

/// <summary>The dependencies between folders, and the large types, that docs/architecture.md allows.</summary>
internal static class ArchitecturePage
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Repository, "docs", "architecture.md"));

    /// <summary>
    /// The block "layers": a line such as "src/Runtime" begins a project, and a line such as "Validation -> Patterns Xml" names the folders that the files of a
    /// folder may use. "(root)" is the project's own folder.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string From, string To)>> Arrows { get; } = ReadArrows();

    /// <summary>The table of large types: "| `Schema.RncParser` | reason |".</summary>
    public static IReadOnlyList<string> LargeTypes { get; } =
        Lines.SkipWhile(line => line != "### Large types").Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .ToList();

    private static Dictionary<string, IReadOnlyList<(string From, string To)>> ReadArrows()
    {
        var arrows = new Dictionary<string, IReadOnlyList<(string, string)>>();
        var current = new List<(string, string)>();
        foreach (var line in Lines.SkipWhile(line => line != "```layers").Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0))
            if (line.StartsWith("src/", StringComparison.Ordinal))
                arrows[line["src/".Length..]] = current = [];
            else
                current.AddRange(line.Split("->")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(to => (Folder(line.Split("->")[0].Trim()), Folder(to))));
        return arrows;
    }

    private static string Folder(string name) => name == "(root)" ? "" : name;
}
