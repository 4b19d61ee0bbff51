using System;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema;
using Bindery.Tests.Support;
using Bindery.Tool.Commands;

namespace Bindery.Tests;

/// <summary><c>bindery validate</c>: what it writes as text, and its exit codes.</summary>
public sealed class ValidateTests : IDisposable
{
    private const string UnknownTopic = "error BND3003: 'bird' is not allowed for 'topic': it must be 'birds' or 'trees'; did you mean 'birds'?";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Valid_documents_have_no_output()
    {
        var one = _folder.Write("one.xml", "<note topic='birds'/>");
        var two = _folder.Write("two.xml", "<note topic='trees'><p>oak</p></note>");

        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("validate", _folder.Schema, one));
        Assert.Equal(new ToolRun(0, "", "2 documents: all are valid\n"), ToolRun.Of("validate", _folder.Schema, one, two));
    }

    [Fact]
    public void Each_finding_is_a_line_with_file_line_and_column()
    {
        var file = _folder.Write("bad.xml", "<note\n  topic='bird'>\n  <q/>\n</note>");

        var run = ToolRun.Of("validate", _folder.Schema, file);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(Expected(file), Lines(run.Output));
        Assert.Equal($"{file}:2:10: {UnknownTopic}", Lines(run.Output)[0]);
        Assert.StartsWith($"{file}:3:3: error BND3001: 'q' is not allowed", Lines(run.Output)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_are_reported_in_the_order_of_the_arguments_and_unreadable_ones_do_not_stop_others()
    {
        var bad = _folder.Write("bad.xml", "<note topic='bird'/>");
        var broken = _folder.Write("broken.xml", "<note topic='birds'>");

        var run = ToolRun.Of("validate", _folder.Schema, broken, _folder["none.xml"], bad, _folder.Root);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([.. Expected(broken), .. Expected(bad)], Lines(run.Output));
        Assert.StartsWith($"{broken}:1:21: error BND3006: The document ends", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            [$"bindery: '{_folder["none.xml"]}' does not exist",
                $"bindery: '{_folder.Root}' is a folder; name the files in it, as in '{Path.Combine(_folder.Root, "**", "*.xml")}'",
                "4 documents: 0 valid, 2 not valid, 2 could not be read"],
            Lines(run.Error));
    }

    [Fact]
    public void A_lone_dash_is_standard_input()
    {
        Assert.Equal(new ToolRun(1, $"-:1:14: {UnknownTopic}\n", ""), ToolRun.With("<note topic='bird'/>", "validate", _folder.Schema, "-"));
        Assert.Equal(new ToolRun(0, "", ""), ToolRun.With("<note topic='birds'/>", "validate", _folder.Schema, "-"));
    }

    [Fact]
    public void The_option_quiet_prints_nothing()
    {
        var bad = _folder.Write("bad.xml", "<note topic='bird'/>");

        Assert.Equal(new ToolRun(1, "", ""), ToolRun.Of("validate", "-q", _folder.Schema, bad));
        Assert.Equal(new ToolRun(1, "", ""), ToolRun.Of("validate", _folder.Schema, bad, "--quiet", "--format=json"));
        Assert.Equal(
            new ToolRun(2, "", $"bindery: '{_folder["none.xml"]}' does not exist\n"), ToolRun.Of("validate", _folder.Schema, bad, "-q", _folder["none.xml"]));
    }

    [Fact]
    public void Mistakes_in_the_schema_are_written_to_standard_error_with_its_file()
    {
        var schema = _folder.Write(
            "wrong.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n  <start><ref name='a'/></start>\n  <include href='parts.rng'/>\n</grammar>");
        _folder.Write("parts.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><define name='b'><elemnt/></define></grammar>");
        var file = _folder.Write("one.xml", "<note/>");

        var run = ToolRun.Of("validate", schema, file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        var problems = Assert.Throws<SchemaException>(() => SchemaReader.Load(schema)).Diagnostics;
        Assert.Equal(
            problems.Select(problem => $"{problem.Span.File}:{problem.Span.Line}:{problem.Span.Column}: error {problem.Id}: {problem.Message}"),
            Lines(run.Error));
        Assert.StartsWith($"{schema}:2:21: error BND0002: There is no definition 'a'", Lines(run.Error)[0], StringComparison.Ordinal);
        Assert.StartsWith($"{_folder["parts.rng"]}:1:71: error BND0001: RELAX NG has no element 'elemnt'", Lines(run.Error)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_schema_is_a_usage_error()
    {
        var run = ToolRun.Of("validate", _folder["none.rng"], _folder.Write("one.xml", "<note/>"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{_folder["none.rng"]}:1:1: error BND0010: The schema does not exist", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            new ToolRun(2, "", $"bindery: '{_folder.Root}' is a folder; name the file in it that begins the schema\n"),
            ToolRun.Of("validate", _folder.Root, "-"));
    }

    [Fact]
    public void File_names_cannot_inject_lines_or_terminal_sequences()
    {
        var file = _folder.Write("a\nb\u001b[31m.xml", "<note topic='bird'/>");

        var run = ToolRun.Of("validate", _folder.Schema, file);

        Assert.Equal($"{_folder.Root}/a\\nb\\u001B[31m.xml:1:14: {UnknownTopic}\n", run.Output);
    }

    [Fact]
    public void A_document_is_checked_against_the_version_of_its_target()
    {
        var schema = _folder.Write(
            "since.rng",
            "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' xmlns:b='urn:bindery:annotations'><optional><attribute name='x' b:since='2.0'/></optional></element>");
        var file = _folder.Write("a.xml", "<a x=''/>");

        Assert.Equal(0, ToolRun.Of("validate", schema, file).ExitCode);
        Assert.Equal(0, ToolRun.Of("validate", schema, file, "--target-version", "2.0.0").ExitCode);
        foreach (var option in new[] { "--target-version=1.9", "--libvirt-version=1.9" })
        {
            var run = ToolRun.Of("validate", schema, file, option);
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"{file}:1:4: error BND3001: 'x' is not allowed", run.Output, StringComparison.Ordinal);
            Assert.Contains("2.0.0", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Five_hundred_documents_are_reported_in_their_order()
    {
        var files = Enumerable.Range(0, 500)
            .Select(number => _folder.Write($"{number}.xml", $"<note topic='birds'>{new string('\n', number)}<q/></note>"))
            .ToArray();

        var run = ToolRun.Of(["validate", _folder.Schema, .. files]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            files.Select((file, number) => $"{file}:{number + 1}:{(number == 0 ? 21 : 1)}: error BND3001"),
            Lines(run.Output).Select(line => line[..(line.IndexOf("BND3001", StringComparison.Ordinal) + 7)]));
    }

    [Fact]
    public void An_interrupted_run_has_its_own_exit_code()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var command = ValidateCommand.Parse([_folder.Schema, _folder.Write("bad.xml", "<note/>"),
            _folder.Write("worse.xml", "<not/>")]) with { Stop = stop.Token };

        Assert.Equal(new ToolRun(130, "", ""), ToolRun.Of(command));
    }

    // What the library says, in the form of compilers.
    private string[] Expected(string file) =>
        SchemaReader.Load(_folder.Schema)
            .Validate(File.ReadAllBytes(file))
            .Select(error => $"{file}:{error.Line}:{error.Column}: error {error.Id}: {error.Message}")
            .ToArray();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
