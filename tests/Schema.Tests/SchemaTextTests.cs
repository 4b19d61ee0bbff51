using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>Schemas that come from strings, readers, streams and sources of the caller's.</summary>
public sealed class SchemaTextTests
{
    private static readonly string Simple = Rng.Root("<attribute name='x'/>");

    [Fact]
    public void A_string_a_reader_and_a_stream_result_in_the_same_grammar()
    {
        var expected = SchemaReader.Parse(Simple).ToText();
        using var reader = new StringReader(Simple);
        Assert.Equal(expected, SchemaReader.Load(reader).ToText());
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Simple)]);
            Assert.Equal(expected, SchemaReader.Load(stream).ToText());
        }
        Assert.Empty(SchemaReader.Parse(Simple).Validate("<root x=''/>"u8));
    }

    [Fact]
    public void The_path_names_the_schema_in_messages()
    {
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Parse(Rng.Root("<txt/>"), "a/b.rng")).Diagnostics);
        Assert.Equal(("BND0001", "a/b.rng"), (problem.Id, problem.Span.File));

        using var stream = new MemoryStream([0x3C, 0x61, 0xFF, 0x3E]);
        problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(stream, "c.rng")).Diagnostics);
        Assert.Equal(("BND0006", "c.rng", 1, 3), (problem.Id, problem.Span.File, problem.Span.Line, problem.Span.Column));
    }

    [Fact]
    public void Without_a_source_no_referenced_file_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("bindery");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "other.rng"), Simple);
            var text = $"<externalRef {Rng.Ns} href='other.rng'/>";
            var path = Path.Combine(folder.FullName, "text.rng");

            var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Parse(text, path)).Diagnostics);
            Assert.Equal("BND0010", problem.Id);
            Assert.Contains("pass an ISchemaSource", problem.Message, StringComparison.Ordinal);
            Assert.Empty(SchemaReader.Parse(text, path, new FileSystemSchemaSource()).Validate("<root x=''/>"u8));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_custom_source_is_called_for_each_reference()
    {
        var source = new Memory(new() { ["parts/b"] = Rng.Grammar("<define name='b'><element name='b'><externalRef href='c'/></element></define>"),
            ["c"] = $"<text {Rng.Ns}/>" });

        var grammar = SchemaReader.Parse(Rng.Grammar("<include href='parts/b'/><start><ref name='b'/></start>"), "root", source);

        Assert.Equal(["parts/b from root", "c from parts/b"], source.Asked.Distinct());
        Assert.Empty(grammar.Validate("<b>text</b>"u8));
        var problem = Assert.Single(
            Assert.Throws<SchemaException>(() => SchemaReader.Parse(Rng.Grammar("<include href='d'/><start><empty/></start>"), "root", source)).Diagnostics);
        Assert.Equal("BND0010", problem.Id);
        Assert.Contains("is in no drawer", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_of_the_target_and_cancellation_are_respected()
    {
        var text = Rng.Root("<optional><attribute name='x' b:since='2.0' xmlns:b='urn:bindery:annotations'/></optional>");

        Assert.Empty(SchemaReader.Parse(text).Validate("<root x=''/>"u8));
        Assert.NotEmpty(SchemaReader.Parse(text, target: new Version(1, 9)).Validate("<root x=''/>"u8));
        Assert.ThrowsAny<OperationCanceledException>(() => SchemaReader.Parse(text, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_stream_that_is_not_a_document_is_a_violation_not_an_exception()
    {
        var grammar = SchemaReader.Parse(Simple);
        // UTF-32 in the byte order 2143 is recognized by its first bytes, and not supported.
        using var stream = new MemoryStream([0, 0, 0x3C, 0, 0, 0, 0x72, 0]);

        Assert.Equal(["BND3006"], grammar.Validate(stream).Select(error => error.Id));
    }

    private sealed class Memory(Dictionary<string, string> files) : ISchemaSource
    {
        public List<string> Asked { get; } = [];

        public bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text)
        {
            Asked.Add($"{href} from {baseFile}");
            path = href;
            return files.TryGetValue(href, out text);
        }

        public string ExplainMissing(string href, string baseFile) => "is in no drawer";
    }

    [Fact]
    public void References_out_of_the_folder_can_be_switched_off()
    {
        var folder = Directory.CreateTempSubdirectory("bindery-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "own", "below"));
            File.WriteAllText(Path.Combine(folder, "outside.rng"), Simple);
            File.WriteAllText(Path.Combine(folder, "own", "below", "part.rng"), Simple);
            File.CreateSymbolicLink(Path.Combine(folder, "own", "link.rng"), Path.Combine(folder, "outside.rng"));
            File.CreateSymbolicLink(Path.Combine(folder, "own", "out"), folder);
            var path = Path.Combine(folder, "own", "schema.rng");

            foreach (var href in new[] { "below/part.rng", "below/../below/part.rng" })
                Assert.Empty(Load(href).Validate("<root x=''/>"u8));
            foreach (var href in new[] { "../outside.rng", "link.rng", "out/outside.rng", "/etc/passwd" })
            {
                var problem = Assert.Single(Assert.Throws<SchemaException>(() => Load(href)).Diagnostics);
                Assert.Equal("BND0010", problem.Id);
                Assert.EndsWith(
                    $"is not read: it is outside the folder '{Path.Combine(folder, "own")}/', or is a symbolic link",
                    problem.Message,
                    StringComparison.Ordinal);
            }

            Grammar Load(string href) =>
                SchemaReader.Parse(
                    $"<externalRef href='{href}' xmlns='http://relaxng.org/ns/structure/1.0'/>", path, new FileSystemSchemaSource(Path.Combine(folder, "own")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_stream_without_end_is_refused()
    {
        using var stream = new EndlessStream();

        var problem = Assert.Single(Assert.Throws<SchemaException>(() => SchemaReader.Load(stream)).Diagnostics);

        Assert.Equal(("BND0010", "The schema cannot be read: it has more than 67108864 bytes, which is the limit"), (problem.Id, problem.Message));
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
