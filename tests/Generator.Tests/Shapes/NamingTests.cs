using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>XML allows names that C# does not, and more than one of them for each name that it does.</summary>
public sealed class NamingTests
{
    [Fact]
    public void Names_do_not_grow_with_the_path_from_the_root() =>
        Assert.All(
            Shape.Of(Rng.Grammar("<start><ref name='d0'/></start>" + string.Concat(Enumerable.Range(0, 300).Select(i =>
                $"<define name='d{i}'><element name='step'><attribute name='a{i}'/>{(i < 299 ? $"<optional><ref name='d{i + 1}'/></optional>" : "")}</element></define>"))))
                    .Types(),
            name => Assert.InRange(name.Length, 1, 200));

    [Fact]
    public void An_attribute_and_an_element_of_one_name() =>
        Assert.Equal(
            ["required string Name", "required string NameElement"],
            Shape.Of(Rng.Doc("<attribute name='name'/><element name='name'><text/></element>")).Properties());

    [Fact]
    public void A_member_with_the_name_of_its_class() =>
        Assert.Equal(
            ["required string DocAttribute", "required string DocElement"],
            Shape.Of(Rng.Doc("<attribute name='doc'/><element name='doc'><text/></element>")).Properties());

    [Theory]
    [InlineData("", "List<File> Items")]
    [InlineData("<optional><attribute name='version'/></optional>", "string? Version; List<File> Items")]
    [InlineData("<optional><element name='total'><text/></element></optional>", "string? Total; List<File> FilesList")]
    [InlineData("<optional><attribute name='items'/></optional>", "string? Items; List<File> ItemsList")]
    public void A_list_with_the_name_of_its_class(string more, string properties) =>
        Assert.Equal(
            properties.Split("; "),
            Shape.Of(Rng.Grammar(
                $"<start><element name='files'>{more}<zeroOrMore><element name='file'><attribute name='name'/></element></zeroOrMore></element></start>"))
                .Properties("Files"));

    [Fact]
    public void Names_that_differ_by_case_or_punctuation() =>
        Assert.Equal(
            ["required string Name", "required string NameAttribute", "required string NameAttribute2"],
            Shape.Of(Rng.Doc(Rng.Attributes("name", "Name", "name."))).Properties());

    [Theory]
    [InlineData("type", "Type")]
    [InlineData("class", "Class")]
    [InlineData("tls-cert", "TlsCert")]
    [InlineData("a.b.c", "ABC")]
    [InlineData("_x", "_x")]
    [InlineData("_", "Underscore")]
    [InlineData("__", "__")]
    [InlineData("__arglist", "Value__arglist")]
    [InlineData("\u00e9tat", "\u00c9tat")]
    [InlineData("\u540d\u524d", "\u540d\u524d")]
    [InlineData("toString", "ToStringAttribute")]
    [InlineData("getHashCode", "GetHashCodeAttribute")]
    [InlineData("equals", "EqualsAttribute")]
    [InlineData("parse", "ParseAttribute")]
    [InlineData("validate", "ValidateAttribute")]
    [InlineData("binding", "BindingAttribute")]
    [InlineData("write", "WriteAttribute")]
    [InlineData("_unknown", "_unknownAttribute")]
    [InlineData("attributeNames", "AttributeNamesAttribute")]
    [InlineData("enumerable", "EnumerableAttribute")]
    [InlineData("bindingWriter", "BindingWriterAttribute")]
    [InlineData("docGrammar", "DocGrammarAttribute")]
    [InlineData("list", "List")]
    [InlineData("system", "System")]
    [InlineData("bindery", "Bindery")]
    [InlineData("string", "String")]
    [InlineData("xmlNames", "XmlNames")]
    [InlineData("grammar", "Grammar")]
    public void An_attribute_gets_a_name_that_compiles(string name, string expected)
    {
        var run = Shape.Of(
            Rng.Doc(
                $"<attribute name='{name}'/><optional>{Rng.Words("mode", "a", "b")}</optional><zeroOrMore><choice><element name='u'><empty/></element><element name='v'><text/></element></choice></zeroOrMore>"));
        Assert.Equal("required string " + expected, run.Properties()[0]);
        var type = run.Load().GetType("Models.Doc")!;
        var xml = $"<doc {name}=\"1\" mode=\"b\"><v>x</v><u/></doc>";
        Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    /// <summary>Names without upper case: a local called like its property would take the value and keep it.</summary>
    [Theory]
    [InlineData("\u540d\u524d")]
    [InlineData("_x")]
    [InlineData("\u05d0")]
    public void Names_without_case_are_read_into_their_members(string name)
    {
        var run = Shape.Of(
            Rng.Doc(
                $"<attribute name='{name}'/><element name='{name}b'><attribute name='{name}'/></element><element name='{name}c'><data type='int'/></element>"));
        var type = run.Load().GetType("Models.Doc")!;
        var xml = $"<doc {name}=\"1\"><{name}b {name}=\"2\"/><{name}c>3</{name}c></doc>";
        Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("task")]
    [InlineData("stream")]
    [InlineData("system")]
    [InlineData("bindery")]
    [InlineData("string")]
    [InlineData("object")]
    [InlineData("enumerable")]
    [InlineData("xmlNames")]
    [InlineData("generatedCode")]
    [InlineData("xmlBindingException")]
    [InlineData("schemaViolationException")]
    [InlineData("models")]
    [InlineData("docWords")]
    [InlineData("docItem")]
    [InlineData("docText")]
    [InlineData("docGrammar")]
    [InlineData("docMode")]
    [InlineData("docModeWords")]
    public void An_element_gets_a_class_that_compiles(string name)
    {
        var run = Shape.Of(Rng.Doc(Rng.Words("mode", "a", "b")
            + $"<mixed><zeroOrMore><choice><element name='{name}'><attribute name='x'/></element><element name='other'><text/></element></choice></zeroOrMore></mixed>"));
        var type = run.Load().GetType("Models.Doc")!;
        var xml = $"<doc mode=\"a\">one<{name} x=\"1\"/>two<other>y</other></doc>";
        Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    [Theory]
    [InlineData("system")]
    [InlineData("list")]
    [InlineData("models")]
    [InlineData("type")]
    [InlineData("class")]
    public void A_root_gets_a_class_that_compiles(string name)
    {
        var run = Shape.Of(Rng.Grammar($"<start><element name='{name}'><attribute name='x'/></element></start>"));
        Assert.Single(run.Types());
    }

    [Theory]
    [InlineData("keyword", "Keywords")]
    [InlineData("keywords", "Keywords")]
    [InlineData("series", "Series")]
    [InlineData("axes", "Axes")]
    [InlineData("axis", "Axes")]
    [InlineData("skipped", "Skipped")]
    [InlineData("feed", "Feeds")]
    [InlineData("embed", "Embeds")]
    [InlineData("child", "Children")]
    [InlineData("data", "Data")]
    [InlineData("meta-data", "MetaData")]
    [InlineData("synopsis", "Synopses")]
    [InlineData("status", "Statuses")]
    [InlineData("address", "Addresses")]
    [InlineData("index", "Indexes")]
    [InlineData("entry", "Entries")]
    [InlineData("key", "Keys")]
    [InlineData("URL", "URLs")]
    [InlineData("rsc_location", "RscLocations")]
    public void Lists_have_English_plurals(string element, string expected) =>
        Assert.Equal(
            "List<string> " + expected, Shape.Of(Rng.Doc($"<zeroOrMore><element name='{element}'><text/></element></zeroOrMore>")).Properties().Single());

    [Theory]
    [InlineData("in_range", "InRange")]
    [InlineData("-1", "Minus1")]
    [InlineData("+1", "Plus1")]
    [InlineData("<=", "LessThanOrEqual")]
    [InlineData(">=", "GreaterThanOrEqual")]
    [InlineData("!=", "NotEqual")]
    public void Words_become_descriptive_names(string word, string expected) =>
        Assert.Equal(expected, Shape.Of(Rng.Doc(Rng.Words("x", word.Replace("<", "&lt;"), "other"))).EnumMembers("DocX")[0]);

    [Fact]
    public void An_enumeration_of_several_elements_has_the_name_of_their_attribute() =>
        Assert.Equal(["Dir", "Doc", "P", "Q"], Shape.Of(Rng.Doc(
            "<element name='p'><ref name='common'/></element><element name='q'><ref name='common'/></element>",
            $"<define name='common'>{Rng.Words("dir", "ltr", "rtl")}<attribute name='id'/></define>")).Types());

    [Fact]
    public void Members_do_not_differ_only_in_case() =>
        Assert.Equal(["required string URL", "required string UrlAttribute"], Shape.Of(Rng.Doc(Rng.Attributes("URL", "url"))).Properties());

    [Theory]
    [InlineData("write")]
    [InlineData("childNames")]
    [InlineData("attributeNames")]
    [InlineData("clone")]
    [InlineData("equals")]
    [InlineData("parse")]
    public void An_element_like_a_member_of_every_class_gets_a_class_that_compiles(string name)
    {
        var run = Shape.Of(
            Rng.Doc($"<element name='{name}'><attribute name='x'/><optional><element name='{name}2'><attribute name='y'/></element></optional></element>"));
        var type = run.Load().GetType("Models.Doc")!;
        var xml = $"<doc><{name} x=\"1\"/></doc>";
        Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    [Fact]
    public void Words_that_are_not_names()
    {
        var run = Shape.Of(
            Rng.Doc(Rng.Words("x", "+", "-", "2.1", "21", "2-1", "", "class", "value__", "a b", "a-b", "A", "a", "1e5", "*", "\u00e9", "0", "00")));
        Assert.Equal(
            ["Plus", "Minus", "Value2_1", "Value21", "Value2_12", "Empty", "Class", "Value__", "AB", "AB2", "A", "A2", "Value1e5", "Asterisk", "\u00c9",
                "Value0", "Value00"],
            run.EnumMembers("DocX"));
    }

    [Fact]
    public void Words_become_distinct_names_and_are_read_back()
    {
        string[] words = ["+", "-", "2.1", "21", "2-1", "", "class", "value__", "a-b", "a_b", "A", "a", "1e5", "*", "Value", "value", "Value2", "Empty",
            "toString"];
        var run = Shape.Of(Rng.Doc(Rng.Words("x", words)));
        var type = run.Load().GetType("Models.Doc")!;
        Assert.Equal(words.Length, run.EnumMembers("DocX").Distinct().Count());
        foreach (var word in words)
            Assert.Equal($"<doc x=\"{word}\"/>", Models.Write(Models.Parse(type, $"<doc x=\"{word}\"/>")));
    }

    [Fact]
    public void Names_of_two_hundred_characters()
    {
        var name = new string('n', 200);
        var run = Shape.Of(
            Rng.Doc(
                $"<attribute name='{name}'/><optional>{Rng.Words("w" + name, name, name + "x")}</optional><element name='{name}'><attribute name='{name}'/></element>"));
        Assert.All(run.Files.Keys, hint => Assert.DoesNotContain('/', hint));
        var type = run.Load().GetType("Models.Doc")!;
        var xml = $"<doc {name}=\"1\" w{name}=\"{name}x\"><{name} {name}=\"2\"/></doc>";
        Assert.Equal(xml, Models.Write(Models.Parse(type, xml)));
    }

    /// <summary>Files are told apart without case: some file systems do not know it.</summary>
    [Fact]
    public void Classes_do_not_differ_only_in_case()
    {
        var run = Shape.Of(
            Rng.Doc("<interleave><element name='aB'><attribute name='x'/></element><element name='ab'><attribute name='y'/></element></interleave>"));
        Assert.Contains("AB", run.Types());
        Assert.Contains("DocAb", run.Types());
        Assert.Equal(run.Files.Count, run.Files.Keys.Distinct(System.StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_in_different_namespaces()
    {
        var run = Shape.Of(
            Rng.Doc(
                "<attribute name='x'/><attribute name='x' ns='urn:b'/><attribute name='y' ns='urn:b'/><interleave><element name='e'><text/></element><element name='e' ns='urn:b'><text/></element></interleave>"));
        Assert.Equal(
            ["required string X", "required string XAttribute", "required string Y", "required string E", "required string EElement"], run.Properties());
        var type = run.Load().GetType("Models.Doc")!;
        const string Xml = "<doc xmlns:b='urn:b' x='1' b:x='2' b:y='3'><e>4</e><b:e>5</b:e></doc>";
        Assert.Equal(Models.Canonical(Xml), Models.Canonical(Models.Write(Models.Parse(type, Xml))));
    }

    [Fact]
    public void A_wrapper_and_members_like_its_own()
    {
        var run = Shape.Of(Rng.Doc(Rng.Attributes("readDisks", "namesInDisks", "_unknownInDisks", "keptInDisks")
            + "<optional><element name='disks'><oneOrMore><element name='disk'><attribute name='name'/></element></oneOrMore></element></optional>"));
        var type = run.Load().GetType("Models.Doc")!;
        const string Xml = "<doc readDisks=\"1\" namesInDisks=\"2\" _unknownInDisks=\"3\" keptInDisks=\"4\"><disks><disk name=\"5\"/></disks></doc>";
        Assert.Equal(Xml, Models.Write(Models.Parse(type, Xml)));
    }

    [Fact]
    public void Required_members_like_the_readers_locals()
    {
        string[] names = ["reader", "i", "place", "text", "text0", "text1", "item0", "readerValue", "value"];
        var children = string.Concat(
            names.Select(name => $"<element name='e{name}' b:name='{char.ToUpperInvariant(name[0])}{name[1..]}E'><data type='int'/></element>"));
        var run = Shape.Of(Rng.Doc(Rng.Attributes(names)
            + "<interleave>"
            + children
            + string.Concat(new[] { "text3", "item3", "place2" }.Select(name => $"<element name='{name}'><data type='int'/></element>"))
            + "</interleave>"));
        Assert.Equal(names.Length * 2 + 3, run.Properties().Count);
    }
}
