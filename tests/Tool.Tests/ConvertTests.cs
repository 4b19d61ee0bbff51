using System;
using System.IO;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary><c>bindery convert</c>.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_schema_is_converted_to_the_other_syntax_and_back()
    {
        var compact = _folder["note.rnc"];
        var back = _folder["back.rng"];

        Assert.Equal(new ToolRun(0, Relative(compact) + "\n", ""), ToolRun.Of("convert", _folder.Schema, compact));
        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("convert", "-q", compact, back));

        Assert.Contains("element note {", File.ReadAllText(compact), StringComparison.Ordinal);
        Assert.Equal(SchemaReader.Load(_folder.Schema).ToText(), SchemaReader.Load(compact).ToText());
        Assert.Equal(SchemaReader.Load(_folder.Schema).ToText(), SchemaReader.Load(back).ToText());
    }

    [Fact]
    public void Documents_are_validated_against_the_compact_syntax_too()
    {
        ToolRun.Of("convert", _folder.Schema, _folder["note.rnc"]);
        var file = _folder.Write("bad.xml", "<note topic='bird'/>");

        Assert.Equal(ToolRun.Of("validate", _folder.Schema, file), ToolRun.Of("validate", _folder["note.rnc"], file));
    }

    [Fact]
    public void All_files_of_a_schema_are_written_and_listed()
    {
        var schema = _folder.Write(
            "in/a.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='parts/b.rng'/><start><ref name='b'/></start></grammar>");
        _folder.Write(
            "in/parts/b.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><define name='b'><element name='b'><text/></element></define></grammar>");

        var run = ToolRun.Of("convert", schema, _folder["out/a.rnc"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal([Relative(_folder["out/a.rnc"]), Relative(_folder["out/parts/b.rnc"])], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(SchemaReader.Load(schema).ToText(), SchemaReader.Load(_folder["out/a.rnc"]).ToText());
    }

    [Fact]
    public void Xml_schema_validates_and_generates_and_is_not_converted()
    {
        var schema = _folder.Write(
            "order.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='order'><xs:complexType><xs:attribute name='count' type='xs:int' use='required'/></xs:complexType></xs:element></xs:schema>");

        Assert.Equal(0, ToolRun.Of("validate", schema, _folder.Write("good.xml", "<order count='1'/>")).ExitCode);
        Assert.Equal(1, ToolRun.Of("validate", schema, _folder.Write("bad.xml", "<order/>")).ExitCode);
        Assert.Equal(0, ToolRun.Of("generate", schema, "-n", "My", "-o", _folder["generated"]).ExitCode);
        Assert.Contains("public required int Count", File.ReadAllText(_folder["generated/My.Order.g.cs"]), StringComparison.Ordinal);
        var run = ToolRun.Of("convert", schema, _folder["order.rng"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(
            $"'{schema}' is an XML Schema; 'bindery convert' takes and writes the two syntaxes of RELAX NG, .rng and .rnc",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_one_file_is_written_to_standard_output_in_the_other_syntax()
    {
        Assert.Equal(0, ToolRun.Of("convert", "-q", _folder.Schema, _folder["note.rnc"]).ExitCode);
        Assert.Equal(new ToolRun(0, File.ReadAllText(_folder["note.rnc"]), ""), ToolRun.Of("convert", _folder.Schema, "-"));
        Assert.StartsWith("<?xml", ToolRun.Of("convert", _folder["note.rnc"], "-").Output, StringComparison.Ordinal);

        var several = _folder.Write("a.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='note.rng'/></grammar>");
        Assert.Equal(
            new ToolRun(
                2,
                "",
                $"bindery: '{several}' includes other schemas, which are converted as well; name a file to write, so that they can be written beside it\n"),
            ToolRun.Of("convert", several, "-"));
    }

    [Fact]
    public void A_file_that_exists_is_written_over_only_when_forced()
    {
        var file = _folder.Write("note.rnc", "mine");

        Assert.Equal(new ToolRun(2, "", $"bindery: '{Relative(file)}' exists already; --force writes over it\n"), ToolRun.Of("convert", _folder.Schema, file));
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("convert", _folder.Schema, file, "--force", "-q"));
        Assert.Contains("element note {", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_reported_at_their_places()
    {
        var schema = _folder.Write("wrong.rnc", "element note {\n  atribute topic { text }\n}");

        var run = ToolRun.Of("convert", schema, _folder["wrong.rng"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{schema}:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains(": error BND00", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["wrong.rng"]));
        var missing = ToolRun.Of("convert", _folder["none.rng"], _folder["x.rnc"]);
        Assert.Equal((2, ""), (missing.ExitCode, missing.Output));
        Assert.Equal($"{_folder["none.rng"]}:1:1: error BND0010: The schema does not exist\n", missing.Error);
        var folder = ToolRun.Of("convert", _folder.Schema, _folder["note.xsd"]);
        Assert.Equal((2, ""), (folder.ExitCode, folder.Output));
        Assert.Contains("is an XML Schema", folder.Error, StringComparison.Ordinal);
    }

    // As the tool lists files: seen from the current folder.
    private static string Relative(string path) => Path.GetRelativePath(".", path);
}
