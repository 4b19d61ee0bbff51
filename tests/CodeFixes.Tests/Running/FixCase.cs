using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Cases;

namespace Bindery.Tests.Running;

/// <summary>
/// Code with a report, and what it becomes. In the files, behind a case as <see cref="CaseReader"/> reads it:
/// <code>
/// => the title of a fix, in the order in which they are offered
/// the code after it
/// => all: the title of a fix of the first report, applied to all in the file
/// the code after it
/// </code>
/// A title without code stands for a fix whose result is not looked at.
/// </summary>
/// <param name="Before">The code before.</param>
/// <param name="Fixes">The fixes.</param>
internal sealed record FixCase(Case Before, IReadOnlyList<ExpectedFix> Fixes)
{
    private const string FixSign = "=> ";

    /// <summary>All cases, by name.</summary>
    public static IReadOnlyDictionary<string, FixCase> All { get; } =
        Directory.GetFiles(Path.Combine(Corpus.Repository, "tests", "CodeFixes.Tests", "Cases"), "*.cs.txt").Order(StringComparer.Ordinal)
            .SelectMany(path => Read(Path.GetFileName(path)[..^".cs.txt".Length], File.ReadAllText(path)))
            .ToDictionary(read => read.Before.Name);

    private static IEnumerable<FixCase> Read(string file, string text) => CaseReader.Read(file, text).Select(Split);

    private static FixCase Split(Case read)
    {
        var lines = read.Files.Single().Text.TrimEnd('\n').Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith(FixSign, StringComparison.Ordinal));
        if (first < 0)
            return new FixCase(read, []);
        var fixes = new List<ExpectedFix>();
        for (var i = first; i < lines.Length;)
        {
            var title = lines[i++][FixSign.Length..].Trim();
            var start = i;
            while (i < lines.Length && !lines[i].StartsWith(FixSign, StringComparison.Ordinal))
                i++;
            var after = string.Join("\n", lines[start..i]).TrimEnd('\n');
            var isAll = title.StartsWith("all: ", StringComparison.Ordinal);
            fixes.Add(new ExpectedFix(isAll ? title["all: ".Length..] : title, after, isAll));
        }
        return new FixCase(With(read, string.Join("\n", lines[..first]).TrimEnd('\n')), fixes);
    }

    private static Case With(Case read, string text) => read with { Files = [new CaseFile(read.Files[0].Name, text)] };

    /// <summary>The whole file that some code of this case is part of.</summary>
    public string Whole(string text) =>
        MarkedText.Parse(CaseSource.Files(With(Before, text), CaseModels.Of(Before.Schema, Before.Language)).Single().Text).Text;
}

/// <summary>A fix that is expected.</summary>
/// <param name="Title">Its title.</param>
/// <param name="After">The code after it; empty where that is not looked at.</param>
/// <param name="IsAll">Whether it is applied to all reports of the file.</param>
internal sealed record ExpectedFix(string Title, string After, bool IsAll);
