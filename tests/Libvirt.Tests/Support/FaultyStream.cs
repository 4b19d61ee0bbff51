using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Bindery.Tests.Support;

/// <summary>A stream that reads one small piece at a time, and calls back before each read and write, so that a test can fail it or cancel there.</summary>
/// <param name="content">What is read.</param>
/// <param name="most">The most bytes of one read.</param>
/// <param name="before">Called before each read and write, with its number, which begins with 0.</param>
internal sealed class FaultyStream(byte[] content, int most, Action<int> before) : Stream
{
    private readonly MemoryStream _written = new();
    private int _position;

    /// <summary>The reads and writes so far.</summary>
    public int Calls { get; private set; }

    /// <summary>What was written.</summary>
    public byte[] Written => _written.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        before(Calls++);
        var length = Math.Min(Math.Min(count, most), content.Length - _position);
        Array.Copy(content, _position, buffer, offset, length);
        _position += length;
        return length;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var length = Read(buffer, offset, count);
        cancellationToken.ThrowIfCancellationRequested();
        return length;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = new byte[buffer.Length];
        var length = await ReadAsync(bytes, 0, bytes.Length, cancellationToken);
        bytes.AsSpan(0, length).CopyTo(buffer.Span);
        return length;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        before(Calls++);
        _written.Write(buffer, offset, count);
    }

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Write(buffer, offset, count);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await WriteAsync(buffer.ToArray(), 0, buffer.Length, cancellationToken);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
