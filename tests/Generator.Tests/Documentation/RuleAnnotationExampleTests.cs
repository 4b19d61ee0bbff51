using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Schema;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Documentation;

/// <summary>
/// The examples about uniqueness and references, whose pages bring the schema with them, and those of the page about the annotations that are rules.
/// </summary>
public sealed partial class RuleAnnotationExampleTests
{
    [Theory]
    [InlineData("BND1005")]
    [InlineData("BND1008")]
    public async Task Code_is_reported_with_the_expected_messages(string id)
    {
        var models = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/example.rng", Xml(id, "Violation")[0], "Models")] })
            .AssertClean().Output;
        var violations = Violation().Matches(Section(id, "Violation"));
        Assert.Equal(2, violations.Count);
        await ModelExample.Check(
            violations.Select(violation => (violation.Groups["code"].Value, new[] { $"{id}: {violation.Groups["words"].Value}" })), models);
        var others = new[] { "Reason", "How to fix", "Configuration" }.SelectMany(section => Code().Matches(Section(id, section)))
            .Select(match => (match.Groups["code"].Value, Array.Empty<string>()))
            .Where(example => !IsAboutBackups(example.Value))
            .ToList();
        Assert.Equal(3, others.Count);
        await ModelExample.Check(others, models);
    }

    [Fact]
    public async Task Two_documents_are_reported_with_the_expected_messages()
    {
        var example = Assert.Single(Violation().Matches(Section("BND1008", "Reason")), example => IsAboutBackups(example.Groups["code"].Value));
        // What is matched begins with the first code of the section.
        await ModelExample.Check([(example.Groups["code"].Value.Split("```csharp\n")[^1], ["BND1008: " + example.Groups["words"].Value])]);
    }

    private static bool IsAboutBackups(string code) => code.Contains("DomainBackup", StringComparison.Ordinal);

    [Theory]
    [InlineData("BND3005")]
    [InlineData("BND3008")]
    public void The_document_is_refused_with_the_expected_message_and_the_other_one_is_accepted(string id)
    {
        var blocks = Xml(id, "Violation");
        var grammar = Load(blocks[0]);
        var error = Assert.Single(grammar.Validate(Encoding.UTF8.GetBytes(blocks[1])));
        Assert.Equal(id, error.Id);
        Assert.Contains($"\n> {error.Message}\n", Section(id, "Violation"), StringComparison.Ordinal);
        Assert.Empty(grammar.Validate(Encoding.UTF8.GetBytes(Assert.Single(Xml(id, "How to fix")))));
    }

    [Fact]
    public void The_page_about_annotations_shows_what_is_accepted()
    {
        var blocks = Block()
            .Matches(File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "annotations.md")))
            .Select(match => match.Groups["code"].Value)
            .ToList();
        Assert.Equal(7, blocks.Count);
        const string Disk =
            "<element name='disks'><zeroOrMore><element name='disk'><attribute name='name'/><optional><attribute name='exportname'/></optional><optional><attribute name='backup'/></optional>"
            + "<element name='target'><ref name='file'/></element><element name='scratch'><ref name='file'/></element></element></zeroOrMore></element>";
        const string Places = "<define name='file'><choice><attribute name='file'/><attribute name='dev'/></choice></define>";
        Load($"<grammar {Namespaces}><start>{blocks[0].Replace("…", Disk, StringComparison.Ordinal)}</start>{Places}</grammar>");
        const string Checkpoint =
            "<element name='name'><text/></element><element name='disks'><element name='disk'><attribute name='bitmap'/></element></element>";
        Load($"<grammar {Namespaces}><start>{blocks[1].Replace("…", Checkpoint, StringComparison.Ordinal)}</start></grammar>");
        Load($"<grammar {Namespaces}><start>{blocks[2].Replace("…", Disk, StringComparison.Ordinal)}</start>{Places}</grammar>");
        const string Names = "<element name='disks'><zeroOrMore><element name='disk'><attribute name='name'/></element></zeroOrMore></element>";
        Load($"<element name='domainbackup' {Namespaces}>{blocks[3]}{Names}</element>");
        Load($"<element name='any' {Namespaces}>{blocks[4]}</element>");
        Load($"<element name='any' {Namespaces}>{blocks[5]}</element>");
        Load($"<grammar {Namespaces}><start><element name='any'><ref name='host'/></element></start>{blocks[6]}</grammar>");
    }

    private const string Namespaces =
        "xmlns='http://relaxng.org/ns/structure/1.0' xmlns:b='urn:bindery:annotations' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";

    private static Grammar Load(string schema)
    {
        var result = SchemaReader.Simplify("/example.rng", schema, new NoFiles(), CancellationToken.None);
        Assert.Empty(result.Diagnostics);
        return new Grammar(GrammarCompiler.Compile(result.Grammar!));
    }

    private static List<string> Xml(string id, string section) => Block().Matches(Section(id, section)).Select(match => match.Groups["code"].Value).ToList();

    private static string Section(string id, string name) =>
        string.Join(
            '\n',
            RulePage.All.Single(page => page.Id == id).Lines.SkipWhile(line => line != "## " + name)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
            + "\n";

    [GeneratedRegex("```xml\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```\n\n> (?<words>[^\n]*)\n", RegexOptions.Singleline)]
    private static partial Regex Violation();

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
