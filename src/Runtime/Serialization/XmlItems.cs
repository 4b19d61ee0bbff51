using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Serialization;

namespace Bindery;

/// <summary>
/// The items of a large document, which are read one by one with <c>foreach</c> or <c>await foreach</c>: only one item at a time is in memory.
/// </summary>
/// <remarks>
/// A large file is not read into memory; a large stream is first stored in a temporary file. A document of 2 GiB or more must be in UTF-8, without a document
/// type declaration; paths in messages about it have no numbers. <see cref="XmlLimits.MaxBytes"/> applies to each item. With <see
/// cref="XmlReadOptions.Validate"/> the document is validated while it is read: an item is returned only if the document is valid up to the end of the
/// item. Content around items is skipped. A document from a file can be enumerated several times, also concurrently; one from a stream only once.
/// </remarks>
public sealed class XmlItems<T> : IEnumerable<T>
#if NET
    , IAsyncEnumerable<T>
#endif
    where T : class
{
    private readonly string? _path;
    private readonly Stream? _stream;
    private readonly ItemBinding<T> _binding;
    private readonly XmlReadOptions _options;
    private int _isRead;

    internal XmlItems(string? path, Stream? stream, ItemBinding<T> binding, XmlReadOptions options)
    {
        _path = path;
        _stream = stream;
        _binding = binding;
        _options = options;
    }

    /// <summary>Starts at the first item.</summary>
    /// <exception cref="InvalidOperationException">The items are those of a stream, which has already been read.</exception>
    public XmlItemEnumerator<T> GetEnumerator() => GetAsyncEnumerator();

    /// <summary>Starts at the first item. A stream is read asynchronously; a file is read on demand.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidOperationException">The items are those of a stream, which has already been read.</exception>
    public XmlItemEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_stream is not null && Interlocked.Exchange(ref _isRead, 1) != 0)
            throw new InvalidOperationException("The items of a stream can be read once");
        return new XmlItemEnumerator<T>(
            () => _stream is null ? ItemDocument.Open(_path!, _options) : ItemDocument.Read(_stream, _options),
            () => _stream is null
                ? Task.FromResult(ItemDocument.Open(_path!, _options))
                : ItemDocument.ReadAsync(_stream, _options, cancellationToken),
            _binding,
            _options,
            cancellationToken);
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

#if NET
    IAsyncEnumerator<T> IAsyncEnumerable<T>.GetAsyncEnumerator(CancellationToken cancellationToken) => GetAsyncEnumerator(cancellationToken);
#endif
}
