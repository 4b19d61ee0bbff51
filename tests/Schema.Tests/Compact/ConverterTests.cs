using System;
using System.IO;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Compact;

/// <summary>Which files are written where, and how they look.</summary>
public sealed class ConverterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_files_are_converted_with_their_relative_paths()
    {
        Write(
            "in/main.rng",
            Rng.Grammar(
                "<include href='parts/b%20c.rng'/><include href='../common/d.rnc'/><include href='parts/plain'/><start><externalRef href='e.xml'/></start>"));
        Write("in/parts/b c.rng", Rng.Grammar("<include href='../../common/d.rnc'><define name='d'><text/></define></include>"));
        Write("in/parts/plain", Rng.Grammar("<define name='plain' xml:base='x/'><externalRef href='../../e.xml'/></define>"));
        Write("in/e.xml", Rng.Root("<text/>"));
        Write("common/d.rnc", "d = empty");
        var written = SchemaConverter.Convert(Path("in/main.rng"), Path("out/x/renamed.rnc"));
        Assert.Equal(["out/x/renamed.rnc", "out/x/parts/b c.rnc", "out/common/d.rnc", "out/x/parts/plain.rnc", "out/x/e.rnc"], written.Select(Relative));
        Assert.Equal(
            "include \"parts/b%20c.rnc\"\ninclude \"../common/d.rnc\"\ninclude \"parts/plain.rnc\"\nstart = external \"e.rnc\"\n", Read("out/x/renamed.rnc"));
        Assert.Equal("include \"../../common/d.rnc\" {\n  d = text\n}\n", Read("out/x/parts/b c.rnc"));
        Assert.Equal("plain = external \"../e.rnc\"\n", Read("out/x/parts/plain.rnc"));
        Assert.Equal("d = empty\n", Read("out/common/d.rnc"));
        Assert.Equal("element root { text }\n", Read("out/x/e.rnc"));
    }

    [Fact]
    public void Files_with_the_same_name_are_written_to_different_paths()
    {
        Write("a.rng", Rng.Grammar("<include href='b.rng'/><include href='b.rnc'/><include href='sub/a.rng'/>"));
        Write("b.rng", Rng.Grammar("<start><text/></start>"));
        Write("b.rnc", "b = text");
        Write("sub/a.rng", Rng.Grammar("<define name='c'><text/></define>"));
        Assert.Equal(["out/a.rng", "out/b.rng", "out/b-2.rng", "out/sub/a.rng"], SchemaConverter.Convert(Path("a.rng"), Path("out/a.rng")).Select(Relative));
        Assert.Contains("<include href=\"b-2.rng\"/>", Read("out/a.rng"));
    }

    [Fact]
    public void A_file_in_the_requested_syntax_without_references_is_not_rewritten()
    {
        Write("a.rng", Rng.Grammar("<include href='b.rnc'/><start><ref name='b'/></start>"));
        const string text = "b   =   text # As somebody likes it.\n";
        Write("b.rnc", text);
        Assert.Equal(["a.rnc"], SchemaConverter.Convert(Path("a.rng"), Path("a.rnc")).Select(Relative));
        Assert.Equal(text, Read("b.rnc"));
    }

    [Fact]
    public void Comments_annotations_and_layout()
    {
        Write("a.rng", """
            <?xml version="1.0"?>
            <!-- Notes
                   and more. -->
            <grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" xmlns:x="urn:x" ns="urn:n"
                     datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
              <x:note who="me">About <x:b>all</x:b> of it, "quoted".</x:note>
              <!-- First. -->

              <!-- Second. -->
              <start><ref name="element"/></start>
              <define name="element" combine="choice" x:y="z">
                <a:documentation>
                  The root.

                  Nothing else.
                </a:documentation>
                <element name="note">
                  <attribute name="x:id"><data type="ID"/></attribute>
                  <optional><attribute><choice><name ns="">kind</name><name ns="">sort</name></choice><choice><value>one</value><!-- Rare. --><value>two</value></choice></attribute></optional>
                  <interleave>
                    <zeroOrMore><choice><element name="p"><text/></element><element name="list"><list><oneOrMore><data type="int"><param name="minInclusive">1</param></data></oneOrMore></list></element></choice></zeroOrMore>
                    <element ns="" name="extra"><text/></element>
                  </interleave>
                </element>
              </define>
              <div><define name="unused"><data type="string"><except><value type="string">it's
            "</value></except></data></define></div>
            </grammar>
            <!-- End -->
            """);
        SchemaConverter.Convert(Path("a.rng"), Path("a.rnc"));
        Assert.Equal(
            """"
            # Notes
            # and more.

            default namespace = "urn:n"
            namespace local = ""
            namespace x = "urn:x"

            x:note [ who = "me" "About " x:b [ "all" ] ' of it, "quoted".' ]

            # First.

            # Second.
            start = \element

            ## The root.
            ##
            ## Nothing else.
            [ x:y = "z" ]
            \element |= element note {
              attribute x:id { xsd:ID },
              attribute kind | sort {
                "one"
                | # Rare.
                  "two"
              }?,
              ((element p { text } | element list { list { xsd:int { minInclusive = "1" }+ } })*
               & element local:extra { text })
            }

            div {
              unused =
                xsd:string - xsd:string '''it's
            "'''
            }

            # End

            """",
            Read("a.rnc"));
    }

    [Theory]
    [InlineData("\\x{41}", "\"\\x{5C}x{41}\"")]
    [InlineData("a\\xb", "\"a\\xb\"")]
    [InlineData("say \"hi\"", "'say \"hi\"'")]
    [InlineData("it's \"x\"", "'''it's \"x\"'''")]
    [InlineData("'x' \"y\"", "\"'x' \" ~ '\"y\"'")]
    [InlineData("two\nlines", "\"\"\"two\nlines\"\"\"")]
    [InlineData("line\n", "\"line\\x{A}\"")]
    [InlineData("\"\"\"'''\n", "'\"\"\"' ~ \"'''\\x{A}\"")]
    [InlineData("cr\rx", "\"cr\\x{D}x\"")]
    [InlineData("", "\"\"")]
    public void Texts_get_the_quotes_that_they_need(string text, string literal)
    {
        Write("a.rng", Rng.Root($"<value type='string'>{text.Replace("\r", "&#xD;", StringComparison.Ordinal)}</value>"));
        SchemaConverter.Convert(Path("a.rng"), Path("a.rnc"));
        Assert.Equal(literal, Read("a.rnc").Trim()["element root {".Length..^1].Trim()["string ".Length..]);
        Assert.Equal(SchemaReader.Load(Path("a.rng")).ToText(), SchemaReader.Load(Path("a.rnc")).ToText());
    }

    [Fact]
    public void Names_that_are_values_keep_their_namespaces()
    {
        Write("a.rng", Rng.Grammar("""
            <start><element name="a" ns="n" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><choice>
              <value type="QName">plain</value><value type="QName" ns="other">plain</value>
              <value type="QName" xmlns:p="one">p:x</value><value type="QName" xmlns:p="two">p:x</value>
            </choice></element></start>
            """));
        SchemaConverter.Convert(Path("a.rng"), Path("a.rnc"));
        SchemaConverter.Convert(Path("a.rnc"), Path("b.rng"));
        var texts = new[] { "a.rng", "a.rnc", "b.rng" }.Select(file => SchemaReader.Load(Path(file))).ToList();
        foreach (var document in new[] { "<a xmlns='n'>plain</a>", "<p:a xmlns:p='n' xmlns='other'>plain</p:a>", "<a xmlns='n' xmlns:q='one'>q:x</a>",
            "<a xmlns='n' xmlns:q='two'>q:x</a>" })
            Assert.All(texts, grammar => Assert.Empty(grammar.Validate(System.Text.Encoding.UTF8.GetBytes(document))));
        foreach (var document in new[] { "<p:a xmlns:p='n'>plain</p:a>", "<a xmlns='n' xmlns:q='three'>q:x</a>" })
            Assert.All(texts, grammar => Assert.NotEmpty(grammar.Validate(System.Text.Encoding.UTF8.GetBytes(document))));
    }

    [Fact]
    public void Paths_in_annotations_keep_their_namespaces()
    {
        Write("a.rng", Rng.Grammar("""
            <start><element name="a" ns="n"><element name="b"><text/></element><element name="c" ns="m" xmlns:b="urn:bindery:annotations">
              <b:unique select="d[@e='d'] | d[not(@e='d')]/d" field="f/@g"/>
              <b:keyref select="d/d" field="." refer="d[not(@e='d')] | d" refer-field="d | @e"/>
              <b:keyref select="d" field="@e" refer="." refer-field="d" document="other"/>
              <zeroOrMore><element name="d"><optional><attribute name="e"/></optional><optional><element name="f"><attribute name="g"/></element></optional><optional><element name="d"><text/></element></optional></element></zeroOrMore>
            </element><element name="x"><text/></element><element name="y"><text/></element><element name="z"><text/></element></element></start>
            """));
        SchemaConverter.Convert(Path("a.rng"), Path("a.rnc"));
        SchemaConverter.Convert(Path("a.rnc"), Path("b.rng"));
        Assert.Equal(SchemaReader.Load(Path("a.rng")).ToText(), SchemaReader.Load(Path("a.rnc")).ToText());
        Assert.Equal(SchemaReader.Load(Path("a.rng")).ToText(), SchemaReader.Load(Path("b.rng")).ToText());
        Assert.Contains("select = \"ns1:d[@e='d'] | ns1:d[not(@e='d')]/ns1:d\"", Read("a.rnc"), StringComparison.Ordinal);
        Assert.Contains("document = \"ns1:other\"", Read("a.rnc"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_mistakes_is_not_converted_and_nothing_is_written()
    {
        Write("a.rng", Rng.Grammar("<include href='b.rnc'/><include href='none.rng'/>\n<start/>"));
        Write("b.rnc", "b = text text");
        var problems = Assert.Throws<SchemaException>(() => SchemaConverter.Convert(Path("a.rng"), Path("a.rnc"))).Diagnostics;
        Assert.Equal([("BND0010", "a.rng"), ("BND0002", "a.rng"), ("BND0006", "b.rnc")], problems.Select(problem => (problem.Id, Relative(problem.Span.File))));
        Assert.False(File.Exists(Path("a.rnc")));
    }

    [Theory]
    [InlineData("a.rng", "a.txt", "The extension of the output file determines its syntax: .rng for the XML syntax, .rnc for the compact syntax")]
    [InlineData("none.rng", "a.rnc", "The schema does not exist")]
    [InlineData("a.rng", "a.rng/b.rnc", "The file cannot be written")]
    public void Impossible_conversions_are_reported(string input, string output, string message)
    {
        Write("a.rng", Rng.Root("<text/>"));
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaConverter.Convert(Path(input), Path(output))).Diagnostics);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private string Read(string name) => File.ReadAllText(Path(name));

    private string Relative(string path) => System.IO.Path.GetRelativePath(_folder, path);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }
}
