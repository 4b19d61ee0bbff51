using System;
using System.Buffers;
using System.IO;

namespace Bindery.Schema;

/// <summary>
/// The bytes of a file in a pooled array: large arrays are expensive to allocate, because they are only collected together with everything else.
/// </summary>
internal readonly struct PooledBytes : IDisposable
{
    private const int Least = 16 * 1024;

    private readonly byte[] _buffer;
    private readonly int _count;

    private PooledBytes(byte[] buffer, int count) => (_buffer, _count) = (buffer, count);

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => new(_buffer, 0, _count);

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="IOException">It cannot be read, or has too many bytes.</exception>
    public static PooledBytes Read(Stream stream, int maxBytes)
    {
        // The length is only a hint: the stream may have more, or not know it.
        var hint = stream.CanSeek ? (int)Math.Min(stream.Length, maxBytes) + 1 : 0;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(hint, Least));
        var count = 0;
        try
        {
            for (int read; (read = stream.Read(buffer, count, buffer.Length - count)) > 0;)
            {
                count += read;
                if (count > maxBytes)
                    throw new IOException(FormattableString.Invariant($"it has more than {maxBytes} bytes, which is the limit"));
                if (count == buffer.Length)
                    buffer = Doubled(buffer);
            }

            return new PooledBytes(buffer, count);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static byte[] Doubled(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, 0, larger, 0, buffer.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
