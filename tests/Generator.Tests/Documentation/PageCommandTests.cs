using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Bindery.Tests.Documentation;

/// <summary>
/// Holds the commands that pages have the reader type to what is there: programs that everybody has, projects, the words that their programs know, tests, and
/// scripts of the repository. Tool.Tests makes the calls of the command bindery, Package.Tests those of dotnet with the packages; the rest takes too long here.
/// </summary>
public sealed partial class PageCommandTests
{
    private static readonly string[] Programs = ["bindery", "dotnet", "virsh"];

    // The folder of the product's folders, its tests and its programs, without what was built.
    private static readonly string[] Sources = ["*.cs", "*.txt"];

    private static readonly List<(string Page, string Text)> Commands =
    [
        .. from page in Directory.GetFiles(Corpus.Repository, "*.md")
                .Concat(Directory.GetFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories))
                .Concat(Directory.GetFiles(PathOf("src"), "README.md", SearchOption.AllDirectories))
            // What was, and is no more, is not to be typed.
            where Path.GetFileName(page) != "CHANGELOG.md"
            from Match command in Command().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
            from part in command.Groups["text"].Value.Split(" #")[0].Split(" && ")
            select (Path.GetRelativePath(Corpus.Repository, page), Variable().Replace(part.Trim(), "")),
    ];

    [Fact]
    public void A_command_is_a_program_or_a_script_of_the_repository()
    {
        Assert.InRange(Commands.Count, 30, int.MaxValue);
        Assert.DoesNotContain(Commands, command => !Programs.Contains(Word(command.Text)) && !IsScript(PathOf(Word(command.Text))));
    }

    [Fact]
    public void The_project_of_a_command_is_there() =>
        Assert.DoesNotContain(
            Commands, command => Project().Match(command.Text) is { Success: true } found && !Path.Exists(PathOf(found.Groups["path"].Value)));

    [Fact]
    public void The_tests_that_a_command_selects_are_there() =>
        Assert.DoesNotContain(
            Commands,
            command => Filter().Match(command.Text) is { Success: true } found && Project().Match(command.Text) is { Success: true } project
                && !Texts(project.Groups["path"].Value).Any(text => text.Contains(found.Groups["name"].Value, StringComparison.Ordinal)));

    [Fact]
    public void The_words_behind_a_program_of_the_repository_are_known_to_it()
    {
        var unknown =
            from command in Commands
            let parts = command.Text.Split(" -- ")
            where parts.Length == 2 && Project().IsMatch(parts[0])
            let texts = Texts(Project().Match(parts[0]).Groups["path"].Value).ToList()
            from word in parts[1].Split(' ')
                .Where((word, number) => (number == 0 && word.All(char.IsAsciiLetterLower)) || word.StartsWith("--", StringComparison.Ordinal))
            where !texts.Exists(text => text.Contains($"\"{word}\"", StringComparison.Ordinal) || text.Contains($"\"{word} ", StringComparison.Ordinal))
            select $"{command.Page}: {command.Text}: {word}";
        Assert.Empty(unknown);
    }

    // A project, and the sources that it links from the same folder; a solution has none of its own.
    private static IEnumerable<string> Texts(string path) =>
        !Directory.Exists(PathOf(path)) ? []
            : Sources.SelectMany(pattern => Directory.GetFiles(PathOf(path), pattern, SearchOption.AllDirectories))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(file => Path.GetFileName(file) + "\n" + File.ReadAllText(file));

    private static string Word(string command) => command.Split(' ')[0];

    private static bool IsScript(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));

    private static string PathOf(string path) => Path.Combine(Corpus.Repository, path);

    // Lines of blocks for a shell, indented lines, and what stands between backticks, where a command begins it.
    [GeneratedRegex(
        @"^ *(?<text>((\w+=\S+ )*)(dotnet |eng/|tests/live/|\.ci/|virsh |bindery )[^\n]*)$|`(?<text>((\w+=\S+ )*)(dotnet |eng/[a-z]|tests/live/|\.ci/)[^`\n]*)`",
        RegexOptions.Multiline)]
    private static partial Regex Command();

    // NAME=VALUE before a command.
    [GeneratedRegex(@"^(\w+=\S+ )+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^dotnet (run .*?--project|build|test|pack) (?<path>[A-Za-z][\w./]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"--filter (""[^""]*?~(?<name>[^""]+)""|([\w.]+~)?(?<name>[\w.]+))")]
    private static partial Regex Filter();
}
