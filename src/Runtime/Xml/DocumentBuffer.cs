using System;
using System.Buffers;

namespace Bindery.Xml;

/// <summary>Collects a stream of unknown length in a pooled array, up to a limit.</summary>
internal sealed class DocumentBuffer(int maxBytes) : IDisposable
{
    /// <summary>The most bytes that an array can have.</summary>
    internal const int MostBytes = 0x7FFFFFC7;

    private long _limit = maxBytes;
    private byte[]? _array = ArrayPool<byte>.Shared.Rent(4096);

    internal byte[] Array => _array ?? throw new ObjectDisposedException(nameof(DocumentBuffer));

    internal int Length { get; private set; }

    /// <summary>The most bytes that the stream may have, after <see cref="Add"/> saw its beginning.</summary>
    internal long Limit => _limit;

    internal ReadOnlySpan<byte> Written => Array.AsSpan(0, Length);

    /// <summary>Counts bytes that were read into <see cref="Array"/> and makes room for more.</summary>
    /// <returns>False at the end of the stream, and as soon as the limit is passed: reading refuses the document then, in its own words.</returns>
    /// <exception cref="XmlBindingException">The limit lets more through than an array can have.</exception>
    internal bool Add(int count)
    {
        // The limit counts bytes of UTF-8, and ASCII takes four times as many in UTF-32; reading counts exactly.
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

    /// <summary>What is said where the limit lets more through than can be read.</summary>
    internal static XmlBindingException TooLarge() => new("The document has 2 GiB or more, which cannot be read", 1, 1, "");

    public void Dispose()
    {
        if (_array is { } array)
            ArrayPool<byte>.Shared.Return(array);
        _array = null;
    }
}
