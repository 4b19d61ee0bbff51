using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Bindery.Tool.Validation;

/// <summary>
/// Gives the pages of a mapped file back to the system every few milliseconds while it is read, so that a large document does not count as memory of this
/// process. A page that is looked at once more comes back from the system's cache. On systems other than Linux the system does that when memory is short.
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

    /// <param name="mapped">The file, as it is mapped: whole pages that nobody writes. It must stay mapped until the end of this object.</param>
    public PassedPages(ReadOnlySpan<byte> mapped)
    {
        _start = Unsafe.AsPointer(ref MemoryMarshal.GetReference(mapped));
        _length = (nuint)mapped.Length;
        // A thread of its own: the pool takes its time to find one.
        if (OperatingSystem.IsLinux())
            new Thread(Run, 128 * 1024) { IsBackground = true }.Start();
    }

    public void Dispose()
    {
        // What is at the addresses afterwards belongs to others: no call may be under way.
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
