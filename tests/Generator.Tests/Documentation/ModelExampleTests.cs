using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Bindery.Tests.Documentation;

/// <summary>
/// The examples about models in C#: each violation of a page gives the id of the page, and no other, in the words that are quoted below it; all other code of
/// the page gives nothing. What the README says is reported is reported as well.
/// </summary>
public sealed partial class ModelExampleTests
{
    private static readonly string[] Rules = ["BND1001", "BND1002", "BND1003", "BND1004", "BND1007"];

    private static readonly string[] TextRules = ["BND2001", "BND2002", "BND2003", "BND2004", "BND2005", "BND2006", "BND2008", "BND2009"];

    public static TheoryData<string> Pages => [.. Rules, .. TextRules];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_violation_has_the_expected_id_and_message(string id)
    {
        var section = Section(id, "Violation");
        var violations = Violation().Matches(section);
        Assert.NotEmpty(violations);
        Assert.Equal(Code().Count(section), violations.Count);
        await ModelExample.Check(violations.Select(violation => (violation.Groups["code"].Value, new[] { $"{id}: {violation.Groups["words"].Value}" })));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task All_other_code_has_no_result(string id)
    {
        Assert.True(Code().IsMatch(Section(id, "How to fix")), $"{id} shows no way out.");
        var sections = new[] { "Reason", "How to fix", "Configuration" }.Select(name => Section(id, name));
        await ModelExample.Check(sections.SelectMany(section => Code().Matches(section))
            .Select(example => (example.Groups["code"].Value, Array.Empty<string>())));
    }

    [Fact]
    public async Task The_readmes_example_gives_its_message()
    {
        var example = Violation().Match(ReadmeSection());
        await ModelExample.Check([(example.Groups["code"].Value, [example.Groups["words"].Value])]);
    }

    [Fact]
    public async Task The_readmes_table_says_what_is_reported()
    {
        var rows = Row().Matches(ReadmeSection());
        Assert.Equal(Rules, rows.Select(row => row.Groups["words"].Value[..7]).Distinct().Order());
        await ModelExample.Check(rows.Select(row => ($"object it = {row.Groups["code"].Value};", new[] { row.Groups["words"].Value })));
    }

    private static string Section(string id, string name) => Part(string.Join('\n', RulePage.All.Single(page => page.Id == id).Lines), name);

    private static string ReadmeSection() => Part(File.ReadAllText(Path.Combine(Corpus.Repository, "README.md")), "Misuse does not compile");

    private static string Part(string page, string name) =>
        string.Join('\n', page.Split('\n').SkipWhile(line => line != "## " + name).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
            + "\n";

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```\n\n> (?<words>[^\n]*)\n", RegexOptions.Singleline)]
    private static partial Regex Violation();

    [GeneratedRegex(@"^\| `(?<code>new .*?|\w+\..*?)` \| (?<words>BND\d{4}: .*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
