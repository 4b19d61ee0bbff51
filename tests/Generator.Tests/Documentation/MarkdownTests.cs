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

    [Fact]
    public void Every_project_that_a_command_names_exists()
    {
        var missing =
            from page in Pages
            from Match command in Command().Matches(File.ReadAllText(page))
            let path = command.Groups["path"].Value
            where !Path.Exists(Path.Combine(Corpus.Repository, path))
            select $"{Path.GetFileName(page)}: {command.Value}";
        Assert.Empty(missing);
    }

    /// <summary>
    /// What a page has the reader type is a program that everybody has, the command of the package (whose calls Tool.Tests makes), or a script of the
    /// repository.
    /// </summary>
    [Fact]
    public void Every_command_of_a_page_can_be_called()
    {
        string[] known = ["bindery", "dotnet", "virsh"];
        var lines =
            from page in Pages
            from Match block in Shell().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
            from line in block.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            select (Page: Path.GetFileName(page), Line: line, Word: Variable().Replace(line.Trim(), "").Split(' ')[0]);
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => !known.Contains(line.Word) && !IsScript(Path.Combine(Corpus.Repository, line.Word)));
    }

    private static bool IsScript(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));

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

    [GeneratedRegex(@"^ *```shell\n(?<code>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shell();

    // NAME=VALUE before a command.
    [GeneratedRegex(@"^(\w+=\S+ )+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"dotnet (run .*?--project|build|test|pack) (?<path>[A-Za-z][\w./]+)")]
    private static partial Regex Command();
}
