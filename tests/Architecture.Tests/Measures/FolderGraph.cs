using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Tests.Reading;

namespace Bindery.Tests.Measures;

/// <summary>The dependencies between the layers of a project: an arrow from folder to folder, with a file that shows it.</summary>
/// <param name="Arrows">From, to, and the uses behind the arrow. The project's own folder is "".</param>
internal sealed record FolderGraph(IReadOnlyDictionary<(string From, string To), IReadOnlyList<string>> Arrows)
{
    public static FolderGraph Of(SourceProject project)
    {
        var arrows = Uses.All
            .Where(use => use.Project == project && use.Target.StartsWith(project.Root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .GroupBy(use => (From: project.LayerOf(use.File), To: project.LayerOf(use.Target)))
            .Where(arrow => arrow.Key.From != arrow.Key.To)
            .ToDictionary(
                arrow => arrow.Key,
                arrow =>
                    (IReadOnlyList<string>)arrow.Select(use =>
                        $"{System.IO.Path.GetFileName(use.File)} uses {use.Key[(use.Key.IndexOf('|', StringComparison.Ordinal) + 1)..]}")
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                        .ToList());
        return new FolderGraph(arrows);
    }

    /// <summary>Returns the sets of folders that depend on each other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        var folders = Arrows.Keys.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Order(StringComparer.Ordinal).ToList();
        var reach = folders.ToDictionary(folder => folder, Reached);
        return folders.Where(folder => reach[folder].Contains(folder))
            .GroupBy(folder => string.Join(' ', folders.Where(other => reach[folder].Contains(other) && reach[other].Contains(folder))))
            .Select(circle => (IReadOnlyList<string>)circle.ToList())
            .ToList();
    }

    private HashSet<string> Reached(string start)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([start]);
        while (open.TryPop(out var folder))
            foreach (var (from, to) in Arrows.Keys)
                if (from == folder && reached.Add(to))
                    open.Push(to);
        return reached;
    }
}
