using System;
using System.Buffers;

namespace Bindery.Xml;

/// <summary>Collects a stream of unknown length in a pooled array, up to a limit.</summary>
internal sealed class DocumentBuffer(int maxBytes) : IDisposable
{
    /// <summary>The maximum length of an array in bytes.</summary>
    internal const int MostBytes = 0x7FFFFFC7;

    private long _limit = maxBytes;
    private byte[]? _array = ArrayPool<byte>.Shared.Rent(4096);

    internal byte[] Array => _array ?? throw new ObjectDisposedException(nameof(DocumentBuffer));

    internal int Length { get; private set; }

    /// <summary>The maximum length of the stream in bytes, after <see cref="Add"/> has seen its beginning.</summary>
    internal long Limit => _limit;

    internal ReadOnlySpan<byte> Written => Array.AsSpan(0, Length);

    /// <summary>Counts bytes that were read into <see cref="Array"/> and makes room for more.</summary>
    /// <returns>False at the end of the stream, and as soon as the limit is exceeded: the reader then refuses the document with its own message.</returns>
    /// <exception cref="XmlBindingException">The limit allows more than an array can contain.</exception>
    internal bool Add(int count)
    {
        // The limit is in bytes of UTF-8, and ASCII takes four times as many bytes in UTF-32; the reader counts exactly.
        if (Length < 4 && XmlEncoding.FromFirstBytes(Array.AsSpan(0, Length + count), out _) is not null)
            _limit = 4L * maxBytes + 4;
        Length += count;
        if (count == 0 || Length > _limit)
            return false;
        if (Length == Array.Length)
        {
            if (Length == MostBytes)
                throw TooLarge();
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Length * 2L, MostBytes));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(Array);
            _array = larger;
        }
        return true;
    }

    /// <summary>Returns the error for a document that the limit allows but that is too large to be read.</summary>
    internal static XmlBindingException TooLarge() => new("The document has 2 GiB or more, which cannot be read", 1, 1, "");

    public void Dispose()
    {
        if (_array is { } array)
            ArrayPool<byte>.Shared.Return(array);
        _array = null;
    }
}
