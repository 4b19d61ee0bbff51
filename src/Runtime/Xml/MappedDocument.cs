using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace Bindery.Xml;

/// <summary>
/// A large file as one span of bytes that the system reads as they are looked at, and forgets when memory is short: a document of a gigabyte takes no memory of
/// its own.
/// </summary>
/// <remarks>
/// A file that somebody cuts off meanwhile ends the process, which is why small files are not mapped: only for large ones a copy costs more than it is worth.
/// </remarks>
internal sealed unsafe class MappedDocument : IDisposable
{
    /// <summary>The length in bytes from which on files are mapped.</summary>
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

    /// <summary>The document. Not to be used after the end of this object.</summary>
    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
