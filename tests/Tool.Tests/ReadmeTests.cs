using System;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Runs the commands of the README and of the packages' pages, and holds the picture of a finding to the text.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_call_of_the_command_in_the_readme_runs_in_a_checkout()
    {
        var calls = Calls("README.md")
            .Where(call => call.Contains("schemas/", StringComparison.Ordinal) || call.StartsWith("explain", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["validate", "convert", "generate", "explain"], calls.Select(call => call.Split(' ')[0]));
        foreach (var call in calls)
        {
            // What is written goes into a folder of its own.
            var words = call.Replace("'", "", StringComparison.Ordinal)
                .Replace("artifacts/", _folder.Root + "/", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var run = ToolProcess.Run(Corpus.Repository, "", words);
            // Some of the sample documents are there because they are not valid.
            Assert.True(run.ExitCode == (words[0] == "validate" ? 1 : 0) && run.Output.Length > 0, $"bindery {call}\n{run}");
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Tool/README.md")]
    [InlineData("src/Package/README.md")]
    [InlineData("docs/editors.md")]
    public void Every_call_that_a_page_names_is_a_call(string page)
    {
        foreach (var call in Calls(page))
            Assert.NotNull(Tool.Invocation.Parse(call.Split('#')[0].Replace("'", "", StringComparison.Ordinal)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)));
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

    // Lines of blocks for a shell that call the command.
    private static string[] Calls(string page) =>
        File.ReadAllText(Path.Combine(Corpus.Repository, page))
            .ReplaceLineEndings("\n")
            .Split("\n```shell\n")
            .Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])
            .SelectMany(block => block.Split('\n'))
                .Where(line => line.StartsWith("bindery ", StringComparison.Ordinal))
                .Select(line => line["bindery ".Length..].Split(" #")[0].Trim())
                .ToArray();
}
