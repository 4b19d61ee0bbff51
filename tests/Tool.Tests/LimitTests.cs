using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Large and deep documents.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_message_for_a_document_over_the_limit_names_the_option()
    {
        var text = $"<note topic='birds'><p>{new string('x', 2000)}</p></note>";
        var file = _folder.Write("long.xml", text);

        Assert.Equal(
            new ToolRun(1, $"{file}:1:1: error BND3006: The document has more than the 1024 bytes allowed; raise --max-bytes to read it\n", ""),
            ToolRun.Of("validate", _folder.Schema, file, "--max-bytes", "1K"));
        Assert.Equal(0, ToolRun.Of("validate", _folder.Schema, file, "--max-bytes", "2K").ExitCode);
        var piped = ToolRun.With(text, "validate", _folder.Schema, "-", "--max-bytes", "1K");
        Assert.Equal(1, piped.ExitCode);
        Assert.EndsWith("more than the 1024 bytes allowed; raise --max-bytes to read it\n", piped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_counts_utf8_whatever_the_document_is_written_in()
    {
        var file = _folder["wide.xml"];
        File.WriteAllText(file, $"<note topic='birds'><p>{new string('x', 900)}</p></note>", Encoding.Unicode);

        Assert.Equal(0, ToolRun.Of("validate", _folder.Schema, file, "--max-bytes", "1K").ExitCode);
    }

    [Fact]
    public void The_message_for_a_document_that_is_nested_too_deeply_names_the_option()
    {
        var file = _folder.Write("deep.xml", $"<note topic='birds'>{Repeat("<p>", 10)}{Repeat("</p>", 10)}</note>");

        Assert.Equal(
            new ToolRun(1, $"{file}:1:48: error BND3006: The elements are nested deeper than 10; raise --max-depth to read this document\n", ""),
            ToolRun.Of("validate", _folder.Schema, file, "--max-depth", "10"));
        Assert.Equal(0, ToolRun.Of("validate", _folder.Schema, file, "--max-depth", "11").ExitCode);
    }

    [Fact]
    public void The_message_for_an_element_with_too_many_attributes_names_the_option()
    {
        var file = _folder.Write("wide.xml", "<note topic='birds' a='1' b='2' c='3'/>");

        var run = ToolRun.Of("validate", _folder.Schema, file, "--max-attributes", "3");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "error BND3006: The element has more than 3 attributes; raise --max-attributes to read this document\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("BND3006", ToolRun.Of("validate", _folder.Schema, file, "--max-attributes", "4").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructs_that_are_not_translated_are_warnings_on_demand()
    {
        var schema = _folder.Write(
            "later.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='note'><xs:complexType><xs:attribute name='a'/><xs:assert test='@a > 1'/></xs:complexType></xs:element></xs:schema>");
        var file = _folder.Write("note.xml", "<note a='1'/>");
        const string Found = " BND0015: 'xs:assert' belongs to XML Schema 1.1 and is not supported: its constraint would not be checked\n";

        Assert.Equal(new ToolRun(2, "", $"{schema}:1:120: error{Found}"), ToolRun.Of("validate", schema, file));
        Assert.Equal(new ToolRun(0, "", $"{schema}:1:120: warning{Found}"), ToolRun.Of("validate", "--untranslated", "warning", schema, file));
        Assert.Equal(2, ToolRun.Of("generate", schema, "-n", "Notes", "-o", _folder["out"]).ExitCode);
        var run = ToolRun.Of("generate", "--untranslated", "warning", schema, "-n", "Notes", "-o", _folder["out"]);
        Assert.Equal((0, $"{schema}:1:120: warning{Found}"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_confined_schema_reads_no_file_outside_its_folder()
    {
        _folder.Write("part.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='note'><empty/></element></start></grammar>");
        Directory.CreateDirectory(_folder["in"]);
        var schema = _folder.Write("in/whole.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='../part.rng'/></grammar>");
        var inside = _folder.Write("inside.rng", "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='part.rng'/></grammar>");
        var file = _folder.Write("note.xml", "<note/>");
        var expected = new ToolRun(
            2, "", $"{schema}:1:69: error BND0010: '../part.rng', included here, is not read: it is outside the folder '{_folder["in"]}/', or is a symbolic link\n");

        Assert.Equal(0, ToolRun.Of("validate", schema, file).ExitCode);
        Assert.Equal(expected, ToolRun.Of("validate", "--confined", schema, file));
        Assert.Equal(expected, ToolRun.Of("generate", "--confined", schema, "-n", "Notes", "-o", _folder["out"]));
        Assert.Equal(0, ToolRun.Of("validate", "--confined", inside, file).ExitCode);
    }

    [Fact]
    public void A_hundred_thousand_levels_have_a_verdict_alone_and_among_other_documents()
    {
        var file = _folder.Write("deep.xml", $"<note topic='birds'>{Repeat("<p>", 100_000)}<q/>{Repeat("</p>", 100_000)}</note>");
        var other = _folder.Write("other.xml", "<note topic='birds'/>");

        foreach (var documents in new[] { new[] { file }, [file, other] })
        {
            var run = ToolRun.Of(["validate", _folder.Schema, .. documents, "--max-depth", "200000"]);
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"{file}:1:300021: error BND3001: ", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_large_document_is_read_to_its_end()
    {
        var file = _folder["large.xml"];
        using (var writer = new StreamWriter(file))
        {
            writer.Write("<note topic='birds'>\n");
            for (var i = 0; i < 400_000; i++)
                writer.Write("<p>a paragraph that is long enough to make this document large, without a meaning of its own</p>\n");
            writer.Write("<q/></note>");
        }

        Assert.True(new FileInfo(file).Length > Xml.MappedDocument.Threshold);
        foreach (var name in new[] { file, "-" })
        {
            var run = ToolRun.With(name == "-" ? File.ReadAllText(file) : "", "validate", _folder.Schema, name);
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"{name}:400002:1: error BND3001: 'q' is not allowed", run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>The pages of a mapped file do not stay in the process while it is read, and what is read of them stays right.</summary>
    [Fact]
    public void Memory_pages_that_were_read_are_released()
    {
        if (!OperatingSystem.IsLinux())
            return;
        const int Size = 48 * 1024 * 1024;
        var file = _folder["mapped.bin"];
        File.WriteAllBytes(file, Enumerable.Repeat((byte)7, Size).ToArray());
        using var stream = File.OpenRead(file);
        using var mapped = new Xml.MappedDocument(stream);
        using var pages = new Tool.Validation.PassedPages(mapped.Bytes);

        Assert.Equal(7L * Size, mapped.Bytes.ToArray().Sum(value => (long)value));
        Assert.True(SpinWait.SpinUntil(() => ResidentKilobytes("mapped.bin") < 1024, TimeSpan.FromSeconds(20)), "The pages stay.");
        Assert.Equal(7, mapped.Bytes[Size - 1]);
    }

    // "Rss:  128 kB" stands below the line that names the file.
    private static int ResidentKilobytes(string file) =>
        File.ReadAllLines("/proc/self/smaps").SkipWhile(line => !line.EndsWith(file, StringComparison.Ordinal))
            .Where(line => line.StartsWith("Rss:", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))
            .FirstOrDefault();

    [Fact]
    public void Two_gibibytes_are_refused_whatever_the_limit()
    {
        var file = _folder["huge.xml"];
        using (var stream = File.Create(file))
            stream.SetLength(3L << 30);

        Assert.Equal(
            new ToolRun(
                1,
                $"{file}:1:1: error BND3006: The document has more than the 2147483647 bytes allowed; documents of 2 GiB and more cannot be read\n",
                ""),
            ToolRun.Of("validate", _folder.Schema, file, "--max-bytes", "2147483647"));
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
