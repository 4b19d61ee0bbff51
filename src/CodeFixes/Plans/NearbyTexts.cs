using System.Collections.Generic;
using System.Text;

namespace Bindery.CodeFixes.Plans;

/// <summary>Finds corrections of a text: typical mistakes in addresses, paths and names that their datatypes refuse.</summary>
internal static class NearbyTexts
{
    /// <summary>The corrections, the nearest first.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            yield break;
        yield return trimmed;
        yield return string.Join(" ", trimmed.Split([' ', '\t', '\r', '\n'], System.StringSplitOptions.RemoveEmptyEntries));
        foreach (var (open, close) in new[] { ('[', ']'), ('{', '}'), ('(', ')'), ('"', '"'), ('<', '>') })
            if (trimmed.Length > 2 && trimmed[0] == open && trimmed[trimmed.Length - 1] == close)
                yield return trimmed.Substring(1, trimmed.Length - 2);
        yield return "/" + Below(trimmed.Replace('\\', '/'));
        yield return trimmed.TrimEnd('/');
        yield return trimmed.Replace('_', '-');
        yield return trimmed.Replace(' ', '-');
        yield return trimmed.Replace(' ', '_');
        yield return trimmed.ToLowerInvariant();
        yield return trimmed.ToUpperInvariant();
        yield return trimmed.TrimStart('/');
        yield return Only(trimmed, letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9');
        yield return Only(trimmed, letter => letter is >= '0' and <= '9');
        if (trimmed.LastIndexOf('/') is var slash and >= 0)
            yield return trimmed.Substring(slash + 1);
    }

    // A path without its drive, and without a leading "." segment.
    private static string Below(string path)
    {
        if (path.Length > 2 && path[1] == ':' && path[2] == '/')
            path = path.Substring(2);
        while (path.StartsWith("./", System.StringComparison.Ordinal) || path.StartsWith("../", System.StringComparison.Ordinal))
            path = path.Substring(path.IndexOf('/') + 1);
        return path.TrimStart('/');
    }

    private static string Only(string text, System.Predicate<char> isKept)
    {
        var kept = new StringBuilder();
        foreach (var letter in text)
            if (isKept(letter))
                kept.Append(letter);
        return kept.ToString();
    }
}
