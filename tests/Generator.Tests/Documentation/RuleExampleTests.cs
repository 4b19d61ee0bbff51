using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Bindery.Schema;

namespace Bindery.Tests.Documentation;

/// <summary>The examples of the pages about schemas show what they say: the violation gives the id, and the fix takes it away.</summary>
public sealed partial class RuleExampleTests
{
    public static TheoryData<string> Pages { get; } =
        ["BND0001", "BND0002", "BND0003", "BND0004", "BND0006", "BND0010", "BND0011", "BND0012", "BND0013"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_violation_gives_the_id(string id) =>
        Assert.Contains(id, Ids(Example(id, "Violation")));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_fix_removes_it(string id)
    {
        var example = Example(id, "How to fix");
        if (!example.StartsWith("<ItemGroup>", StringComparison.Ordinal))
            Assert.Empty(Ids(example));
    }

    private static string Example(string id, string section)
    {
        var page = string.Join('\n', RulePage.All.Single(page => page.Id == id).Lines);
        return Block().Match(page, page.IndexOf("## " + section, StringComparison.Ordinal)).Groups["code"].Value;
    }

    private static IEnumerable<string> Ids(string example) =>
        SchemaReader.Simplify("/example.rng", Complete(example), new NoFiles(), CancellationToken.None).Diagnostics.Select(diagnostic => diagnostic.Id);

    /// <summary>Puts around an excerpt what a whole schema needs.</summary>
    private static string Complete(string example)
    {
        const string rng = " xmlns=\"http://relaxng.org/ns/structure/1.0\"";
        var kind = Regex.Match(example, @"^<(\w+)").Groups[1].Value;
        return kind switch
        {
            "grammar" => example,
            "element" => example.Insert("<element".Length, rng),
            "attribute" => $"<element name=\"any\"{rng}>{example}</element>",
            "define" =>
                $"<grammar{rng}><start><element name=\"any\"><ref name=\"{Regex.Match(example, "name=\"(.*?)\"").Groups[1].Value}\"/></element></start>{example}</grammar>",
            "include" => $"<grammar{rng}>{example}</grammar>",
            _ => throw new InvalidOperationException($"The example begins with '{kind}'."),
        };
    }

    [GeneratedRegex("```xml\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private sealed class NoFiles : ISchemaSource
    {
        public bool TryGet(string href, string baseFile, out string path, out string text)
        {
            path = text = "";
            return false;
        }

        public string ExplainMissing(string href, string baseFile) => "is not there";
    }
}
