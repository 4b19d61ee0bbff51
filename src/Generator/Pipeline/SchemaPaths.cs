using System;
using System.Collections.Generic;

namespace Bindery.Generator.Pipeline;

/// <summary>Resolves references between additional files by their paths only: the file system is not used.</summary>
internal static class SchemaPaths
{
    /// <summary>The path of a reference relative to a file, without "." and ".." segments.</summary>
    public static string Resolve(string href, string baseFile)
    {
        if (href.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            // file:/path, file:///path, file:///C:/path.
            href = href.Substring(5);
            if (href.StartsWith("//", StringComparison.Ordinal))
                href = href.Substring(href.IndexOf('/', 2) is var path and > 0 ? path : 2);
            if (href.Length > 2 && href[0] == '/' && href[2] == ':')
                href = href.Substring(1);
        }
        else if (IsRemote(href))
        {
            return href;
        }
        href = Unescape(href).Replace('\\', '/');
        var folder = baseFile.Substring(0, baseFile.LastIndexOf('/') + 1);
        return Normalize(IsRooted(href) ? href : folder + href);
    }

    /// <summary>Whether a reference has a URI scheme other than a drive letter, so that it is not a file.</summary>
    public static bool IsRemote(string href)
    {
        var end = href.IndexOfAny([':', '/', '\\', '?', '#']);
        return end > 1 && href[end] == ':' && !href.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last segment of a path, without its extension.</summary>
    public static string Stem(string path) => FileName(path) is var name && name.LastIndexOf('.') is > 0 and var end ? name.Substring(0, end) : name;

    /// <summary>A path without its last segment.</summary>
    public static string Folder(string path) => path.Substring(0, path.LastIndexOf('/') + 1);

    /// <summary>The last segment of a path.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    /// <summary>A path with "/" as separator, without "." and ".." segments.</summary>
    public static string Normalize(string path)
    {
        var steps = new List<string>();
        foreach (var step in path.Replace('\\', '/').Split('/'))
        {
            if (step == ".." && steps.Count > 0 && steps[steps.Count - 1] is not ("" or ".."))
                steps.RemoveAt(steps.Count - 1);
            else if (step != ".")
                steps.Add(step);
        }
        return string.Join("/", steps);
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    // A reference is a URI, in which a space of a file name is written as %20.
    private static string Unescape(string href) => href.IndexOf('%') < 0 ? href : Uri.UnescapeDataString(href);
}
