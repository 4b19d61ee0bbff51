using System.Collections.Generic;

namespace Bindery.Generator.Pipeline;

/// <summary>Resolves references between additional files by their paths alone: nothing here touches the file system.</summary>
internal static class SchemaPaths
{
    /// <summary>The path that a reference means, seen from a file, without "." and ".." steps.</summary>
    public static string Resolve(string href, string baseFile)
    {
        href = href.Replace('\\', '/');
        if (href.StartsWith("file:///", System.StringComparison.OrdinalIgnoreCase))
            href = href.Length > 9 && href[9] == ':' ? href.Substring(8) : href.Substring(7);
        var folder = baseFile.Substring(0, baseFile.LastIndexOf('/') + 1);
        return Normalize(IsRooted(href) ? href : folder + href);
    }

    /// <summary>The last step of a path.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static bool IsRooted(string path) => path.StartsWith("/", System.StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    private static string Normalize(string path)
    {
        var steps = new List<string>();
        foreach (var step in path.Split('/'))
        {
            if (step == ".." && steps.Count > 0 && steps[steps.Count - 1] is not ("" or ".."))
                steps.RemoveAt(steps.Count - 1);
            else if (step != ".")
                steps.Add(step);
        }
        return string.Join("/", steps);
    }
}
