using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests;

/// <summary><c>bindery generate</c>: the source generator's bytes in files.</summary>
public sealed class GenerateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("schemas/domainbackup.rng")]
    [InlineData("schemas/domaincheckpoint.rng")]
    [InlineData("schemas/samples/fieldbook.rng")]
    public void The_files_equal_the_output_of_the_source_generator(string name)
    {
        var schema = Path.Combine(Corpus.Repository, name);

        Compare(GeneratorOutput.Of(schema, LanguageVersion.Latest, ("Namespace", "My.Models")), schema, "--namespace", "My.Models");
        Compare(
            GeneratorOutput.Of(schema, LanguageVersion.CSharp9, ("Namespace", "Other"), ("Accessibility", "public")),
            schema, "-n", "Other", "--accessibility", "public", "--csharp", "9");
    }

    [Fact]
    public void All_types_are_generated_on_request()
    {
        var schema = Path.Combine(Corpus.Repository, "tests", "Harness", "Schemas", "ledger.xsd");

        Compare(GeneratorOutput.Of(schema, LanguageVersion.Latest, ("Namespace", "All"), ("Types", "all")), schema, "-n", "All", "--types", "all");
    }

    [Fact]
    public void The_version_of_the_target_counts()
    {
        var schema = Path.Combine(Corpus.Repository, "schemas", "domainbackup.rng");

        Compare(
            GeneratorOutput.Of(schema, LanguageVersion.CSharp10, ("Namespace", "Old"), ("Version", "6.0.0")),
            schema,
            "-n",
            "Old",
            "--libvirt-version",
            "6.0.0",
            "--csharp=10.0");
    }

    [Fact]
    public void The_compact_syntax_is_accepted()
    {
        var schema = _folder["note.rnc"];
        Assert.Equal(0, ToolRun.Of("convert", _folder.Schema, schema).ExitCode);

        Compare(GeneratorOutput.Of(schema, LanguageVersion.Latest, ("Namespace", "N")), schema, "-n", "N");
    }

    [Fact]
    public void One_root_of_several_can_be_requested()
    {
        var schema = _folder.Write(
            "two.rng",
            "<choice xmlns='http://relaxng.org/ns/structure/1.0'><element name='one'><text/></element><element name='two'><attribute name='x'/></element></choice>");

        Compare(GeneratorOutput.Of(schema, LanguageVersion.Latest, ("Namespace", "N"), ("Root", "two")), schema, "-n", "N", "--root", "two");
        Assert.False(File.Exists(_folder["out/N.One.g.cs"]));
    }

    [Fact]
    public void Files_that_are_up_to_date_are_not_touched()
    {
        Assert.Equal(0, Generate().ExitCode);
        var file = _folder["out/N.Note.g.cs"];
        var day = new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        foreach (var path in Directory.GetFiles(_folder["out"]))
            File.SetLastWriteTimeUtc(path, day);
        File.AppendAllText(file, "// mine\n");

        var run = Generate();

        Assert.Equal(new ToolRun(0, file + "\n", ""), run);
        Assert.Equal([file], Directory.GetFiles(_folder["out"]).Where(path => File.GetLastWriteTimeUtc(path) != day));
        Assert.DoesNotContain("// mine", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_writes_nothing_and_lists_outdated_files()
    {
        var all = Generate().Output;
        Assert.Equal(new ToolRun(0, "", ""), Generate("--check"));
        File.AppendAllText(_folder["out/N.Note.g.cs"], " ");
        File.Delete(_folder["out/N.P.g.cs"]);

        var run = Generate("--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [$"{_folder["out/N.Note.g.cs"]}: is not up to date", $"{_folder["out/N.P.g.cs"]}: is missing"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(_folder["out/N.P.g.cs"]));
        Assert.Equal(new ToolRun(1, "", ""), Generate("--check", "-q"));
        Assert.Equal(
            all.Split('\n').Where(line => line.EndsWith("Note.g.cs", StringComparison.Ordinal) || line.EndsWith("N.P.g.cs", StringComparison.Ordinal)).Order(),
            Generate().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Fact]
    public void Errors_have_the_format_of_those_of_documents()
    {
        var root = Generate("--root", "nota");
        Assert.Equal((2, ""), (root.ExitCode, root.Output));
        Assert.StartsWith($"{_folder.Schema}:1:1: error BND0023: The schema has no root element 'nota'", root.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            $"{_folder["none.rng"]}:1:1: error BND0010: ",
            ToolRun.Of("generate", _folder["none.rng"], "-n", "N", "-o", _folder["out"]).Error,
            StringComparison.Ordinal);
        var missing = _folder.Write("missing.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='none.rng'/></grammar>");
        var run = ToolRun.Of("generate", missing, "-n", "N", "-o", _folder["out"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{missing}:1:69: error BND0010: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"there is no file '{_folder["none.rng"]}'", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_file_instead_of_the_output_folder_is_a_usage_error()
    {
        _folder.Write("out", "a file");

        var run = Generate();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"bindery: '{_folder["out"]}' is a file; '--output' takes the folder for the files, which need not exist\n", run.Error);
    }

    [Fact]
    public void A_link_is_not_followed_out_of_the_folder()
    {
        var outside = _folder.Write("outside.cs", "// <auto-generated/> mine");
        Directory.CreateDirectory(_folder["out"]);
        File.CreateSymbolicLink(_folder["out/N.Note.g.cs"], outside);

        var run = Generate();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"bindery: '{_folder["out/N.Note.g.cs"]}' cannot be written: it is a symbolic link, and generated files stay in their folder\n", run.Error);
        Assert.Equal("// <auto-generated/> mine", File.ReadAllText(outside));
    }

    private ToolRun Generate(params string[] options) => ToolRun.Of(["generate", _folder.Schema, "-n", "N", "-o", _folder["out"], .. options]);

    private void Compare(SortedDictionary<string, byte[]> expected, string schema, params string[] options)
    {
        var output = Directory.CreateDirectory(_folder[Guid.NewGuid().ToString("N")]).FullName;

        var run = ToolRun.Of(["generate", schema, "--output", output, .. options]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(expected.Keys, Directory.GetFiles(output).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.Keys.Select(name => Path.Combine(output, name)),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        foreach (var (name, bytes) in expected)
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(output, name)));
    }

    [Fact]
    public void A_file_that_was_not_generated_is_written_over_only_when_forced()
    {
        var file = _folder.Write("out/My.Note.g.cs", "// mine");

        var run = ToolRun.Of("generate", _folder.Schema, "-n", "My", "-o", _folder["out"]);
        Assert.Equal((2, $"bindery: '{file}' exists already and was not generated; --force writes over it\n"), (run.ExitCode, run.Error));
        Assert.Equal("// mine", File.ReadAllText(file));
        Assert.Equal(0, ToolRun.Of("generate", _folder.Schema, "-n", "My", "-o", _folder["out"], "--force").ExitCode);
        Assert.Contains("class Note", File.ReadAllText(file), StringComparison.Ordinal);
    }
}
