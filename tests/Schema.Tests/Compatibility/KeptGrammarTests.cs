using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Patterns.Text;

namespace Bindery.Tests.Compatibility;

/// <summary>
/// Compiled grammars that were written once, one of each version of the form, are read by every later version of the library, with the same verdicts. A file
/// here is never changed; a new version of the form gets a file of its own.
/// </summary>
public sealed class KeptGrammarTests
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Schema.Tests", "Compatibility");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.grammar").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>Below the line of the grammar: documents, each behind its verdict.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_grammar_is_read_with_the_same_verdicts(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".grammar"));
        var grammar = Grammar.FromText(lines[0]);
        var failures = new List<string>();
        foreach (var line in lines.Skip(1).Where(line => line.Length > 0))
        {
            var (verdict, document) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            var found = grammar.Validate(Encoding.UTF8.GetBytes(document));
            if ((found.Count == 0 ? "valid" : found[0].Id) != verdict)
                failures.Add($"{line}: {string.Join("; ", found)}");
        }
        Expect.None(failures);
    }

    [Fact]
    public void Each_version_of_the_form_has_a_kept_grammar() =>
        Assert.Equal(
            Enumerable.Range(1, int.Parse(GrammarFormat.VersionWithWords, CultureInfo.InvariantCulture)).Select(version => $"bindery-grammar/{version}"),
            Directory.GetFiles(Folder, "*.grammar")
                .Select(file => File.ReadLines(file).First()).Select(text => text[..text.IndexOf(' ')]).Distinct().Order(StringComparer.Ordinal));
}
