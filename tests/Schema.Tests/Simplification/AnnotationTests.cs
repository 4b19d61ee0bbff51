using System;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;
using Bindery.Tests.Support;

namespace Bindery.Tests.Simplification;

/// <summary>Annotations that are kept, and those that are refused because they are ours and mean nothing.</summary>
public sealed class AnnotationTests
{
    private const string Names = "xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0' xmlns:b='urn:bindery:annotations'";

    [Fact]
    public void Elements_and_attributes_keep_theirs()
    {
        var grammar = Rng.Load(Schema(
            "<a:documentation> One\n line. </a:documentation><a:documentation/><a:documentation>Two.</a:documentation>"
            + "<attribute name='x' a:defaultValue=' 1 ' b:name='Index' b:type='Kind' b:direction='output' b:since='11.3.0' b:maxBytes='4'><a:documentation>Of x.</a:documentation><text/></attribute>",
            "b:name='Root' b:type='RootType'"));
        var root = grammar.Elements[0];
        Assert.Equal(new Annotations("One\n line.\n\nTwo.", "Root", "RootType"), root.Annotations);
        Assert.Equal(new Annotations("Of x.", "Index", "Kind", " 1 ", Direction.Output, "11.3.0"), Assert.IsType<SimpleAttribute>(root.Content).Annotations);
    }

    [Fact]
    public void The_documentation_of_a_value_follows_it()
    {
        var grammar = Rng.Load(Schema(
            "<choice><a:documentation>Of the choice.</a:documentation><value b:name='First'>1</value><a:documentation>One.</a:documentation><a:documentation>Uno.</a:documentation><value>2</value><value>3</value><a:documentation>Three.</a:documentation></choice>"));
        var values = Assert.IsType<SimpleChoice>(grammar.Elements[0].Content).Alternatives.Cast<SimpleValue>().ToList();
        Assert.Equal(["One.\n\nUno.", null, "Three."], values.Select(value => value.Annotations.Documentation));
        Assert.Equal("First", values[0].Annotations.Name);
    }

    [Fact]
    public void Documentation_after_a_value_is_not_that_of_the_element_around()
    {
        var root = Rng.Load(Schema("<a:documentation>Root.</a:documentation><value>1</value><a:documentation>One.</a:documentation>")).Elements[0];
        Assert.Equal(("Root.", "One."), (root.Annotations.Documentation, Assert.IsType<SimpleValue>(root.Content).Annotations.Documentation));
    }

    [Theory]
    [InlineData("<element name='e'><empty/></element>", "Of the definition.")]
    [InlineData("<element name='e'><a:documentation>Own.</a:documentation><empty/></element>", "Own.")]
    public void A_definition_documents_the_one_element_in_it(string body, string expected)
    {
        var grammar = Rng.Load(
            $"<grammar {Rng.Ns} {Names}><start><ref name='d'/></start><define name='d'><a:documentation>Of the definition.</a:documentation>{body}</define></grammar>");
        Assert.Equal(expected, grammar.Elements[0].Annotations.Documentation);
    }

    [Fact]
    public void A_definition_of_several_patterns_documents_none()
    {
        var grammar = Rng.Load(
            $"<grammar {Rng.Ns} {Names}><start><element name='r'><ref name='d'/></element></start><define name='d'><a:documentation>Two.</a:documentation><attribute name='x'/><attribute name='y'/></define></grammar>");
        Assert.All(
            Assert.IsType<SimpleGroup>(grammar.Elements[0].Content).Items,
            item => Assert.Same(Annotations.None, Assert.IsType<SimpleAttribute>(item).Annotations));
    }

    [Fact]
    public void Foreign_elements_and_attributes_are_ignored() =>
        Assert.Same(
            Annotations.None,
            Rng.Load(Schema(
                "<x:y xmlns:x='urn:x'>text <group xmlns='http://relaxng.org/ns/structure/1.0'/></x:y><empty/>", "a:other='1'")).Elements[0].Annotations);

    [Theory]
    [InlineData(
        "<attribute name='x' «b:naem»='Y'/>",
        "BND0001",
        "The annotation 'b:naem' is not allowed on 'attribute': ours are name, type, as, since, direction, maxBytes and says")]
    [InlineData(
        "<group «b:name»='Y'><empty/></group>",
        "BND0001",
        "The annotation 'b:name' is not allowed on 'group': it belongs on 'element', 'attribute' or 'value'")]
    [InlineData("<value «b:as»='guid'>1</value>", "BND0001", "The annotation 'b:as' is not allowed on 'value': it belongs on 'element' or 'attribute'")]
    [InlineData("<attribute name='x' b:as='«uuid»'/>", "BND0003", "'uuid' is not a valid type of a value: write 'unixTime' or 'guid'")]
    [InlineData("<value «b:type»='Y'>1</value>", "BND0001", "The annotation 'b:type' is not allowed on 'value': it belongs on 'element' or 'attribute'")]
    [InlineData(
        "<value «b:direction»='output'>1</value>", "BND0001", "The annotation 'b:direction' is not allowed on 'value': it belongs on 'element' or 'attribute'")]
    [InlineData(
        "<attribute name='x'>«<b:uniqe/>»<text/></attribute>",
        "BND0001",
        "There is no annotation 'b:uniqe': the only annotations that are elements are 'unique' and 'keyref'")]
    [InlineData(
        "<attribute name='x' b:direction='«in»'/>",
        "BND0003",
        "'in' is not a valid direction: write 'output' for content that the receiver sends and rejects as input, or 'ignored' for content that it sends and ignores as input; omit the attribute for content that both sides write")]
    [InlineData(
        "<attribute name='x' b:name='«1st»'/>",
        "BND0003",
        "'1st' is not a valid C# identifier: write a letter or an underscore, followed by letters, digits and underscores")]
    [InlineData(
        "<group b:since='«soon»'><empty/></group>", "BND0003", "'soon' is not a valid version: write two to four numbers with dots between them, as in 11.3.0")]
    public void Meaningless_constructs_are_refused(string content, string id, string message) => Rng.Fails(Schema(content), id, message);

    [Theory]
    [InlineData(null, 4)]
    [InlineData("11.3", 4)]
    [InlineData("11.2.9", 2)]
    [InlineData("1.0", 1)]
    public void Older_targets_do_not_have_later_patterns(string? target, int elements)
    {
        var text = Schema(
            "<optional b:since='11.3.0'><element name='x'><element name='y'><empty/></element></element></optional>"
            + "<choice><element name='z' b:since='2.0'><empty/></element><empty/></choice>");
        var source = new ParsingSyntaxSource(new MemorySource(), null, CancellationToken.None);
        var result = SchemaReader.Simplify(
            SchemaReader.Parse("f", text, CancellationToken.None), source, target is null ? null : Pad(Version.Parse(target)), CancellationToken.None);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(elements, result.Grammar!.Elements.Count);
    }

    /// <summary>The schemas of this repository.</summary>
    [Fact]
    public void Our_own_schemas_load()
    {
        var files = Directory.GetFiles(Path.Combine(Corpus.Repository, "schemas"), "*.rng", SearchOption.AllDirectories);
        Assert.True(files.Length >= 2, "the schemas are not found");
        Assert.All(files, file => Assert.NotNull(SchemaReader.Load(file)));
    }

    private static Version Pad(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0));

    private static string Schema(string content, string attributes = "") => $"<element name='root' {Rng.Ns} {Names} {attributes}>\n{content}</element>";
}
