using System;
using System.Buffers;
using System.IO;

namespace Bindery.Schema.Xsd;

/// <summary>Reads a text from a buffer of the pool, which gets it back in the end: the texts of schemas may have millions of characters.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="start">Where the text begins.</param>
/// <param name="end">Where it ends.</param>
internal sealed class PooledText(char[] buffer, int start, int end) : TextReader
{
    private char[]? _buffer = buffer;
    private int _position = start;

    public override int Peek() => _buffer is null || _position == end ? -1 : _buffer[_position];

    public override int Read() => _buffer is null || _position == end ? -1 : _buffer[_position++];

    public override int Read(char[] destination, int index, int count)
    {
        if (_buffer is null)
            return 0;
        count = Math.Min(count, end - _position);
        Array.Copy(_buffer, _position, destination, index, count);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<char>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }
}
