using System;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Schemas of the file system.</summary>
public sealed class SchemaReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void References_are_relative_to_the_file_that_has_them()
    {
        Write("sub/b c.rng", Rng.Grammar("<include href='../d.rng'/>"));
        Write("d.rng", Rng.Grammar("<start><element name='r'><empty/></element></start>"));
        var grammar = SchemaReader.Load(Write("a.rng", Rng.Grammar("<include href='sub/b%20c.rng'/>")));
        Assert.Empty(grammar.Validate("<r/>"u8));
        Assert.Equal(["BND3001"], grammar.Validate("<s/>"u8).Select(error => error.Id));
    }

    [Fact]
    public void Files_may_be_named_by_URI()
    {
        var other = new Uri(Write("d.rng", Rng.Root("<empty/>"))).AbsoluteUri;
        Assert.Empty(SchemaReader.Load(Write("a.rng", $"<externalRef {Rng.Ns} href='{other}'/>")).Validate("<root/>"u8));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public void Files_may_have_any_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = $"<?xml version='1.0' encoding='{name}'?>\n{Rng.Root("<element name='é'><empty/></element>")}";
        var path = Path.Combine(_folder, "a.rng");
        File.WriteAllBytes(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        Assert.Empty(SchemaReader.Load(path).Validate(Encoding.UTF8.GetBytes("<root><é/></root>")));
    }

    [Fact]
    public void A_file_that_is_missing_is_named_with_its_place()
    {
        var path = Write("a.rng", Rng.Grammar("\n<include href='sub/none.rng'/><start><ref name='x'/></start>"));
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(path)).Diagnostics);
        var missing = Path.Combine(_folder, "sub", "none.rng");
        Assert.Equal($"{path}(2,16): error BND0010: 'sub/none.rng', included here, does not exist: there is no file '{missing}'", problem.ToString());
    }

    [Fact]
    public void A_file_without_a_valid_encoding_is_reported_with_its_place()
    {
        File.WriteAllBytes(Path.Combine(_folder, "b.rng"), [0x3C, 0x61, 0xFF, 0x3E]);
        var path = Write("a.rng", Rng.Grammar("<include href='b.rng'/>"));
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(path)).Diagnostics);
        Assert.Equal("BND0010", problem.Id);
        Assert.StartsWith("'b.rng', included here, cannot be read: ", problem.Message, StringComparison.Ordinal);
        var root = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(Path.Combine(_folder, "b.rng"))).Diagnostics);
        Assert.Equal(("BND0006", 1, 3), (root.Id, root.Span.Line, root.Span.Column));
    }

    [Fact]
    public void A_schema_that_is_missing_is_a_problem_of_its_own()
    {
        var path = Path.Combine(_folder, "none.rng");
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(path)).Diagnostics);
        Assert.Equal(("BND0010", path, 1, 1), (problem.Id, problem.Span.File, problem.Span.Line, problem.Span.Column));
    }

    /// <summary>Limits hold for each file: the one that begins the schema and those that it includes, in each language.</summary>
    [Theory]
    [InlineData("a.rng", "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><optional><element name='b'><empty/></element></optional></element>")]
    [InlineData("a.rnc", "element a { element b { empty }? }")]
    [InlineData("a.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:int'><!-- comment --></xs:element></xs:schema>")]
    public void A_schema_is_checked_against_limits(string name, string text)
    {
        var path = Write(name, text);
        Assert.Empty(SchemaReader.Load(path, null, new XmlLimits { MaxBytes = text.Length, MaxDepth = 4 })
            .Validate(Encoding.UTF8.GetBytes(name == "a.xsd" ? "<a>1</a>" : "<a/>")));
        Assert.Throws<SchemaException>(() => SchemaReader.Load(path, null, new XmlLimits { MaxBytes = text.Length - 1 }));
        Assert.Equal("BND0014", Refusal(() => SchemaReader.Load(path, null, new XmlLimits { MaxDepth = 1 })));
        Assert.Equal("BND0014", Refusal(() => SchemaReader.Parse(text, name, limits: new XmlLimits { MaxBytes = text.Length - 1 })));
        var outer = Write("outer" + Path.GetExtension(name), name switch
        {
            "a.rng" => Rng.Grammar("<start><externalRef href='a.rng'/></start>"),
            "a.rnc" => "start = external 'a.rnc'",
            _ => "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='a.xsd'/></xs:schema>",
        });
        Assert.Equal(
            "BND0010", Refusal(() => SchemaReader.Load(outer, null, new XmlLimits { MaxBytes = Math.Max(text.Length - 1, (int)new FileInfo(outer).Length) })));

        static string Refusal(Action read) => Assert.Throws<SchemaException>(read).Diagnostics[0].Id;
    }

    [Fact]
    public void All_problems_are_thrown_together()
    {
        var exception = Assert.Throws<SchemaException>(() => SchemaReader.Load(Write("a.rng", Rng.Root("<ref/>\n<group/>"))));
        Assert.Equal(["BND0002", "BND0002"], exception.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(string.Join("\n", exception.Diagnostics), exception.Message);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
