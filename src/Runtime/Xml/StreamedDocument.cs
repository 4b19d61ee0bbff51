using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Bindery.Xml;

/// <summary>
/// The document of a stream as one span of bytes: a small one is in memory, a large one in a temporary file that the operating system reads on demand, so that
/// it needs no memory of its own. The file is deleted with this object.
/// </summary>
internal sealed class StreamedDocument : IDisposable
{
    /// <summary>The minimum length in bytes of documents that are stored in a file.</summary>
    public const int Threshold = 8 * 1024 * 1024;

    private const int Chunk = 128 * 1024;

    private readonly DocumentBuffer _buffer;
    private readonly int _mostMapped;
    private readonly bool _isUnlimited;
    private FileStream? _file;
    private MappedDocument? _mapped;

    private StreamedDocument(int maxBytes, int? mostMapped)
    {
        _buffer = new DocumentBuffer(maxBytes);
        _mostMapped = mostMapped ?? DocumentBuffer.MostBytes;
        _isUnlimited = mostMapped is not null;
    }

    /// <summary>The file of a document that is too large for one span; otherwise null.</summary>
    public FileStream? LargeFile { get; private set; }

    /// <summary>The whole document, or slightly more than the limit allows.</summary>
    public ReadOnlySpan<byte> Bytes => _mapped is null ? _buffer.Written : _mapped.Bytes;

    /// <summary>Whether <see cref="Bytes"/> is a mapped file.</summary>
    public bool IsMapped => _mapped is not null;

    /// <summary>Reads a stream to its end, or until the limit is exceeded.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="maxBytes">The limit.</param>
    /// <param name="threshold">The length in bytes from which the rest is stored in a file.</param>
    /// <param name="mostMapped">
    /// The length in bytes up to which the document is one span; a larger one is in <see cref="LargeFile"/>. Null to refuse a document that is too large for
    /// one span.
    /// </param>
    /// <exception cref="XmlBindingException">The limit allows more than can be read.</exception>
    public static StreamedDocument Read(Stream stream, int maxBytes, int threshold, int? mostMapped = null)
    {
        var document = new StreamedDocument(maxBytes, mostMapped);
        try
        {
            var buffer = document._buffer;
            while (buffer.Add(stream.Read(buffer.Array, buffer.Length, buffer.Array.Length - buffer.Length)))
                if (document._file is null && buffer.Length > threshold && document.CreateFile())
                {
                    document.Spill(stream);
                    break;
                }
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<StreamedDocument> ReadAsync(
        Stream stream, int maxBytes, int threshold, int? mostMapped, CancellationToken cancellationToken)
    {
        var document = new StreamedDocument(maxBytes, mostMapped);
        try
        {
            var buffer = document._buffer;
            while (buffer.Add(await stream.ReadAsync(buffer.Array, buffer.Length, buffer.Array.Length - buffer.Length, cancellationToken)
                .ConfigureAwait(false)))
                if (document._file is null && buffer.Length > threshold && document.CreateFile())
                {
                    await document.SpillAsync(stream, cancellationToken).ConfigureAwait(false);
                    break;
                }
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _mapped?.Dispose();
        _file?.Dispose();
        _buffer.Dispose();
    }

    // If no file can be created, the document is kept in memory.
    private bool CreateFile()
    {
        try
        {
            _file = new FileStream(
                Path.Combine(Path.GetTempPath(), "bindery-" + Path.GetRandomFileName()),
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            return false;
        }
    }

    private void Spill(Stream stream)
    {
        _file!.Write(_buffer.Array, 0, _buffer.Length);
        var length = (long)_buffer.Length;
        var chunk = _buffer.Array;
        int count;
        while ((_isUnlimited || length <= _buffer.Limit) && (count = stream.Read(chunk, 0, Math.Min(chunk.Length, Chunk))) > 0)
        {
            length += count;
            Append(chunk, count, length);
        }
        Map();
    }

    private async Task SpillAsync(Stream stream, CancellationToken cancellationToken)
    {
        _file!.Write(_buffer.Array, 0, _buffer.Length);
        var length = (long)_buffer.Length;
        var chunk = _buffer.Array;
        int count;
        while ((_isUnlimited || length <= _buffer.Limit)
            && (count = await stream.ReadAsync(chunk, 0, Math.Min(chunk.Length, Chunk), cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += count;
            Append(chunk, count, length);
        }
        Map();
    }

    private void Append(byte[] chunk, int count, long length)
    {
        if (length > DocumentBuffer.MostBytes && !_isUnlimited)
            throw DocumentBuffer.TooLarge();
        _file!.Write(chunk, 0, count);
    }

    private void Map()
    {
        _file!.Flush();
        if (_file.Length > _mostMapped)
            LargeFile = _file;
        else
            _mapped = new MappedDocument(_file);
        _buffer.Dispose();
    }
}
