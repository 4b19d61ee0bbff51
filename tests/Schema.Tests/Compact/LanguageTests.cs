using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>What the compact syntax says, by documents and by the grammar that the XML syntax says it with.</summary>
public sealed class LanguageTests
{
    private const string Rng = "xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";

    public static TheoryData<string, string> Twins => new()
    {
        { "element a { empty }", "<element name='a'><empty/></element>" },
        { "", "<grammar/>" },
        { "start = element a { attribute b { text }?, c* }\nc = element d { (text | e+) } e = element f { notAllowed }",
            "<grammar><start><element name='a'><optional><attribute name='b'/></optional><zeroOrMore><ref name='c'/></zeroOrMore></element></start><define name='c'><element name='d'><choice><text/><oneOrMore><ref name='e'/></oneOrMore></choice></element></define><define name='e'><element name='f'><notAllowed/></element></define></grammar>" },
        { "element a { mixed { element b { text } & element c { list { xsd:int, xsd:int } } } }",
            "<element name='a'><mixed><interleave><element name='b'><text/></element><element name='c'><list><data type='int'/><data type='int'/></list></element></interleave></mixed></element>" },
        { "start = \\element\n\\element = element element { \\text } \\text = text",
            "<grammar><start><ref name='e'/></start><define name='e'><element name='element'><text/></element></define></grammar>" },
        { "start |= element a { text } start |= element b { text }",
            "<grammar><start combine='choice'><element name='a'><text/></element></start><start combine='choice'><element name='b'><text/></element></start></grammar>" },
        { "start = element a { b } b &= attribute c { text } b &= attribute d { text }",
            "<grammar><start><element name='a'><ref name='b'/></element></start><define name='b' combine='interleave'><attribute name='c'/></define><define name='b' combine='interleave'><attribute name='d'/></define></grammar>" },
        { "start = element a { grammar { start = parent b } } b = text",
            "<grammar><start><element name='a'><grammar><start><parentRef name='b'/></start></grammar></element></start><define name='b'><text/></define></grammar>" },
        { "default namespace = \"u\" namespace p = \"v\" element a { attribute b { text }, attribute p:c { text }, element p:d { text } }",
            "<element ns='u' name='a'><attribute name='b'/><attribute ns='v' name='c'/><element ns='v' name='d'><text/></element></element>" },
        { "default namespace p = \"u\" namespace none = \"\" element a { element none:b { text }, attribute p:* - p:x { text }*, element * - (none:* | p:*) { text } }",
            "<element name='a' ns='u'><element ns='' name='b'><text/></element><zeroOrMore><attribute><nsName><except><name>x</name></except></nsName></attribute></zeroOrMore><element><anyName><except><nsName ns=''/><nsName/></except></anyName><text/></element></element>" },
        { "element (a | b) | c { string \"x\" | \"y\" | token \"z\" | xsd:int \"01\" | (xsd:string { maxLength = \"2\" minLength = '1' } - (\"a\" | \"b\")) }",
            "<element><choice><name>a</name><name>b</name><name>c</name></choice><choice><value type='string' datatypeLibrary=''>x</value><value>y</value><value>z</value><value type='int'>01</value><data type='string'><param name='maxLength'>2</param><param name='minLength'>1</param><except><value>a</value><value>b</value></except></data></choice></element>" },
        { "namespace p = \"u\" default namespace = \"v\" element a { xsd:QName \"p:x\" | xsd:QName \"y\" }",
            "<element name='a' ns='v' xmlns:p='u'><choice><value type='QName'>p:x</value><value type='QName'>y</value></choice></element>" },
        { "element a { string \"a\" ~ 'b' ~ \"\"\"c\"d\ne\"\"\" ~ '''f'g''' ~ \"\\x{A}\\xx{26}\" }",
            "<element name='a'><value type='string' datatypeLibrary=''>abc\"d\nef'g&#xA;&amp;</value></element>" },
        { "datatypes d = \"http://relaxng.org/ns/compatibility/datatypes/1.0\" datatypes x = \"http://www.w3.org/2001/XMLSchema-datatypes\" element a { x:int }",
            "<element name='a'><data type='int'/></element>" },
        { "div { start = element a { b } div { b = text } }", "<grammar><start><element name='a'><text/></element></start></grammar>" },
        { "# one\n## two\n[ x [ \"y\" ] ] start # three\n = # four\n element # five\n a # six\n { # seven\n text # eight\n } # nine",
            "<element name='a'><text/></element>" },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void The_compact_syntax_gives_the_same_schema_as_the_xml_syntax(string compact, string xml)
    {
        var end = xml.IndexOfAny([' ', '>', '/']);
        xml = xml[..end] + " " + Rng + xml[end..];
        Assert.Equal(Meaning("test.rng", xml), Meaning("test.rnc", compact));

        static string Meaning(string path, string text) =>
            SchemaReader.Simplify(path, text, new MemorySource(), default) is { Grammar: { } grammar }
                ? new Grammar(GrammarCompiler.Compile(grammar)).ToText()
                : "refused";
    }

    [Fact]
    public void Names_without_a_namespace_have_that_of_the_file_that_refers_to_them()
    {
        var source = new MemorySource().Add("x.rnc", "namespace i = inherit\nelement x { attribute i:y { text }, element i:* - i:z { text } }");
        var grammar = Rnc.Load("namespace p = \"p\" default namespace = \"d\" element a { external \"x.rnc\", external \"x.rnc\" inherit = p }", source);
        Assert.Empty(grammar.Validate("<a xmlns='d' xmlns:d='d' xmlns:p='p'><x d:y=''><w/></x><p:x p:y=''><p:w/></p:x></a>"u8));
        Assert.NotEmpty(grammar.Validate("<a xmlns='d' xmlns:d='d' xmlns:p='p'><x d:y=''><z/></x><p:x p:y=''><p:w/></p:x></a>"u8));
        Assert.NotEmpty(grammar.Validate("<a xmlns='d' xmlns:d='d' xmlns:p='p'><x d:y=''><w/></x><p:x d:y=''><p:w/></p:x></a>"u8));
    }

    [Fact]
    public void The_namespace_of_an_include_applies_only_inside_it()
    {
        var source = new MemorySource().Add("x.rnc", "start = element x { y }\ny = element y { text }");
        var grammar = Rnc.Load("namespace p = \"p\" include \"x.rnc\" inherit = p { y = element z { text } }", source);
        Assert.Empty(grammar.Validate("<p:x xmlns:p='p'><z/></p:x>"u8));
        Assert.NotEmpty(grammar.Validate("<p:x xmlns:p='p'><p:z/></p:x>"u8));
    }

    [Fact]
    public void Files_of_both_syntaxes_refer_to_each_other()
    {
        var source = new MemorySource()
            .Add("x.rng", $"<grammar {Rng} ns='n'><include href='y'><define name='d'><data type='int'/></define></include></grammar>")
            .Add("y", " # Neither name says what it is: what it begins with does.\nstart = element a { d, e } d = text e = external 'z'")
            .Add("z", $"\n<attribute name='f' {Rng}/>");
        var grammar = Rnc.Load("include 'x.rng'", source);
        Assert.Empty(grammar.Validate("<a f='' xmlns='n'>1</a>"u8));
        Assert.NotEmpty(grammar.Validate("<a f='' xmlns='n'>x</a>"u8));
        Assert.NotEmpty(grammar.Validate("<a xmlns='n'>1</a>"u8));
    }

    [Fact]
    public void Annotations_are_compared()
    {
        var result = Rnc.Simplify("""
            namespace b = "urn:bindery:annotations"
            namespace a = "http://relaxng.org/ns/compatibility/annotations/1.0"
            ## What it is.
            ## All of it.
            [ b:name = "Alpha" b:unique [ select = "b" field = "@c" phrase = "each b" ] ]
            element a {
              [ b:since = "2.0" a:defaultValue = "x" ] attribute d {
                ## The one.
                [ b:name = "One" ] "x"
                | ## The other.
                  "y"
              }?,
              element b { attribute c { text } }*
            }
            """);
        Assert.Empty(result.Diagnostics);
        var element = result.Grammar!.Elements[0];
        Assert.Equal(("What it is.\nAll of it.", "Alpha"), (element.Annotations.Documentation, element.Annotations.Name));
        Assert.Equal("2.0.0.0", Assert.Single(result.Versions).ToString());
        var grammar = new Grammar(GrammarCompiler.Compile(result.Grammar));
        Assert.Equal(["BND3005"], grammar.Validate("<a><b c='1'/><b c='1'/></a>"u8).Select(error => error.Id));
    }

    [Fact]
    public void The_example_of_the_documentation_is_a_schema()
    {
        var page = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "compact-syntax.md"));
        var grammar = Rnc.Load(page.Split("```")[1]);
        Assert.Empty(
            grammar.Validate("<library xmlns='urn:example:library'><book id='1' state='worn'><language>en</language><title>T</title></book></library>"u8));
        Assert.Equal(
            ["BND3005"],
            grammar.Validate("<library xmlns='urn:example:library'><book id='1'><title>T</title></book><book id='1'><title>U</title></book></library>"u8)
                .Select(error => error.Id));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Files_have_the_encoding_that_their_mark_says(string name)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bindery").FullName, "a.rnc");
        try
        {
            var encoding = Encoding.GetEncoding(name);
            File.WriteAllBytes(path, [.. encoding.GetPreamble(), .. encoding.GetBytes("element é { empty }")]);
            Assert.Empty(SchemaReader.Load(path).Validate(Encoding.UTF8.GetBytes("<é/>")));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
