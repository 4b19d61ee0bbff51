using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Bindery.Analyzers;
using Bindery.Help;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Documentation;

/// <summary>Holds the pages of docs/rules to the ids that the code gives out.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Sections = ["Violation", "Reason", "How to fix", "Configuration"];

    [Fact]
    public void Every_id_has_a_page_and_every_page_an_id() =>
        Assert.Equal(Constants().Concat(Literals()).Distinct().Order(StringComparer.Ordinal), RulePage.All.Select(page => page.Id));

    [Fact]
    public void Every_page_has_the_same_sections_and_none_is_empty()
    {
        foreach (var page in RulePage.All)
        {
            Assert.Equal((page.Id, string.Join(", ", Sections)), (page.Id, string.Join(", ", page.Sections)));
            var previous = "";
            foreach (var line in page.Lines.Where(line => line.Length > 0).Append("## "))
            {
                Assert.False(
                    previous.StartsWith('#') && line.StartsWith("## ", StringComparison.Ordinal) && previous != page.Lines[0],
                    $"{page.Id}: the section '{previous}' is empty.");
                previous = line;
            }
        }
    }

    [Fact]
    public void The_index_lists_every_page_with_its_title()
    {
        var rows = File.ReadAllLines(Path.Combine(RulePage.Folder, "README.md")).Where(line => line.StartsWith("| [BND", StringComparison.Ordinal));
        Assert.Equal(RulePage.All.Select(page => $"| [{page.Id}]({page.Id}.md) | {page.Title} |"), rows);
    }

    [Fact]
    public void The_generators_descriptors_have_the_titles_of_the_pages()
    {
        var pages = RulePage.All.Where(page => page.Id.StartsWith("BND0", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pages);
        Assert.Equal(pages.Select(page => page.Title), pages.Select(page => Bindery.Generator.Diagnostics.Descriptors.TitleOf(page.Id)));
    }

    [Fact]
    public void The_analyzers_descriptors_have_the_titles_of_the_pages()
    {
        var pages = RulePage.All.Where(page => page.Id[3] is '1' or '2' or '3').Select(page => (page.Id, page.Title)).ToList();
        Assert.NotEmpty(pages);
        Assert.Equal(AnalyzerRules().Select(rule => (rule.Id, rule.Title.ToString(CultureInfo.InvariantCulture))).Order(), pages);
    }

    [Fact]
    public void The_generators_rules_are_in_its_list_of_releases() =>
        Assert.Equal(
            RulePage.All.Where(page => page.Id.StartsWith("BND0", StringComparison.Ordinal))
                .Select(page => $"{page.Id} | Bindery.Schema | {Bindery.Generator.Diagnostics.Descriptors.Of(page.Id).DefaultSeverity} | {page.Title}"),
            Released("Generator"));

    [Fact]
    public void The_analyzers_rules_are_in_their_list_of_releases() =>
        Assert.Equal(
            AnalyzerRules().Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}")
                .Order(StringComparer.Ordinal),
            Released("Analyzers"));

    [Fact]
    public void Every_rule_links_to_its_page()
    {
        var rules = AnalyzerRules().Concat(RulePage.All.Where(page => page.Id.StartsWith("BND0", StringComparison.Ordinal))
                .Select(page => Bindery.Generator.Diagnostics.Descriptors.Of(page.Id)));

        Assert.All(rules, rule =>
        {
            Assert.Equal(RuleHelp.LinkOf(rule.Id) ?? "", rule.HelpLinkUri);
            if (RuleHelp.Address.Length == 0)
                Assert.Contains($"'bindery explain {rule.Id}'", rule.Description.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        });
    }

    private static IEnumerable<DiagnosticDescriptor> AnalyzerRules() =>
        new DiagnosticAnalyzer[] { new ModelAnalyzer(), new TextAnalyzer(), new DocumentAnalyzer(), new GrammarAnalyzer() }
            .SelectMany(analyzer => analyzer.SupportedDiagnostics);

    /// <summary>The rows of a project's lists of releases.</summary>
    private static IEnumerable<string> Released(string project) =>
        from part in new[] { "Shipped", "Unshipped" }
        from line in File.ReadAllLines(Path.Combine(Corpus.Repository, "src", project, $"AnalyzerReleases.{part}.md"))
        where line.StartsWith("BND", StringComparison.Ordinal)
        select line;

    /// <summary>The ids that are constants of an assembly, as a user of it sees them.</summary>
    private static IEnumerable<string> Constants() =>
        from assembly in new[] { "Bindery", "Bindery.Schema", "Bindery.Generator" }
        from type in Assembly.Load(assembly).GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.IsLiteral && field.FieldType == typeof(string)
        let value = (string)field.GetRawConstantValue()!
        where value.Length == 7 && Id().IsMatch(value)
        select value;

    /// <summary>The ids that stand in quotes in the sources, examples in comments included: these must be real too.</summary>
    private static IEnumerable<string> Literals() =>
        from file in Directory.EnumerateFiles(Path.Combine(Corpus.Repository, "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Contains("obj")
        from Match literal in Literal().Matches(File.ReadAllText(file))
        select literal.Groups["id"].Value;

    [GeneratedRegex("BND[0-9]{4}")]
    private static partial Regex Id();

    [GeneratedRegex("\"(?<id>BND[0-9]{4})\"")]
    private static partial Regex Literal();
}
