using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>Deep, large and broken files: a verdict or a problem with a place, on the smallest stack that compiler hosts have.</summary>
public sealed class HostileTextTests
{
    private const int Deep = 100_000;

    private static readonly string[] Replacements = ["", "{", "}", "(", ")", "[", "]", "\"", "'", "\\", "~", "-", "|", ",", "#", "=", ">>", "*", ":", "\n",
        "\\x{", "\uD800", "\u0001", "a", "element "];

    [Theory]
    [InlineData("start = ", "(", "text", ")")]
    [InlineData("start = ", "element a { ", "text", " }")]
    [InlineData("start = ", "list {", "text", "}")]
    [InlineData("start = ", "grammar { start = ", "text", " }")]
    [InlineData("start = element ", "(", "a", ") { text }")]
    [InlineData("start = string - ", "(", "'a'", ")")]
    [InlineData("", "div { ", "start = text", " }")]
    [InlineData("", "a [ ", "", " ]")]
    [InlineData("[ ", "a [ ", "", " ]")]
    public void Brackets_without_end_are_refused_in_words(string before, string open, string middle, string close) => Run(() =>
    {
        var text = before + string.Concat(Enumerable.Repeat(open, Deep)) + middle + string.Concat(Enumerable.Repeat(close, Deep));
        var problem = Assert.Single(Rnc.Simplify(text).Diagnostics);
        Assert.Equal(("BND0014", "More than 1024 brackets are nested here"), (problem.Id, problem.Message));
        Assert.Equal(1, problem.Span.Length);
        // The same without an end, so that nothing is found by looking for one.
        Assert.Equal("BND0014", Assert.Single(Rnc.Simplify(before + string.Concat(Enumerable.Repeat(open, Deep))).Diagnostics).Id);
    });

    /// <summary>One bracket can be three elements: the tree may not be deeper than one that comes from XML.</summary>
    [Fact]
    public void Operators_count_as_well() => Run(() =>
    {
        var text = "start = "
            + string.Concat(Enumerable.Range(0, 600).Select(i => $"element e{i} {{ (a, "))
            + "a"
            + string.Concat(Enumerable.Repeat(")* }", 600))
            + "\na = empty";
        Assert.Equal(["BND0014"], Rnc.Simplify(text).Diagnostics.Select(problem => problem.Id));
    });

    [Fact]
    public void The_deepest_allowed_nesting_can_be_processed() => Run(() =>
    {
        var text = "start = "
            + string.Concat(Enumerable.Range(0, 126).Select(i => $"element e{i} {{ ("))
            + "text"
            + string.Concat(Enumerable.Repeat(")* }", 126));
        Assert.Empty(SchemaReader.Parse("test.rnc", text, CancellationToken.None).Diagnostics);
    });

    [Fact]
    public void Thousands_of_alternatives_pieces_annotations_and_comments() => Run(() =>
    {
        var words = string.Join(" | ", Enumerable.Range(0, 20_000).Select(i => $"\"w{i}\""));
        var pieces = string.Join(" ~ ", Enumerable.Repeat("\"x\"", 20_000));
        var annotations = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"n:a{i} = \"\" ")) + string.Concat(Enumerable.Repeat("n:b [] ", 20_000));
        var comments = string.Concat(Enumerable.Repeat("# c\n\n", 20_000));
        Rnc.Load($"namespace n = \"n\"\nstart = {comments} [{annotations}] element a {{ {words} | {pieces} }}");
    });

    [Fact]
    public void A_file_of_many_megabytes() => Run(() =>
    {
        var text = "start = element a { d0 }\n"
            + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"d{i} = element e{i} {{ attribute a {{ text }}?, d{(i + 1) % 100_000}? }}\n"));
        Assert.True(text.Length > 5_000_000);
        Assert.Empty(SchemaReader.Parse("test.rnc", text, CancellationToken.None).Diagnostics);
    });

    [Fact]
    public void Reading_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => SchemaReader.Parse("test.rnc", "start = text", new CancellationToken(true)));

    [CorpusFact("compact-syntax", "rnc-and-xsd")]
    public void Truncated_files_are_refused_or_read() => Run(() => Try(text => Enumerable.Range(0, text.Length).Select(length => text[..length]), 5_000));

    [CorpusFact("compact-syntax", "rnc-and-xsd")]
    public void Files_with_a_changed_character_are_refused_or_read() => Run(() =>
    {
        var random = new Random(20_021_121);
        Try(text => Enumerable.Range(0, 250).Select(_ => Mutate(text, random)), 10_000);
    });

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length);
        return text[..at] + Replacements[random.Next(Replacements.Length)] + text[(at + random.Next(2))..];
    }

    /// <param name="variants">What is made of a file.</param>
    /// <param name="least">So many variants there are at least.</param>
    private static void Try(Func<string, IEnumerable<string>> variants, int least)
    {
        var count = 0;
        foreach (var file in Files())
        {
            foreach (var text in variants(file))
            {
                count++;
                // Every problem has a place inside the file, and something to say.
                foreach (var problem in Rnc.Simplify(text).Diagnostics)
                    if (problem.Span.File == "test.rnc")
                        Assert.True(
                            problem.Message.Length > 0 && problem.Span.Start >= 0 && problem.Span.Start + problem.Span.Length <= text.Length,
                            $"{problem} in\n{text}");
            }
        }

        Assert.True(count >= least, $"only {count} variants");
    }

    private static IEnumerable<string> Files() =>
        new[] { "compact-syntax", "rnc-and-xsd" }.SelectMany(suite => Directory.GetFiles(Corpus.Path(suite), "*.rnc", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Length is > 0 and < 1500);

    private static void Run(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    test();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            512 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(120)), "still running");
        Assert.Null(failure);
    }
}
