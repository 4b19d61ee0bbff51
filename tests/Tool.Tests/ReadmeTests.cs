using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Tests.Support;
using Bindery.Tool.Commands;

namespace Bindery.Tests;

/// <summary>Makes every call of the command that a page for people names, and holds the picture of a finding to the text.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Note = """<note topic="birds"/>""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_call_that_a_page_names_is_one()
    {
        WriteFiles();
        var calls = Pages().SelectMany(Calls).Distinct().ToList();
        Assert.InRange(calls.Count, 12, int.MaxValue);
        foreach (var call in calls)
        {
            var words = call.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var command = words[0];
            Assert.True(HelpTexts.Of(command) is not null || command is "help" or "--version", $"no command: bindery {call}");
            Assert.All(
                words.Skip(1).Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                option => Assert.Contains(option, CompletionScripts.Words(command)));
            // A call that is only begun, or that has a word in place of a name, is not to be typed.
            if (words.Length == 1 || words[1].StartsWith("--", StringComparison.Ordinal) || words.Any(word => word.All(char.IsAsciiLetterUpper)))
                continue;
            if (command == "convert" && File.Exists(_folder[words[2]]))
                File.Delete(_folder[words[2]]);
            var run = ToolProcess.Run(_folder.Root, Note, [.. words.Select(word => word.Trim('\''))]);
            // Among many documents are some that are there because they are not valid.
            Assert.True(
                run.ExitCode == 0 || (run.ExitCode == 1 && call.Contains('*', StringComparison.Ordinal) && run.Output.Length > 0), $"bindery {call}\n{run}");
        }
    }

    // What the calls of the pages name; TempFolder has note.rng already.
    private void WriteFiles()
    {
        foreach (var file in Directory.GetFiles(PathOf("schemas"), "*", SearchOption.AllDirectories))
            _folder.Write(Path.GetRelativePath(Corpus.Repository, file), File.ReadAllText(file));
        _folder.Write("domainbackup.rng", File.ReadAllText(PathOf("schemas/domainbackup.rng")));
        _folder.Write("backup.xml", """<domainbackup><disks><disk name="vda"/></disks></domainbackup>""");
        _folder.Write("domain.xml", """<domain><name>vm1</name><devices><disk type="file"><target dev="vda"/></disk></devices></domain>""");
        _folder.Write("checkpoints.xml", "<domaincheckpoints/>");
        _folder.Write("book.rng", File.ReadAllText(_folder["note.rng"]));
        _folder.Write("note.rnc", "element note { attribute topic { text } }");
        _folder.Write("note.xml", Note);
        _folder.Write("chapters/one/1.xml", Note);
        _folder.Write("schemas/gpx.xsd", """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gpx"/></xs:schema>""");
    }

    [Fact]
    public void The_picture_of_a_finding_has_the_message_of_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Corpus.Repository, "README.md"));
        var picture = System.Xml.Linq.XDocument.Load(Path.Combine(Corpus.Repository, "docs", "images", "finding.svg"));
        var texts = picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        var first = texts.FindIndex(text => text.StartsWith("BND1001", StringComparison.Ordinal));

        Assert.Contains($"\n> {texts[first]} {texts[first + 1]}\n", readme, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Pages() =>
        new[] { "README.md", "CONTRIBUTING.md" }
            .Concat(Directory.GetFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetDirectories(PathOf("src")).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists))
            .Select(page => File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n"));

    // Calls stand on lines of blocks, without the prompt and with a remark behind them, and between backticks.
    private static IEnumerable<string> Calls(string page) =>
        Call().Matches(page).Select(match => match.Groups["call"].Value.Split(" #")[0].Trim());

    private static string PathOf(string path) => Path.Combine(Corpus.Repository, path);

    [GeneratedRegex(@"(^ *bindery (?<call>[^\n]+)$)|(`bindery (?<call>[^`\n]+)`)", RegexOptions.Multiline)]
    private static partial Regex Call();
}
