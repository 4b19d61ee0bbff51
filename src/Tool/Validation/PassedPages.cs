using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Bindery.Tool.Validation;

/// <summary>
/// Releases the pages of a mapped file every few milliseconds while it is read, so that a large document does not count as memory of this
/// process. A page that is read again comes from the system's cache. Systems other than Linux release pages when memory is short.
/// </summary>
internal sealed unsafe partial class PassedPages : IDisposable
{
    // MADV_DONTNEED.
    private const int NotNeeded = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly object _lock = new();
    private readonly void* _start;
    private readonly nuint _length;
    private bool _isOver;

    /// <param name="mapped">The mapped file: whole pages that are not written. It must stay mapped until this object is disposed.</param>
    public PassedPages(ReadOnlySpan<byte> mapped)
    {
        _start = Unsafe.AsPointer(ref MemoryMarshal.GetReference(mapped));
        _length = (nuint)mapped.Length;
        // A separate thread, because the thread pool may start one late.
        if (OperatingSystem.IsLinux())
            new Thread(Run, 128 * 1024) { IsBackground = true }.Start();
    }

    public void Dispose()
    {
        // The addresses may be used for other memory afterwards: no call may be in progress.
        lock (_lock)
            _isOver = true;
    }

    private void Run()
    {
        while (Release())
            Thread.Sleep(Pause);
    }

    private bool Release()
    {
        lock (_lock)
            return !_isOver && Advise(_start, _length, NotNeeded) == 0;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
