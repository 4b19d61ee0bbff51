using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Bindery.Tests.Documentation;

/// <summary>A page of docs/rules: what one diagnostic means.</summary>
internal sealed record RulePage(string Id, string Title, IReadOnlyList<string> Lines)
{
    public static string Folder { get; } = Path.Combine(Corpus.Repository, "docs", "rules");

    /// <summary>All pages, by id; the index is none.</summary>
    public static IReadOnlyList<RulePage> All { get; } =
        Directory.GetFiles(Folder, "BND*.md").Select(Read).OrderBy(page => page.Id, StringComparer.Ordinal).ToArray();

    /// <summary>The headings of the second level.</summary>
    public IEnumerable<string> Sections => Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    private static RulePage Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var heading = Regex.Match(lines[0], "^# (?<id>BND[0-9]{4}): (?<title>.*[^ .])$");
        Assert.True(heading.Success, $"{path} begins with '{lines[0]}', not with '# BND….: title'.");
        Assert.Equal(Path.GetFileNameWithoutExtension(path), heading.Groups["id"].Value);
        return new RulePage(heading.Groups["id"].Value, heading.Groups["title"].Value, lines);
    }
}
