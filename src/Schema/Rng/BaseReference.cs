using System;
using System.Collections.Generic;

namespace Bindery.Schema.Rng;

/// <summary>Resolves references against xml:base attributes (RELAX NG 4.5; RFC 2396, 5.2). A base may itself be relative to the file.</summary>
internal static class BaseReference
{
    /// <summary>Resolves a reference; without a base it is unchanged.</summary>
    public static string Resolve(string? baseReference, string reference)
    {
        if (string.IsNullOrEmpty(baseReference) || HasScheme(reference) || reference.StartsWith("//", StringComparison.Ordinal))
            return reference;
        var prefix = RootLength(baseReference!);
        var root = baseReference!.Substring(0, prefix);
        if (reference.StartsWith("/", StringComparison.Ordinal))
            return root + RemoveDotSegments(reference);
        var path = CutAt(CutAt(baseReference.Substring(prefix), '#'), '?');
        if (reference.Length == 0)
            return root + path;
        var folder = path.Substring(0, path.LastIndexOf('/') + 1);
        if (folder.Length == 0 && prefix > 0)
            folder = "/";
        return root + RemoveDotSegments(folder + reference);
    }

    private static bool HasScheme(string reference)
    {
        var end = reference.IndexOfAny([':', '/', '?', '#']);
        return end > 0 && reference[end] == ':';
    }

    /// <summary>The length of scheme and authority.</summary>
    private static int RootLength(string reference)
    {
        var start = HasScheme(reference) ? reference.IndexOf(':') + 1 : 0;
        if (string.CompareOrdinal(reference, start, "//", 0, 2) != 0)
            return start;
        var end = reference.IndexOf('/', start + 2);
        return end < 0 ? reference.Length : end;
    }

    private static string CutAt(string value, char character)
    {
        var index = value.IndexOf(character);
        return index < 0 ? value : value.Substring(0, index);
    }

    /// <summary>Removes "." segments, and ".." segments with the segment before them; leading ".." segments of a relative path are kept.</summary>
    private static string RemoveDotSegments(string path)
    {
        var segments = path.Split('/');
        var kept = new List<string>(segments.Length);
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            var isLast = i == segments.Length - 1;
            if (segment == "..")
            {
                if (kept.Count > 0 && kept[kept.Count - 1] is not (".." or ""))
                    kept.RemoveAt(kept.Count - 1);
                else if (kept.Count == 0 || kept[kept.Count - 1] == "..")
                    kept.Add("..");
                if (isLast && kept.Count > 0 && kept[kept.Count - 1] != "..")
                    kept.Add("");
            }
            else if (segment != ".")
            {
                kept.Add(segment);
            }
            else if (isLast)
            {
                kept.Add("");
            }
        }

        return string.Join("/", kept);
    }
}
