using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>A document that is read item by item. A large document is read from its file; one that is too large for a span of bytes is read in parts.</summary>
internal sealed class ItemDocument : IDisposable
{
    // The size in bytes from which a stream is stored in a file.
    private const int Threshold = 1024 * 1024;

    private readonly StreamedDocument? _streamed;
    private readonly MappedDocument? _mapped;
    private readonly FileStream? _file;
    private readonly ItemPart? _part;
    private readonly ExpandedDocument? _expanded;

    // The rewritten form, in UTF-8 and without a document type declaration.
    private readonly byte[]? _rewritten;

    private ItemDocument(StreamedDocument? streamed, MappedDocument? mapped, FileStream? file, XmlReadOptions options)
    {
        (_streamed, _mapped, _file) = (streamed, mapped, file);
        try
        {
            if (mapped is null && (streamed is null ? file : streamed.LargeFile) is { } large)
            {
                _part = new ItemPart(large, options.PartLength);
                return;
            }
            var utf8 = XmlInput.ToUtf8(Source);
            if (options.DocumentType == DocumentTypeHandling.Read && DocumentTypeExpander.Expand(utf8) is { } expanded)
                (_expanded, _rewritten) = (expanded, expanded.ToUtf8());
            else if (!utf8.IsEmpty && !utf8.Overlaps(Source))
                _rewritten = utf8.ToArray();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The document in UTF-8, or the part of it that is read.</summary>
    public ReadOnlySpan<byte> Bytes => _part is not null ? _part.Bytes : _rewritten ?? Source;

    /// <summary>The part that is read, if the document is too large for one span; otherwise null.</summary>
    public ItemPart? Part => _part;

    private ReadOnlySpan<byte> Source => _mapped is null ? _streamed!.Bytes : _mapped.Bytes;

    public static ItemDocument Open(string path, XmlReadOptions options)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        try
        {
            if (file.Length > (options.MostMapped ?? DocumentBuffer.MostBytes))
                return new ItemDocument(null, null, file, options);
            if (file.Length >= MappedDocument.Threshold)
                return new ItemDocument(null, new MappedDocument(file), file, options);
            using (file)
                return Read(file, options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static ItemDocument Read(Stream stream, XmlReadOptions options) =>
        new(StreamedDocument.Read(stream, DocumentBuffer.MostBytes, Threshold, options.MostMapped ?? DocumentBuffer.MostBytes), null, null, options);

    public static async Task<ItemDocument> ReadAsync(Stream stream, XmlReadOptions options, CancellationToken cancellationToken) =>
        new(
            await StreamedDocument.ReadAsync(stream, DocumentBuffer.MostBytes, Threshold, options.MostMapped ?? DocumentBuffer.MostBytes, cancellationToken)
                .ConfigureAwait(false),
            null,
            null,
            options);

    /// <summary>Returns the error with its place in the original document.</summary>
    public XmlBindingException AtSource(XmlBindingException exception) => _part?.AtSource(exception) ?? _expanded?.AtSource(exception) ?? exception;

    public void Dispose()
    {
        _mapped?.Dispose();
        _file?.Dispose();
        _streamed?.Dispose();
    }
}
