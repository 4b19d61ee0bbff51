using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bindery.Tests;

/// <summary>Both formats of the solution list the files of the repository.</summary>
public sealed class SolutionTests
{
    private static readonly IReadOnlyList<string> InOldFormat =
    [
        .. Regex.Matches(File.ReadAllText(Path.Combine(Corpus.Repository, "Generators.sln")),
                """ = "[^"]+", "(?<path>[^"]+\.csproj)"|^\t\t(?<path>[^{}=|\t]+) = \k<path>\r?$""", RegexOptions.Multiline)
            .Select(match => match.Groups["path"].Value.Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private static readonly IReadOnlyList<string> InNewFormat = [.. XDocument.Load(Path.Combine(Corpus.Repository, "Generators.slnx")).Descendants()
        .Select(element => (string?)element.Attribute("Path")).OfType<string>().Order(StringComparer.Ordinal)];

    [Fact]
    public void Both_formats_list_the_same_projects_and_files() => Assert.Equal(InNewFormat, InOldFormat);

    [Fact]
    public void The_solution_lists_all_projects() =>
        Assert.Equal(Projects().Order(StringComparer.Ordinal),
            InNewFormat.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("eng/", StringComparison.Ordinal)));

    [Fact]
    public void The_solution_lists_all_pages() =>
        Assert.Equal(Directory.GetFiles(Path.Combine(Corpus.Repository, "docs")).Select(file => "docs/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
            InNewFormat.Where(path => path.StartsWith("docs/", StringComparison.Ordinal)));

    /// <summary>Returns the project files of the repository; those inside test projects are input of tests.</summary>
    private static IEnumerable<string> Projects() =>
        from folder in (string[])["benchmarks", .. new[] { "samples", "src", "tests" }.SelectMany(FoldersIn)]
        from file in Directory.GetFiles(Path.Combine(Corpus.Repository, folder), "*.csproj")
        select folder + "/" + Path.GetFileName(file);

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.GetDirectories(Path.Combine(Corpus.Repository, folder)).Select(path => folder + "/" + Path.GetFileName(path));
}
