using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.Writing;

namespace Bindery.Tests.Compact;

/// <summary>Whatever the parser of one syntax takes can be written in the other, and read again: whether the schema means anything is not asked.</summary>
public sealed class WritingTests
{
    [CorpusFact("relaxng")]
    public void A_schema_in_the_xml_syntax_can_be_written_and_read()
    {
        var random = new Random(20_011_203);
        var files = Directory.GetFiles(Corpus.Path("relaxng"), "*correct.rng", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Try(
            files.SelectMany(file => Variants(File.ReadAllText(file), random).Select(text => ("s.rng", text))),
            300,
            document => ("s.rnc", RncWriter.Write(document.Markup, _ => "x")));
    }

    [CorpusFact("compact-syntax", "rnc-and-xsd")]
    public void A_schema_in_the_compact_syntax_can_be_written_and_read()
    {
        var random = new Random(20_021_121);
        var files = Directory.GetFiles(Corpus.Path("compact-syntax"), "*correct.rnc", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Corpus.Path("rnc-and-xsd"), "*.rnc", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .ToList();
        Try(
            files.SelectMany(file => Variants(File.ReadAllText(file), random).Select(text => ("s.rnc", text))),
            300,
            document => ("s.rng", RngWriter.Write(document.Markup, _ => "x")));
    }

    [Theory]
    [InlineData("<element name='e'>", "</element>")]
    [InlineData("<optional>", "</optional>")]
    [InlineData("<choice><empty/>", "</choice>")]
    public void The_deepest_tree_is_written_in_both_syntaxes(string open, string close)
    {
        var text =
            $"<group xmlns='http://relaxng.org/ns/structure/1.0'>{string.Concat(Enumerable.Repeat(open, 254))}<empty/>{string.Concat(Enumerable.Repeat(close, 254))}</group>";
        var document = SchemaDocument.Read("s.rng", text, CancellationToken.None)!;
        string? compact = null, xml = null;
        // The stack that programs have at least; compilers do not write schemas.
        var thread = new Thread(() => (compact, xml) = (RncWriter.Write(document.Markup, _ => "x"), RngWriter.Write(document.Markup, _ => "x")), 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Empty(SchemaReader.Parse("s.rng", xml!, CancellationToken.None).Diagnostics);
        Assert.All(SchemaReader.Parse("s.rnc", compact!, CancellationToken.None).Diagnostics, problem => Assert.Equal("BND0014", problem.Id));
    }

    /// <summary>The file itself, and some with a piece left out, doubled or moved.</summary>
    private static IEnumerable<string> Variants(string text, Random random)
    {
        yield return text;
        for (var i = 0; i < 40; i++)
        {
            var (at, length, to) = (random.Next(text.Length), random.Next(30), random.Next(text.Length));
            var piece = text[at..Math.Min(at + length, text.Length)];
            yield return random.Next(3) switch
            {
                0 => text.Remove(at, piece.Length),
                1 => text.Insert(at, piece),
                _ => text.Insert(to, piece),
            };
        }
    }

    private static void Try(IEnumerable<(string Path, string Text)> files, int least, Func<SchemaDocument, (string Path, string Text)> write)
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var (path, text) in files)
        {
            if (SchemaDocument.Read(path, text, CancellationToken.None) is not { } document)
                continue;
            count++;
            var written = write(document);
            // That '*' cannot be excepted from '*' is a rule of the simplified form in one syntax (4.16) and of the grammar in the other.
            var problems = SchemaReader.Parse(
                written.Path,
                written.Text,
                CancellationToken.None).Diagnostics.Where(problem => !problem.Message.Contains("is not allowed after '", StringComparison.Ordinal))
                .ToList();
            if (problems.Count > 0)
                failures.Add($"{string.Join("; ", problems)}\n{text}\n{written.Text}");
        }

        Expect.None(failures);
        Assert.True(count >= least, $"only {count} files");
    }
}
