using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace Bindery.Xml;

/// <summary>
/// A large file as one span of bytes. The operating system reads it on demand and can discard the pages, so that even a document of a gigabyte needs no memory
/// of its own.
/// </summary>
/// <remarks>
/// If the file is truncated while it is mapped, the process is terminated. Therefore small files are not mapped: only for large ones is the cost of a copy
/// higher than this risk.
/// </remarks>
internal sealed unsafe class MappedDocument : IDisposable
{
    /// <summary>The minimum length in bytes of files that are mapped.</summary>
    public const int Threshold = 32 * 1024 * 1024;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    /// <param name="file">The file, of less than 2 GiB.</param>
    public MappedDocument(FileStream file)
    {
        _length = checked((int)file.Length);
        _file = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start + _view.PointerOffset;
    }

    /// <summary>The document. It must not be used after this object was disposed.</summary>
    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
