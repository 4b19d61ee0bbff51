using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>
/// The suite on the compact syntax: each correct case has its translation beside it, comments and attribute values included; no incorrect one can be read.
/// </summary>
public sealed class TranslationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [CorpusFact("compact-syntax")]
    public void Correct_cases_are_translated_as_the_suite_says()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var (name, file) in Cases("correct.rnc"))
        {
            count++;
            var expected = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(file)!)!, "xml");
            try
            {
                // What an included file becomes, the suite does not always say.
                foreach (var written in SchemaConverter.Convert(file, Path.Combine(_folder, name, "correct.rng"))
                    .Where(written => File.Exists(Path.Combine(expected, Path.GetFileName(written)))))
                    failures.AddRange(Infoset.Differences(Path.Combine(expected, Path.GetFileName(written)), written)
                        .Select(difference => $"{name}: {difference}"));
            }
            catch (SchemaException exception)
            {
                failures.Add($"{name}: {exception.Message}");
            }
        }

        Expect.None(failures);
        Assert.True(count >= 30, $"only {count} cases");
    }

    [CorpusFact("compact-syntax")]
    public void Incorrect_cases_are_refused_at_a_place()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var (name, file) in Cases("incorrect.rnc"))
        {
            count++;
            var syntax = SchemaReader.Parse(file, File.ReadAllText(file), default);
            if (syntax.Diagnostics.Count == 0 || syntax.Root is not null)
                failures.Add($"{name}: accepted");
            failures.AddRange(syntax.Diagnostics.Where(diagnostic => diagnostic.Span.Length <= 0).Select(diagnostic => $"{name}: no place: {diagnostic}"));
        }

        Expect.None(failures);
        Assert.True(count >= 18, $"only {count} cases");
    }

    private static IEnumerable<(string Name, string File)> Cases(string kind) =>
        from folder in Directory.GetDirectories(Corpus.Path("compact-syntax")).OrderBy(name => name, StringComparer.Ordinal)
        let file = Path.Combine(folder, "compact", kind)
        where File.Exists(file)
        select (Path.GetFileName(folder), file);
}
