using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Bindery.Tests.Documentation;

/// <summary>Holds the pages for people to what is there.</summary>
public sealed partial class MarkdownTests
{
    private static IEnumerable<string> Pages { get; } =
        Directory.GetFiles(Corpus.Repository, "*.md").Concat(Directory.GetFiles(Path.Combine(Corpus.Repository, "docs"), "*.md", SearchOption.AllDirectories));

    [Fact]
    public void Every_link_into_the_repository_has_a_target()
    {
        var dead =
            from page in Pages
            // What looks like a link in a block of code is none.
            from Match link in Link().Matches(Block().Replace(File.ReadAllText(page), ""))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{Path.GetFileName(page)}: {target}";
        Assert.Empty(dead);
    }

    [Theory]
    [InlineData(typeof(XmlReadOptions))]
    [InlineData(typeof(XmlWriteOptions))]
    public void The_readme_lists_every_option(Type options)
    {
        var readme = File.ReadAllText(Path.Combine(Corpus.Repository, "README.md"));
        var start = readme.IndexOf($"| `{options.Name}` |", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no table for {options.Name}");
        var table = readme[start..readme.IndexOf("\n\n", start, StringComparison.Ordinal)].Split('\n').Skip(2);
        var listed = table.SelectMany(row => row.Split('|')[1].Split(',')).Select(name => name.Trim().Trim('`'));
        Assert.Equal(options.GetProperties().Select(property => property.Name).Order(), listed.Order());
    }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
