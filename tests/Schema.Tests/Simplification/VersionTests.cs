using System;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tests.Simplification;

/// <summary>Schemas read for an older version of what they describe: b:since.</summary>
public sealed class VersionTests : IDisposable
{
    private const string Schema = """
        <element name="list" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:b="urn:bindery:annotations">
          <optional b:since="2.0"><attribute name="title"/></optional>
          <zeroOrMore>
            <element name="item">
              <choice>
                <group><attribute name="kind"><choice><value>a</value><value b:since="3.1">b</value></choice></attribute><text/></group>
                <empty b:since="2.0"/>
              </choice>
            </element>
          </zeroOrMore>
          <optional><element name="end" b:since="3.0.5"><empty/></element></optional>
        </element>
        """;

    private readonly string _file = Path.GetTempFileName();

    public VersionTests() => File.WriteAllText(_file, Schema);

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("1.0", "<list title='x'/>", "'title' is not allowed in 'list'; it may have no attributes; newer versions admit it, from 2.0.0 on")]
    [InlineData("2.0", "<list title='x'/>", null)]
    [InlineData("2.0.0.0", "<list title='x'/>", null)]
    [InlineData("1.9.9", "<list><item/></list>", "'item' needs the attribute 'kind'; newer versions admit it, from 2.0.0 on")]
    [InlineData("2.5", "<list><item/></list>", null)]
    [InlineData("2.5", "<list><item kind='b'/></list>", "'b' is not allowed for 'kind': it must be 'a'; newer versions admit it, from 3.1.0 on")]
    [InlineData("1.0", "<list><item kind='c'/></list>", "'c' is not allowed for 'kind': it must be 'a'")]
    [InlineData("3.0.4", "<list><end/></list>", "'end' is not allowed in 'list'; expected 'item'; newer versions admit it, from 3.0.5 on")]
    [InlineData("3.0.5", "<list><end/></list>", null)]
    public void Later_patterns_are_refused_with_their_version(string version, string document, string? message)
    {
        var grammar = SchemaReader.Load(_file, Version.Parse(version));
        var read = Grammar.FromText(grammar.ToText());
        Assert.Equal(grammar.ToText(), read.ToText());
        foreach (var one in new[] { grammar, read })
            Assert.Equal(message is null ? [] : [message], one.Validate(Encoding.UTF8.GetBytes(document)).Select(error => error.Message));
    }

    [Fact]
    public void The_grammar_of_the_newest_version_contains_no_other()
    {
        var newest = SchemaReader.Load(_file).ToText();
        Assert.Equal(newest, SchemaReader.Load(_file, new Version(3, 1)).ToText());
        Assert.DoesNotContain("#newer", newest, StringComparison.Ordinal);
        Assert.Contains("#newer 2.0.0 ", SchemaReader.Load(_file, new Version(1, 0)).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_have_one_number_in_all_versions()
    {
        var newest = SchemaReader.Load(_file).Compiled.Graph.Elements.ToDictionary(element => element.Name.ToString()!, element => element.Number);
        var oldest = SchemaReader.Load(_file, new Version(1, 0)).Compiled;
        foreach (var grammar in oldest.Newer.Select(newer => newer.Grammar).Prepend(oldest))
            Assert.All(grammar.Graph.Elements, element => Assert.Equal(newest[element.Name.ToString()!], element.Number));
    }

    [Theory]
    [InlineData(" #newer 2.0.0")]
    [InlineData(" #newer 2.0.0 ~")]
    public void Damaged_newer_grammars_are_refused(string tail)
    {
        var text = SchemaReader.Load(_file).ToText() + tail;
        Assert.Throws<FormatException>(() => Grammar.FromText(text));
    }
}
