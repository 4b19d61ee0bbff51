using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bindery.Tests;

/// <summary>
/// The processor time of the current thread: on a busy machine, the elapsed time says little about the cost of code. If the system does not provide it, the
/// elapsed time is used.
/// </summary>
internal static class ThreadTime
{
    private const int ThreadCpuTime = 3;

    /// <summary>The time used since a fixed moment.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && clock_gettime(ThreadCpuTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
