using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>
/// Reads the case files: plain text, so that a case is nothing but code.
/// <code>
/// ### what the case shows
/// # members | files | schema NAME [VERSION] [and NAME [VERSION]] | language 9 | errors allowed | partial | optional | any of | not run
///   | severity NAME | message TEXT | why TEXT
/// --- Name.cs          (between several files)
/// C# with marks
/// </code>
/// </summary>
internal static class CaseReader
{
    private const string NameSign = "### ";

    private const string HeaderSign = "# ";

    private const string FileSign = "--- ";

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyDictionary<string, Case> All { get; } =
        Directory.GetFiles(Path.Combine(Corpus.Repository, "tests", "Analyzers.Tests", "Cases"), "*.cs.txt").Order(StringComparer.Ordinal)
            .SelectMany(path => Read(Path.GetFileName(path)[..^".cs.txt".Length], File.ReadAllText(path)))
            .ToDictionary(read => read.Name);

    /// <exception cref="FormatException">The text does not have this form.</exception>
    public static IEnumerable<Case> Read(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith(NameSign, StringComparison.Ordinal)).Append(lines.Length).ToList();
        // The text before the first case is for readers.
        for (var i = 0; i + 1 < starts.Count; i++)
            yield return Read(file, lines[starts[i]..starts[i + 1]]);
    }

    private static Case Read(string file, string[] lines)
    {
        var read = new Case($"{file}: {lines[0][NameSign.Length..].Trim()}");
        var next = 1;
        for (; next < lines.Length && lines[next].StartsWith(HeaderSign, StringComparison.Ordinal); next++)
            read = With(read, lines[next][HeaderSign.Length..].Trim());
        return read with { Files = Split(lines[next..]) };
    }

    private static Case With(Case read, string header)
    {
        var (word, rest) = header.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0 ? (header[..blank], header[(blank + 1)..]) : (header, "");
        return (word, rest) switch
        {
            ("members", "") => read with { Form = CaseForm.Members },
            ("files", "") => read with { Form = CaseForm.Files },
            ("schema", _) => read with { Schema = rest },
            ("language", _) => LanguageVersionFacts.TryParse(rest, out var version) ? read with { Language = version } : throw new FormatException(header),
            ("errors", "allowed") => read with { AllowsErrors = true },
            ("partial", "") => read with { IsPartial = true },
            ("optional", "") => read with { IsOptional = true },
            ("any", "of") => read with { IsAnyOf = true },
            ("not", "run") => read with { IsNotRun = true },
            ("severity", _) => read with { Severity = rest },
            ("message", _) => read with { Message = rest },
            ("why", _) => read,
            _ => throw new FormatException($"{read.Name}: what does '{header}' mean?"),
        };
    }

    private static List<CaseFile> Split(string[] lines)
    {
        var files = new List<CaseFile>();
        var name = "Case.cs";
        var text = new List<string>();
        foreach (var line in lines)
        {
            if (!line.StartsWith(FileSign, StringComparison.Ordinal))
            {
                text.Add(line);
                continue;
            }
            Add();
            name = line[FileSign.Length..].Trim();
        }
        Add();
        return files;

        void Add()
        {
            if (text.Any(line => line.Length > 0))
                files.Add(new CaseFile(name, string.Join("\n", text)));
            text.Clear();
        }
    }
}
