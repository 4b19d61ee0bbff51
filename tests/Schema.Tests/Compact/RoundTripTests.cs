using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>What is written in the other syntax, and back again, means the same: the canonical text of the grammar is the same.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [CorpusFact]
    public void Schemas_of_libvirt() =>
        Compare(Directory.GetFiles(Corpus.Path("libvirt-9.0", "schemas"), "*.rng").Where(file => Path.GetFileName(file) != "device.rng"), 18);

    [CorpusFact("relaxng")]
    public void Schemas_of_the_specification_suite() => Compare(Correct("relaxng", "correct.rng"), 80);

    [CorpusFact("xsd-datatypes")]
    public void Schemas_of_the_suite_on_datatypes() => Compare(Correct("xsd-datatypes", "correct.rng"), 100);

    [CorpusFact("rnc-and-xsd", "compact-syntax")]
    public void Schemas_in_the_compact_syntax() =>
        Compare(Correct("rnc-and-xsd", Path.Combine("compact", "correct.rnc")).Concat(Correct("compact-syntax", Path.Combine("compact", "correct.rnc"))), 60);

    [Fact]
    public void Our_own_schemas() => Compare(Directory.GetFiles(Path.Combine(Corpus.Repository, "schemas"), "*.rng", SearchOption.AllDirectories), 3);

    [Fact]
    public void Random_schemas()
    {
        var schemas = Enumerable.Range(0, 150).Select(seed =>
        {
            var path = Path.Combine(_folder, FormattableString.Invariant($"random{seed}.rng"));
            File.WriteAllText(path, RandomSchema.Create(seed));
            return path;
        });
        Compare(schemas, 60);
    }

    private static IEnumerable<string> Correct(string suite, string file) =>
        Directory.GetDirectories(Corpus.Path(suite))
            .Select(folder => Path.Combine(folder, file))
            .Where(File.Exists)
            .OrderBy(path => path, StringComparer.Ordinal);

    /// <param name="schemas">The schemas; those that are wrong by themselves are left out.</param>
    /// <param name="least">So many there are at least: a suite that is not found must not pass.</param>
    private void Compare(IEnumerable<string> schemas, int least)
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var schema in schemas)
        {
            if (TryLoad(schema, out _) is not { } expected)
                continue;
            var name = FormattableString.Invariant($"{count++}");
            var isCompact = schema.EndsWith(".rnc", StringComparison.Ordinal);
            var (first, second) = (Path.Combine(_folder, name, "1", Path.ChangeExtension(Path.GetFileName(schema), isCompact ? ".rng" : ".rnc")),
                Path.Combine(_folder, name, "2", Path.GetFileName(schema)));
            var third = Path.Combine(_folder, name, "3", Path.GetFileName(first));
            try
            {
                SchemaConverter.Convert(schema, first);
                SchemaConverter.Convert(first, second);
                SchemaConverter.Convert(second, third);
                if (TryLoad(first, out var problem) != expected)
                    failures.Add($"{schema}: {problem}\n{File.ReadAllText(first)}");
                else if (TryLoad(second, out problem) != expected)
                    failures.Add($"{schema}: {problem}\n{File.ReadAllText(first)}\n{File.ReadAllText(second)}");
                if (!isCompact
                    && Missing(Remarks(Path.GetDirectoryName(schema)!, second), Remarks(Path.GetDirectoryName(second)!, second)) is { Length: > 0 } missing)
                    failures.Add($"{schema}: comments or annotations are lost: {missing}\n{File.ReadAllText(first)}");
                var (expectedWords, words) = (Words(Path.GetDirectoryName(first)!), Words(Path.GetDirectoryName(third)!));
                if (!expectedWords.SequenceEqual(words))
                    failures.Add(
                        $"{schema}: lost on the way: {Missing(expectedWords, words)}; come in: {Missing(words, expectedWords)}\n{File.ReadAllText(first)}\n{File.ReadAllText(third)}");
            }
            catch (SchemaException exception)
            {
                failures.Add($"{schema}: {exception.Message}\n{(File.Exists(first) ? File.ReadAllText(first) : "")}");
            }
        }

        Expect.None(failures);
        Assert.True(count >= least, $"only {count} schemas");
    }

    /// <summary>
    /// The words of all files of a folder, those of comments and annotations as well, in an order of their own: a comment can move past a bracket, but not
    /// away. What follows a group of one value follows that value the next time, and documentation of values is written as a comment.
    /// </summary>
    private static IEnumerable<string> Words(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"[\w.:-]+").Select(match => match.Value))
            .Where(word => word != "a:documentation")
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// The words of the comments and of the documentation of all files that were written, as they are in a folder, and the marks that random annotations have.
    /// </summary>
    private static IEnumerable<string> Remarks(string folder, string root) =>
        from file in Directory.GetFiles(Path.GetDirectoryName(root)!, "*", SearchOption.AllDirectories)
        let source = Path.Combine(folder, Path.GetRelativePath(Path.GetDirectoryName(root)!, file))
        where File.Exists(source)
        let text = File.ReadAllText(source)
        from word in Regex.Matches(text, @"[kq]\d+")
            .Concat(Regex.Matches(text, "<!--.*?-->|<a:documentation>.*?</a:documentation>", RegexOptions.Singleline)
                .SelectMany(remark => Regex.Matches(remark.Value, @"\p{L}+")))
        select word.Value;

    private static string Missing(IEnumerable<string> from, IEnumerable<string> others)
    {
        var counts = others.CountBy(word => word).ToDictionary();
        return string.Join(" ", from.CountBy(word => word).Where(pair => pair.Value > counts.GetValueOrDefault(pair.Key)).Select(pair => pair.Key));
    }

    private static string? TryLoad(string schema, out string problem)
    {
        problem = "another grammar";
        try
        {
            return SchemaReader.Load(schema).ToText();
        }
        catch (SchemaException exception)
        {
            problem = exception.Message;
            return null;
        }
    }
}
