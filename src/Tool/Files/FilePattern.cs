using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;

namespace Bindery.Tool.Files;

/// <summary>
/// A pattern of file names: "*" and "?" match a part of a name, "**" any number of folders, including none. As in shells, hidden files and folders are only
/// matched by names that begin with a dot, and "**" does not follow links, which may be circular.
/// </summary>
internal sealed class FilePattern
{
    private static readonly bool IgnoresCase = OperatingSystem.IsWindows();
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly string[] _steps;
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    private FilePattern(string[] steps) => _steps = steps;

    /// <summary>Whether a name can be a pattern.</summary>
    public static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Returns the files that a pattern matches, sorted, with the same prefix as the pattern.</summary>
    public static IReadOnlyCollection<string> Find(string pattern)
    {
        var root = Path.GetPathRoot(pattern) ?? "";
        var rest = pattern[root.Length..];
        var matches = new FilePattern(rest.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries));
        matches.Walk(root, 0);
        return matches._found;
    }

    /// <param name="folder">The current folder, as it is displayed; empty for the working directory.</param>
    /// <param name="index">The segment of the pattern.</param>
    private void Walk(string folder, int index)
    {
        if (index == _steps.Length)
            return;
        var step = _steps[index];
        var isLast = index == _steps.Length - 1;
        if (step == "**")
        {
            // At the end of a pattern, "**" matches all files below.
            if (isLast)
                AddFiles(folder, "*");
            Walk(folder, index + 1);
            foreach (var below in Entries(folder, "*", wantsFolders: true, followsLinks: false))
                Walk(Path.Join(folder, below), index);
        }
        else if (isLast)
        {
            AddFiles(folder, step);
        }
        else if (!IsPattern(step))
        {
            if (Directory.Exists(Path.Join(folder, step)))
                Walk(Path.Join(folder, step), index + 1);
        }
        else
        {
            foreach (var below in Entries(folder, step, wantsFolders: true, followsLinks: true))
                Walk(Path.Join(folder, below), index + 1);
        }
    }

    private void AddFiles(string folder, string step)
    {
        foreach (var name in Entries(folder, step, wantsFolders: false, followsLinks: true))
            _found.Add(Path.Join(folder, name));
    }

    private static List<string> Entries(string folder, string step, bool wantsFolders, bool followsLinks)
    {
        var names = new List<string>();
        var entries = new FileSystemEnumerable<string>(folder.Length == 0 ? "." : folder, (ref FileSystemEntry entry) => entry.FileName.ToString(), All)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.IsDirectory == wantsFolders
                && (followsLinks || (entry.Attributes & FileAttributes.ReparsePoint) == 0)
                && (step[0] == '.' || entry.FileName[0] != '.')
                && FileSystemName.MatchesSimpleExpression(step, entry.FileName, IgnoresCase),
        };
        try
        {
            names.AddRange(entries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be read has no matches.
        }
        return names;
    }
}
