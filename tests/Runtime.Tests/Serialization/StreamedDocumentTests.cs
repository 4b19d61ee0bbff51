using System;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Tests.Validation;
using Bindery.Xml;

namespace Bindery.Tests.Serialization;

/// <summary>Documents of streams, small and large.</summary>
public sealed class StreamedDocumentTests
{
    private const int Small = 10_000;

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(Small - 1, 4096)]
    [InlineData(Small + 1, 4096)]
    [InlineData(1_000_000, 4096)]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(70_000, 7)]
    public void The_whole_document_is_read(int length, int piece)
    {
        var bytes = Bytes(length);
        using var document = StreamedDocument.Read(new Pieces(bytes, piece), 2_000_000, Small);
        Assert.True(document.Bytes.SequenceEqual(bytes));
    }

    [Fact]
    public void A_large_document_uses_a_temporary_file_that_is_deleted()
    {
        var before = Files();
        using (var document = StreamedDocument.Read(new Pieces(Bytes(1_000_000), 4096), 2_000_000, Small))
            if (OperatingSystem.IsWindows() || OperatingSystem.IsLinux())
                Assert.NotEmpty(Files().Except(before));
        Assert.Empty(Files().Except(before));
        Assert.Throws<IOException>(() => StreamedDocument.Read(new Pieces(Bytes(1_000_000), 4096) { FailsAt = 500_000 }, 2_000_000, Small));
        Assert.Empty(Files().Except(before));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void Nothing_is_read_beyond_the_limit(int limit)
    {
        var stream = new Pieces(Bytes(1_000_000), 4096);
        using var document = StreamedDocument.Read(stream, limit, Small);
        Assert.InRange(document.Bytes.Length, limit + 1, limit + 150_000);
        Assert.True(document.Bytes.SequenceEqual(Bytes(document.Bytes.Length)));
    }

    [Fact]
    public void A_large_stream_is_validated_like_any_other()
    {
        var sketch = new GrammarSketch();
        var grammar = sketch.Grammar(sketch.Element("a", sketch.Empty));
        var document = Encoding.UTF8.GetBytes("<a>" + new string(' ', StreamedDocument.Threshold + 100) + "<b/></a>");
        var expected = grammar.Validate(document, new XmlLimits { MaxBytes = int.MaxValue });
        Assert.Single(expected);
        Assert.Equal(
            expected.Select(error => error.Message),
            grammar.Validate(new Pieces(document, 100_000), new XmlLimits { MaxBytes = int.MaxValue }).Select(error => error.Message));
        Assert.Contains(
            "MaxBytes",
            Assert.Single(grammar.Validate(new Pieces(document, 100_000), new XmlLimits { MaxBytes = StreamedDocument.Threshold + 50 })).Message,
            StringComparison.Ordinal);
    }

    private static byte[] Bytes(int length) => Enumerable.Range(0, length).Select(i => (byte)('a' + i % 26)).ToArray();

    private static string[] Files() =>
        Directory.GetFiles(Path.GetTempPath(), "bindery-*.*").Where(file => Path.GetFileName(file).Length == "bindery-".Length + 12).ToArray();

    /// <summary>Gives what is asked for in small pieces.</summary>
    private sealed class Pieces(byte[] bytes, int most) : Stream
    {
        private int _position;

        public int FailsAt { get; init; } = int.MaxValue;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position >= FailsAt)
                throw new IOException("broken");
            var length = Math.Min(Math.Min(count, most), bytes.Length - _position);
            Array.Copy(bytes, _position, buffer, offset, length);
            _position += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
